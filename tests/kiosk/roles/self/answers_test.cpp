// What a self-service kiosk is answered while its event cannot be read.
#include "roles/self/answers.h"

#include "desk/help_calls.h"
#include "tests/kiosk/answering.h"

using namespace lanyard;

namespace {

MachineState machine(RoleKind role, bool is_silent = false) {
    MachineState state;
    state.role = role;
    if (is_silent) state.trouble = {MachineTrouble::silent};
    return state;
}

std::optional<HelpNews> help_news(Answering& kiosk) {
    std::optional<HelpNews> found;
    for (Message& message : kiosk.inbox.take())
        if (auto* told = news_of<SelfNews>(message))
            if (const auto* help = std::get_if<HelpNews>(told)) found = *help;
    return found;
}

bool is_told(Answering& kiosk) {
    const auto told = kiosk.ask<SelfNews>({SelfRequest(AskForHelp{HelpAbout::help, ""})});
    REQUIRE(!told.empty());
    return std::get<HelpNews>(told.front()).is_told;
}

}  // namespace

TEST_CASE("a call is told to the desk where one runs on this machine, and only there") {
    Answering kiosk(self_work());
    CHECK_FALSE(is_told(kiosk));
    kiosk.answers->machines_are({machine(RoleKind::board), machine(RoleKind::desk, true)});
    CHECK_FALSE(help_news(kiosk));
    CHECK_FALSE(is_told(kiosk));
    // It is opened while somebody waits, and closed again.
    kiosk.answers->machines_are({machine(RoleKind::desk)});
    REQUIRE(help_news(kiosk));
    CHECK(is_told(kiosk));
    kiosk.answers->machines_are({});
    const auto closed = help_news(kiosk);
    REQUIRE(closed);
    CHECK_FALSE(closed->is_told);
}

TEST_CASE("a badge that did not come out is brought by a desk that is open, and collected where none is") {
    Answering kiosk(self_work());
    const auto done = [&] {
        for (const SelfNews& news : kiosk.ask<SelfNews>({SelfRequest(BadgeDidNotCome{1, ""})}))
            if (const auto* missed = std::get_if<MissedBadgeNews>(&news)) return missed->done;
        return MissedBadge::none;
    };
    CHECK(done() == MissedBadge::desk_unaware);
    kiosk.answers->machines_are({machine(RoleKind::desk)});
    CHECK(done() == MissedBadge::desk_brings);
}

TEST_CASE("an event that cannot be read answers every request of a kiosk: it could not be checked") {
    Answering kiosk(self_work());
    const std::string code = kiosk.event.code_of(*kiosk.desk, "Ada");
    {
        const UnreadableEvent unreadable(kiosk.desk->folder().database());
        for_each_kind<SelfRequest>([&](const SelfRequest& request) {
            CAPTURE(request.index());
            const auto told = kiosk.ask<SelfNews>({request});
            // Nobody waits for what was only counted.
            const bool is_counted = std::holds_alternative<KeepCounts>(request);
            REQUIRE(told.size() == (is_counted ? 0 : 1));
            if (is_counted) return;
            if (const auto* decided = std::get_if<Decided>(&told.front())) {
                CHECK(decided->request == kiosk.requests);
                CHECK(decided->outcome.verdict == Verdict::could_not_check);
            } else if (const auto* missed = std::get_if<MissedBadgeNews>(&told.front())) {
                CHECK(missed->done == MissedBadge::desk_unaware);
            } else {
                CHECK(std::holds_alternative<OptInNotWritten>(told.front()));
            }
        });
    }
    const auto told = kiosk.ask<SelfNews>({SelfRequest(ScanCode{code})});
    REQUIRE(!told.empty());
    CHECK(std::get<Decided>(told.front()).outcome.verdict == Verdict::admitted);
}
