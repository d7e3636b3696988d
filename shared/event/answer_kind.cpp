// Beginnings of words, folded.
#include "event/answer_kind.h"

#include <algorithm>
#include <array>
#include <string>

#include "event/name_fold.h"

namespace lanyard {
namespace {

constexpr std::array<std::string_view, 22> of_needs = {
    "diet", "allerg",  "access", "mobility", "wheelchair", "vegetarian", "vegan",   "halal",
    "food", "meal",    "regime", "aliment",  "handicap",   "mobilite",   "medical", "disab",
    "need", "require", "besoin", "deiet",    "alergedd",   "hygyrch"};
constexpr std::array<std::string_view, 6> of_notes = {"note",     "comment", "remark",
                                                      "remarque", "nodyn",   "nodiad"};

template <std::size_t count>
bool some_word_begins(const std::string& folded, const std::array<std::string_view, count>& beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view beginning) {
        for (std::size_t at = folded.find(beginning); at != std::string::npos;
             at = folded.find(beginning, at + 1))
            if (at == 0 || folded[at - 1] == ' ') return true;
        return false;
    });
}

}  // namespace

AnswerKind answer_kind(std::string_view heading) {
    const std::string folded = fold_name(heading);
    if (some_word_begins(folded, of_needs)) return AnswerKind::need;
    return some_word_begins(folded, of_notes) ? AnswerKind::note : AnswerKind::other;
}

}  // namespace lanyard
