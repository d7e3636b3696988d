// What an organiser's question was about, by its heading: what may be seen at once, and what behind a tap.
#pragma once

#include <string_view>

namespace lanyard {

enum class AnswerKind {
    need,   // diet, allergies, access: seen by staff who ask for it
    note,   // written by the organiser for the desk
    other,  // anything else that was asked
};

// By words of the heading, in any case, English, French or Welsh. A heading that could be about a need is
// one.
AnswerKind answer_kind(std::string_view heading);

}  // namespace lanyard
