// Read whole once; then only those who were written of.
#include "desk/enrolment_watch.h"

#include <algorithm>
#include <map>

#include "desk/desk.h"
#include "store/database.h"
#include "store/known_registrations.h"

namespace lanyard {

EnrolmentWatch& EnrolmentWatch::refresh(Desk& desk) {
    const ChangedPeople changed = watch_.look(desk.database());
    std::vector<std::string> people = changed.people;
    if (changed.everybody) {
        sessions_.clear();
        for (const auto& [id, known] : read_known_registrations(desk.database(), desk.folder().config))
            if (!value_in_effect(known, Field::sessions).empty()) people.push_back(id);
        for (std::string& id : desk.roster().enrolled_by_hand()) people.push_back(std::move(id));
    }
    for (const std::string& id : people) {
        sessions_.erase(id);
        const auto person = desk.roster().attendee(id);
        if (!person || person->id != id || person->sessions.empty()) continue;
        const bool may_come =
            person->status == AttendeeStatus::expected || person->status == AttendeeStatus::pending;
        if (!may_come) continue;
        for (const Enrolment& enrolment : person->sessions)
            if (enrolment.kind != EnrolmentKind::waiting) sessions_[id].push_back(enrolment.session);
    }
    return *this;
}

std::vector<std::string> EnrolmentWatch::people_in(const std::string& session,
                                                   const std::vector<Session>& programme) const {
    std::map<std::string, bool> means_it;  // by the words
    std::vector<std::string> people;
    for (const auto& [person, words] : sessions_) {
        const bool is_in = std::any_of(words.begin(), words.end(), [&](const std::string& one) {
            const auto [known, is_new] = means_it.try_emplace(one, false);
            if (!is_new) return known->second;
            const Session* meant = session_by_words(programme, one);
            return known->second = meant && meant->planned.id == session;
        });
        if (is_in) people.push_back(person);
    }
    return people;
}

int EnrolmentWatch::enrolled_in(const std::string& session, const std::vector<Session>& programme) const {
    return static_cast<int>(people_in(session, programme).size());
}

}  // namespace lanyard
