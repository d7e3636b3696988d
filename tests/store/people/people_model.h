// A plain model of an event's people, for the property tests: maps and loops over the entries, and nothing of
// the product's for the answer.
#pragma once

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "event/journal_entry.h"

namespace lanyard {

class PeopleModel {
  public:
    explicit PeopleModel(std::vector<Entry> entries) : entries_(std::move(entries)) {
        std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
            return std::pair(a.clock, entry_id(a)) < std::pair(b.clock, entry_id(b));
        });
        find_what_stands();
        for (const Entry* entry : standing_)
            if (entry->kind == entry_kind::import_closed) closed_.insert(entry->batch);
        for (const Entry* entry : standing_) read(*entry);
    }

    // Follows the newest joins; where they come round, the lowest id of the circle.
    std::string kept(const std::string& record) const {
        std::vector<std::string> way = {record};
        while (joined_to_.count(way.back())) {
            const std::string& next = joined_to_.at(way.back());
            const auto again = std::find(way.begin(), way.end(), next);
            if (again != way.end()) return *std::min_element(again, way.end());
            way.push_back(next);
        }
        return way.back();
    }

    // The newest pass of somebody in one area.
    struct Where {
        bool came_in = false;
        std::int64_t at = 0;
    };
    struct Person {
        std::string status = "expected";
        bool walk_in = false, listed_late = false, replaced = false;
        std::map<std::string, Where> areas;
        bool in_building = false;
        std::string
            in_area;  // where the newest pass took them; "" for nowhere, or into the building at large
        std::optional<std::int64_t> came_first, left_at;

        bool arrived() const { return came_first.has_value(); }
        bool in_room(const std::string& room) const { return in_area == room; }
    };

    std::map<std::string, Person> people() const {
        std::map<std::string, std::vector<std::string>> records;  // by person; the kept one is added first
        for (const auto& [id, record] : records_) {
            auto& all = records[kept(id)];
            if (all.empty()) all.push_back(kept(id));
            if (id != kept(id)) all.push_back(id);
        }
        std::map<std::string, Person> people;
        for (const auto& [id, all] : records) people[id] = person_of(id, all);
        return people;
    }

  private:
    struct Record {
        bool is_listed = false, walk_in = false, waiting_list = false, came_instead = false;
        std::string listed_status, withdrawn_status, desk_status;
        std::set<std::string> gave_seat_to;

        bool is_registered() const { return is_listed || walk_in || waiting_list || came_instead; }
    };
    struct Pass {
        std::string record, area;
        bool goes_in = false;
        std::int64_t at = 0;
    };

    // Newest first: only what is newer can undo.
    void find_what_stands() {
        std::set<std::string> undone;
        for (auto entry = entries_.rbegin(); entry != entries_.rend(); ++entry) {
            if (undone.count(entry_id(*entry)) && !erases(entry->kind)) continue;
            undone.insert(entry->undoes.begin(), entry->undoes.end());
            standing_.insert(standing_.begin(), &*entry);
        }
    }

    void read(const Entry& entry) {
        using namespace entry_kind;
        const auto body = nlohmann::json::parse(entry.body, nullptr, false);
        if (entry.kind == entry_kind::same_person) {
            const std::string dropped = body.value("dropped", "");
            if (dropped != entry.subject) joined_to_[dropped] = entry.subject;
            return;
        }
        const bool counts = entry.batch.empty() || closed_.count(entry.batch);
        if (entry.kind == registration_listed) {
            if (counts) records_[entry.subject].is_listed = true;
            const std::string status = body.value("fields", nlohmann::json::object()).value("status", "");
            auto& record = counts ? records_[entry.subject] : not_counting_[entry.subject];
            if (!status.empty()) (counts ? record.listed_status : record.withdrawn_status) = status;
            return;
        }
        const bool is_of_people = entry.kind == registered_at_desk || entry.kind == details_corrected ||
                                  entry.kind == checked_in || entry.kind == left || entry.kind == flag_set ||
                                  entry.kind == enrolled;
        if (entry.kind == substituted) gave_seat_to_[entry.subject].insert(body.value("to", ""));
        if (!is_of_people) return;
        Record& record = records_[entry.subject];
        if (entry.kind == checked_in || entry.kind == left)
            passes_.push_back({entry.subject, entry.area, entry.kind == checked_in, to_ms(entry.at)});
        if (entry.kind == registered_at_desk) {
            if (body.value("how", "") == "walk_in") record.walk_in = true;
            if (body.value("how", "") == "waiting_list") record.waiting_list = true;
            if (body.value("how", "") == "substitute") record.came_instead = true;
        }
        if (entry.kind == registered_at_desk || entry.kind == details_corrected) {
            if (body.contains("fields") && body["fields"].contains("status"))
                record.desk_status = body["fields"]["status"];
            if (body.contains("cleared") && body["cleared"].contains("status")) record.desk_status.clear();
        }
    }

    Person person_of(const std::string& id, const std::vector<std::string>& all) const {
        std::string speaks = id;
        for (auto record = all.rbegin(); record != all.rend(); ++record)
            if (records_.count(*record) && records_.at(*record).is_registered()) speaks = *record;
        Person person;
        const Record record = records_.count(speaks) ? records_.at(speaks) : Record();
        const auto withdrawn = not_counting_.find(speaks);
        person.walk_in = record.walk_in || (record.waiting_list && !record.came_instead && !record.is_listed);
        person.listed_late = record.waiting_list;
        if (!record.desk_status.empty())
            person.status = record.desk_status;
        else if (!record.listed_status.empty())
            person.status = record.listed_status;
        else if (!record.is_registered() && withdrawn != not_counting_.end())
            person.status = withdrawn->second.withdrawn_status;
        if (const auto gave = gave_seat_to_.find(speaks); gave != gave_seat_to_.end())
            for (const std::string& to : gave->second) person.replaced = person.replaced || kept(to) != id;
        for (const Pass& pass : passes_) {
            if (kept(pass.record) != id) continue;
            person.areas[pass.area] = {pass.goes_in, pass.at};
            person.in_area = pass.goes_in && pass.area != "entrance" ? pass.area : "";
            if (pass.area == "lunch") continue;  // given out once: nobody goes in there
            if (pass.goes_in) {
                person.in_building = true;
                person.left_at.reset();
                person.came_first = std::min(person.came_first.value_or(pass.at), pass.at);
            } else if (pass.area == "entrance") {
                person.in_building = false;
                person.left_at = pass.at;
            }
        }
        return person;
    }

    std::vector<Entry> entries_;  // oldest first
    std::vector<const Entry*> standing_;
    std::set<std::string> closed_;
    std::map<std::string, std::string> joined_to_;
    std::map<std::string, Record> records_;       // of whom anything stands that counts
    std::map<std::string, Record> not_counting_;  // what lists said that do not count
    std::map<std::string, std::set<std::string>> gave_seat_to_;
    std::vector<Pass> passes_;  // oldest first
};

}  // namespace lanyard
