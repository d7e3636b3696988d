// Whoever is in the building stays on the roll call until they leave or somebody says what about them; and
// statistics, roll call, doors, desk and attendance say the same of who is in, as a plain model does.
#include "desk/insiders.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

#include "desk/check_in_deeds.h"
#include "desk/erasing.h"
#include "desk/export_attendance.h"
#include "desk/export_roll_call.h"
#include "desk/history.h"
#include "desk/import_list.h"
#include "desk/import_programme.h"
#include "desk/imports.h"
#include "desk/person_deeds.h"
#include "desk/programme_deeds.h"
#include "desk/room_door.h"
#include "desk/taking_back.h"
#include "desk/walk_in.h"
#include "store/journal/journal.h"
#include "store/people/whereabouts.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"
#include "tests/store/people/people_model.h"

using namespace lanyard;

namespace {

using Ids = std::set<std::string>;

const char* const lunch = R"(
[[area]]
id = "lunch"
name = "Lunch"
once = true
[[area.point]]
name = "Lunch"
)";

std::size_t column(const ExportTable& table, const std::string& heading) {
    const auto found = std::find(table.headings.begin(), table.headings.end(), heading);
    REQUIRE(found != table.headings.end());
    return static_cast<std::size_t>(found - table.headings.begin());
}

// A desk, and the door of a room of the same event.
struct Building {
    EventForTest event;
    std::unique_ptr<Desk> desk, room;
    std::unique_ptr<RoomWatch> watch;
    int minute = 0;

    explicit Building(const std::string& settings = "") : event(settings, lunch) {
        event.import_people();
        DeskOptions staff;
        staff.staff = true;
        desk = event.open(staff);
        staff.point = "Small Hall door";
        room = event.open(staff);
        watch = std::make_unique<RoomWatch>(*room);
    }
    Deed deed() { return by_desk(event.at(++minute)); }
    Outcome passes(const std::string& id, const std::string& point, bool leaving = false) {
        CheckInRequest how;
        how.point = point;
        how.leaving = leaving;
        const auto outcome = check_in(*desk, id, deed(), how);
        REQUIRE(outcome.ok());
        return *outcome;
    }
    std::string id_of(const std::string& name) { return event.id_of(*desk, name); }
    ExportTable roll_call() {
        auto table = export_roll_call(*desk, false);
        REQUIRE(table.ok());
        return *table;
    }
    Ids on_roll_call(const std::string& area = "") {
        const ExportTable table = roll_call();
        Ids ids;
        for (const auto& row : table.rows)
            if (area.empty() || row[column(table, "last_seen_area")] == area)
                ids.insert(row[column(table, "id")]);
        return ids;
    }
    Ids in_by_attendance() {
        const auto exported = export_attendance(*desk, false);
        REQUIRE(exported.ok());
        const ExportTable& table = *exported;
        Ids ids;
        for (const auto& row : table.rows)
            if (row[column(table, "attended")] == "yes" && row[column(table, "left_at")].empty())
                ids.insert(row[column(table, "id")]);
        return ids;
    }
    Ids in_by_desk() {
        Ids ids;
        const auto people = desk->attendees();
        REQUIRE(people.ok());
        for (const Attendee& person : *people)
            if (person.inside) ids.insert(person.id);
        return ids;
    }
    // Somebody comes instead of Ada, and is in.
    std::string comes_instead_of(const std::string& leaver) {
        const auto instead =
            substitute(*desk, leaver, {"Manon Rees", "", "", "", "", ""}, true, deed(), false);
        REQUIRE(instead.ok());
        REQUIRE(instead->outcome.verdict == Verdict::admitted);
        return instead->outcome.attendee->id;
    }
    std::string entry_of(const std::string& person, std::string_view kind) {
        const auto entries = standing_entries_of(*desk, person);
        REQUIRE(entries.ok());
        for (const Entry& entry : *entries)
            if (entry.kind == kind) return entry_id(entry);
        return "";
    }
};

// What statistics, roll call, doors, desk and attendance say, against the model.
void check_all_agree(Building& building) {
    std::vector<Entry> entries;
    REQUIRE(building.desk->database().read([&] { entries = read_entries(building.desk->database()); }));
    Ids inside, in_room;
    for (const auto& [id, person] : PeopleModel(entries).people()) {
        if (person.in_building) inside.insert(id);
        if (person.in_room("small-hall")) in_room.insert(id);
    }
    CHECK(building.on_roll_call() == inside);
    CHECK(building.in_by_attendance() == inside);
    CHECK(building.in_by_desk() == inside);
    const auto counts = building.desk->counts();
    CHECK(counts->inside == static_cast<int>(inside.size()));
    CHECK(building.on_roll_call("Small Hall") == in_room);
    const Instant now = building.event.at(building.minute);
    CHECK(building.watch->look(now)->inside == static_cast<int>(in_room.size()));
    const auto by_entrance =
        building.desk->database().read([&] { return building.desk->roster().people_inside(0); });
    CHECK(*by_entrance == static_cast<int>(inside.size()));
}

}  // namespace

TEST_CASE("a substitution whose new person is in is not taken back before somebody says what about them") {
    Building building;
    const std::string ada = building.id_of("Ada"), manon = building.comes_instead_of(ada);
    const std::string passed_on = building.entry_of(ada, entry_kind::substituted);
    const auto asks = undo(*building.desk, passed_on, building.deed());
    REQUIRE(asks.ok());
    CHECK(asks->entries.empty());
    REQUIRE(asks->inside.size() == 1);
    CHECK(asks->inside.front().id == manon);
    CHECK(building.on_roll_call() == Ids{manon});
    CHECK(building.desk->attendee(ada)->value().status == AttendeeStatus::replaced);

    SUBCASE("she stays, and the seat goes back") {
        const auto undone = undo(*building.desk, passed_on, building.deed(), "", AboutInsider::stays);
        REQUIRE(undone.ok());
        CHECK(undone->entries == std::vector<std::string>{passed_on});
        CHECK(building.on_roll_call() == Ids{manon});
        CHECK(building.desk->attendees("manon")->size() == 1);
        CHECK(building.desk->attendee(ada)->value().status == AttendeeStatus::expected);
    }
    SUBCASE("she never came: nobody is in") {
        const auto undone = undo(*building.desk, passed_on, building.deed(), "", AboutInsider::never_came);
        REQUIRE(undone.ok());
        CHECK(building.on_roll_call().empty());
        CHECK(building.desk->attendees("manon")->empty());
        CHECK(building.desk->attendee(ada)->value().status == AttendeeStatus::expected);
    }
    SUBCASE("she has gone again: the seat goes back, and that she was here stands") {
        building.passes(manon, "Kiosk 1", true);
        const auto undone = undo(*building.desk, passed_on, building.deed());
        REQUIRE(undone.ok());
        CHECK(undone->inside.empty());
        CHECK(building.desk->attendee(manon)->value().checked_in_at.has_value());
    }
}

TEST_CASE("a walk-in who is in keeps their registration, unless they never came") {
    Building building;
    const auto walked = walk_in(*building.desk, {"Dan Dean", "", "", "", "", ""}, building.deed(), false, {});
    const std::string dan = walked->outcome.attendee->id;
    const std::string registered = building.entry_of(dan, entry_kind::registered_at_desk);
    for (const AboutInsider about : {AboutInsider::ask, AboutInsider::stays}) {
        const auto asks = undo(*building.desk, registered, building.deed(), "", about);
        REQUIRE(asks.ok());
        CHECK(asks->inside.size() == 1);
        CHECK(building.roll_call().rows.front()[0] == "Dan Dean");
    }
    REQUIRE(undo(*building.desk, registered, building.deed(), "", AboutInsider::never_came).ok());
    CHECK(building.on_roll_call().empty());
    CHECK(building.desk->attendees("dan")->empty());
}

TEST_CASE("two records of which one is in and the other has left are not joined before that is settled") {
    Building building;
    const std::string ada = building.id_of("Ada"), ben = building.id_of("Ben");
    building.passes(ada, "Kiosk 1");
    building.passes(ben, "Kiosk 1", true);
    CHECK(same_person(*building.desk, ada, ben, building.deed()).error().kind == ErrorKind::refused);
    CHECK(building.on_roll_call() == Ids{ada});
    building.passes(ada, "Kiosk 1", true);
    CHECK(same_person(*building.desk, ada, ben, building.deed()).ok());
    CHECK(building.on_roll_call().empty());
}

TEST_CASE("who came in by a room's door alone is in for everybody, and who leaves the room leaves its list") {
    Building building;
    const std::string ada = building.id_of("Ada");
    CHECK(building.passes(ada, "Small Hall door").verdict == Verdict::admitted);
    check_all_agree(building);
    CHECK(building.desk->counts()->arrived == 1);
    CHECK(building.desk->counts()->expected == 2);
    CHECK(building.desk->attendee(ada)->value().checked_in_at == building.event.at(1));
    // At the entrance they are known to be in.
    const auto seen = scan(*building.event.open(), building.event.code_of(*building.desk, "Ada"),
                           by_kiosk(building.event.at(2)));
    CHECK(seen.verdict == Verdict::welcome_back);
    building.passes(ada, "Small Hall door", true);
    check_all_agree(building);
    CHECK(building.on_roll_call("Entrance") == Ids{ada});
    building.passes(ada, "Kiosk 1", true);
    check_all_agree(building);
    CHECK(building.on_roll_call().empty());
}

TEST_CASE("the entrance of a full house knows those who came in by a room's door") {
    Building building("capacity = 2\n");
    building.passes(building.id_of("Ada"), "Small Hall door");
    CHECK(building.passes(building.id_of("Ben"), "Kiosk 1").verdict == Verdict::admitted);
    CHECK(building.passes(building.id_of("Cleo"), "Kiosk 1").verdict == Verdict::full);
}

namespace {

// One deed after the other, chosen by chance, with what the test itself knows of who is in.
class RandomDay {
  public:
    explicit RandomDay(unsigned seed) : random_(seed), building_(seed % 2 ? "reentry = \"scan\"\n" : "") {
        REQUIRE(import_programme(*building_.desk,
                                 "id,title,kind,start,end,room\n"
                                 "a,Workshop A,workshop,2017-11-10 13:00,2017-11-10 14:00,elsewhere\n"
                                 "b,Workshop B,workshop,2017-11-10 13:00,2017-11-10 14:00,elsewhere\n",
                                 "day.csv", by_import(building_.event.at(0)))
                    .ok());
        for (const char* name : {"Ada", "Ben", "Cleo"}) people_.push_back(building_.id_of(name));
    }

    void live(int deeds) {
        for (int i = 0; i < deeds; ++i) {
            const int chosen = pick(15);
            CAPTURE(i);
            CAPTURE(chosen);
            do_deed(chosen);
            const Ids roll = building_.on_roll_call();
            for (const std::string& person : inside_) {
                CAPTURE(person);
                CHECK(roll.count(kept(person)) == 1);
            }
            check_all_agree(building_);
        }
    }

  private:
    int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }
    const std::string& somebody() {
        return people_[static_cast<std::size_t>(pick(static_cast<int>(people_.size())))];
    }
    std::string kept(const std::string& person) {
        const auto record =
            building_.desk->database().read([&] { return building_.desk->roster().kept(person); });
        REQUIRE(record.ok());
        return *record;
    }

    void do_deed(int chosen) {
        static constexpr const char* points[] = {"Kiosk 1", "Kiosk 1", "Small Hall door", "Lunch"};
        if (chosen < 4) return passes(somebody(), points[chosen], false);
        if (chosen == 4) return passes(somebody(), "Kiosk 1", true);
        if (chosen == 5) return passes(somebody(), "Small Hall door", true);
        if (chosen == 6) return comes_new(somebody(), false);
        if (chosen == 7) return comes_new(somebody(), true);
        if (chosen < 11) return take_back();
        if (chosen == 11) return list_comes_again();
        if (chosen == 12) return join(somebody(), somebody());
        if (chosen == 13) return say_cancelled(somebody());
        erase_or_cancel_session();
    }
    void passes(const std::string& person, const std::string& point, bool leaving) {
        CheckInRequest how;
        how.point = point;
        how.leaving = leaving;
        const auto outcome = check_in(*building_.desk, person, building_.deed(), how);
        if (!outcome || !lets_through(outcome->verdict) || point == "Lunch") return;
        if (!leaving) inside_.insert(outcome->attendee->id);
        if (leaving && point == "Kiosk 1") went(outcome->attendee->id);
    }
    // Whoever it was under another record, too.
    void went(const std::string& person) {
        for (auto one = inside_.begin(); one != inside_.end();)
            one = kept(*one) == kept(person) ? inside_.erase(one) : std::next(one);
    }
    void comes_new(const std::string& leaver, bool instead) {
        const WalkIn person{"Walker " + std::to_string(people_.size()), "", "", "", "", ""};
        const auto came =
            instead ? substitute(*building_.desk, leaver, person, pick(3) > 0, building_.deed(), false)
                    : walk_in(*building_.desk, person, building_.deed(), false, {});
        if (!came || !came->outcome.attendee) return;
        people_.push_back(came->outcome.attendee->id);
        if (lets_through(came->outcome.verdict)) inside_.insert(people_.back());
    }
    // Any entry that stands, an undo too.
    void take_back() {
        std::vector<Entry> entries;
        REQUIRE(building_.desk->database().read([&] { entries = read_entries(building_.desk->database()); }));
        const Entry& entry = entries[static_cast<std::size_t>(pick(static_cast<int>(entries.size())))];
        if (entry.kind == entry_kind::session_planned || entry.kind == entry_kind::registration_listed)
            return;
        static constexpr AboutInsider answers[] = {AboutInsider::ask, AboutInsider::stays,
                                                   AboutInsider::never_came};
        const AboutInsider answer = answers[pick(3)];
        const auto undone = undo(*building_.desk, entry_id(entry), building_.deed(), "", answer);
        if (!undone || undone->entries.empty()) return;
        // Their own passes, and the answer, are what takes people off the roll call.
        const bool is_passing =
            entry.kind == entry_kind::checked_in || entry.kind == entry_kind::left || !entry.area.empty();
        if (is_passing || answer == AboutInsider::never_came) look_again();
    }
    void look_again() { inside_ = building_.in_by_desk(); }
    void list_comes_again() {
        static constexpr const char* rows[] = {"Ada,Abbot,ada@x.example,Leeds,Delegate,",
                                               "Ben,Brown,ben@x.example,York,Delegate,",
                                               "Cleo,Clark,cleo@x.example,Hull,Speaker,"};
        std::string list = "First name,Last name,Email,Organisation,Ticket type,Status\n";
        for (const char* row : rows)
            if (pick(3) > 0) list += std::string(row) + (pick(3) > 0 ? "" : "cancelled") + "\n";
        ImportOptions options;
        options.cancel_missing = pick(2) == 0;
        const auto imported = import_list(*building_.desk, list, "list.csv", options, building_.deed());
        if (imported && pick(3) == 0) (void)undo_import(*building_.desk, imported->number, building_.deed());
    }
    void join(const std::string& one, const std::string& other) {
        (void)same_person(*building_.desk, one, other, building_.deed());
    }
    void say_cancelled(const std::string& person) {
        const char* status = pick(2) ? "cancelled" : "expected";
        (void)correct(*building_.desk, person, {{Field::status, std::string(status)}}, building_.deed());
    }
    void erase_or_cancel_session() {
        if (pick(3) == 0) return (void)erase(*building_.desk, somebody(), building_.deed());
        const ProgrammeDeed cancel{ProgrammeDeed::Kind::cancel, pick(2) ? "a" : "b", 0, false};
        (void)do_programme_deed(*building_.desk, cancel, building_.deed());
    }

    std::mt19937 random_;
    Building building_;
    std::vector<std::string> people_;
    Ids inside_;  // by the test's own book
};

}  // namespace

TEST_CASE("whatever is done in whatever order, whoever is in stays on the roll call, and all say the same") {
    const unsigned seeds = std::getenv("LANYARD_FULL") ? 300 : 12;
    for (unsigned seed = 0; seed < seeds; ++seed) {
        CAPTURE(seed);
        RandomDay(seed).live(40);
    }
}
