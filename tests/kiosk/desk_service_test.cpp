// What stands on the desk's screen, as letters, keys, codes and answers come in.
#include "desk_service.h"

#include <doctest/doctest.h>

#include "tests/kiosk/drawing.h"
#include "tests/kiosk/made_up.h"

using namespace lanyard;

namespace {

struct DeskInFront {
    Drawing drawing;
    std::vector<DeskRequest> asked;
    bool desk_takes = true;
    Milliseconds now{1000};
    DeskService service{[this](long long, const DeskRequest& what) {
        if (desk_takes) asked.push_back(what);
        return desk_takes;
    }};

    DeskInFront() {
        EventFacts facts = made_up::facts();
        facts.clock = EventClock(instant_from_ms(made_up::ten_to_nine), 1e-9);
        service.take(EventReady{std::make_shared<const EventFacts>(facts)}, now);
        draw();
    }
    UiScreen draw(UiInput input = {}) {
        return drawing.frame(Theme(1920, 1080, usual_panel(1920, 1080), 0x0a4f53, service.choices()), input,
                             [&](Ui& ui) { service.draw(ui, now); });
    }
    void type(const std::string& text) {
        UiInput input;
        input.text = text;
        draw(input);
    }
    void key(UiKey key) {
        UiInput input;
        input.pointer = {-1, -1};
        input.key = key;
        draw(input);
    }
    void touch(std::string_view id) {
        const Widget widget = find_widget(draw(), id);
        REQUIRE_MESSAGE(!widget.id.empty(), id);
        draw({widget.rect.middle(), true, false, UiKey::none});
        draw({widget.rect.middle(), false, true, UiKey::none});
    }
    std::string screen() {
        const UiScreen drawn = draw();
        return drawn.screen + "/" + drawn.state;
    }
    // How many of a kind were asked for.
    template <class Kind>
    std::size_t count() const {
        std::size_t found = 0;
        for (const DeskRequest& request : asked) {
            const auto* staff = std::get_if<StaffRequest>(&request);
            found += staff && std::get_if<Kind>(staff) ? 1 : 0;
        }
        return found;
    }
    template <class Kind>
    const Kind& last() const {
        for (auto request = asked.rbegin(); request != asked.rend(); ++request)
            if (const auto* staff = std::get_if<StaffRequest>(&*request))
                if (const auto* kind = std::get_if<Kind>(staff)) return *kind;
        throw std::runtime_error("nothing of this kind was asked for");
    }
    long long number() const { return static_cast<long long>(asked.size()); }
    void answer(StaffAnswer answer, long long request) {
        service.take(StaffNews{request, std::move(answer)}, now);
        draw();
    }
    // The search's answer, and the card of the first of them.
    void find(const std::vector<Attendee>& people) {
        answer(PeopleFound{last<SearchPeople>().words, people, 0, people.size()}, number());
        if (!people.empty()) open(people.front());
    }
    void open(const Attendee& person) {
        auto card = std::make_shared<PersonCard>();
        card->person = person;
        answer(PersonOpened{card}, number());
    }
};

Attendee person(const std::string& id) {
    Attendee person = made_up::attendee(id, "Jones");
    person.id = id;
    return person;
}

DeedDone admitted(Attendee person) {
    person.inside = true;
    person.checked_in_at = instant_from_ms(made_up::ten_to_nine);
    DeedDone done;
    done.outcome = made_up::decided(Verdict::admitted, person).outcome;
    auto card = std::make_shared<PersonCard>();
    card->person = person;
    done.card = card;
    return done;
}

}  // namespace

TEST_CASE("letters search, the first found is open, Enter checks in, and a second Enter does nothing") {
    DeskInFront desk;
    desk.type("jo");
    CHECK(desk.last<SearchPeople>().words == "jo");
    desk.find({person("Ann"), person("Bea")});
    CHECK(desk.screen() == "desk/person");
    CHECK(find_widget(desk.draw(), "name").value == "Ann Jones");
    desk.key(UiKey::activate);
    CHECK(desk.last<AdmitPerson>().person == "Ann");
    desk.key(UiKey::activate);
    CHECK(desk.count<AdmitPerson>() == 1);
    desk.answer(admitted(person("Ann")), desk.number());
    desk.key(UiKey::activate);
    CHECK(desk.count<AdmitPerson>() == 1);
    // What is typed next is another search.
    desk.type("b");
    CHECK(desk.last<SearchPeople>().words == "b");
}

TEST_CASE(
    "by touch: the second letter counts, though the first one's answer comes while the finger is on it") {
    DeskInFront desk;
    desk.touch("search");
    desk.touch("key_a");
    const Point at = find_widget(desk.draw(), "key_m").rect.middle();
    desk.draw({at, true, false, UiKey::none});
    REQUIRE(desk.screen() == "desk/searching");
    desk.find({person("Ann")});
    REQUIRE(desk.screen() == "desk/person");
    desk.draw({at, false, true, UiKey::none});
    CHECK(desk.last<SearchPeople>().words == "am");
}

TEST_CASE("Enter does nothing while the answer is to other letters than stand in the field") {
    DeskInFront desk;
    desk.type("jo");
    desk.find({person("Ann")});
    desk.type("x");
    desk.key(UiKey::activate);
    CHECK(desk.count<AdmitPerson>() == 0);
    // And while another's card is still the one that is open.
    desk.answer(PeopleFound{"jox", {person("Bea")}, 0, 1}, desk.number());
    desk.key(UiKey::activate);
    CHECK(desk.count<AdmitPerson>() == 0);
    desk.open(person("Bea"));
    desk.key(UiKey::activate);
    CHECK(desk.last<AdmitPerson>().person == "Bea");
}

TEST_CASE("letters typed while a search is on its way are searched for when its answer comes") {
    DeskInFront desk;
    desk.type("j");
    const auto first = desk.number();
    desk.type("o");
    desk.type("n");
    CHECK(desk.count<SearchPeople>() == 1);
    desk.answer(PeopleFound{"j", {person("Ann")}, 0, 1}, first);
    desk.draw();
    CHECK(desk.last<SearchPeople>().words == "jon");
}

TEST_CASE("arrows choose another, and letters go to the search wherever the focus is") {
    DeskInFront desk;
    desk.type("jo");
    desk.find({person("Ann"), person("Bea")});
    desk.key(UiKey::down);
    CHECK(desk.last<OpenPerson>().person == "Bea");
    desk.open(person("Bea"));
    desk.key(UiKey::down);  // the last stays
    CHECK(desk.last<OpenPerson>().person == "Bea");
    desk.key(UiKey::up);
    CHECK(desk.last<OpenPerson>().person == "Ann");
    desk.key(UiKey::next);
    desk.key(UiKey::next);
    desk.type("n");
    CHECK(desk.last<SearchPeople>().words == "jon");
}

TEST_CASE("a scan from any screen leaves the form and opens whose it is") {
    DeskInFront desk;
    desk.key(UiKey::f9);
    CHECK(desk.screen() == "walk_in/asking");
    desk.service.take_code("CODE", desk.now);
    CHECK(std::get<ScanCode>(desk.asked.back()).text == "CODE");
    CHECK(desk.screen().rfind("desk/", 0) == 0);
    DeedDone done = admitted(person("Cleo"));
    done.deed = Deed::scanned;
    desk.answer(done, desk.number());
    CHECK(find_widget(desk.draw(), "name").value == "Cleo Jones");
    CHECK(find_widget(desk.draw(), "notice").label == "Checked in. The badge is being printed.");
    // A code that is nobody's leaves nobody open.
    desk.service.take_code("OTHER", desk.now);
    DeedDone nobody;
    nobody.deed = Deed::scanned;
    nobody.outcome = Outcome{};
    nobody.outcome->verdict = Verdict::unknown;
    desk.answer(nobody, desk.number());
    CHECK(desk.screen() == "desk/searching");
    CHECK(find_widget(desk.draw(), "notice").label.find("Nobody is known") == 0);
}

TEST_CASE("every verdict of a scan is said in words") {
    for (int i = 0; i < verdict_count; ++i) {
        DeedDone done = admitted(person("Ann"));
        done.outcome->verdict = static_cast<Verdict>(i);
        CAPTURE(i);
        CHECK_FALSE(notice_of(done, instant_from_ms(made_up::ten_to_nine), "Europe/London").words.empty());
    }
    for (int i = 0; i < happening_count; ++i) {
        HistoryLine line;
        line.what = static_cast<Happening>(i);
        CHECK_FALSE(history_words(line).empty());
    }
}

TEST_CASE("what could not be done is said on the form, which stays") {
    DeskInFront desk;
    desk.key(UiKey::f9);
    desk.type("Marigold");
    desk.key(UiKey::activate);
    desk.key(UiKey::activate);
    CHECK(desk.last<RegisterWalkIn>().person.name == "Marigold");
    DeedDone full;
    full.deed = Deed::registered;
    full.outcome = Outcome{};
    full.outcome->verdict = Verdict::full;
    desk.answer(full, desk.number());
    CHECK(desk.screen() == "walk_in/not_done");
    CHECK(find_widget(desk.draw(), "note").label == "Every place is taken");
    desk.key(UiKey::back);
    CHECK(desk.screen().rfind("desk/", 0) == 0);
}

TEST_CASE("needs are behind a tap, and hidden again for the next person") {
    DeskInFront desk;
    desk.type("jo");
    desk.find({person("Ann"), person("Bea")});
    auto card = std::make_shared<PersonCard>();
    card->person = person("Ann");
    card->needs = {{"Dietary requirements", "Vegan"}};
    desk.answer(PersonOpened{card}, desk.number());
    const auto tells = [&] {
        for (const Widget& widget : desk.draw().widgets)
            if (widget.label.find("Vegan") != std::string::npos) return true;
        return false;
    };
    CHECK_FALSE(tells());
    desk.touch("needs");
    CHECK(tells());
    desk.key(UiKey::down);
    desk.open(person("Bea"));
    desk.key(UiKey::up);
    desk.answer(PersonOpened{card}, desk.number());
    CHECK_FALSE(tells());
}

TEST_CASE("a correction says only what was changed, and puts a name of parts together") {
    DeskForm form;
    form.fields = correctable(person("Ann"));
    for (const auto& [field, line] : form.fields) form.before.push_back(line.text());
    CHECK(corrections_of(form).empty());
    for (auto& [field, line] : form.fields)
        if (field == Field::family_name) line = EditLine("Smith");
    const auto corrections = corrections_of(form);
    CHECK(corrections.size() == 2);
    CHECK(corrections.at(Field::family_name) == "Smith");
    CHECK(corrections.at(Field::name) == "Ann Smith");
}

TEST_CASE("a request that the desk cannot take now is made again with the next letters") {
    DeskInFront desk;
    desk.desk_takes = false;
    desk.type("jo");
    CHECK(desk.asked.empty());
    CHECK(desk.service.is_stale(desk.now));
    desk.desk_takes = true;
    desk.draw();
    CHECK(desk.last<SearchPeople>().words == "jo");
}

TEST_CASE(
    "a space writes, but in the list it ticks; Enter lets in all who are ticked, F4 takes all of it back") {
    DeskInFront desk;
    const auto space = [&] {
        UiInput input;
        input.pointer = {-1, -1};
        input.key = UiKey::space;
        input.text = " ";
        desk.draw(input);
    };
    desk.type("jo");
    desk.find({person("Ann"), person("Bea"), person("Cleo")});
    desk.key(UiKey::down);
    desk.open(person("Bea"));
    space();
    desk.key(UiKey::down);
    desk.open(person("Cleo"));
    space();
    CHECK(find_widget(desk.draw(), "search").value == "jo");
    CHECK(find_widget(desk.draw(), "result_2").checked == true);
    CHECK(find_widget(desk.draw(), "result_1").checked == false);
    desk.key(UiKey::activate);
    CHECK(desk.last<AdmitGroup>().people == std::vector<std::string>{"Bea", "Cleo"});
    DeedDone done;
    done.deed = Deed::group_admitted;
    done.people = {"Bea", "Cleo"};
    done.entries = {"entry 1", "entry 2"};
    desk.answer(done, desk.number());
    CHECK(desk.last<OpenPerson>().person == "Cleo");
    desk.open(person("Cleo"));
    CHECK(find_widget(desk.draw(), "notice").label == "2 people are checked in. F4 takes all of it back.");
    desk.key(UiKey::f4);
    CHECK(desk.screen() == "undo/asking");
    desk.key(UiKey::f1);
    CHECK(desk.last<TakeBack>().entries == std::vector<std::string>{"entry 1", "entry 2"});
    CHECK(desk.last<TakeBack>().reason == "It was the wrong person");
}

TEST_CASE("no seat for a walk-in: the waiting list by one key; an organiser lets in, and says why") {
    DeskInFront desk;
    const auto full = [] {
        DeedDone done;
        done.deed = Deed::registered;
        done.outcome = Outcome{};
        done.outcome->verdict = Verdict::full;
        return done;
    };
    const auto writes = [&] {
        desk.key(UiKey::f9);
        desk.type("Marigold");
        desk.key(UiKey::activate);
        desk.key(UiKey::activate);
        desk.answer(full(), desk.number());
    };
    writes();
    CHECK(desk.screen() == "walk_in/not_done");
    desk.key(UiKey::f1);
    CHECK(desk.last<PutOnWaitingList>().person.name == "Marigold");
    DeedDone put;
    put.deed = Deed::put_on_waiting_list;
    desk.answer(put, desk.number());
    CHECK(desk.screen().rfind("desk/", 0) == 0);

    writes();
    desk.key(UiKey::f2);
    CHECK(desk.screen() == "let_in/asking");
    desk.key(UiKey::activate);
    CHECK(desk.screen() == "let_in/not_done");  // without a reason
    desk.type("The mayor");
    desk.key(UiKey::activate);
    CHECK(desk.last<RegisterWalkIn>().anyway == "The mayor");
    CHECK(desk.last<RegisterWalkIn>().person.name == "Marigold");
}

TEST_CASE("where there is staff, only an organiser is offered to let somebody in past the limit") {
    DeskInFront desk;
    GateNews news;
    news.what = GateNews::What::signed_in;
    news.has_staff = true;
    news.name = "Ruth";
    news.role = StaffRole::staff;
    desk.service.take(news, desk.now);
    desk.key(UiKey::f9);
    desk.type("Marigold");
    desk.key(UiKey::activate);
    desk.key(UiKey::activate);
    DeedDone full;
    full.deed = Deed::registered;
    full.outcome = Outcome{};
    full.outcome->verdict = Verdict::full;
    desk.answer(full, desk.number());
    CHECK_FALSE(find_widget(desk.draw(), "full_1").id.empty());
    CHECK(find_widget(desk.draw(), "full_2").id.empty());
}

TEST_CASE("F1 shows the day: seats are given to the waiting list, as many as are wanted, and taken back") {
    DeskInFront desk;
    auto news = std::make_shared<DeskNews>();
    news->seats = Seats{340, 330, 0, 10, 3, false, 7};
    for (const char* name : {"Eve", "Fay", "Gus"}) news->waiting.push_back(person(name));
    desk.answer(std::shared_ptr<const DeskNews>(news), 0);
    desk.key(UiKey::f1);
    CHECK(desk.screen() == "desk_today/seats");
    CHECK(find_widget(desk.draw(), "free").value == "10");
    desk.key(UiKey::left);
    desk.key(UiKey::f2);
    CHECK(desk.last<ReleaseSeats>().count == 2);
    DeedDone done;
    done.deed = Deed::seats_released;
    done.people = {"Eve", "Fay"};
    done.entries = {"entry 1", "entry 2"};
    desk.answer(done, desk.number());
    CHECK(find_widget(desk.draw(), "notice").label == "2 seats are given. F4 takes them back.");
    desk.key(UiKey::f4);
    CHECK(desk.screen() == "undo/asking");
    desk.key(UiKey::f3);
    CHECK(desk.last<TakeBack>().entries == std::vector<std::string>{"entry 1", "entry 2"});
    DeedDone back;
    back.deed = Deed::taken_back;
    desk.answer(back, desk.number());
    CHECK(desk.screen() == "desk_today/seats");
    desk.key(UiKey::back);
    CHECK(desk.screen().rfind("desk/", 0) == 0);
}

TEST_CASE("whom the programme needs soon stands in a strip, and opens by name") {
    DeskInFront desk;
    auto news = std::make_shared<DeskNews>();
    NeededPerson barry;
    barry.name = "Barry Mason";
    barry.person = "barry";
    barry.phone = "07700 900205";
    barry.records = 1;
    barry.start = instant_from_ms(made_up::ten_to_nine + 18 * 60'000);
    barry.state = NeededState::now;
    news->needed = {barry};
    desk.answer(std::shared_ptr<const DeskNews>(news), 0);
    CHECK(find_widget(desk.draw(), "missing")
              .label.find("Barry Mason has not arrived: on in 18 min · 07700 900205") != std::string::npos);
    desk.touch("missing");
    CHECK(desk.screen() == "desk_today/people");
    desk.touch("needed_1");
    CHECK(desk.last<OpenPerson>().person == "barry");
    CHECK(desk.screen().rfind("desk/", 0) == 0);
}

TEST_CASE("a space after letters is a space") {
    DeskInFront desk;
    desk.type("jones");
    UiInput input;
    input.key = UiKey::space;
    input.text = " ";
    desk.draw(input);
    desk.type("i");
    CHECK(find_widget(desk.draw(), "search").value == "jones i");
}

TEST_CASE("evacuating takes two touches, or the key and then Enter; a hasty Enter does nothing") {
    DeskInFront desk;
    desk.touch("everybody");
    CHECK(desk.screen() == "everybody/asking");
    desk.touch("evacuate");
    CHECK(desk.count<CallEvacuation>() == 1);
    DeedDone called;
    called.deed = Deed::evacuation_called;
    desk.answer(called, desk.number());
    desk.service.take(NoticesNews{Evacuation{{"a"}, instant_from_ms(made_up::ten_to_nine), "desk"},
                                  std::make_shared<const std::vector<Announcement>>()},
                      desk.now);
    CHECK(desk.screen().rfind("desk/", 0) == 0);
    CHECK(find_widget(desk.draw(), "evacuation").label.find("Evacuation since 08:52") != std::string::npos);

    // And back again, by keys.
    desk.key(UiKey::f1);
    CHECK(desk.screen() == "everybody/evacuating");
    desk.key(UiKey::activate);
    CHECK(desk.count<EndEvacuation>() == 0);
    desk.now += TellEverybody::deaf_for;
    desk.key(UiKey::activate);
    CHECK(desk.count<EndEvacuation>() == 1);
    desk.key(UiKey::activate);  // a second does no harm
    CHECK(desk.count<EndEvacuation>() == 1);
    DeedDone ended;
    ended.deed = Deed::evacuation_ended;
    desk.answer(ended, desk.number());
    CHECK(desk.screen().rfind("desk/", 0) == 0);
    desk.key(UiKey::f1);
    desk.key(UiKey::back);
    CHECK(desk.screen().rfind("desk/", 0) == 0);
    CHECK(desk.count<CallEvacuation>() == 1);
}

TEST_CASE("an announcement is written, said for so long, and taken back by its key") {
    DeskInFront desk;
    desk.key(UiKey::f1);
    desk.key(UiKey::f3);
    desk.key(UiKey::f2);
    CHECK(desk.screen() == "announce/asking");
    desk.touch("say");
    CHECK(desk.screen() == "announce/not_done");
    desk.draw();
    desk.touch("announcement");
    desk.type("Lunch is served");
    desk.key(UiKey::activate);
    desk.type("Room 1, great-hall");
    desk.touch("minutes_3");
    desk.touch("say");
    const MakeAnnouncement& made = desk.last<MakeAnnouncement>();
    CHECK(made.text == "Lunch is served");
    CHECK(made.rooms == std::vector<std::string>{"Room 1", "great-hall"});
    CHECK(made.minutes == 30);
    DeedDone refused;
    refused.deed = Deed::announced;
    refused.error = usage_error("there is no room");
    desk.answer(refused, desk.number());
    CHECK(desk.screen() == "announce/not_done");
    const Instant now = instant_from_ms(made_up::ten_to_nine);
    desk.service.take(
        NoticesNews{std::nullopt, std::make_shared<const std::vector<Announcement>>(std::vector<Announcement>{
                                      {"old", "Over", {}, now - Milliseconds(9), now, now, "desk"},
                                      {"new", "On", {}, now, now + Milliseconds(9), now, "desk"}})},
        desk.now);
    desk.draw();
    desk.key(UiKey::f1);
    CHECK(desk.last<WithdrawAnnouncement>().id == "new");
}

TEST_CASE(
    "a session that does not take place: its people are moved by one key, and taken back; who is left is "
    "listed") {
    DeskInFront desk;
    const auto with = [](int people, std::optional<int> places) {
        auto news = std::make_shared<DeskNews>();
        news->cancelled = {{"b", "Workshop B: Beta", people, places, {}}};
        if (places != 0) news->cancelled.front().others = {"Workshop A: Alpha"};
        return std::shared_ptr<const DeskNews>(news);
    };
    desk.answer(with(14, 9), 0);
    CHECK(find_widget(desk.draw(), "trouble").label.find("Workshop B does not take place: 14 people") !=
          std::string::npos);
    desk.key(UiKey::f1);
    CHECK(find_widget(desk.draw(), "cancelled_1")
              .label.find("9 places are left in Workshop A. Move them  F5") != std::string::npos);
    desk.key(UiKey::activate);
    CHECK(desk.last<MovePeople>().session == "b");
    desk.key(UiKey::f5);
    CHECK(desk.count<MovePeople>() == 1);  // until it is answered
    DeedDone done;
    done.deed = Deed::people_moved;
    done.people = {"1", "2"};
    done.entries = {"entry 1", "entry 2", "entry 3", "entry 4"};
    done.refused = {"Ann Jones"};
    desk.answer(done, desk.number());
    CHECK(find_widget(desk.draw(), "notice").label ==
          "2 people have a place now. F4 takes all of it back. No place for Ann Jones.");
    desk.key(UiKey::f4);
    CHECK(desk.screen() == "undo/asking");
    CHECK(find_widget(desk.draw(), "band").label.find("2 people moved") != std::string::npos);
    desk.key(UiKey::back);
    desk.answer(with(1, 0), 0);
    CHECK(find_widget(desk.draw(), "cancelled_1").label.find("none is left elsewhere. Who?") !=
          std::string::npos);
    desk.key(UiKey::activate);
    CHECK(desk.count<ListWithoutPlace>() == 0);
    desk.key(UiKey::f5);
    CHECK(desk.last<ListWithoutPlace>().session == "b");
    desk.answer(PeopleFound{"", {person("Ann")}, 0, 1}, desk.number());
    CHECK(find_widget(desk.draw(), "result_1").label.find("Ann") == 0);
}

TEST_CASE("a ticket-holder for whom every seat is taken is put on the waiting list by one key") {
    DeskInFront desk;
    desk.type("jo");
    desk.find({person("Ann")});
    CHECK(find_widget(desk.draw(), "wait_for_seat").id.empty());
    desk.key(UiKey::activate);
    DeedDone full;
    full.outcome = made_up::decided(Verdict::full, person("Ann")).outcome;
    auto card = std::make_shared<PersonCard>();
    card->person = person("Ann");
    full.card = card;
    desk.answer(full, desk.number());
    CHECK_FALSE(find_widget(desk.draw(), "wait_for_seat").id.empty());
    desk.key(UiKey::f6);
    CHECK(desk.last<WaitForSeat>().person == "Ann");
    DeedDone waits;
    waits.deed = Deed::put_on_waiting_list;
    card = std::make_shared<PersonCard>(*card);
    card->person.status = AttendeeStatus::pending;
    waits.card = card;
    desk.answer(waits, desk.number());
    CHECK(find_widget(desk.draw(), "wait_for_seat").id.empty());
}

TEST_CASE(
    "who is needed is said from the card: what the programme calls them, or a session to help at; and not") {
    DeskInFront desk;
    desk.service.take(ProgrammeNews{std::make_shared<const std::vector<Session>>(made_up::sessions())},
                      desk.now);
    desk.type("jo");
    desk.find({person("Ann")});
    desk.key(UiKey::f10);
    desk.key(UiKey::f12);
    CHECK(desk.screen() == "needed/asking");
    desk.key(UiKey::f1);
    const NeededLink named = desk.last<NeedPerson>().link;
    CHECK(named.person == "Ann");
    CHECK(named.as == NeededAs::speaker);
    CHECK_FALSE(named.name.empty());
    desk.answer(DeedDone{Deed::needed_said, {}, Error{ErrorKind::refused, "no", "", ""}, nullptr, {}, {}, {}},
                desk.number());
    CHECK(desk.screen() == "needed/not_done");
    desk.touch("as_3");
    desk.key(UiKey::f1);
    CHECK(desk.last<NeedPerson>().link.as == NeededAs::helper);
    CHECK(desk.last<NeedPerson>().link.name.empty());
    DeedDone done;
    done.deed = Deed::needed_said;
    auto card = std::make_shared<PersonCard>();
    card->person = person("Ann");
    card->needed_for = {desk.last<NeedPerson>().link};
    done.card = card;
    desk.answer(done, desk.number());
    CHECK(desk.screen() == "desk/person");
    desk.key(UiKey::f10);
    desk.touch("needed");
    CHECK(find_widget(desk.draw(), "needed_1").label.find("Not needed") != std::string::npos);
    desk.touch("needed_1");
    CHECK(desk.last<NeedPerson>().off);
}

TEST_CASE("other machines: how many kiosks, which is in trouble, and all of them on the day's page") {
    DeskInFront desk;
    auto news = std::make_shared<DeskNews>();
    news->machines = {{Role::self, "Kiosk 1", {}, "", {}},
                      {Role::self, "Kiosk 2", {MachineTrouble::camera_missing}, "", {}},
                      {Role::self, "Kiosk 3", {MachineTrouble::silent}, "", {}},
                      {Role::board, "room-1", {}, "", {}}};
    desk.answer(std::shared_ptr<const DeskNews>(news), 0);
    CHECK(find_widget(desk.draw(), "printer").label.find("2 kiosks") != std::string::npos);
    CHECK(find_widget(desk.draw(), "trouble").label.find("Kiosk 2: its camera is gone") != std::string::npos);
    desk.touch("trouble");
    CHECK(find_widget(desk.draw(), "machines").label ==
          "✓ Kiosk 1 · ⚠ Kiosk 2: its camera is gone · ⚠ Kiosk 3: it has stopped without saying so · ✓ Board "
          "Room 1");
}
