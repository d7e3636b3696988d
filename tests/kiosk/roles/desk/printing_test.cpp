// What printing asks of the desk, in its place beside whoever is served, and answered by one key or touch.
#include "roles/desk/printing.h"

#include <doctest/doctest.h>

#include "roles/desk/service.h"
#include "screens/staff_keys.h"
#include "tests/kiosk/drawing.h"
#include "tests/kiosk/made_up.h"
#include "tests/kiosk/roles/desk/desk_in_front.h"

using namespace lanyard;

namespace {

struct PrintingDesk {
    Drawing drawing;
    std::vector<DeskRequest> asked;
    Milliseconds now{1000};
    DeskService service{[this](long long, const Request& what) {
        if (const auto* staff = what.as<DeskRequest>()) asked.push_back(*staff);
        return true;
    }};

    PrintingDesk() {
        EventFacts facts = made_up::facts();
        facts.clock = EventClock(instant_from_ms(made_up::ten_to_nine), 1e-9);
        facts.point.name = "Desk 1";
        service.take(EventReady{std::make_shared<const EventFacts>(facts)}, now);
        told([](DeskOverview&) {});
    }
    template <class Change>
    void told(Change change) {
        auto news = std::make_shared<DeskOverview>();
        news->has_printer = true;
        change(*news);
        service.take(RoleNews{DeskNews{0, std::shared_ptr<const DeskOverview>(news)}}, now);
    }
    void printer(const std::string& hindrance, const std::string& forewarning = {}) {
        service.take(PrinterNews{{hindrance, forewarning}}, now);
    }
    UiScreen draw(UiInput input = {}) {
        return drawing.frame(Theme(1920, 1080, usual_panel(1920, 1080), 0x0a4f53, service.choices()), input,
                             [&](Ui& ui) { service.draw(ui, now); });
    }
    void key(UiKey key) {
        UiInput input;
        input.pointer = {-1, -1};
        input.key = key;
        draw(input);
    }
    void key(StaffKey means) { key(meaning_of(means).key); }
    std::string label(const char* id) { return find_widget(draw(), id).label; }
    // The last that was asked for, of this kind.
    template <class Kind>
    const Kind& last() const {
        REQUIRE(!asked.empty());
        return std::get<Kind>(asked.back());
    }
};

bool has(const std::string& words, const std::string& part) {
    return words.find(part) != std::string::npos;
}

const BadgeInHand at_desk{7, "oliver", "Oliver Fairweather", "Desk 1", ""};
const BadgeInHand at_kiosk{9, "amara", "Amara Okafor", "Kiosk 1", ""};

}  // namespace

TEST_CASE("badges in doubt are asked about one by one, with the kiosk's name where it is a kiosk's") {
    PrintingDesk desk;
    CHECK(desk.label("printed").empty());
    desk.told([](DeskOverview& news) { news.asked = {at_desk, at_kiosk}; });
    CHECK(has(desk.label("printed"), "Did the badge of Oliver Fairweather come out?  +1"));
    desk.key(StaffKey::did_not_come);
    CHECK(desk.last<AnswerPrinted>().job == 7);
    CHECK_FALSE(desk.last<AnswerPrinted>().came_out);
    desk.key(StaffKey::came_out);  // a second, before the first is answered, does no harm
    CHECK_FALSE(desk.last<AnswerPrinted>().came_out);
    DeedDone done;
    done.deed = DeskDeed::badge_not_seen;
    done.name = "Oliver Fairweather";
    desk.service.take(RoleNews{DeskNews{1, done}}, desk.now);
    desk.told([](DeskOverview& news) { news.asked = {at_kiosk}; });
    CHECK(has(desk.label("printed"), "Did the badge of Amara Okafor come out at Kiosk 1?"));
    CHECK(has(desk.label("notice"), "The badge of Oliver Fairweather is printed again."));
    desk.key(StaffKey::came_out);
    CHECK(desk.last<AnswerPrinted>().job == 9);
    CHECK(desk.last<AnswerPrinted>().came_out);
}

TEST_CASE("the printer's trouble has a line of its own while it lasts, and a new roll where one helps") {
    PrintingDesk desk;
    CHECK(has(desk.label("printer"), "Printer ready"));
    desk.printer("A badge is stuck in the printer: open it, take the badge out, close it.");
    CHECK(has(desk.label("printer_strip"), "A badge is stuck"));
    CHECK(has(desk.label("printer"), "needs a hand"));
    desk.key(StaffKey::new_roll);
    CHECK(desk.asked.empty());
    desk.printer("The printer is out of labels or paper: put in more.");
    CHECK(has(desk.label("new_roll"), "New roll of 250"));
    desk.key(StaffKey::new_roll);
    CHECK(desk.last<LayInNewRoll>().labels == 250);
    desk.printer("", "Labels or paper are running low.");
    CHECK(has(desk.label("printer_strip"), "running low"));
    desk.printer("");
    CHECK(desk.label("printer_strip").empty());
    desk.told([](DeskOverview& news) { news.roll = LabelRoll{100, 81}; });
    CHECK(has(desk.label("printer_strip"), "19 labels are left on the roll"));
}

TEST_CASE("how many a new roll has: of event.toml, else of the last one, and nothing without a printer") {
    EventFacts facts = made_up::facts();
    DeskOverview news;
    CHECK(labels_on_new_roll(facts, news) == 0);
    news.has_printer = true;
    CHECK(labels_on_new_roll(facts, news) == 250);
    facts.labels_on_roll = 0;
    CHECK(labels_on_new_roll(facts, news) == 0);
    news.roll = LabelRoll{400, 12};
    CHECK(labels_on_new_roll(facts, news) == 400);
}

TEST_CASE("another badge without a reason asks for the reason, and no badge is asked for") {
    DeskInFront desk;
    desk.type("jo");
    desk.find({person("Ann")});
    auto card = std::make_shared<PersonCard>();
    card->person = person("Ann");
    card->person.inside = true;
    card->person.checked_in_at = instant_from_ms(made_up::ten_to_nine);
    card->badge = CardBadge::printed;
    desk.answer(PersonOpened{"Ann", card}, 0);
    auto news = std::make_shared<DeskOverview>();
    news->has_printer = true;
    desk.answer(std::shared_ptr<const DeskOverview>(news), 0);
    desk.answer(PersonOpened{"Ann", card}, desk.number());
    desk.key(StaffKey::print_badge);
    CHECK(desk.screen() == "print_again/asking");
    desk.key(UiKey::activate);
    CHECK(find_widget(desk.draw(), "note").label == "Say why, in a word or two.");
    CHECK(desk.count<PrintAgain>() == 0);
}

TEST_CASE("whoever comes back with a badge is checked in, and no badge is promised, now or later") {
    DeskInFront desk;
    desk.type("jo");
    desk.find({person("Ann")});
    const auto label = [&](const char* id) { return find_widget(desk.draw(), id).label; };
    CHECK(has(label("check_in"), "Check in and print"));
    auto card = std::make_shared<PersonCard>();
    card->person = person("Ann");
    card->badge = CardBadge::printed;
    desk.answer(PersonOpened{"Ann", card}, desk.number());
    CHECK(has(label("check_in"), "Check in"));
    CHECK_FALSE(has(label("check_in"), "print"));
    CHECK(label("admit_badge_later").empty());
}
