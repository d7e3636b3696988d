// "Who is with you?": the way from a verdict over the ticks to the badges that are called.
#include <doctest/doctest.h>

#include "tests/kiosk/roles/self/kiosk_at_hand.h"

using namespace lanyard;

namespace {

struct Company : KioskAtHand {
    Company() { show({{"sam", "Sam"}, {"cleo", "Cleo"}, {"otto", "Otto"}}); }

    void show(std::vector<Companion> companions) {
        Decided ada = decided(Verdict::admitted, "Ada", 1);
        ada.companions = std::move(companions);
        service.take(RoleNews{SelfNews(ada)}, now);
    }
    void answer(const std::vector<std::pair<std::string, Verdict>>& people) {
        CompanionsBrought brought{newest(), {}};
        for (const auto& [name, verdict] : people) {
            Outcome outcome =
                decided(verdict, name, 100 + static_cast<long long>(brought.outcomes.size())).outcome;
            outcome.attendee->id = name == "Sam" ? "sam" : name;
            brought.outcomes.push_back(outcome);
        }
        service.take(RoleNews{SelfNews(brought)}, now);
    }
    void prints(long long job, PrintState state) { service.take(PrintNews{job, "", state, "", {}, ""}, now); }
    std::string label(const std::string& id) { return find_widget(draw(), id).label; }
    bool is_ticked(const std::string& id) { return find_widget(draw(), id).checked.value_or(false); }
};

}  // namespace

TEST_CASE("those who are ticked are checked in by one touch, and called when their badges come out") {
    Company kiosk;
    kiosk.touch("companions");
    CHECK(kiosk.screen() == "companions/asking");
    CHECK(kiosk.label("companion_1") == "Sam");
    kiosk.touch("companion_1");
    kiosk.touch("companion_2");
    kiosk.touch("companion_3");
    kiosk.touch("companion_2");
    CHECK(kiosk.is_ticked("companion_1"));
    CHECK_FALSE(kiosk.is_ticked("companion_2"));
    CHECK(kiosk.label("check_in") == "Check in 2 people");
    kiosk.touch("check_in");
    CHECK(kiosk.last<BringCompanions>().person == "Ada");
    CHECK(kiosk.last<BringCompanions>().people == std::vector<std::string>{"otto", "sam"});
    const auto sent = kiosk.newest();
    kiosk.touch("check_in");  // nothing is sent twice
    CHECK(kiosk.newest() == sent);

    kiosk.answer({{"Sam", Verdict::admitted}, {"Otto", Verdict::full}});
    CHECK(kiosk.screen() == "companions/called");
    CHECK(kiosk.label("heading") == "Welcome, all of you");
    CHECK(kiosk.label("companion_3") == "Otto\u00a0· Please see the desk");
    kiosk.prints(1, PrintState::printed);
    CHECK(kiosk.label("heading") == "Ada, please take your badge");
    kiosk.prints(100, PrintState::printing);
    CHECK(kiosk.label("heading") == "Ada, please take your badge");
    kiosk.prints(100, PrintState::printed);
    CHECK(kiosk.label("heading") == "Sam, please take your badge");
    CHECK(kiosk.label("companion_2") == "Sam\u00a0· Your badge is printed");
    kiosk.touch("done");
    CHECK(kiosk.screen() == "welcome/starting");
}

TEST_CASE("nobody is sent home between two badges, and everybody is in the end") {
    Company kiosk;
    kiosk.touch("companions");
    kiosk.touch("companion_1");
    kiosk.touch("check_in");
    kiosk.answer({{"Sam", Verdict::admitted}});
    kiosk.pass(80);
    kiosk.prints(100, PrintState::printed);
    kiosk.pass(80);
    CHECK(kiosk.screen() == "companions/called");
    kiosk.pass(15);
    CHECK(kiosk.screen() == "welcome/starting");
}

TEST_CASE("all of them are ticked by one touch, and by the next nobody is") {
    Company kiosk;
    kiosk.touch("companions");
    kiosk.touch("companion_2");
    kiosk.touch("everybody");
    for (const char* id : {"companion_1", "companion_2", "companion_3"}) CHECK(kiosk.is_ticked(id));
    kiosk.touch("everybody");
    for (const char* id : {"companion_1", "companion_2", "companion_3"}) CHECK_FALSE(kiosk.is_ticked(id));
    // Two are as quickly touched one by one.
    kiosk.show({{"sam", "Sam"}, {"cleo", "Cleo"}});
    kiosk.touch("companions");
    CHECK(find_widget(kiosk.draw(), "everybody").id.empty());
}

TEST_CASE("nobody ticked is nobody checked in, and Back leads to the verdict") {
    Company kiosk;
    kiosk.touch("companions");
    const auto sent = kiosk.newest();
    kiosk.touch("check_in");
    CHECK(kiosk.newest() == sent);
    CHECK(find_widget(kiosk.draw(), "sentence").role == "alert");
    kiosk.touch("back");
    CHECK(kiosk.screen() == "verdict/admitted");
}

TEST_CASE("the button comes with the verdict, and what comes later moves neither it nor those below") {
    Company kiosk;
    const auto place_of = [&](const char* id) {
        const Rect rect = find_widget(kiosk.draw(), id).rect;
        return std::pair{rect.x, rect.y};
    };
    const auto company = place_of("companions"), done = place_of("done"), wrong = place_of("something_wrong");
    kiosk.prints(1, PrintState::printed);
    CHECK_FALSE(find_widget(kiosk.draw(), "badge_did_not_come").id.empty());
    CHECK(place_of("companions") == company);
    CHECK(place_of("done") == done);
    CHECK(place_of("something_wrong") == wrong);
    // Without company there is no such button.
    kiosk.service.take(RoleNews{SelfNews(kiosk.decided(Verdict::admitted, "Ben", 2))}, kiosk.now);
    CHECK(find_widget(kiosk.draw(), "companions").id.empty());
    CHECK(place_of("done") == done);
}

TEST_CASE("who has company is not asked about offers, and is when they have none") {
    Company kiosk;
    Decided ada = kiosk.decided(Verdict::admitted, "Ada", 3);
    ada.may_opt_in = true;
    kiosk.service.take(RoleNews{SelfNews(ada)}, kiosk.now);
    CHECK_FALSE(find_widget(kiosk.draw(), "opt_in").id.empty());
    ada.companions = {{"sam", "Sam"}};
    kiosk.service.take(RoleNews{SelfNews(ada)}, kiosk.now);
    CHECK(find_widget(kiosk.draw(), "opt_in").id.empty());
}

TEST_CASE("guests are asked for a name one after the other, and checked in with the others at the end") {
    Company kiosk;
    kiosk.show({{"sam", "Sam"}, {"seat 1", ""}, {"seat 2", ""}});
    kiosk.touch("companions");
    CHECK(kiosk.label("companion_2") == "Guest 1 of Ada");
    kiosk.touch("companion_1");
    kiosk.touch("companion_2");
    kiosk.touch("companion_3");
    const auto sent = kiosk.newest();
    kiosk.touch("check_in");
    CHECK(kiosk.screen() == "name_seat/asking");
    CHECK(kiosk.label("band").find("Guest 1 of Ada") != std::string::npos);
    CHECK(kiosk.label("print_name") == "Next name");
    kiosk.touch("print_name");  // nobody is checked in without a name
    CHECK(kiosk.label("band").find("Guest 1 of Ada") != std::string::npos);
    kiosk.type("Chipo");
    kiosk.touch("print_name");
    CHECK(kiosk.label("band").find("Guest 2 of Ada") != std::string::npos);
    CHECK(kiosk.label("print_name") == "Check them in");
    CHECK(kiosk.newest() == sent);
    SUBCASE("both have one") {
        kiosk.type("Manon Rees");
        kiosk.touch("print_name");
        CHECK(kiosk.last<BringCompanions>().people == std::vector<std::string>{"sam", "seat 1", "seat 2"});
        CHECK(kiosk.last<BringCompanions>().guests ==
              std::map<std::string, std::string>{{"seat 1", "Chipo"}, {"seat 2", "Manon Rees"}});
        CHECK(kiosk.screen() == "companions/asking");
        kiosk.answer({{"Sam", Verdict::admitted}, {"Chipo", Verdict::admitted}});
        CHECK(kiosk.screen() == "companions/called");
        CHECK(kiosk.label("companion_3").find("Chipo") == 0);
    }
    SUBCASE("one is not here after all") {
        kiosk.touch("back");
        CHECK(kiosk.screen() == "companions/asking");
        kiosk.touch("companion_2");
        kiosk.touch("companion_3");
        kiosk.touch("check_in");
        CHECK(kiosk.last<BringCompanions>().people == std::vector<std::string>{"sam"});
    }
}

TEST_CASE("a single guest is whose they are") {
    Company kiosk;
    kiosk.show({{"seat 1", ""}});
    kiosk.touch("companions");
    CHECK(kiosk.label("companion_1") == "A guest of Ada");
}
