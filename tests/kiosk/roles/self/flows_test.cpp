// The ways through the kiosk besides a code: by name, by help, by form, and what is asked on the way;
// longer than 400 lines because each walks over the same kiosk with the same hands.
#include <doctest/doctest.h>

#include "base/language.h"
#include "tests/folders.h"
#include "tests/kiosk/roles/self/kiosk_at_hand.h"
#include "tests/sanitized.h"

using namespace lanyard;
using Kiosk = KioskAtHand;

TEST_CASE("somebody writes their name and email, and is welcomed after the same time as everybody") {
    Kiosk kiosk;
    kiosk.write_names();
    CHECK(kiosk.screen() == "find_me/asking");
    kiosk.key(UiKey::activate);
    CHECK(kiosk.last<FindPerson>().name == "Zainab Jones");
    CHECK(kiosk.last<FindPerson>().second == "zainab@example.org");
    CHECK(find_widget(kiosk.draw(), "find").label == "One moment…");
    const auto sent = kiosk.newest();
    kiosk.key(UiKey::activate);  // nothing is sent twice
    CHECK(kiosk.newest() == sent);
    kiosk.service.take(RoleNews{SelfNews(kiosk.decided(Verdict::admitted, "Zainab", sent))}, kiosk.now);
    kiosk.pass(SelfService::search_takes - Milliseconds(1));
    CHECK(kiosk.screen() == "find_me/asking");
    kiosk.pass(Milliseconds(1));
    CHECK(kiosk.screen() == "verdict/admitted");
}

TEST_CASE("whoever is not found gets the one answer on the same form, after the same time") {
    Kiosk kiosk;
    kiosk.write_names();
    kiosk.touch("find");
    kiosk.service.take(RoleNews{SelfNews(NotFound{kiosk.newest()})}, kiosk.now);
    kiosk.pass(SelfService::search_takes - Milliseconds(1));
    CHECK(kiosk.screen() == "find_me/asking");
    kiosk.pass(Milliseconds(1));
    CHECK(kiosk.screen() == "find_me/no_match");
    const UiScreen screen = kiosk.draw();
    CHECK(find_widget(screen, "name").value == "Zainab Jones");
    CHECK(find_widget(screen, "note").role == "alert");
    // An answer that comes late and to another request is nobody's.
    kiosk.service.take(RoleNews{SelfNews(NotFound{99})}, kiosk.now);
    kiosk.type("x");
    CHECK(kiosk.screen() == "find_me/asking");
}

TEST_CASE("while a name is written nothing of anybody is on the screen, and what was written is forgotten") {
    Kiosk kiosk;
    kiosk.write_names();
    for (const Widget& widget : kiosk.draw().widgets) CHECK(widget.role != "option");
    kiosk.pass(75);
    CHECK(find_widget(kiosk.draw(), "date").label == "Clears in 15 s. Touch to keep.");
    kiosk.pass(15);
    CHECK(kiosk.screen() == "welcome/starting");
    kiosk.touch("find_my_name");
    CHECK(find_widget(kiosk.draw(), "name").value.empty());
}

TEST_CASE("your data is a touch away from a form, and the form is as it was") {
    Kiosk kiosk;
    kiosk.write_names();
    kiosk.touch("your_data");
    CHECK(kiosk.screen() == "your_data/notice");
    kiosk.touch("back");
    CHECK(kiosk.screen() == "find_me/asking");
    CHECK(find_widget(kiosk.draw(), "name").value == "Zainab Jones");
}

TEST_CASE("a code that is read while somebody writes is decided at once") {
    Kiosk kiosk;
    kiosk.write_names();
    kiosk.service.take_code("CODE", kiosk.now);
    kiosk.service.take(RoleNews{SelfNews(kiosk.decided(Verdict::admitted, "Olha", kiosk.newest()))},
                       kiosk.now);
    CHECK(kiosk.screen() == "verdict/admitted");
    kiosk.touch("done");
    kiosk.touch("find_my_name");
    CHECK(find_widget(kiosk.draw(), "name").value.empty());
}

TEST_CASE("help is asked for, and the screen says when someone comes") {
    Kiosk kiosk;
    kiosk.touch("get_help");
    CHECK(kiosk.last<AskForHelp>().about == HelpAbout::help);
    CHECK(kiosk.last<AskForHelp>().person.empty());
    CHECK(kiosk.screen() == "get_help/asking");
    kiosk.service.take(RoleNews{SelfNews(HelpNews{kiosk.newest(), HelpState::waiting, true})}, kiosk.now);
    CHECK(kiosk.screen() == "get_help/waiting");
    kiosk.service.take(RoleNews{SelfNews(HelpNews{77, HelpState::coming})}, kiosk.now);
    CHECK(kiosk.screen() == "get_help/waiting");
    kiosk.pass(170);
    kiosk.service.take(RoleNews{SelfNews(HelpNews{kiosk.newest(), HelpState::coming})}, kiosk.now);
    CHECK(kiosk.screen() == "get_help/coming");
    CHECK(find_widget(kiosk.draw(), "heading").label == "Someone is coming");
    kiosk.touch("done");
    CHECK(kiosk.screen() == "welcome/starting");
}

TEST_CASE("the verdict's buttons reach the desk with the person they are about") {
    const struct {
        Verdict verdict;
        const char* button;
        HelpAbout about;
    } ways[] = {{Verdict::admitted, "something_wrong", HelpAbout::something_wrong},
                {Verdict::already_in, "sent_to_me", HelpAbout::sent_to_me},
                {Verdict::pending, "get_help", HelpAbout::help}};
    for (const auto& way : ways) {
        Kiosk kiosk;
        kiosk.service.take(RoleNews{SelfNews(kiosk.decided(way.verdict, "Zainab", 1))}, kiosk.now);
        kiosk.touch(way.button);
        CHECK(kiosk.last<AskForHelp>().about == way.about);
        CHECK(kiosk.last<AskForHelp>().person == "Zainab");
        CHECK(kiosk.draw().screen == "get_help");
    }
}

TEST_CASE("who is on no list writes a name and is let in, or put on the waiting list") {
    Kiosk kiosk;
    kiosk.touch("not_registered");
    kiosk.touch("register");
    CHECK(kiosk.screen() == "not_registered/no_name");
    CHECK(kiosk.asked.empty());
    kiosk.touch("name");
    kiosk.type(" Eve Ellis ");
    kiosk.touch("register");
    CHECK(kiosk.last<RegisterPerson>().name == "Eve Ellis");
    kiosk.service.take(RoleNews{SelfNews(kiosk.decided(Verdict::admitted, "Eve", kiosk.newest()))},
                       kiosk.now);
    CHECK(kiosk.screen() == "verdict/admitted");
    kiosk.touch("done");

    kiosk.touch("not_registered");
    kiosk.type("Abe");
    kiosk.touch("register");
    kiosk.service.take(RoleNews{SelfNews(OnWaitingList{kiosk.newest()})}, kiosk.now);
    CHECK(kiosk.screen() == "not_registered/waiting_list");
    kiosk.touch("get_help");
    CHECK(kiosk.last<AskForHelp>().about == HelpAbout::not_registered);
}

TEST_CASE("an event without a form shows the way to the desk") {
    Kiosk kiosk;
    kiosk.facts.config.registers_here = false;
    kiosk.open();
    kiosk.touch("not_registered");
    CHECK(kiosk.screen() == "not_registered/desk");
    CHECK(find_widget(kiosk.draw(), "desk_is").label.find("under the blue sign") != std::string::npos);
}

TEST_CASE("an unnamed seat is asked for a name") {
    Kiosk kiosk;
    Decided seat = kiosk.decided(Verdict::admitted, "seat-7", 1);
    seat.outcome.asks_name = true;
    kiosk.service.take(RoleNews{SelfNews(seat)}, kiosk.now);
    CHECK(kiosk.screen() == "name_seat/asking");
    kiosk.touch("print_name");
    CHECK(kiosk.asked.empty());
    kiosk.touch("name");
    kiosk.type("Bronwen Pugh");
    kiosk.touch("print_name");
    CHECK(kiosk.last<NameSeat>().person == "seat-7");
    CHECK(kiosk.last<NameSeat>().name == "Bronwen Pugh");
    kiosk.service.take(RoleNews{SelfNews(kiosk.decided(Verdict::admitted, "Bronwen", kiosk.newest()))},
                       kiosk.now);
    CHECK(find_widget(kiosk.draw(), "name").value == "Bronwen");
}

TEST_CASE("the opt-in is asked once, with equal answers, and kept with its words") {
    Kiosk kiosk;
    Decided zainab = kiosk.decided(Verdict::admitted, "Zainab", 1);
    zainab.may_opt_in = true;
    kiosk.service.take(RoleNews{SelfNews(zainab)}, kiosk.now);
    kiosk.touch("opt_in");
    CHECK(kiosk.screen() == "opt_in/asking");
    const UiScreen question = kiosk.draw();
    CHECK(find_widget(question, "yes").rect.w == find_widget(question, "no").rect.w);
    CHECK(find_widget(question, "yes").rect.h == find_widget(question, "no").rect.h);
    kiosk.touch("yes");
    const auto& answer = kiosk.last<AnswerOptIn>();
    CHECK(answer.yes);
    CHECK(answer.person == "Zainab");
    CHECK(answer.programme == "leadership");
    CHECK(answer.words.find("until 31 December 2018") != std::string::npos);
    CHECK(kiosk.screen() == "opt_in/thanks");
    kiosk.touch("done");
    CHECK(kiosk.screen() == "verdict/admitted");
    CHECK(find_widget(kiosk.draw(), "opt_in").id.empty());
}

TEST_CASE("an answer that could not be written down is asked for again, of nobody else") {
    Kiosk kiosk;
    Decided zainab = kiosk.decided(Verdict::admitted, "Zainab", 1);
    zainab.may_opt_in = true;
    kiosk.service.take(RoleNews{SelfNews(zainab)}, kiosk.now);
    kiosk.touch("opt_in");
    kiosk.touch("yes");
    kiosk.service.take(RoleNews{SelfNews(OptInNotWritten{"Olha"})}, kiosk.now);
    CHECK(kiosk.screen() == "opt_in/thanks");
    kiosk.service.take(RoleNews{SelfNews(OptInNotWritten{"Zainab"})}, kiosk.now);
    CHECK(kiosk.screen() == "opt_in/asking");
    kiosk.touch("back");
    CHECK(!find_widget(kiosk.draw(), "opt_in").id.empty());
}

TEST_CASE("leaving the question is no answer") {
    Kiosk kiosk;
    Decided zainab = kiosk.decided(Verdict::admitted, "Zainab", 1);
    zainab.may_opt_in = true;
    kiosk.service.take(RoleNews{SelfNews(zainab)}, kiosk.now);
    kiosk.touch("opt_in");
    kiosk.touch("back");
    CHECK(kiosk.asked.empty());
    CHECK(!find_widget(kiosk.draw(), "opt_in").id.empty());
}

TEST_CASE("while many arrive nothing is asked but what must be; the programme offers it then") {
    Kiosk kiosk;
    kiosk.facts.config.busy_per_minute = 3;
    kiosk.open();
    const auto offers = [&](int request) {
        Decided decided = kiosk.decided(Verdict::admitted, "Zainab", request);
        decided.may_opt_in = true;
        kiosk.service.take(RoleNews{SelfNews(decided)}, kiosk.now);
        return !find_widget(kiosk.draw(), "opt_in").id.empty();
    };
    CHECK(offers(1));
    CHECK(offers(2));
    CHECK(offers(3));
    CHECK_FALSE(offers(4));
    kiosk.pass(60);
    CHECK(kiosk.screen() == "welcome/starting");

    kiosk.touch("programme");
    kiosk.touch("opt_in");
    CHECK(kiosk.draw().screen == "find_me");
    kiosk.type("Zainab Jones");
    kiosk.key(UiKey::activate);
    kiosk.type("zainab@example.org");
    kiosk.touch("find");
    Decided found = kiosk.decided(Verdict::already_in, "Zainab", kiosk.newest());
    found.may_opt_in = true;
    kiosk.service.take(RoleNews{SelfNews(found)}, kiosk.now);
    kiosk.pass(SelfService::search_takes);
    CHECK(kiosk.screen() == "opt_in/asking");
    kiosk.touch("no");
    CHECK_FALSE(kiosk.last<AnswerOptIn>().yes);
    CHECK(kiosk.screen() == "welcome/starting");
}

TEST_CASE("the programme: now, by time, by room, search, and a session's page with its calendar code") {
    Kiosk kiosk;
    kiosk.touch("programme");
    CHECK(kiosk.screen() == "programme/now");
    kiosk.touch("tab_by_time");
    CHECK(kiosk.screen() == "programme/by_time");
    kiosk.touch("more");
    CHECK(!find_widget(kiosk.draw(), "earlier").id.empty());
    kiosk.touch("tab_by_room");
    kiosk.touch("tab_search");
    kiosk.type("workshop 7");
    kiosk.touch("session_s7");
    CHECK(kiosk.draw().screen == "session");
    CHECK(find_widget(kiosk.draw(), "heading").label == "Workshop 7: Circular questions");
    CHECK(!find_widget(kiosk.draw(), "calendar").id.empty());
    kiosk.touch("back");
    CHECK(kiosk.screen() == "programme/search");
    kiosk.touch("back");
    kiosk.touch("back");
    CHECK(kiosk.screen() == "welcome/starting");
}

TEST_CASE("a language, larger text, contrast and a lowered screen are the person's, and gone with them") {
    Kiosk kiosk;
    kiosk.touch("language");
    kiosk.touch("language_cy");
    CHECK(kiosk.service.choices().language == "cy");
    kiosk.touch("larger_text");
    CHECK(find_widget(kiosk.draw(), "larger_text").value == "1");
    kiosk.touch("larger_text");
    CHECK(find_widget(kiosk.draw(), "larger_text").value == "2");
    kiosk.touch("contrast");
    kiosk.touch("lower_screen");
    for (const Widget& widget : kiosk.draw().widgets) CHECK(widget.rect.y >= 960);
    CHECK(find_widget(kiosk.draw(), "lower_screen").checked == true);
    kiosk.pass(60);
    CHECK(kiosk.service.choices() == Choices{});
    kiosk.touch("larger_text");
    kiosk.touch("larger_text");
    kiosk.touch("larger_text");
    CHECK(kiosk.service.choices().larger_text == 0);
}

TEST_CASE("the event's own words are in the language of the screens, where the event has them") {
    Kiosk kiosk;
    kiosk.facts.config.translations["fr"] = {{"up the stairs or by the lift", "en haut de l’escalier"},
                                             {"**On your left**, under the blue sign", "**À gauche**"}};
    kiosk.open();
    const auto place = [&] {
        kiosk.service.take(RoleNews{SelfNews(kiosk.decided(Verdict::admitted, "Zainab", 1))}, kiosk.now);
        return find_widget(kiosk.draw(), "next_session").label;
    };
    CHECK(place().find("Great Hall, up the stairs or by the lift") != std::string::npos);
    use_language("fr", (program_folder() / "languages").string());
    CHECK(place().find("Great Hall, en haut de l’escalier") != std::string::npos);
    kiosk.service.take(RoleNews{SelfNews(kiosk.decided(Verdict::cancelled, "Zainab", 2))}, kiosk.now);
    CHECK(find_widget(kiosk.draw(), "desk_is").label.find("À gauche") != std::string::npos);
    use_language("en", (program_folder() / "languages").string());
    CHECK(place().find("up the stairs") != std::string::npos);
}

TEST_CASE("a badge that fails after its person went home is told for a minute, by initials") {
    Kiosk kiosk;
    kiosk.service.take(RoleNews{SelfNews(kiosk.decided(Verdict::admitted, "Zainab", 1))}, kiosk.now);
    kiosk.draw();
    kiosk.touch("done");
    CHECK(find_widget(kiosk.draw(), "notice").id.empty());
    kiosk.service.take(PrintNews{1, "", PrintState::failed, "Paper jam."}, kiosk.now);
    CHECK(find_widget(kiosk.draw(), "notice").label ==
          "Z. J. your badge did not print. Please come to the desk.");
    kiosk.pass(59);
    CHECK(!find_widget(kiosk.draw(), "notice").id.empty());
    kiosk.pass(1);
    CHECK(find_widget(kiosk.draw(), "notice").id.empty());
    // Another kiosk's job is not ours to tell.
    kiosk.service.take(PrintNews{42, "", PrintState::failed, "Paper jam."}, kiosk.now);
    CHECK(find_widget(kiosk.draw(), "notice").id.empty());
}

TEST_CASE("each verdict has its sound, heard once") {
    Kiosk kiosk;
    const auto sound = [&](Verdict verdict) {
        kiosk.service.take(RoleNews{SelfNews(kiosk.decided(verdict, "Zainab", 1))}, kiosk.now);
        return kiosk.service.take_sound();
    };
    CHECK(sound(Verdict::admitted) == Sound::admitted);
    CHECK(!kiosk.service.take_sound());
    CHECK(sound(Verdict::already_in) == Sound::attention);
    CHECK(sound(Verdict::unknown) == Sound::refused);
}

TEST_CASE("nothing goes away while it is being read out") {
    Kiosk kiosk;
    kiosk.service.take(RoleNews{SelfNews(kiosk.decided(Verdict::admitted, "Zainab", 1))}, kiosk.now);
    kiosk.service.is_speaking(true);
    kiosk.pass(60);
    CHECK(kiosk.screen() == "verdict/admitted");
    CHECK(find_widget(kiosk.draw(), "clears").id.empty());
    kiosk.service.is_speaking(false);
    CHECK(find_widget(kiosk.draw(), "clears").value == "20");
    kiosk.pass(20);
    CHECK(kiosk.screen() == "welcome/starting");
}

TEST_CASE("everything can be reached and done by Tab and Enter alone") {
    Kiosk kiosk;
    const auto focused = [&] {
        for (const Widget& widget : kiosk.draw().widgets)
            if (widget.focused) return widget.id;
        return std::string();
    };
    const auto go_to = [&](const std::string& id) {
        for (int i = 0; i < 40 && focused() != id; ++i) kiosk.key(UiKey::next);
        REQUIRE(focused() == id);
    };
    std::set<std::string> wanted;
    for (const Widget& widget : kiosk.draw().widgets)
        if (widget.role == "button" || widget.role == "switch" || widget.role == "link")
            wanted.insert(widget.id);
    CHECK(wanted.size() >= 9);
    for (const std::string& id : wanted) go_to(id);
    go_to("find_my_name");
    kiosk.key(UiKey::activate);
    CHECK(kiosk.screen() == "find_me/asking");
    kiosk.type("Zainab Jones");
    kiosk.key(UiKey::next);
    kiosk.type("zainab@example.org");
    go_to("find");
    kiosk.key(UiKey::activate);
    CHECK(kiosk.last<FindPerson>().second == "zainab@example.org");
    kiosk.key(UiKey::back);
    CHECK(kiosk.screen() == "welcome/starting");
}

TEST_CASE("three hundred visits of several kinds leave nothing behind") {
    constexpr int visits = is_sanitized ? 60 : 300;
    Kiosk kiosk;
    std::size_t after_first = 0;
    for (int visit = 1; visit <= visits; ++visit) {
        kiosk.write_names();
        kiosk.touch("get_help");
        kiosk.touch("done");
        kiosk.touch("programme");
        kiosk.touch("back");
        kiosk.asked.clear();
        if (visit == 30) after_first = kiosk.drawing.textures.live.size();
    }
    CHECK(kiosk.drawing.textures.live.size() <= after_first + 40);
}

TEST_CASE("a badge that did not come out is asked for once more, and what the printer said before is past") {
    Kiosk kiosk;
    const auto says = [&] { return find_widget(kiosk.draw(), "printing").label; };
    const auto has_button = [&] { return !find_widget(kiosk.draw(), "badge_did_not_come").id.empty(); };
    const auto news = [&](PrintState state) { kiosk.service.take(PrintNews{1, "", state, ""}, kiosk.now); };
    kiosk.service.take(RoleNews{SelfNews(kiosk.decided(Verdict::admitted, "Zainab", 1))}, kiosk.now);
    CHECK(!has_button());
    news(PrintState::sent);
    kiosk.touch("badge_did_not_come");
    CHECK(kiosk.last<BadgeDidNotCome>().job == 1);
    CHECK(kiosk.last<BadgeDidNotCome>().person == "Zainab");
    CHECK(kiosk.screen() == "verdict/admitted");
    CHECK(says() == "One moment…");
    CHECK(!has_button());
    // Another person's is not theirs.
    kiosk.service.take(RoleNews{SelfNews(MissedBadgeNews{9, MissedBadge::desk_brings})}, kiosk.now);
    CHECK(says() == "One moment…");
    kiosk.service.take(RoleNews{SelfNews(MissedBadgeNews{1, MissedBadge::prints_again})}, kiosk.now);
    CHECK(says() == "We print it again");
    news(PrintState::printing);
    CHECK(says() == "We print it again");
    news(PrintState::printed);
    CHECK(says() == "Your badge is printed");
    CHECK(has_button());
    // The next person has their own story.
    kiosk.service.take(RoleNews{SelfNews(kiosk.decided(Verdict::admitted, "Olha", 2))}, kiosk.now);
    CHECK(says() == "Printing your badge…");
}

TEST_CASE("the first screen says what hinders the printer while it does, and where there are no badges") {
    Kiosk kiosk;
    const auto says = [&] { return find_widget(kiosk.draw(), "badges").label; };
    const auto news = [&](PrintState state, const std::string& hindrance) {
        kiosk.service.take(PrintNews{1, "", state, hindrance, {}, hindrance}, kiosk.now);
    };
    CHECK(says().empty());
    news(PrintState::waiting, "Paper jam.");
    CHECK(says() == "Paper jam.");
    news(PrintState::printing, "");
    CHECK(says().empty());
    kiosk.service.take(RoleNews{SelfNews(BadgeStock{false})}, kiosk.now);
    CHECK(says() == "This kiosk checks you in; your badge is at the desk.");
    kiosk.service.take(RoleNews{SelfNews(BadgeStock{true})}, kiosk.now);
    CHECK(says().empty());
}
