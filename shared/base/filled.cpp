// One pass from the left.
#include "base/filled.h"

namespace lanyard {

std::string filled(std::string_view sentence,
                   std::initializer_list<std::pair<std::string_view, std::string_view>> places) {
    std::string result;
    while (!sentence.empty()) {
        const std::string_view* words = nullptr;
        std::size_t length = 1;
        for (const auto& [place, filling] : places)
            if (sentence.front() == '{' && sentence.substr(1, place.size()) == place &&
                sentence.substr(1 + place.size(), 1) == "}") {
                words = &filling;
                length = place.size() + 2;
            }
        result += words ? *words : sentence.substr(0, length);
        sentence.remove_prefix(length);
    }
    return result;
}

}  // namespace lanyard
