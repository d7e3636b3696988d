// Letters one by one; the length is made up with a tail of words, which wrap as words do.
#include "base/pseudo_language.h"

namespace lanyard {
namespace {

constexpr std::string_view plain = "aceinosuyzACEINOSUYZ";
constexpr const char* accented[] = {"å", "ç", "é", "î", "ñ", "ö", "š", "ü", "ý", "ž",
                                    "Å", "Ç", "É", "Î", "Ñ", "Ö", "Š", "Ü", "Ý", "Ž"};
constexpr std::string_view tail = " łoŕém įpšum đöl";

}  // namespace

std::string in_pseudo_language(std::string_view english) {
    std::string words;
    bool in_braces = false;
    std::size_t letters = 0;
    for (const char letter : english) {
        if (letter == '{') in_braces = true;
        const std::size_t at = in_braces ? std::string_view::npos : plain.find(letter);
        words += at == std::string_view::npos ? std::string(1, letter) : std::string(accented[at]);
        if (letter == '}') in_braces = false;
        if (!in_braces) ++letters;
    }
    // A letter in two bytes begins with one that has its two high bits set.
    const std::size_t longer = letters * 2 / 5;
    std::size_t added = 0;
    for (std::size_t i = 0; added < longer; i = (i + 1) % tail.size()) {
        words += tail[i];
        if ((static_cast<unsigned char>(tail[(i + 1) % tail.size()]) & 0xc0) != 0x80) ++added;
    }
    while (!words.empty() && words.back() == ' ') words.pop_back();
    return words;
}

}  // namespace lanyard
