// Letters beyond ASCII stand as they are: units are UTF-8.
#include "lanyard/unit_word.h"

namespace lanyard {

Result<std::string> unit_word(std::string_view word) {
    std::string quoted = "\"";
    for (const char letter : word) {
        if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f)
            return usage_error("holds a line break or another control character", std::string(word));
        if (letter == '"' || letter == '\\') quoted += '\\';
        if (letter == '%' || letter == '$') quoted += letter;
        quoted += letter;
    }
    return quoted + '"';
}

}  // namespace lanyard
