// A column's cell as what was booked: nothing, a mere yes, or a choice.
#include "event/add_ons.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "event/answer_kind.h"
#include "event/name_fold.h"

namespace lanyard {
namespace {

constexpr std::array<std::string_view, 15> noes = {"no",    "n",    "none", "nein",  "non",
                                                   "false", "0",    "na",   "n a",   "nie",
                                                   "keine", "nage", "nac",  "aucun", "not booked"};
constexpr std::array<std::string_view, 12> yeses = {"yes", "y",  "true", "1",   "x",      "oui",
                                                    "ja",  "si", "sim",  "ydw", "booked", "included"};
constexpr std::array<std::string_view, 3> ticks = {"✓", "✔", "☑"};

template <std::size_t count>
bool is_one_of(const std::array<std::string_view, count>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// What the list says of them under this heading, cleaned; "" for nothing.
std::string answer_under(const std::string& heading, const Attendee& person) {
    const std::string wanted = fold_name(heading);
    for (const auto& [asked, answer] : person.answers)
        if (fold_name(asked) == wanted) return clean_text(answer);
    return {};
}

}  // namespace

std::string add_on_words(const AddOn& add_on) {
    return add_on.which.empty() ? add_on.name : add_on.name + ": " + add_on.which;
}

std::string words_for_all(const AddOn& add_on) {
    return add_on.is_need ? add_on.name : add_on_words(add_on);
}

std::optional<AddOn> add_on_in(const Area& area, const Attendee& person) {
    AddOn add_on{area.id, area.name, {}};
    if (area.booked.empty()) return add_on;
    const std::string answer = answer_under(area.booked, person), folded = fold_name(answer);
    const bool is_tick = is_one_of(ticks, answer);
    if ((folded.empty() && !is_tick) || is_one_of(noes, folded)) return std::nullopt;
    if (!is_tick && !is_one_of(yeses, folded)) add_on.which = answer;
    add_on.is_need = answer_kind(area.booked) == AnswerKind::need;
    return add_on;
}

std::string given_words(const Area& area, const Attendee& person) {
    const auto add_on = add_on_in(area, person);
    return add_on ? add_on_words(*add_on) : area.name;
}

std::vector<AddOn> booked_by(const EventConfig& config, const Attendee& person) {
    std::vector<AddOn> booked;
    for (const Area& area : config.areas)
        if (!area.booked.empty())
            if (auto add_on = add_on_in(area, person)) booked.push_back(std::move(*add_on));
    return booked;
}

}  // namespace lanyard
