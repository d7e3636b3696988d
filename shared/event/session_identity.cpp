// What is surest is looked at first, and takes a known session away from what is less sure.
#include "event/session_identity.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

#include "event/name_fold.h"

namespace lanyard {
namespace {

bool is_cancelled(const PlannedSession& session) {
    return session.state == PlanState::cancelled;
}

// A session beside its title as titles are compared.
struct Entry {
    const PlannedSession* session;
    std::string title;
    bool is_left = true;  // nothing has been found for it

    explicit Entry(const PlannedSession& of) : session(&of), title(fold_name(of.title)) {
        if (title.empty()) title = of.title;
    }
    std::string with(std::string_view other) const { return fmt::format("{}\n{}", other, title); }
    std::string place() const { return fmt::format("{}\n{}", with(session->room), to_ms(session->start)); }
};

class Recogniser {
  public:
    Recogniser(const std::vector<PlannedSession>& known, const std::vector<PlannedSession>& incoming,
               const SessionSource& source)
        : source_(source), found_(incoming.size()) {
        for (const PlannedSession& session : known) known_.emplace_back(session);
        for (const PlannedSession& session : incoming) incoming_.emplace_back(session);
        // Of two that are alike, the one that takes place is meant.
        std::stable_partition(known_.begin(), known_.end(),
                              [](const Entry& entry) { return !is_cancelled(*entry.session); });
    }

    // The place of each incoming session's known one.
    std::vector<const PlannedSession*> find() && {
        match_as_said();
        match_by_guid();
        const auto id = [](const Entry& entry) { return entry.session->id; };
        const auto any = [](const Entry&) { return true; };
        const std::size_t by_id =
            match([](const Entry& entry) { return entry.with(entry.session->id); }, any);
        match(id, [this](const Entry& entry) { return is_name(entry); });
        const std::size_t by_place = match([](const Entry& entry) { return entry.place(); }, any);
        const bool few_are_known = few_ids_are_known(), renumbered = !few_are_known && by_place > by_id;
        match_moved(few_are_known || renumbered);
        if (!renumbered) match(id, any);
        return std::move(found_);
    }

  private:
    void set(std::size_t incoming, Entry& known) {
        found_[incoming] = known.session;
        incoming_[incoming].is_left = known.is_left = false;
    }

    // An id that somebody has given to this session and to no other: neither made, nor the number of a row.
    bool is_name(const Entry& entry) const {
        const std::string& id = entry.session->id;
        return source_.made_ids.count(id) == 0 && id.find_first_not_of("0123456789") != std::string::npos;
    }

    // Pairs those that `is_meant` is true of with a known one of the same key; how many pairs there are.
    template <class Key, class Meant>
    std::size_t match(Key key, Meant is_meant) {
        std::unordered_map<std::string, std::vector<Entry*>> by_key;
        for (auto entry = known_.rbegin(); entry != known_.rend(); ++entry) {
            if (entry->is_left) by_key[key(*entry)].push_back(&*entry);
        }
        std::size_t pairs = 0;
        for (std::size_t i = 0; i < incoming_.size(); ++i) {
            if (!incoming_[i].is_left || !is_meant(incoming_[i])) continue;
            const auto same = by_key.find(key(incoming_[i]));
            if (same == by_key.end() || same->second.empty()) continue;
            set(i, *same->second.back());
            same->second.pop_back();
            ++pairs;
        }
        return pairs;
    }

    void match_as_said() {
        std::unordered_map<std::string_view, Entry*> by_id;
        for (Entry& entry : known_) by_id.emplace(entry.session->id, &entry);
        for (std::size_t i = 0; i < incoming_.size(); ++i) {
            const auto said = source_.same.find(incoming_[i].session->id);
            if (said == source_.same.end()) continue;
            const auto known = by_id.find(said->second);
            if (known != by_id.end() && known->second->is_left) set(i, *known->second);
        }
    }

    // A guid that several sessions share is none.
    void match_by_guid() {
        std::unordered_map<std::string_view, int> incoming, known;
        for (const Entry& entry : incoming_) ++incoming[entry.session->guid];
        for (const Entry& entry : known_) ++known[entry.session->guid];
        std::unordered_map<std::string_view, Entry*> by_guid;
        for (Entry& entry : known_) by_guid.emplace(entry.session->guid, &entry);
        for (std::size_t i = 0; i < incoming_.size(); ++i) {
            const std::string& guid = incoming_[i].session->guid;
            const auto same = by_guid.find(guid);
            const bool is_free = incoming_[i].is_left && same != by_guid.end() && same->second->is_left;
            if (!guid.empty() && is_free && incoming[guid] == 1 && known[guid] == 1) set(i, *same->second);
        }
    }

    bool few_ids_are_known() const {
        std::unordered_set<std::string_view> ids;
        for (const Entry& entry : known_) ids.insert(entry.session->id);
        const auto count = std::count_if(incoming_.begin(), incoming_.end(), [&](const Entry& entry) {
            return ids.count(entry.session->id) > 0;
        });
        constexpr std::size_t few = 4;  // less than one in so many
        return static_cast<std::size_t>(count) * few < std::min(known_.size(), incoming_.size());
    }

    void match_moved(bool ids_fail) {
        if (!source_.is_known) return;
        const auto is_meant = [&](const Entry& entry) {
            return entry.is_left && (ids_fail || source_.made_ids.count(entry.session->id) > 0);
        };
        for (const bool cancelled : {false, true}) {
            match_nearest([](const Entry& entry) { return entry.with(entry.session->room); }, is_meant,
                          cancelled);
            match_nearest([](const Entry& entry) { return entry.title; }, is_meant, cancelled);
        }
    }

    // Pairs those that `is_meant` is true of with the known one of the same key that starts nearest.
    template <class Key, class Meant>
    void match_nearest(Key key, Meant is_meant, bool cancelled) {
        std::unordered_map<std::string, std::multimap<Instant, Entry*>> by_key;
        for (Entry& entry : known_) {
            if (entry.is_left && is_cancelled(*entry.session) == cancelled)
                by_key[key(entry)].emplace(entry.session->start, &entry);
        }
        for (std::size_t i = 0; i < incoming_.size(); ++i) {
            if (!is_meant(incoming_[i])) continue;
            const auto same = by_key.find(key(incoming_[i]));
            if (same == by_key.end() || same->second.empty()) continue;
            const Instant start = incoming_[i].session->start;
            auto nearest = same->second.lower_bound(start);
            if (nearest == same->second.end() ||
                (nearest != same->second.begin() &&
                 start - std::prev(nearest)->first <= nearest->first - start))
                --nearest;
            set(i, *nearest->second);
            same->second.erase(nearest);
        }
    }

    const SessionSource& source_;
    std::vector<Entry> known_, incoming_;
    std::vector<const PlannedSession*> found_;
};

}  // namespace

RecognisedSessions recognise_sessions(const std::vector<PlannedSession>& known,
                                      std::vector<PlannedSession> incoming, const SessionSource& source) {
    const auto found = Recogniser(known, incoming, source).find();
    RecognisedSessions result;
    std::unordered_set<std::string> taken;
    for (const PlannedSession& session : known) taken.insert(session.id);
    for (std::size_t i = 0; i < incoming.size(); ++i) {
        if (found[i]) {
            incoming[i].id = found[i]->id;
            ++result.known;
            continue;
        }
        const std::string wanted = incoming[i].id;
        for (int n = 2; !taken.insert(incoming[i].id).second; ++n)
            incoming[i].id = fmt::format("{}-{}", wanted, n);
    }
    result.sessions = std::move(incoming);
    return result;
}

}  // namespace lanyard
