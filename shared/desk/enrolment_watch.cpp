// Read whole once; then only those who were written of.
#include "desk/enrolment_watch.h"

#include <algorithm>
#include <string_view>

#include "desk/desk.h"
#include "store/database.h"
#include "store/people/known_registrations.h"

namespace lanyard {

EnrolmentWatch& EnrolmentWatch::refresh(Desk& desk) {
    const ChangedPeople changed = watch_.look(desk.database());
    std::vector<std::string> people = changed.people;
    if (changed.everybody) {
        sessions_.clear();
        people_.clear();
        for (const auto& [id, known] : read_known_registrations(desk.database(), desk.roster().premises()))
            if (!value_in_effect(known, Field::sessions).empty()) people.push_back(id);
        for (std::string& id : desk.roster().enrolled_by_hand()) people.push_back(std::move(id));
    }
    for (const std::string& record : people) {
        forget(record);
        const std::string id = desk.roster().kept(record);
        forget(id);
        const auto person = desk.roster().attendee(id);
        if (!person || person->sessions.empty()) continue;
        const bool may_come =
            person->status == AttendeeStatus::expected || person->status == AttendeeStatus::pending;
        if (!may_come) continue;
        for (const Enrolment& enrolment : person->sessions)
            if (enrolment.kind != EnrolmentKind::waiting) {
                sessions_[id].push_back(enrolment.session);
                people_[enrolment.session].insert(id);
            }
    }
    return *this;
}

void EnrolmentWatch::forget(const std::string& person) {
    const auto known = sessions_.find(person);
    if (known == sessions_.end()) return;
    for (const std::string& words : known->second) {
        const auto group = people_.find(words);
        if (group == people_.end()) continue;
        group->second.erase(person);
        if (group->second.empty()) people_.erase(group);
    }
    sessions_.erase(known);
}

std::vector<const std::set<std::string>*> EnrolmentWatch::meaning(
    const std::string& session, const std::vector<Session>& programme) const {
    std::vector<const std::set<std::string>*> all;
    for (const auto& [words, people] : people_) {
        const Session* meant = session_by_words(programme, words);
        if (meant && meant->planned.id == session) all.push_back(&people);
    }
    return all;
}

int EnrolmentWatch::enrolled_in(const std::string& session, const std::vector<Session>& programme) const {
    const auto groups = meaning(session, programme);
    if (groups.size() == 1) return static_cast<int>(groups.front()->size());
    std::set<std::string> all;
    for (const auto* people : groups) all.insert(people->begin(), people->end());
    return static_cast<int>(all.size());
}

int EnrolmentWatch::only_in(const std::string& session, const std::vector<const Session*>& others,
                            const std::vector<Session>& programme) const {
    std::set<std::string> words_of_others;
    for (const auto& [words, people] : people_) {
        const Session* meant = session_by_words(programme, words);
        if (std::find(others.begin(), others.end(), meant) != others.end()) words_of_others.insert(words);
    }
    std::set<std::string_view> all;  // in several ways, yet once
    for (const auto* people : meaning(session, programme))
        for (const std::string& person : *people) {
            const auto& words = sessions_.at(person);
            const bool is_elsewhere = std::any_of(words.begin(), words.end(), [&](const std::string& one) {
                return words_of_others.count(one) > 0;
            });
            if (!is_elsewhere) all.insert(all.end(), person);
        }
    return static_cast<int>(all.size());
}

}  // namespace lanyard
