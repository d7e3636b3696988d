// Whatever is imported, taken back, put right, substituted and checked in, in whatever order, on one machine
// or on three that meet at random: no edit of the desk and no check-in is lost.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <random>
#include <set>

#include "desk/check_in_deeds.h"
#include "desk/desk.h"
#include "desk/import_list.h"
#include "desk/imports.h"
#include "desk/person_deeds.h"
#include "desk/walk_in.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "store/journal/verify.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

namespace {

int seeds() {
    return std::getenv("LANYARD_FULL") ? 150 : 15;
}

// What people did at a desk or a door, as they remember it.
struct Deeds {
    std::map<std::pair<std::string, Field>, std::string>
        edits;                                     // person and field: the last word, "" to follow
    std::map<std::string, std::string> check_ins;  // entry: person
    std::set<std::string> walk_ins;
    std::set<std::string> substituted;
};

class History {
  public:
    History(unsigned seed, std::size_t machines) : random_(seed) {
        folders_.push_back({});
        desks_.push_back(event_.open(staff()));
        for (std::size_t i = 1; i < machines; ++i)
            folders_.push_back(event_.copy("machine" + std::to_string(i)));
        for (std::size_t i = 1; i < machines; ++i) desks_.push_back(event_.open_copy(folders_[i], staff()));
    }

    void live(int deeds) {
        import();
        for (int i = 0; i < deeds; ++i) one_deed();
        for (int round = 0; round < 2; ++round) {
            for (std::size_t i = 1; i < desks_.size(); ++i) exchange(*desks_[0], *desks_[i]);
        }
    }

    void check() {
        for (const auto& desk : desks_) {
            check_deeds(*desk);
            const auto difference = verify_journal(desk->database(), event_.key());
            REQUIRE(difference.ok());
            CHECK_FALSE(difference->has_value());
            CHECK(everybody(*desk) == everybody(*desks_.front()));
        }
    }

    const Deeds& deeds() const { return deeds_; }

  private:
    static DeskOptions staff() { return {"Kiosk 1", true, true}; }
    int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }
    Desk& any_desk() { return *desks_[static_cast<std::size_t>(pick(static_cast<int>(desks_.size())))]; }
    Instant now() { return event_.at(minute_ += 3); }

    // Time goes on between deeds on machines apart, so that the last word is the last one.
    void one_deed() {
        event_.clock.time += Milliseconds(1000);
        switch (pick(10)) {
            case 0:
            case 1:
            case 2:
                return import();
            case 3:
                return take_import_back();
            case 4:
            case 5:
                return put_right();
            case 6:
            case 7:
                return check_in();
            case 8:
                return substitute_or_walk_in();
            default:
                if (desks_.size() > 1) exchange(any_desk(), *desks_[0]);
        }
    }

    // Few people, each with an id of the system's, so that a row means the same person everywhere; one of
    // them without, whose name is spelled in one way or another.
    std::string list() {
        std::string text = "First name,Last name,Email,Organisation,Job title,Attendee ID,Status\n";
        const char* names[] = {"Ada", "Ben", "Cleo", "Dora", "Eve", "Finn"};
        for (int i = 0; i < 6; ++i) {
            if (pick(6) == 0) continue;
            text += std::string(names[i]) + ",Brown,p" + std::to_string(i) + "@x.example,Org " +
                    std::to_string(pick(3)) + ",Job " + std::to_string(pick(2)) + ",A" + std::to_string(i) +
                    "," + (pick(5) == 0 ? "cancelled" : "paid") + "\n";
        }
        if (pick(4) != 0)
            text += std::string(pick(2) ? "Kath" : "Katherine") + ",Lowe,kath@x.example,Leeds,,,paid\n";
        return text + "Zoe,Zest,zoe@x.example,Bath,,AZ,paid\n";
    }

    void import() {
        ImportOptions options;
        options.look_alikes.all_renamed = pick(2) == 0;
        options.look_alikes.all_someone_else = pick(2) == 0;
        if (pick(4) == 0) {
            options.cancel_missing = true;
            options.cancel_exactly = pick(3);  // right by chance, else refused
        }
        const auto report = import_list(any_desk(), list(), "list.csv", options, by_import(now()));
        if (!report) {
            CHECK(report.error().kind == ErrorKind::refused);
            return;
        }
        const auto& c = report->comparison;
        CHECK(c.added + c.changed + c.unchanged + c.cancelled == report->rows);
    }

    void take_import_back() {
        Desk& desk = any_desk();
        const auto imports = list_imports(desk);
        REQUIRE(imports.ok());
        if (imports->empty()) return;
        const auto& record = (*imports)[static_cast<std::size_t>(pick(static_cast<int>(imports->size())))];
        CHECK(undo_import(desk, record.number, by_import(now())).ok() == record.stands);
    }

    std::optional<Attendee> anybody(Desk& desk) {
        const auto people = desk.attendees();
        REQUIRE(people.ok());
        std::vector<Attendee> ordinary;
        for (const Attendee& person : *people) {
            // Whose two records are joined on one machine while the other edits the dropped one is another
            // matter than an import's.
            if (person.email != "kath@x.example") ordinary.push_back(person);
        }
        if (ordinary.empty()) return std::nullopt;
        return ordinary[static_cast<std::size_t>(pick(static_cast<int>(ordinary.size())))];
    }

    void put_right() {
        Desk& desk = any_desk();
        const auto person = anybody(desk);
        if (!person) return;
        const Field field = pick(2) ? Field::organisation : Field::job_title;
        const std::string word = pick(4) == 0 ? "" : "Desk " + std::to_string(minute_);
        const std::optional<std::string> value = word.empty() ? std::nullopt : std::optional(word);
        REQUIRE(lanyard::correct(desk, person->id, {{field, value}}, by_desk(now())));
        deeds_.edits[{person->id, field}] = word;
    }

    void check_in() {
        Desk& desk = any_desk();
        const auto people = desk.attendees();
        REQUIRE(people.ok());
        if (people->empty()) return;
        const Attendee person = (*people)[static_cast<std::size_t>(pick(static_cast<int>(people->size())))];
        const auto outcome = lanyard::check_in(desk, person.id, by_desk(now()));
        REQUIRE(outcome.ok());
        if (outcome->verdict == Verdict::admitted) deeds_.check_ins[outcome->entry] = person.id;
    }

    void substitute_or_walk_in() {
        Desk& desk = any_desk();
        const std::string name = "Person " + std::to_string(minute_);
        if (pick(2)) {
            const auto result = lanyard::walk_in(desk, {name, "", "", "", "", ""}, by_desk(now()));
            REQUIRE(result.ok());
            if (result->outcome.attendee) deeds_.walk_ins.insert(result->outcome.attendee->id);
            return;
        }
        const auto person = anybody(desk);
        if (!person) return;
        const auto result =
            lanyard::substitute(desk, person->id, {name, "", "", "", "", ""}, true, by_desk(now()));
        if (!result) return;  // here, cancelled or replaced already
        deeds_.substituted.insert(person->id);
        if (result->outcome.verdict == Verdict::admitted)
            deeds_.check_ins[result->outcome.entry] = result->outcome.attendee->id;
    }

    void check_deeds(Desk& desk) {
        for (const auto& [entry, person] : deeds_.check_ins) {
            CHECK(entry_stands(desk.database(), entry));
            const auto attendee = desk.attendee(person);
            REQUIRE(attendee.ok());
            REQUIRE(attendee->has_value());
            CHECK((*attendee)->checked_in_at.has_value());
        }
        for (const auto& [key, word] : deeds_.edits) {
            const auto attendee = desk.attendee(key.first);
            REQUIRE(attendee.ok());
            REQUIRE(attendee->has_value());
            const std::string& value =
                key.second == Field::organisation ? (*attendee)->organisation : (*attendee)->job_title;
            if (!word.empty()) CHECK(value == word);
        }
        for (const auto& person : deeds_.walk_ins) CHECK((*desk.attendee(person)).has_value());
        for (const auto& person : deeds_.substituted) {
            const auto attendee = *desk.attendee(person);
            if (attendee) CHECK(attendee->status == AttendeeStatus::replaced);
        }
    }

    static std::vector<std::string> everybody(Desk& desk) {
        std::vector<std::string> people;
        const auto attendees = desk.attendees();
        REQUIRE(attendees.ok());
        for (const Attendee& person : *attendees) {
            people.push_back(person.id + person.name + person.organisation + person.job_title +
                             std::string(status_name(person.status)) + (person.inside ? " in" : ""));
        }
        return people;
    }

    EventForTest event_;
    std::vector<std::filesystem::path> folders_;
    std::vector<std::unique_ptr<Desk>> desks_;
    std::mt19937 random_;
    Deeds deeds_;
    int minute_ = 0;
};

}  // namespace

TEST_CASE("no sequence of imports, undone imports, desk edits, substitutions and check-ins loses one") {
    std::size_t edits = 0, check_ins = 0, substitutions = 0;  // so that there was something to lose
    for (int seed = 1; seed <= seeds(); ++seed) {
        for (const std::size_t machines : {1u, 3u}) {
            CAPTURE(seed);
            CAPTURE(machines);
            History history(static_cast<unsigned>(seed), machines);
            history.live(40);
            history.check();
            edits += history.deeds().edits.size();
            check_ins += history.deeds().check_ins.size();
            substitutions += history.deeds().substituted.size();
        }
    }
    CHECK(edits > 50);
    CHECK(check_ins > 50);
    CHECK(substitutions > 10);
}
