// A stranger's code has digits or marks nearly always; the few that have not do no harm in a search.
#include "roles/fast_typing.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace lanyard {

bool reads_like_a_name(const std::string& words) {
    constexpr int most_letters = 60;
    const auto text = icu::UnicodeString::fromUTF8(words);
    int letters = 0;
    for (int i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 letter = text.char32At(i);
        const bool joins = letter == ' ' || letter == '-' || letter == '\'' || letter == '.' ||
                           letter == 0x2019 || (U_GET_GC_MASK(letter) & U_GC_M_MASK) != 0;
        if (u_isalpha(letter))
            ++letters;
        else if (!joins)
            return false;
    }
    return letters >= 2 && letters <= most_letters;
}

bool FastTyping::asked(const std::string& written) {
    asked_ = reads_like_a_name(written) ? written : "";
    return !asked_.empty();
}

bool FastTyping::answered(Verdict verdict) {
    std::string name = std::exchange(asked_, {});
    if (name.empty() || (verdict != Verdict::unknown && verdict != Verdict::misread)) return false;
    given_back_ += name;
    return true;
}

}  // namespace lanyard
