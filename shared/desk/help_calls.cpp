// One entry a call, an answer, a yes or no.
#include "desk/help_calls.h"

#include <nlohmann/json.hpp>

#include "desk/admitted_twice.h"
#include "desk/entry_about.h"
#include "desk/unknown_person.h"
#include "store/database.h"
#include "store/journal/journal.h"

namespace lanyard {

using nlohmann::json;

Result<std::string> ask_for_help(Desk& desk, HelpAbout about, std::string_view person, const Deed& deed,
                                 std::string_view where) {
    return desk.journal().transact([&]() -> std::string {
        const std::string subject(person), point(where.empty() ? desk.point().name : where);
        std::string same =
            HelpTable(desk.database()).same_call(point, subject, about, deed.now - same_call_for);
        if (!same.empty()) return same;
        NewEntry entry = entry_about(entry_kind::help_asked, subject, deed);
        entry.body = json{{"about", help_about_name(about)}, {"point", point}}.dump();
        return desk.journal().append(entry);
    });
}

Result<void> answer_help(Desk& desk, std::string_view call, HelpState state, const Deed& deed) {
    return desk.journal().transact([&]() -> Result<void> {
        const auto asked = HelpTable(desk.database()).call(std::string(call));
        const std::string person = asked ? asked->person : person_of_double(desk, std::string(call));
        if (!asked && person.empty()) return bad_input("there is no such call for help", std::string(call));
        NewEntry entry = entry_about(entry_kind::help_answered, person, deed);
        entry.body = json{{"call", call}, {"answer", help_state_name(state)}}.dump();
        desk.journal().append(entry);
        return {};
    });
}

Result<void> note_seen_to(Desk& desk, std::string_view person, Flag what, const Deed& deed) {
    if (what != Flag::tell && what != Flag::escort)
        return usage_error("nothing is done for this flag", std::string(flag_name(what)),
                           "Say tell or escort");
    return desk.journal().transact([&]() -> Result<void> {
        const auto known = desk.roster().attendee(desk.roster().kept(std::string(person)));
        if (!known) return nobody(person);
        NewEntry entry = entry_about(entry_kind::help_answered, known->id, deed);
        json body = {{"did", flag_name(what)}, {"answer", help_state_name(HelpState::done)}};
        entry.body = body.dump();
        desk.journal().append(entry);
        if (what != Flag::tell) return {};
        for (const HelpCall& call : HelpTable(desk.database()).open_calls()) {
            if (call.about != HelpAbout::tell_host || desk.roster().kept(call.person) != known->id) continue;
            body = {{"call", call.entry}, {"answer", help_state_name(HelpState::done)}};
            entry.body = body.dump();
            desk.journal().append(entry);
        }
        return {};
    });
}

Result<std::vector<HelpCall>> open_help_calls(Desk& desk) {
    return desk.database().read([&] { return HelpTable(desk.database()).open_calls(); });
}

Result<std::optional<HelpCall>> help_call(Desk& desk, const std::string& entry) {
    return desk.database().read([&] { return HelpTable(desk.database()).call(entry); });
}

Result<void> answer_opt_in(Desk& desk, std::string_view person, std::string_view programme, bool yes,
                           std::string_view words, const Deed& deed) {
    return desk.journal().transact([&]() -> Result<void> {
        const auto known = desk.roster().attendee(std::string(person));
        if (!known) return bad_input("nobody has this id", std::string(person));
        NewEntry entry = entry_about(entry_kind::opt_in_answered, known->id, deed);
        entry.body = json{{"programme", programme}}.dump();
        entry.personal = json{{"answer", yes ? "yes" : "no"}, {"words", words}}.dump();
        desk.journal().append(entry);
        return {};
    });
}

}  // namespace lanyard
