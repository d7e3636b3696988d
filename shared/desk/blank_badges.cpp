// A blank badge's ticket is issued when it is given away; until then its number alone is taken.
#include "desk/blank_badges.h"

#include <nlohmann/json.hpp>

#include "desk/desk.h"
#include "desk/entry_about.h"
#include "store/journal/journal.h"
#include "store/print_jobs.h"

namespace lanyard {

using nlohmann::json;

Result<std::vector<std::string>> make_blank_codes(Desk& desk, int count) {
    return desk.journal().transact([&] {
        std::vector<std::string> codes;
        for (int i = 0; i < count; ++i)
            codes.push_back(ticket_code(desk.folder().key, desk.journal().next_ticket()));
        return codes;
    });
}

Result<void> give_blank_badge(Desk& desk, const std::string& person, std::string_view code,
                              const Deed& deed) {
    const ReadTicketCode read = read_ticket_code(desk.folder().key, code);
    if (read.kind != CodeKind::genuine)
        return bad_input("this is no code of one of the event's blank badges", std::string(code),
                         "Scan the badge's code, or type all twenty letters");
    if (desk.roster().holder_of(read.number))
        return refused("this badge is somebody's already", read.code, "Take another blank one");
    NewEntry issued = entry_about(entry_kind::ticket_issued, person, deed);
    issued.body = json{{"number", read.number}, {"purpose", "badge"}}.dump();
    desk.journal().append(std::move(issued));
    // So that nobody owes them another.
    NewEntry printed = entry_about(entry_kind::badge_printed, person, deed);
    printed.body =
        json{{"number", read.number}, {"outcome", print_job_state_name(PrintJobState::printed)}}.dump();
    desk.journal().append(std::move(printed));
    return {};
}

}  // namespace lanyard
