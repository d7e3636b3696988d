// What a self-service kiosk is answered while its event cannot be read.
#include "roles/self/answers.h"

#include "tests/kiosk/answering.h"

using namespace lanyard;

TEST_CASE("an event that cannot be read answers every request of a kiosk: it could not be checked") {
    Answering kiosk(self_work());
    const std::string code = kiosk.event.code_of(*kiosk.desk, "Ada");
    {
        const UnreadableEvent unreadable(kiosk.desk->folder().database());
        for_each_kind<SelfRequest>([&](const SelfRequest& request) {
            CAPTURE(request.index());
            const auto told = kiosk.ask<SelfNews>({request});
            REQUIRE(told.size() == 1);
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
