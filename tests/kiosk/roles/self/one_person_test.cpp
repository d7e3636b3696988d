// What one person before the kiosk chose and was told stays with them, and goes with them.
#include "tests/kiosk/roles/self/kiosk_at_hand.h"

using namespace lanyard;
using Kiosk = KioskAtHand;

namespace {

void choose(Kiosk& kiosk) {
    kiosk.touch("language");
    kiosk.touch("language_fr");
    for (const char* button : {"larger_text", "larger_text", "contrast", "lower_screen"}) kiosk.touch(button);
}

bool has_chosen(const Kiosk& kiosk) {
    const Choices& choices = kiosk.service.choices();
    return choices.language == "fr" && choices.larger_text == 2 && choices.high_contrast && choices.lowered;
}

void show(Kiosk& kiosk, const Decided& decided) {
    kiosk.service.take(RoleNews{SelfNews(decided)}, kiosk.now);
    kiosk.draw();
}

void told(Kiosk& kiosk, HelpState state, bool by_desk) {
    kiosk.service.take(RoleNews{SelfNews(HelpNews{kiosk.newest(), state, by_desk})}, kiosk.now);
}

}  // namespace

TEST_CASE("Back from any page leaves what was chosen as it is") {
    for (const char* page : {"programme", "find_my_name", "not_registered", "your_data", "language"}) {
        CAPTURE(page);
        Kiosk kiosk;
        choose(kiosk);
        REQUIRE(has_chosen(kiosk));
        kiosk.touch(page);
        CHECK(kiosk.draw().screen != "welcome");
        kiosk.touch("back");
        CHECK(kiosk.draw().screen == "welcome");
        CHECK(has_chosen(kiosk));
    }
    Kiosk helped;
    choose(helped);
    helped.touch("get_help");
    helped.touch("done");
    CHECK(helped.draw().screen == "welcome");
    CHECK(has_chosen(helped));
}

TEST_CASE("listening goes on after Back, too") {
    Kiosk kiosk;
    kiosk.service.can_listen(true);
    kiosk.touch("listen");
    kiosk.touch("find_my_name");
    kiosk.touch("back");
    CHECK(kiosk.service.choices().listens);
}

TEST_CASE("Done on a verdict, a minute without a touch, and the next person's code put it back") {
    Kiosk done;
    choose(done);
    show(done, done.decided(Verdict::admitted, "Zainab", 1));
    CHECK(has_chosen(done));
    done.touch("done");
    CHECK(done.service.choices() == Choices{});

    Kiosk alone;
    choose(alone);
    alone.touch("programme");
    alone.touch("back");
    alone.pass(59);
    CHECK(has_chosen(alone));
    alone.pass(1);
    CHECK(alone.service.choices() == Choices{});

    Kiosk queue;
    choose(queue);
    show(queue, queue.decided(Verdict::admitted, "Zainab", 1));
    show(queue, queue.decided(Verdict::already_in, "Zainab", 2));
    CHECK(has_chosen(queue));
    show(queue, queue.decided(Verdict::admitted, "Olha", 3));
    CHECK(queue.service.choices() == Choices{});
}

TEST_CASE("the language is changed from a verdict, which stands again afterwards") {
    Kiosk kiosk;
    show(kiosk, kiosk.decided(Verdict::admitted, "Zainab", 1));
    kiosk.pass(15);
    CHECK(find_widget(kiosk.draw(), "language").label == "English\u00a0· Français\u00a0· Cymraeg");
    kiosk.touch("language");
    CHECK(kiosk.draw().screen == "language");
    kiosk.touch("language_cy");
    CHECK(kiosk.screen() == "verdict/admitted");
    CHECK(kiosk.service.choices().language == "cy");
    kiosk.pass(19);
    CHECK(kiosk.screen() == "verdict/admitted");
    kiosk.touch("language");
    kiosk.touch("back");
    CHECK(kiosk.screen() == "verdict/admitted");
}

TEST_CASE(
    "a verdict is in the language that the list says, unless its person chose one; the next screen is as "
    "before") {
    Kiosk kiosk;
    Decided zainab = kiosk.decided(Verdict::admitted, "Zainab", 1);
    zainab.language = "fr";
    show(kiosk, zainab);
    CHECK(kiosk.service.choices().language == "fr");
    show(kiosk, kiosk.decided(Verdict::admitted, "Olha", 2));
    CHECK(kiosk.service.choices().language.empty());
    zainab.request = 3;
    show(kiosk, zainab);
    kiosk.touch("something_wrong");
    CHECK(kiosk.service.choices().language == "fr");
    kiosk.touch("done");
    CHECK(kiosk.service.choices().language.empty());

    Kiosk chose;
    chose.touch("language");
    chose.touch("language_cy");
    show(chose, zainab);
    CHECK(chose.service.choices().language == "cy");

    // Their own choice stands, also where it is the kiosk's own language.
    Kiosk english;
    show(english, zainab);
    english.touch("language");
    english.touch("language_en");
    zainab.request = 4;
    show(english, zainab);
    CHECK(english.service.choices().language == "en");
}

TEST_CASE("a form with an empty field asks for both, and is no miss") {
    Kiosk kiosk;
    kiosk.touch("find_my_name");
    kiosk.touch("find");
    CHECK(kiosk.screen() == "find_me/incomplete");
    CHECK(find_widget(kiosk.draw(), "note").label == "Please write both.");
    CHECK(find_widget(kiosk.draw(), "note").role == "alert");
    kiosk.type("Zainab Jones");
    CHECK(kiosk.screen() == "find_me/asking");
    kiosk.touch("find");
    CHECK(kiosk.screen() == "find_me/incomplete");
    kiosk.touch("second");
    kiosk.type("   ");
    kiosk.touch("find");
    CHECK(kiosk.screen() == "find_me/incomplete");
    CHECK(kiosk.asked.empty());
    kiosk.type("zainab@example.org");
    kiosk.touch("find");
    CHECK(kiosk.last<FindPerson>().name == "Zainab Jones");
}

TEST_CASE("every character that emails need is a key, and the accents say what to press next") {
    Kiosk kiosk;
    kiosk.touch("find_my_name");
    kiosk.touch("second");
    for (const char* key : {"key_a", "key__", "key_b", "key_+", "key_-", "key_.", "key_@"}) kiosk.touch(key);
    CHECK(find_widget(kiosk.draw(), "second").value == "a_b+-.@");
    kiosk.touch("key_accents");
    CHECK(find_widget(kiosk.draw(), "key_space").label == "Touch a letter");
    kiosk.touch("key_space");
    CHECK(find_widget(kiosk.draw(), "key_space").label == "space");
    CHECK(find_widget(kiosk.draw(), "second").value == "a_b+-.@");
    kiosk.touch("key_accents");
    kiosk.touch("key_e");
    kiosk.touch("key_é");
    CHECK(find_widget(kiosk.draw(), "second").value == "a_b+-.@é");
}

TEST_CASE("with no desk open a call shows the way to it, and so does one that nobody answers for a minute") {
    Kiosk closed;
    closed.touch("get_help");
    told(closed, HelpState::waiting, false);
    CHECK(closed.screen() == "get_help/to_desk");
    CHECK(find_widget(closed.draw(), "heading").label == "Please go to the desk");
    CHECK(!find_widget(closed.draw(), "desk_is").id.empty());
    // A desk is opened, and shows it.
    told(closed, HelpState::waiting, true);
    CHECK(closed.screen() == "get_help/waiting");

    Kiosk silent;
    silent.touch("get_help");
    told(silent, HelpState::waiting, true);
    silent.pass(59);
    CHECK(silent.screen() == "get_help/waiting");
    silent.now += Milliseconds(1000);
    CHECK(silent.service.is_stale(silent.now));
    CHECK(silent.screen() == "get_help/to_desk");
    told(silent, HelpState::coming, true);
    CHECK(silent.screen() == "get_help/coming");
}
