// Bodies are small and collide on purpose: few people, few tickets, few batches.
#include "tests/store/journal/history.h"

#include <iterator>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "event/export_kind.h"
#include "event/hold_kind.h"
#include "event/machine_kinds.h"
#include "store/journal/erasing.h"
#include "store/journal/journal.h"

namespace lanyard {

using nlohmann::json;

const EventKey& history_key() {
    static const EventKey key = std::move(EventKey::parse(std::string(64, '5'), "event.key")).value();
    return key;
}

void seal(Entry& entry) {
    seal_entry(entry, digest_key(history_key()));
}

bool is_whole(const Entry& entry) {
    return entry_is_whole(entry, digest_key(history_key()));
}

std::vector<Entry> HistoryMaker::history(int count) {
    std::vector<Entry> entries;
    for (int i = 0; i < count; ++i) {
        // Erasing is rare in life; every other kind comes up as often as any.
        auto kind =
            entry_kinds()[static_cast<std::size_t>(pick(static_cast<int>(entry_kinds().size())))].name;
        if ((kind == entry_kind::event_purged && pick(8) != 0) ||
            (kind != entry_kind::event_purged && erases(kind) && pick(3) != 0)) {
            kind = entry_kind::undone;
        }
        entries.push_back(make(kind));
    }
    return entries;
}

std::vector<Entry> HistoryMaker::history_of_people(int count) {
    using namespace entry_kind;
    static constexpr std::string_view kinds[] = {same_person,
                                                 same_person,
                                                 same_person,
                                                 same_person,
                                                 checked_in,
                                                 checked_in,
                                                 checked_in,
                                                 checked_in,
                                                 left,
                                                 left,
                                                 left,
                                                 undone,
                                                 undone,
                                                 registration_listed,
                                                 registration_listed,
                                                 registration_listed,
                                                 import_closed,
                                                 registered_at_desk,
                                                 details_corrected,
                                                 details_corrected,
                                                 substituted,
                                                 substituted,
                                                 flag_set,
                                                 enrolled,
                                                 badge_requested};
    std::vector<Entry> entries;
    for (int i = 0; i < count; ++i) {
        const auto kind = kinds[pick(static_cast<int>(std::size(kinds)))];
        const bool parts = kind == undone && !joins_.empty() && pick(3) > 0;
        entries.push_back(
            parts ? undo({joins_[static_cast<std::size_t>(pick(static_cast<int>(joins_.size())))]})
                  : make(kind));
    }
    return entries;
}

Entry HistoryMaker::undo(const std::vector<std::string>& ids) {
    Entry entry;
    entry.kind = entry_kind::undone;
    entry.undoes = ids;
    entry.personal = R"({"salt":"s","reason":"test"})";
    ++clock_;  // later than what it undoes, as every node's clock makes it
    fill(entry);
    return entry;
}

Entry HistoryMaker::make(std::string_view kind) {
    using namespace entry_kind;
    Entry entry;
    entry.kind = kind;
    entry.subject = person();
    if (kind == registration_listed) {
        entry.batch = pick(3) == 0 ? "" : "batch" + number();
        entry.body = R"({"source":"list","fields":{"ticket_type":"Delegate","status":")" + status() + "\"}" +
                     (pick(2) ? ",\"invitation\":" + number() : "") + "}";
        entry.personal = R"({"salt":"s","fields":{"name":"Name )" + number() + R"(","codes":"CODE)" +
                         number() + "\\nCODE" + number() + R"(","order_code":"ORDER)" + number() + "\"}}";
    } else if (kind == import_closed) {
        entry.subject = "";
        entry.batch = "batch" + number();
        entry.body = R"({"what":"registrations","file":"list.csv"})";
    } else if (kind == registered_at_desk) {
        entry.body = pick(2) ? R"({"how":"walk_in","fields":{"ticket_type":"Day"}})"
                             : R"({"how":"waiting_list","fields":{"status":"pending"}})";
        entry.personal = R"({"salt":"s","fields":{"name":"Walk-in )" + number() + "\"}}";
    } else if (kind == details_corrected) {
        const std::string bodies[] = {
            R"({"cleared":{"email":true}})", R"({"cleared":{"status":true}})",
            R"({"fields":{"status":")" + status() + R"("},"replaced":{"status":"cancelled"}})"};
        entry.body = bodies[pick(3)];
        entry.personal = R"({"salt":"s","fields":{"order_code":"ORDER)" + number() +
                         R"(","organisation":"Desk )" + number() + R"("},"replaced":{"organisation":"x"}})";
    } else if (kind == ticket_issued) {
        entry.body =
            "{\"number\":" + number() + ",\"purpose\":\"" + (pick(2) ? "badge" : "invitation") + "\"}";
    } else if (kind == ticket_retired) {
        entry.body = "{\"number\":" + number() + "}";
        entry.personal = R"({"salt":"s","reason":"lost"})";
    } else if (kind == checked_in || kind == left) {
        static constexpr const char* areas[] = {"entrance", "entrance",   "entrance",
                                                "room",     "other room", "lunch"};
        entry.area = areas[pick(6)];
        entry.body = R"({"point":"Kiosk 1","credential":"invitation"})";
    } else if (kind == door_decided) {
        entry.body = R"({"check_in":"x","decision":"alone"})";
    } else if (kind == undone) {
        if (!made_.empty()) entry.undoes = {some_entry(), some_entry()};
        entry.body = "{}";
        entry.personal = R"({"salt":"s","reason":"test"})";
    } else if (kind == substituted) {
        entry.body = R"({"to":")" + person() + "\"}";
    } else if (kind == same_person) {
        entry.body = R"({"dropped":")" + person() + "\"}";
    } else if (kind == flag_set) {
        entry.body = "{}";
        entry.personal =
            std::string(R"({"salt":"s","flag":"escort","on":)") + (pick(2) ? "true" : "false") + "}";
    } else if (kind == enrolled) {
        entry.body = "{}";
        entry.personal = R"({"salt":"s","session":")" + session() + R"(","enrolment":")" +
                         (pick(2) ? "chosen" : "none") + "\"}";
    } else if (kind == badge_requested) {
        entry.body = "{\"number\":" + number() + R"(,"check_in":"x"})";
        if (pick(3) == 0) entry.personal = R"({"salt":"s","says":{"name":"Dr )" + number() + "\"}}";
    } else if (kind == badge_printed) {
        entry.body = "{\"number\":" + number() + R"(,"outcome":"printed"})";
    } else if (kind == badge_failed) {
        entry.body = "{\"number\":" + number() + (pick(3) ? "}" : ",\"since\":" + number() + "}");
        entry.personal = R"({"salt":"s","problem":"jam"})";
    } else if (kind == badge_missed) {
        entry.body = "{\"number\":" + number() + "}";
        entry.personal = R"({"salt":"s","problem":"nothing came out"})";
    } else if (kind == session_planned) {
        entry.subject = session();
        entry.batch = pick(2) ? "" : "batch" + number();
        entry.body = R"({"title":"Title )" + number() +
                     R"(","kind":"talk","start":0,"end":1000,"room":"hall")" +
                     (pick(3) ? "" : R"(,"state":"cancelled")") + "}";
    } else if (kind == session_changed) {
        entry.subject = session();
        const std::string bodies[] = {"{\"delay_minutes\":" + number() + "}",
                                      R"({"cancelled":true,"held":false})",
                                      R"({"delay_minutes":null,"cancelled":null})"};
        entry.body = bodies[pick(3)];
    } else if (kind == playback_changed) {
        entry.subject = session();
        const std::string tape = R"({"tape":{"moved":"playing","at":1000,"position_ms":0,"went_at":1000,)"
                                 R"("went_by":"cue"},"started_at":)" +
                                 number() + ",\"held\":false}";
        const std::string bodies[] = {
            tape, R"({"tape":{"moved":"held","at":2000,"position_ms":)" + number() + "}}",
            std::string(R"({"muted":)") + (pick(2) ? "true" : "false") + ",\"card\":true}",
            R"({"volume_db":-)" + number() + "}",
            R"({"tape":{"moved":"playing","at":3000,"position_ms":1000,"jumped_from_ms":)" + number() + "}}"};
        entry.body = bodies[pick(5)];
    } else if (kind == video_checked) {
        entry.subject = session();
        entry.body = R"({"file":"message.mp4","bytes":)" + number() + R"(,"verdict":"ready","problems":[]})";
    } else if (kind == video_shown) {
        entry.subject = session();
        entry.body =
            pick(2) ? R"({"file":"message.mp4","went_by":"cue","position_ms":0})"
                    : R"({"began":"x","how":"played","position_ms":17000,"dropped_frames":)" + number() + "}";
    } else if (kind == scan_refused) {
        entry.subject = "";
        entry.body = R"({"verdict":"unknown","point":"Kiosk 1","hash":"00"})";
    } else if (kind == help_asked) {
        entry.subject = pick(2) ? "" : entry.subject;
        entry.body = R"({"about":"help","point":"Kiosk 1"})";
    } else if (kind == help_answered) {
        entry.body =
            R"({"call":"call )" + number() + R"(","answer":")" + (pick(2) ? "coming" : "done") + "\"}";
    } else if (kind == opt_in_answered) {
        entry.body = R"({"programme":"leadership"})";
        entry.personal = std::string(R"({"salt":"s","words":"May we write to you?","answer":")") +
                         (pick(2) ? "yes" : "no") + "\"}";
    } else if (kind == evacuation_called) {
        entry.subject = "evacuation";
        entry.body = "{}";
    } else if (kind == evacuation_ended) {
        entry.subject = "evacuation";
        const auto ended = made_.empty() ? std::string("none") : some_entry();
        entry.body = R"({"calls":[")" + ended + "\"]}";
    } else if (kind == announced) {
        entry.subject = "announcement";
        entry.body = R"({"rooms":[")" + std::string(pick(2) ? "hall" : "room") + R"("],"from":0,"until":)" +
                     number() + "}";
        entry.personal = R"({"salt":"s","text":"Lunch is served )" + number() +
                         (pick(2) ? R"(","translations":{"fr":"Le déjeuner est servi"}})" : "\"}");
    } else if (kind == staff_added) {
        entry.subject = "staff" + number();
        entry.body = std::string(R"({"role":")") + (pick(2) ? "staff" : "organiser") + "\"}";
        entry.personal = R"({"salt":"s","name":"Steward )" + number() + R"(","pin":"00"})";
    } else if (kind == staff_removed) {
        entry.subject = "staff" + number();
    } else if (kind == person_needed) {
        entry.body = R"({"session":")" + session() + R"(","as":")" + (pick(2) ? "speaker" : "none") + "\"}";
        entry.personal = R"({"salt":"s","name":"Professor )" + number() + "\"}";
    } else if (kind == machine_joined || kind == machine_cut_off) {
        entry.subject = machine_subject;
        entry.body = R"({"machine":"000000000000000)" + number() +
                     R"(","role":"self","point":"Kiosk 1","verifier":"x"})";
    } else if (kind == taken_out) {
        entry.subject = export_subject;
        entry.body = R"({"what":"attendance","format":"csv","rows":)" + number() + "}";
    } else if (kind == subject_erased) {
        if (!made_.empty() && pick(2)) entry.body = naming(whole_[some_entry()]);
    } else if (kind == import_erased) {
        entry.subject = "";
        entry.body = R"({"batch":"batch)" + number() + R"(","keeps":[")" + person() + "\"]}";
    } else if (kind == event_purged) {
        entry.subject = "";
        entry.body = pick(2) ? R"({"keeps":[")" + person() + "\"]}" : "{}";
    } else if (kind == hold_set) {
        entry.body = R"({"until":)" + std::to_string(pick(3)) + "}";
        entry.personal = R"({"salt":"s","reason":"A claim of )" + number() + "\"}";
    } else {
        throw std::logic_error("the generator does not know the kind " + std::string(kind));
    }
    entry.version = find_entry_kind(kind)->version;
    if (pick(8) == 0) make_older(entry);
    fill(entry);
    return entry;
}

std::string HistoryMaker::some_entry() {
    return made_[static_cast<std::size_t>(pick(static_cast<int>(made_.size())))];
}

// Names one entry as erasures do, or as those of older programs did.
std::string HistoryMaker::naming(const Entry& named) {
    const std::string ids = R"({"entries":[")" + entry_id(named) + "\"]";
    if (pick(2)) return ids + "}";
    Entry left = named;
    left.body = without_personal(named);
    seal_digest(left, digest_key(history_key()));
    return ids + R"(,"sealed":[")" + left.digest + "\"]}";
}

// As an older version of its kind, which had more in its body.
void HistoryMaker::make_older(Entry& entry) {
    const EntryKind* kind = find_entry_kind(entry.kind);
    entry.version = 1 + pick(kind->personal_since - 1);
    if (!entry.personal) return;
    auto body = json::parse(entry.body), personal = json::parse(*entry.personal);
    for (const std::string_view member : kind->was_in_body) {
        const auto value = personal.find(member);
        if (value == personal.end()) continue;
        body[std::string(member)] = *value;
        personal.erase(value);
    }
    entry.body = body.dump();
    entry.personal.reset();
    if (personal.size() > 1) entry.personal = personal.dump();  // more than the salt
}

void HistoryMaker::fill(Entry& entry) {
    static const std::string event = event_identity(history_key());
    entry.event = event;
    entry.node = "00000000000000a" + std::to_string(pick(3));
    entry.sequence = ++sequences_[entry.node];
    clock_ += pick(3);  // two nodes may well have the same clock
    entry.clock = clock_;
    entry.at = instant_from_ms(1'510'300'000'000 + pick(100) * 60'000LL);
    entry.actor = "test";
    seal(entry);
    made_.push_back(entry_id(entry));
    whole_[made_.back()] = entry;
    if (entry.kind == entry_kind::same_person) joins_.push_back(made_.back());
}

}  // namespace lanyard
