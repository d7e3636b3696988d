// The id has the first word.
#include "lanyard/told_person.h"

#include <nlohmann/json.hpp>

#include "desk/explanation.h"
#include "desk/history_words.h"

namespace lanyard {

Result<Attendee> find_one(Desk& desk, const std::string& who) {
    auto by_id = desk.attendee(who);
    if (!by_id) return by_id.error();
    if (*by_id) return std::move(**by_id);
    const auto may_be_words = may_be_words_of_somebody(desk, who);
    if (!may_be_words) return may_be_words.error();
    auto found = *may_be_words ? desk.attendees(who) : Result<std::vector<Attendee>>(std::vector<Attendee>());
    if (!found) return found.error();
    if (found->size() == 1) return std::move(found->front());
    if (found->empty()) return bad_input("nobody has this id, and nobody is found by these words", who);
    std::string all;
    for (std::size_t i = 0; i < found->size() && i < 5; ++i)
        all += (i == 0 ? "" : ", ") + (*found)[i].id + " " + (*found)[i].name;
    return bad_input("are the words of several people", who, "Say the id of one: " + all);
}

nlohmann::json line_json(const HistoryLine& line, std::string_view zone) {
    return {{"entry", line.entry},
            {"at", format_iso(line.at, zone)},
            {"words", happening_words(line)},
            {"actor", line.actor},
            {"actor_name", line.actor_name},
            {"point", line.point},
            {"entered", line.entered},
            {"reason", line.reason},
            {"stands", line.stands}};
}

}  // namespace lanyard
