// The store's people are those of a plain model, after any history, in any order, on any node: who is whose
// record, who is on the roster, who is counted as what, and who is inside a room.
#include "tests/store/people/people_model.h"

#include <doctest/doctest.h>

#include <map>

#include "event/plain_event.h"
#include "store/database.h"
#include "store/journal/applying.h"
#include "store/journal/journal.h"
#include "store/people/records.h"
#include "store/people/roster.h"
#include "store/people/whereabouts.h"
#include "tests/store/journal/history.h"

using namespace lanyard;

namespace {

constexpr std::int64_t since_ms = 1'510'300'000'000 + 50 * 60'000LL;  // half of the passes are not older

// One machine with its copy of the event.
EventConfig config_with_lunch() {
    EventConfig config = std::move(parse_event_config(plain_event_toml("Test"), "event.toml")).value();
    Area lunch;
    lunch.id = lunch.name = "lunch";
    lunch.once = true;
    config.areas.push_back(lunch);
    return config;
}

struct Node {
    EventConfig config = config_with_lunch();
    EventKey key = EventKey::generate();
    std::unique_ptr<Database> database = std::move(Database::in_memory()).value();
    Roster roster{*database, config, key};

    void take(const std::vector<Entry>& entries, std::size_t from, std::size_t to) {
        REQUIRE(database->write([&] {
            for (std::size_t i = from; i < to; ++i) apply_entry(*database, entries[i]);
        }));
    }
};

std::string words(const HeadCounts& counts) {
    std::string all;
    for (const int count : {counts.arrived, counts.expected, counts.pending, counts.cancelled,
                            counts.walk_ins, counts.inside, counts.promised, counts.waiting})
        all += std::to_string(count) + " ";
    return all;
}

HeadCounts counts_of(const PeopleModel& model) {
    HeadCounts counts;
    for (const auto& [id, person] : model.people()) {
        if (person.arrived()) ++counts.arrived;
        if (person.in_building) ++counts.inside;
        if (person.walk_in && !person.replaced && (person.arrived() || !person.listed_late))
            ++counts.walk_ins;
        if (person.arrived() || person.replaced) continue;
        if (person.status == "expected") ++counts.expected;
        if (person.status == "pending") ++counts.pending;
        if (person.status == "cancelled") ++counts.cancelled;
        if (person.listed_late && person.status == "expected") ++counts.promised;
        if (person.listed_late && person.status == "pending") ++counts.waiting;
    }
    return counts;
}

int inside_of(const PeopleModel& model, const std::string& area, std::int64_t since) {
    int inside = 0;
    for (const auto& [id, person] : model.people())
        if (person.in_room(area) && person.areas.at(area).at >= since) ++inside;
    return inside;
}

std::string line(const std::string& id, const std::string& status, bool inside, bool arrived, bool walk_in) {
    return id + " " + status + (inside ? " inside" : "") + (arrived ? " arrived" : "") +
           (walk_in ? " walk-in" : "");
}

std::set<std::string> people_of(const PeopleModel& model) {
    std::set<std::string> lines;
    for (const auto& [id, person] : model.people())
        lines.insert(line(id, person.replaced ? "replaced" : person.status, person.in_building,
                          person.arrived(), person.walk_in));
    return lines;
}

std::string line(const Attendee& person) {
    return line(person.id, std::string(status_name(person.status)), person.inside,
                person.checked_in_at.has_value(), person.walk_in);
}

void check_rooms(Node& node, const PeopleModel& model) {
    Database& database = *node.database;
    const Premises premises = premises_of(node.config);
    for (const char* area : {"room", "other room"}) {
        CAPTURE(area);
        CHECK(people_in_room(database, premises, area) == inside_of(model, area, 0));
        CHECK(people_in_room(database, premises, area, instant_from_ms(since_ms)) ==
              inside_of(model, area, since_ms));
        for (const auto& [id, person] : model.people()) {
            const auto presence = presence_in(database, premises, node.roster.same_as(id), area);
            REQUIRE(presence.has_value() == (person.areas.count(area) > 0));
            if (!presence) continue;
            CHECK(presence->inside == person.in_room(area));
            CHECK(to_ms(presence->at) == person.areas.at(area).at);
        }
    }
}

// The entrance, and whether the building is full: exactly so, whatever its capacity.
void check_building(Node& node, const PeopleModel& model) {
    Database& database = *node.database;
    const Premises premises = premises_of(node.config);
    int inside = 0;
    for (const auto& one : model.people()) {
        const std::string& id = one.first;
        const PeopleModel::Person& person = one.second;
        CAPTURE(id);
        inside += person.in_building ? 1 : 0;
        const auto records = node.roster.same_as(id);
        const auto presence = presence_in(database, premises, records, premises.entrance);
        CHECK((presence && presence->inside) == person.in_building);
        const Whereabouts where = whereabouts_of(database, premises, records);
        CHECK(where.inside == person.in_building);
        CHECK(where.left_at.has_value() == person.left_at.has_value());
        const auto given = presence_in(database, premises, records, "lunch");
        CHECK((given && given->inside) == (person.areas.count("lunch") && person.areas.at("lunch").came_in));
    }
    CHECK(node.roster.counts().inside == inside);
    for (int capacity = 0; capacity < 6; ++capacity)
        CHECK((node.roster.people_inside(capacity) >= capacity) == (inside >= capacity));
}

void check_people(Node& node, const PeopleModel& model) {
    REQUIRE(node.database->read([&] {
        for (const char* record : {"person0", "person1", "person2", "person3"}) {
            CAPTURE(record);
            CHECK(node.roster.kept(record) == model.kept(record));
            for (const std::string& one : node.roster.same_as(record))
                CHECK(model.kept(one) == model.kept(record));
        }
        std::set<std::string> everybody, one_by_one, waiting;
        std::map<std::string, std::vector<std::string>> codes;
        for (const Attendee& person : node.roster.everybody()) {
            everybody.insert(line(person));
            codes[person.id] = person.codes;
        }
        for (const auto& [id, person] : model.people()) {
            if (const auto found = node.roster.attendee(id)) {
                one_by_one.insert(line(*found));
                CHECK(found->codes == codes[id]);
            }
            if (person.listed_late && person.status == "pending" && !person.replaced && !person.arrived())
                waiting.insert(id);
        }
        CHECK(everybody == people_of(model));
        CHECK(one_by_one == people_of(model));
        const auto listed = node.roster.waiting_list();
        CHECK(std::set<std::string>(listed.begin(), listed.end()) == waiting);
        check_rooms(node, model);
        check_building(node, model);
    }));
}

// Entries as they come to one node, a few at a time, held against the model after each few.
void live_through(const std::vector<Entry>& entries, std::mt19937& random) {
    Node node;
    for (std::size_t next = 0; next < entries.size();) {
        const std::size_t end = std::min(entries.size(), next + 1 + random() % 6);
        node.take(entries, next, end);
        next = end;
        const PeopleModel model({entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(end)});
        REQUIRE(node.database->read([&] {
            CHECK(words(node.roster.counts()) == words(counts_of(model)));
            HeadCountWatch anew;
            CHECK(words(anew.look(*node.database, premises_of(node.config))) == words(counts_of(model)));
        }));
        check_people(node, model);
    }
}

int seeds() {
    return std::getenv("LANYARD_FULL") ? 400 : 40;
}

}  // namespace

TEST_CASE("who is whose record, who is counted and who is inside are as a plain model says") {
    for (int seed = 0; seed < seeds(); ++seed) {
        CAPTURE(seed);
        std::mt19937 random(static_cast<unsigned>(seed));
        HistoryMaker maker(static_cast<unsigned>(seed));
        auto entries = seed % 4 ? maker.history_of_people(50) : maker.history(60);
        live_through(entries, random);
        for (int node = 0; node < 2; ++node) {
            std::shuffle(entries.begin(), entries.end(), random);
            live_through(entries, random);
        }
    }
}
