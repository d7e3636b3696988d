// What stands on the desk's screen, as letters, keys, codes and answers come in;
// longer than 400 lines because every key is tried on the one desk.
#include "roles/desk/service.h"

#include "desk/history_words.h"
#include "tests/kiosk/roles/desk/desk_in_front.h"

using namespace lanyard;

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

TEST_CASE("a name that was typed as fast as a scanner, and is nobody's code, is given back; a form stays") {
    DeskInFront desk;
    const auto scan = [&](const std::string& written, Verdict verdict) {
        desk.service.take_keyed_code("Yqinqb Jones", written, desk.now);
        DeedDone done;
        done.deed = DeskDeed::scanned;
        done.outcome = made_up::decided(verdict, person("Nobody")).outcome;
        done.outcome->attendee.reset();
        desk.answer(done, desk.number());
        return desk.service.take_typing();
    };
    desk.key(StaffKey::walk_in);
    REQUIRE(desk.screen() == "walk_in/asking");
    CHECK(scan("Zainab Jones", Verdict::unknown) == "Zainab Jones");
    CHECK(desk.service.take_typing().empty());
    CHECK(desk.screen() == "walk_in/asking");
    CHECK(scan("Zainab 42", Verdict::unknown).empty());
    CHECK(desk.screen() == "desk/searching");
    CHECK_FALSE(find_widget(desk.draw(), "notice").label.empty());
    CHECK(scan("Zainab Jones", Verdict::retired_code).empty());
}

TEST_CASE("while a code is being decided one moment is said, and nobody else's card or verdict stands") {
    DeskInFront desk;
    desk.service.take_code("CODE", desk.now);
    DeedDone done = admitted(person("Ann"));
    done.deed = DeskDeed::scanned;
    desk.answer(done, desk.number());
    REQUIRE(desk.screen() == "desk/person");
    desk.service.take_code("SECOND", desk.now);
    desk.now += Deciding::quick_enough + Milliseconds(1);
    CHECK(desk.service.is_stale(desk.now));
    CHECK(find_widget(desk.draw(), "notice").label == "One moment…");
    CHECK(find_widget(desk.draw(), "name").id.empty());
    done = admitted(person("Bea"));
    done.deed = DeskDeed::scanned;
    desk.answer(done, desk.number());
    CHECK(find_widget(desk.draw(), "name").value == "Bea Jones");
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

TEST_CASE(
    "whoever is open stays, though under another name the words find them no more; taken back, they go") {
    DeskInFront desk;
    const auto changed = [&] {
        desk.answer(std::make_shared<const DeskOverview>(), 0);
        CHECK(desk.last<SearchPeople>().words == "delegate");
    };
    desk.type("delegate");
    desk.find({person("Seat"), person("Bea")});
    DeedDone named = admitted(person("Seat"));
    named.deed = DeskDeed::named;
    auto card = std::make_shared<PersonCard>(*named.card);
    card->person.name = "Chipo Marandure";
    named.card = card;
    desk.answer(named, desk.number());
    changed();
    // The search is asked first, then the card.
    desk.answer(PeopleFound{"delegate", {person("Bea")}, 0, 1}, desk.number() - 1);
    desk.answer(PersonOpened{"Seat", card}, desk.number());
    CHECK(find_widget(desk.draw(), "name").value == "Chipo Marandure");
    CHECK(find_widget(desk.draw(), "result_1").label.find("Chipo Marandure") == 0);
    CHECK(find_widget(desk.draw(), "result_2").label.find("Bea") == 0);
    changed();
    desk.answer(PeopleFound{"delegate", {person("Bea")}, 0, 1}, desk.number() - 1);
    desk.answer(PersonOpened{"Seat", nullptr}, desk.number());
    CHECK(find_widget(desk.draw(), "results").value == "1");
    // Nobody else is checked in by an Enter that was meant for them.
    CHECK(desk.screen() == "desk/searching");
    desk.key(UiKey::activate);
    CHECK(desk.count<AdmitPerson>() == 0);
    desk.key(UiKey::down);
    CHECK(desk.last<OpenPerson>().person == "Bea");
    desk.open(person("Bea"));
    CHECK(find_widget(desk.draw(), "name").value == "Bea Jones");
    desk.key(UiKey::activate);
    CHECK(desk.last<AdmitPerson>().person == "Bea");
}

TEST_CASE("who is open stays in view where the list before them becomes shorter") {
    DeskInFront desk;
    std::vector<Attendee> many;
    for (int i = 0; i < 40; ++i) many.push_back(person("Person" + std::to_string(i)));
    desk.type("jo");
    desk.find(many);
    for (int i = 0; i < 30; ++i) desk.key(UiKey::down);
    desk.open(many[30]);
    CHECK(find_widget(desk.draw(), "result_1").id.empty());
    CHECK(find_widget(desk.draw(), "result_31").checked == true);
    desk.answer(std::make_shared<const DeskOverview>(), 0);
    desk.answer(PeopleFound{"jo", {many[1], many[30]}, 0, 2}, desk.number() - 1);
    CHECK(find_widget(desk.draw(), "result_2").checked == true);
}

TEST_CASE("who is open and found to be somebody's double at another desk is shown as that person") {
    DeskInFront desk;
    desk.type("jo");
    desk.find({person("Ann"), person("Double")});
    desk.key(UiKey::down);
    desk.open(person("Double"));
    desk.answer(std::make_shared<const DeskOverview>(), 0);
    desk.answer(PeopleFound{"jo", {person("Ann")}, 0, 1}, desk.number() - 1);
    auto card = std::make_shared<PersonCard>();
    card->person = person("Ann");
    desk.answer(PersonOpened{"Double", card}, desk.number());
    CHECK(find_widget(desk.draw(), "name").value == "Ann Jones");
    CHECK(find_widget(desk.draw(), "results").value == "1");
    desk.key(UiKey::activate);
    CHECK(desk.last<AdmitPerson>().person == "Ann");
}

TEST_CASE("a scan from any screen leaves the form and opens whose it is") {
    DeskInFront desk;
    desk.key(StaffKey::walk_in);
    CHECK(desk.screen() == "walk_in/asking");
    desk.service.take_code("CODE", desk.now);
    CHECK(desk.last<ScanAtDesk>().text == "CODE");
    CHECK(desk.screen().rfind("desk/", 0) == 0);
    DeedDone done = admitted(person("Cleo"));
    done.deed = DeskDeed::scanned;
    desk.answer(done, desk.number());
    CHECK(find_widget(desk.draw(), "name").value == "Cleo Jones");
    CHECK(find_widget(desk.draw(), "notice").label == "Checked in. The badge is being printed.");
    // A code that is nobody's leaves nobody open.
    desk.service.take_code("OTHER", desk.now);
    DeedDone nobody;
    nobody.deed = DeskDeed::scanned;
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

TEST_CASE("needs are behind a tap, and hidden again for the next person") {
    DeskInFront desk;
    desk.type("jo");
    desk.find({person("Ann"), person("Bea")});
    auto card = std::make_shared<PersonCard>();
    card->person = person("Ann");
    card->needs = {{"Dietary requirements", "Vegan"}};
    desk.answer(PersonOpened{"Ann", card}, desk.number());
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
    desk.answer(PersonOpened{"Ann", card}, desk.number());
    CHECK_FALSE(tells());
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
    done.deed = DeskDeed::group_admitted;
    done.people = {"Bea", "Cleo"};
    done.entries = {"entry 1", "entry 2"};
    desk.answer(done, desk.number());
    CHECK(desk.last<OpenPerson>().person == "Cleo");
    desk.open(person("Cleo"));
    CHECK(find_widget(desk.draw(), "notice").label == "2 people are checked in. F4 takes all of it back.");
    desk.key(StaffKey::undo);
    CHECK(desk.screen() == "undo/asking");
    desk.key(StaffKey::offer_1);
    CHECK(desk.last<TakeBack>().entries == std::vector<std::string>{"entry 1", "entry 2"});
    CHECK(desk.last<TakeBack>().reason == "It was the wrong person");
}

TEST_CASE("F1 shows the day: seats are given to the waiting list, as many as are wanted, and taken back") {
    DeskInFront desk;
    auto news = std::make_shared<DeskOverview>();
    news->seats = Seats{340, 330, 0, 10, 3, false, 7};
    for (const char* name : {"Eve", "Fay", "Gus"}) news->waiting.push_back(person(name));
    desk.answer(std::shared_ptr<const DeskOverview>(news), 0);
    desk.key(StaffKey::today);
    CHECK(desk.screen() == "desk_today/seats");
    CHECK(find_widget(desk.draw(), "free").value == "10");
    desk.touch("fewer");
    desk.key(StaffKey::release_seats);
    CHECK(desk.last<ReleaseSeats>().count == 2);
    DeedDone done;
    done.deed = DeskDeed::seats_released;
    done.people = {"Eve", "Fay"};
    done.entries = {"entry 1", "entry 2"};
    desk.answer(done, desk.number());
    CHECK(find_widget(desk.draw(), "notice").label == "2 seats are given. F4 takes them back.");
    desk.key(StaffKey::undo);
    CHECK(desk.screen() == "undo/asking");
    desk.key(StaffKey::offer_3);
    CHECK(desk.last<TakeBack>().entries == std::vector<std::string>{"entry 1", "entry 2"});
    DeedDone back;
    back.deed = DeskDeed::taken_back;
    desk.answer(back, desk.number());
    CHECK(desk.screen() == "desk_today/seats");
    desk.key(UiKey::back);
    CHECK(desk.screen().rfind("desk/", 0) == 0);
}

TEST_CASE("whom the programme needs soon stands in a strip, and opens by name") {
    DeskInFront desk;
    auto news = std::make_shared<DeskOverview>();
    NeededPerson barry;
    barry.name = "Barry Mason";
    barry.person = "barry";
    barry.phone = "07700 900205";
    barry.records = 1;
    barry.start = instant_from_ms(made_up::ten_to_nine + 18 * 60'000);
    barry.state = NeededState::now;
    news->needed = {barry};
    desk.answer(std::shared_ptr<const DeskOverview>(news), 0);
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

TEST_CASE("evacuating is held or written, and so is its end: no touch and no single key does either") {
    DeskInFront desk;
    const auto evacuating = [&](bool is_on) {
        DeedDone done;
        done.deed = is_on ? DeskDeed::evacuation_called : DeskDeed::evacuation_ended;
        desk.answer(done, desk.number());
        const Evacuation since{{"a"}, instant_from_ms(made_up::ten_to_nine), "desk"};
        desk.service.take(NoticesNews{is_on ? std::optional(since) : std::nullopt,
                                      std::make_shared<const std::vector<Announcement>>()},
                          desk.now);
        CHECK(desk.screen().rfind("desk/", 0) == 0);
    };
    desk.touch("everybody");
    CHECK(desk.screen() == "everybody/asking");
    desk.touch("evacuate");
    desk.key(UiKey::activate);
    desk.key(UiKey::next);
    desk.key(UiKey::next);
    desk.key(UiKey::next);
    desk.key(UiKey::activate);  // on the great button
    desk.hold("evacuate", everybody_holds_for - Milliseconds(1));
    CHECK(desk.count<CallEvacuation>() == 0);
    desk.hold("evacuate", everybody_holds_for);
    CHECK(desk.count<CallEvacuation>() == 1);
    evacuating(true);
    CHECK(find_widget(desk.draw(), "evacuation").label.find("Evacuation since 08:52") != std::string::npos);
    // Today is Today, whatever is on; what ends it has the key that led there.
    desk.key(StaffKey::today);
    CHECK(desk.screen().rfind("desk_today/", 0) == 0);
    desk.key(StaffKey::tell_everybody);
    CHECK(desk.screen() == "everybody/evacuating");
    desk.key(UiKey::activate);
    desk.type("Saf");
    desk.key(UiKey::activate);
    CHECK(desk.count<EndEvacuation>() == 0);
    CHECK(find_widget(desk.draw(), "word").label == "Write the whole word: SAFE");
    desk.type("e");
    CHECK(find_widget(desk.draw(), "word").label == "Or write SAFE and press Enter");
    desk.key(UiKey::activate);
    CHECK(desk.count<EndEvacuation>() == 1);
    desk.key(UiKey::activate);  // a second does no harm
    CHECK(desk.count<EndEvacuation>() == 1);
    evacuating(false);
    desk.key(StaffKey::tell_everybody);
    desk.key(UiKey::back);
    CHECK(desk.screen().rfind("desk/", 0) == 0);
    CHECK(desk.count<CallEvacuation>() == 1);
}

TEST_CASE("a name that is typed where no field has its letters is searched for") {
    for (const StaffKey page : {StaffKey::today, StaffKey::tell_everybody}) {
        DeskInFront desk;
        desk.key(page);
        REQUIRE(desk.screen().rfind("desk/", 0) != 0);
        for (const char* letter : {"e", "v", "a", " ", "b"}) desk.type(letter);
        CHECK(desk.screen().rfind("desk/", 0) == 0);
        CHECK(find_widget(desk.draw(), "search").value == "eva b");
        desk.key(UiKey::activate);
        CHECK(desk.count<CallEvacuation>() == 0);
    }
}

TEST_CASE("an announcement is written, said for so long, and taken back by its key") {
    DeskInFront desk;
    desk.key(StaffKey::today);
    desk.key(StaffKey::tell_everybody);
    desk.key(StaffKey::announce);
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
    refused.deed = DeskDeed::announced;
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
    desk.key(StaffKey::offer_1);
    CHECK(desk.last<WithdrawAnnouncement>().id == "new");
}

TEST_CASE(
    "a session that does not take place: its people are moved by one key, and taken back; who is left is "
    "listed") {
    DeskInFront desk;
    const auto with = [](int people, std::optional<int> places) {
        auto news = std::make_shared<DeskOverview>();
        news->cancelled = {{"b", "Workshop B: Beta", people, places, {}}};
        if (places != 0) news->cancelled.front().others = {"Workshop A: Alpha"};
        return std::shared_ptr<const DeskOverview>(news);
    };
    desk.answer(with(14, 9), 0);
    CHECK(find_widget(desk.draw(), "trouble").label.find("Workshop B does not take place: 14 people") !=
          std::string::npos);
    desk.key(StaffKey::today);
    CHECK(find_widget(desk.draw(), "cancelled_1")
              .label.find("9 places are left in Workshop A. Move them  Ctrl+P") != std::string::npos);
    desk.key(UiKey::activate);
    CHECK(desk.count<MovePeople>() == 0);
    desk.key(StaffKey::move_people);
    CHECK(desk.last<MovePeople>().session == "b");
    desk.key(StaffKey::move_people);
    CHECK(desk.count<MovePeople>() == 1);  // until it is answered
    DeedDone done;
    done.deed = DeskDeed::people_moved;
    done.people = {"1", "2"};
    done.entries = {"entry 1", "entry 2", "entry 3", "entry 4"};
    done.refused = {"Ann Jones"};
    desk.answer(done, desk.number());
    CHECK(find_widget(desk.draw(), "notice").label ==
          "2 people have a place now. F4 takes all of it back. No place for Ann Jones.");
    desk.key(StaffKey::undo);
    CHECK(desk.screen() == "undo/asking");
    CHECK(find_widget(desk.draw(), "band").label.find("2 people moved") != std::string::npos);
    desk.key(UiKey::back);
    desk.answer(with(1, 0), 0);
    CHECK(find_widget(desk.draw(), "cancelled_1").label.find("none is left elsewhere. Who?") !=
          std::string::npos);
    desk.key(UiKey::activate);
    CHECK(desk.count<ListWithoutPlace>() == 0);
    desk.key(StaffKey::move_people);
    CHECK(desk.last<ListWithoutPlace>().session == "b");
    desk.answer(PeopleFound{"", {person("Ann")}, 0, 1}, desk.number());
    CHECK(find_widget(desk.draw(), "result_1").label.find("Ann") == 0);
}

TEST_CASE("other machines: how many kiosks, which is in trouble, and all of them on the day's page") {
    DeskInFront desk;
    auto news = std::make_shared<DeskOverview>();
    news->machines = {{RoleKind::self, "Kiosk 1", {}, "", {}},
                      {RoleKind::self, "Kiosk 2", {MachineTrouble::camera_missing}, "", {}},
                      {RoleKind::self, "Kiosk 3", {MachineTrouble::silent}, "", {}},
                      {RoleKind::board, "room-1", {}, "", {}}};
    desk.answer(std::shared_ptr<const DeskOverview>(news), 0);
    CHECK(find_widget(desk.draw(), "printer").label.find("2 kiosks") != std::string::npos);
    CHECK(find_widget(desk.draw(), "trouble").label.find("Kiosk 2: its camera is gone") != std::string::npos);
    desk.touch("trouble");
    CHECK(find_widget(desk.draw(), "machines").label ==
          "✓ Kiosk 1 · ⚠ Kiosk 2: its camera is gone · ⚠ Kiosk 3: it has stopped without saying so · ✓ Board "
          "Room 1");
}

TEST_CASE("the day's page says that the journal's clock ran away, and to when") {
    DeskInFront desk;
    auto news = std::make_shared<DeskOverview>();
    news->journal_clock = instant_from_ms(4'102'444'800'000);
    desk.answer(std::shared_ptr<const DeskOverview>(news), 0);
    desk.key(UiKey::f1);
    CHECK(find_widget(desk.draw(), "journal_clock").label.find("stands at 2100-01-01") != std::string::npos);
}

TEST_CASE("a search that could not be read finds nobody and says so, and Enter asks again") {
    DeskInFront desk;
    desk.type("jones");
    desk.answer(PeopleFound{"jones", {}, 0, 0, machine_error("it is locked", "lanyard.db", "Try again")},
                desk.number());
    CHECK(desk.screen() == "desk/searching");
    CHECK(find_widget(desk.draw(), "notice").label.find("it is locked") != std::string::npos);
    CHECK(desk.count<SearchPeople>() == 1);  // not by itself at every frame
    desk.key(UiKey::activate);
    CHECK(desk.count<SearchPeople>() == 2);
    CHECK(desk.count<AdmitPerson>() == 0);
    desk.find({person("ada")});
    CHECK(desk.screen() == "desk/person");
    desk.key(UiKey::activate);
    CHECK(desk.last<AdmitPerson>().person == "ada");
}

TEST_CASE("a card that cannot be read for a moment stays open, and its search is answered again by Enter") {
    DeskInFront desk;
    desk.type("jones");
    desk.find({person("ada"), person("ben")});
    const Error locked = machine_error("it is locked", "lanyard.db", "Try again");
    desk.answer(std::make_shared<const DeskOverview>(), 0);  // somebody wrote: both are asked for again
    const long long opening = desk.number();
    desk.answer(PeopleFound{"jones", {}, 0, 0, locked}, opening - 1);
    desk.answer(PersonOpened{"ada", nullptr, locked}, opening);
    CHECK(desk.screen() == "desk/person");
    desk.key(UiKey::activate);
    CHECK(desk.last<AdmitPerson>().person == "ada");
}

TEST_CASE(
    "another card that could not be read is asked for again by Enter, and nobody is checked in for it") {
    DeskInFront desk;
    desk.type("jones");
    desk.find({person("ada"), person("ben")});
    desk.key(UiKey::down);
    CHECK(desk.last<OpenPerson>().person == "ben");
    desk.answer(PersonOpened{"ben", nullptr, machine_error("it is locked", "lanyard.db", "Try again")},
                desk.number());
    const std::size_t opened = desk.count<OpenPerson>();
    desk.key(UiKey::activate);
    CHECK(desk.count<AdmitPerson>() == 0);
    CHECK(desk.count<OpenPerson>() == opened + 1);
    desk.open(person("ben"));
    desk.key(UiKey::activate);
    CHECK(desk.last<AdmitPerson>().person == "ben");
}

TEST_CASE("the card that is open, what was typed and the form go with the sign-out") {
    for (const bool by_hand : {false, true}) {
        CAPTURE(by_hand);
        DeskInFront desk;
        const auto sign_in = [&] {
            GateNews news;
            news.what = GateNews::What::signed_in;
            news.has_staff = true;
            news.name = "Ruth";
            desk.service.take(RoleNews{news}, desk.now);
        };
        sign_in();
        desk.type("jo");
        desk.find({person("Ann"), person("Bea")});
        desk.key(UiKey::down);
        REQUIRE(desk.screen() == "desk/person");
        if (by_hand) {
            desk.service.open_staff_menu(desk.now);
            desk.touch("sign_out");
        } else {
            desk.now += StaffGate::signs_out_after;
            CHECK(desk.service.is_stale(desk.now));
        }
        CHECK(desk.draw().screen == "staff_pin");
        // What was asked for before is answered to nobody.
        desk.open(person("Bea"));
        sign_in();
        const UiScreen after = desk.draw();
        CHECK(after.screen == "desk");
        CHECK(find_widget(after, "name").id.empty());
        CHECK(find_widget(after, "result_1").id.empty());
        CHECK(find_widget(after, "search").value.empty());
    }
}
