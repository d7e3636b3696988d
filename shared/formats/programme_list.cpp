// Ends and ids are made last, because they depend on the other sessions.
#include "formats/programme_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "event/name_fold.h"

namespace lanyard {
namespace {

// True for two of one id that differ in nothing that people see.
bool is_repeated(const PlannedSession& first, PlannedSession again) {
    again.guid = first.guid;
    return again == first;
}

}  // namespace

Error too_many_sessions(std::string_view file) {
    return bad_input(fmt::format("more than {} sessions, which no programme has", most_sessions),
                     std::string(file), "Is it the right file?");
}

void ProgrammeGatherer::add(PlannedSession session, int line, std::string_view other_id) {
    if (sessions_.size() > most_sessions) return;  // refused at the end
    sessions_.push_back(std::move(session));
    places_.push_back({line, std::string(other_id)});
}

bool ProgrammeGatherer::add_speakers(const PlannedSession& session, int line) {
    const auto slot = fmt::format("{}\n{}\n{}", session.title, to_ms(session.start), session.room);
    const auto [place, is_new] = by_slot_.try_emplace(slot, sessions_.size());
    if (is_new || place->second >= sessions_.size()) return false;  // or it is one too many
    PlannedSession& first = sessions_[place->second];
    if (first.id != session.id) return false;
    bool adds_some = false;
    for (const std::string& speaker : session.speakers) {
        if (std::find(first.speakers.begin(), first.speakers.end(), speaker) != first.speakers.end())
            continue;
        first.speakers.push_back(speaker);
        adds_some = true;
    }
    PlannedSession same = session;
    same.speakers = first.speakers;
    if (same != first)
        note("it is another line of a session, and differs in more than the speakers; the first line counts",
             line);
    else if (!adds_some)
        note("this session stands in the file already; it is taken once", line);
    return true;
}

Result<ProgrammeList> ProgrammeGatherer::finish(std::string source, std::string_view file) && {
    if (sessions_.size() > most_sessions) return too_many_sessions(file);
    if (sessions_.empty()) {
        const auto doubts = notes_.sentences();
        const std::string why = doubts.empty() ? "there is none in it" : doubts.front();
        return bad_input("no session can be used: " + why, std::string(file),
                         "Put it right and import it again");
    }
    find_missing_ends();
    leave_out_repeated();
    make_ids();
    return ProgrammeList{std::move(source), std::move(sessions_), notes_.sentences(), std::move(made_ids_)};
}

void ProgrammeGatherer::find_missing_ends() {
    constexpr Milliseconds longest = std::chrono::hours(12);
    constexpr Milliseconds usual = std::chrono::minutes(30);
    std::unordered_map<std::string, std::vector<Instant>> starts;  // by room
    std::vector<Instant> all_starts;
    for (const PlannedSession& session : sessions_) {
        starts[session.room].push_back(session.start);
        all_starts.push_back(session.start);
    }
    for (auto& [room, of_room] : starts) std::sort(of_room.begin(), of_room.end());
    std::sort(all_starts.begin(), all_starts.end());
    const auto next_in = [](const std::vector<Instant>& sorted, Instant start) {
        const auto next = std::upper_bound(sorted.begin(), sorted.end(), start);
        return next == sorted.end() ? Instant::max() : *next;
    };
    for (std::size_t i = 0; i < sessions_.size(); ++i) {
        PlannedSession& session = sessions_[i];
        if (session.end != session.start) continue;
        Instant next = session.room.empty() ? next_in(all_starts, session.start)
                                            : std::min(next_in(starts[session.room], session.start),
                                                       next_in(starts[""], session.start));
        if (next != Instant::max() && next - session.start <= longest) {
            session.end = next;
        } else {
            session.end = session.start + usual;
            note("no end, and nothing follows it in its room; taken as 30 minutes", places_[i].line);
        }
    }
}

// The same session a second time, word for word, is no second session.
void ProgrammeGatherer::leave_out_repeated() {
    std::unordered_map<std::string, std::size_t> first_of_id;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < sessions_.size(); ++i) {
        const std::string& id = sessions_[i].id;
        if (!id.empty()) {
            const auto [first, is_new] = first_of_id.try_emplace(id, kept);
            if (!is_new && is_repeated(sessions_[first->second], sessions_[i])) {
                note("this session stands in the file already; it is taken once", places_[i].line);
                continue;
            }
        }
        if (kept != i) {
            sessions_[kept] = std::move(sessions_[i]);
            places_[kept] = std::move(places_[i]);
        }
        ++kept;
    }
    sessions_.resize(kept);
    places_.resize(kept);
}

// Ids that are missing say the title and the start, so that the same file gives the same ones again.
void ProgrammeGatherer::make_ids() {
    std::unordered_set<std::string> taken;
    std::unordered_map<std::string, int> next_number;  // of those that want one id
    bool some_are_missing = false;
    for (std::size_t i = 0; i < sessions_.size(); ++i) {
        PlannedSession& session = sessions_[i];
        const bool is_missing = session.id.empty();
        some_are_missing |= is_missing;
        if (is_missing) session.id = id_from(session);
        if (taken.insert(session.id).second) {
            if (is_missing) made_ids_.insert(session.id);
            continue;
        }
        const std::string wanted = session.id;
        if (!places_[i].other_id.empty()) session.id = wanted + "-" + places_[i].other_id;
        int& number = next_number.try_emplace(wanted, 2).first->second;
        while (!taken.insert(session.id).second) session.id = fmt::format("{}-{}", wanted, number++);
        // Which of the two comes first is an accident.
        made_ids_.insert({wanted, session.id});
        note(fmt::format("the id \"{}\" is taken; it becomes \"{}\"", wanted, session.id), places_[i].line);
    }
    if (some_are_missing) {
        note(
            "sessions without an id are known by their titles: one that is retitled later will show as "
            "cancelled and as new");
    }
}

std::string ProgrammeGatherer::id_from(const PlannedSession& session) const {
    constexpr std::size_t longest = 48;
    std::string id = fold_name(session.title).substr(0, longest) + " " + format_date(session.start, zone_) +
                     " " + format_clock(session.start, zone_);
    id.erase(std::remove(id.begin(), id.end(), ':'), id.end());
    std::replace(id.begin(), id.end(), ' ', '-');
    return id;
}

}  // namespace lanyard
