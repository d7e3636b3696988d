// The desk's forms: written, sent, refused, and answered by a key.
#include "tests/kiosk/roles/desk/desk_in_front.h"

using namespace lanyard;
TEST_CASE("a form of the desk says its keys on its two buttons") {
    DeskInFront desk;
    desk.key(StaffKey::walk_in);
    CHECK(find_widget(desk.draw(), "back").label == "‹ Back  Esc");
    CHECK(find_widget(desk.draw(), "admit").label == "Admit and print  ↵");
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

namespace {

// Ann is open, and what came of her check-in is known.
void decide_on_ann(DeskInFront& desk, Verdict verdict, AttendeeStatus status = AttendeeStatus::expected) {
    Attendee ann = person("Ann");
    ann.status = status;
    DeedDone done;
    done.outcome = made_up::decided(verdict, ann).outcome;
    done.outcome->let_in_by = who_may_set_aside(verdict, ann, true);
    auto card = std::make_shared<PersonCard>();
    card->person = ann;
    done.card = card;
    desk.answer(done, desk.number());
}

}  // namespace

TEST_CASE("every refusal that may be set aside asks in one way: why it is, why they come, one key") {
    const std::pair<Verdict, AttendeeStatus> refusals[] = {
        {Verdict::pending, AttendeeStatus::pending},       {Verdict::cancelled, AttendeeStatus::cancelled},
        {Verdict::not_open_yet, AttendeeStatus::expected}, {Verdict::closed, AttendeeStatus::expected},
        {Verdict::wrong_day, AttendeeStatus::expected},    {Verdict::full, AttendeeStatus::expected}};
    for (const auto& refusal : refusals) {
        const Verdict verdict = refusal.first;
        const AttendeeStatus status = refusal.second;
        CAPTURE(verdict_name(verdict));
        DeskInFront desk;
        desk.type("jo");
        desk.find({person("Ann")});
        desk.key(UiKey::activate);
        CHECK_FALSE(desk.last<AdmitPerson>().anyway);
        decide_on_ann(desk, verdict, status);
        CHECK(desk.screen() == "let_in/asking");
        CHECK(find_widget(desk.draw(), "note").label.size() > 10);
        desk.key(UiKey::activate);  // a second Enter does no harm
        CHECK(desk.screen() == "let_in/not_done");
        CHECK_FALSE(desk.last<AdmitPerson>().anyway);
        desk.key(StaffKey::offer_1);
        CHECK(desk.last<AdmitPerson>().person == "Ann");
        CHECK_FALSE(desk.last<AdmitPerson>().anyway.value_or("").empty());
    }
}

TEST_CASE("a seat that was passed on to somebody who is in goes back with a word about them alone") {
    DeskInFront desk;
    desk.type("jo");
    desk.find({person("Ann")});
    auto card = std::make_shared<PersonCard>();
    card->person = person("Ann");
    HistoryLine passed_on;
    passed_on.what = Happening::replaced;
    passed_on.entry = "passed on";
    passed_on.who = "Manon";
    passed_on.who_is_inside = true;
    card->history = {passed_on};
    DeedDone opened;
    opened.deed = DeskDeed::flag_set;
    opened.card = card;
    desk.key(StaffKey::more);
    desk.touch("flag_tell");
    desk.answer(opened, desk.number());
    desk.key(StaffKey::undo);
    CHECK(desk.screen() == "undo/asking");
    CHECK(find_widget(desk.draw(), "insider_1").label.find("They stay") == 0);
    desk.key(UiKey::activate);
    CHECK(desk.screen() == "undo/not_done");
    desk.key(StaffKey::offer_1);
    CHECK(desk.last<TakeBack>().about_insider == AboutInsider::stays);
    CHECK(desk.last<TakeBack>().entries == std::vector<std::string>{"passed on"});
}

TEST_CASE("somebody came in while their seat was being taken back: then the desk asks about them") {
    DeskInFront desk;
    desk.type("jo");
    desk.find({person("Ann")});
    auto card = std::make_shared<PersonCard>();
    card->person = person("Ann");
    HistoryLine passed_on;
    passed_on.what = Happening::replaced;
    passed_on.entry = "passed on";
    passed_on.who = "Manon";
    card->history = {passed_on};
    DeedDone opened;
    opened.deed = DeskDeed::flag_set;
    opened.card = card;
    desk.key(StaffKey::more);
    desk.touch("flag_tell");
    desk.answer(opened, desk.number());
    desk.key(StaffKey::undo);
    desk.key(StaffKey::offer_1);
    CHECK(desk.last<TakeBack>().about_insider == AboutInsider::ask);
    DeedDone asks;
    asks.deed = DeskDeed::taken_back;
    asks.insider = "Manon";
    asks.insider_may_stay = true;
    desk.answer(asks, desk.number());
    desk.key(StaffKey::offer_2);
    CHECK(desk.last<TakeBack>().about_insider == AboutInsider::never_came);
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
    full.outcome->let_in_by = SetAsideBy::staff;
    desk.answer(full, desk.number());
    CHECK(find_widget(desk.draw(), "reasons_4").label == "Put on the waiting list  Ctrl+W");
    desk.key(UiKey::back);
    CHECK_FALSE(find_widget(desk.draw(), "wait_for_seat").id.empty());
    desk.key(StaffKey::wait_for_seat);
    CHECK(desk.last<WaitForSeat>().person == "Ann");
    DeedDone waits;
    waits.deed = DeskDeed::put_on_waiting_list;
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
    desk.key(StaffKey::more);
    desk.key(StaffKey::needed);
    CHECK(desk.screen() == "needed/asking");
    desk.key(StaffKey::offer_1);
    const NeededLink named = desk.last<NeedPerson>().link;
    CHECK(named.person == "Ann");
    CHECK(named.as == NeededAs::speaker);
    CHECK_FALSE(named.name.empty());
    desk.answer(
        DeedDone{DeskDeed::needed_said, {}, Error{ErrorKind::refused, "no", "", ""}, nullptr, {}, {}, {}},
        desk.number());
    CHECK(desk.screen() == "needed/not_done");
    desk.touch("as_3");
    desk.key(StaffKey::offer_1);
    CHECK(desk.last<NeedPerson>().link.as == NeededAs::helper);
    CHECK(desk.last<NeedPerson>().link.name.empty());
    DeedDone done;
    done.deed = DeskDeed::needed_said;
    auto card = std::make_shared<PersonCard>();
    card->person = person("Ann");
    card->needed_for = {desk.last<NeedPerson>().link};
    done.card = card;
    desk.answer(done, desk.number());
    CHECK(desk.screen() == "desk/person");
    desk.key(StaffKey::more);
    desk.touch("needed");
    CHECK(find_widget(desk.draw(), "needed_1").label.find("Not needed") != std::string::npos);
    desk.touch("needed_1");
    CHECK(desk.last<NeedPerson>().off);
}

TEST_CASE("who comes instead and is not let in is asked about, and what was written of them is not lost") {
    DeskInFront desk;
    desk.type("jo");
    desk.find({person("Ann")});
    desk.key(StaffKey::someone_else);
    desk.type("Late Sub");
    desk.key(UiKey::activate);
    desk.key(UiKey::activate);
    CHECK(desk.last<SubstitutePerson>().to.name == "Late Sub");
    CHECK(desk.last<SubstitutePerson>().anyway.empty());
    DeedDone refused = no_seat();
    refused.deed = DeskDeed::substituted;
    refused.outcome->verdict = Verdict::closed;
    refused.outcome->let_in_by = SetAsideBy::staff;
    desk.answer(refused, desk.number());
    CHECK(desk.screen() == "let_in/asking");

    desk.key(UiKey::back);
    CHECK(desk.screen() == "someone_else/asking");
    CHECK(find_widget(desk.draw(), "name").value == "Late Sub");
    desk.key(UiKey::activate);
    desk.answer(refused, desk.number());
    desk.type("They rang");
    desk.key(UiKey::activate);
    CHECK(desk.last<SubstitutePerson>().from == "Ann");
    CHECK(desk.last<SubstitutePerson>().to.name == "Late Sub");
    CHECK(desk.last<SubstitutePerson>().anyway == "They rang");

    refused.outcome->verdict = Verdict::evacuating;  // which nobody may set aside
    refused.outcome->let_in_by = SetAsideBy::nobody;
    desk.answer(refused, desk.number());
    desk.key(UiKey::back);
    CHECK(desk.screen() == "someone_else/asking");
    CHECK(find_widget(desk.draw(), "name").value == "Late Sub");
}

TEST_CASE("other words on one print: only what is changed is said, and nothing changed prints nothing") {
    DeskInFront without;
    without.type("ann");
    without.find({person("Ann")});
    without.key(StaffKey::badge_text);
    CHECK(without.screen().rfind("desk/", 0) == 0);  // there is no printer
    DeskInFront desk;
    auto news = std::make_shared<DeskOverview>();
    news->has_printer = true;
    desk.answer(std::shared_ptr<const DeskOverview>(news), 0);
    desk.type("ann");
    desk.find({person("Ann")});
    desk.key(StaffKey::badge_text);
    CHECK(desk.screen() == "badge_text/asking");
    const auto enter_to_the_end = [&] {
        for (int i = 0; i < 4; ++i) desk.key(UiKey::activate);
    };
    enter_to_the_end();
    CHECK(desk.screen() == "badge_text/not_done");
    CHECK(desk.count<PrintAgain>() == 0);
    desk.key(UiKey::back);
    desk.key(StaffKey::badge_text);
    desk.key(UiKey::home);
    desk.type("Dr ");
    enter_to_the_end();
    REQUIRE(desk.count<PrintAgain>() == 1);
    const auto& asked = desk.last<PrintAgain>();
    CHECK(asked.person == "Ann");
    CHECK(asked.says == RegistrationFields{{Field::name, "Dr Ann Jones"}});
    CHECK(asked.reason.empty());  // they have none yet
}

TEST_CASE("what a flag asks for is noted by one key, one after the other, and then the key does nothing") {
    DeskInFront desk;
    Attendee ann = person("Ann");
    ann.inside = true;
    ann.flags = {Flag::tell, Flag::escort};
    desk.type("ann");
    desk.find({ann});
    CHECK(find_widget(desk.draw(), "flags").label.find("Done?") != std::string::npos);
    desk.key(StaffKey::seen_to);
    CHECK(desk.last<NoteSeenTo>().what == Flag::tell);
    DeedDone noted;
    noted.deed = DeskDeed::seen_to;
    auto card = std::make_shared<PersonCard>();
    card->person = ann;
    card->is_told = true;
    noted.card = card;
    desk.answer(noted, desk.number());
    CHECK(find_widget(desk.draw(), "flags").label.find("✓") != std::string::npos);
    desk.key(StaffKey::seen_to);
    CHECK(desk.last<NoteSeenTo>().what == Flag::escort);
    card = std::make_shared<PersonCard>(*card);
    card->is_escorted = true;
    noted.card = card;
    desk.answer(noted, desk.number());
    desk.key(StaffKey::seen_to);
    CHECK(desk.count<NoteSeenTo>() == 2);
}

TEST_CASE("an announcement's rooms are touched, and every one that stands can be taken back") {
    DeskInFront desk;
    std::vector<Announcement> standing;
    const Instant now = instant_from_ms(made_up::ten_to_nine);
    for (int i = 0; i < 7; ++i)
        standing.push_back({std::to_string(i), "Words", {}, now, now + Milliseconds(9), now, "desk"});
    desk.service.take(NoticesNews{std::nullopt, std::make_shared<const std::vector<Announcement>>(standing)},
                      desk.now);
    desk.key(StaffKey::tell_everybody);
    desk.key(StaffKey::announce);
    desk.touch("room_2");
    desk.touch("room_1");
    desk.touch("room_2");
    desk.touch("room_2");
    CHECK(find_widget(desk.draw(), "rooms").value == "Great Hall, Room 1");
    CHECK(find_widget(desk.draw(), "room_1").checked == true);
    desk.touch("announcement");
    desk.type("Lunch");
    desk.touch("say");
    CHECK(desk.last<MakeAnnouncement>().rooms == std::vector<std::string>{"Great Hall", "Room 1"});
    DeedDone refused;
    refused.deed = DeskDeed::announced;
    refused.error = usage_error("no");
    desk.answer(refused, desk.number());
    desk.touch("standing_4");  // the next three
    desk.key(StaffKey::offer_4);
    CHECK(desk.count<WithdrawAnnouncement>() == 0);
    desk.key(StaffKey::offer_1);
    CHECK(desk.last<WithdrawAnnouncement>().id == "6");
}
