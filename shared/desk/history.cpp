// Entries read in order, each compared with what was said before it.
#include "desk/history.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/lines.h"
#include "desk/desk.h"
#include "event/help_call.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "store/people/known_registrations.h"
#include "store/programme_table.h"
#include "store/refused_scans.h"
#include "store/staff_table.h"

namespace lanyard {
namespace {

using nlohmann::json;

std::string text_of(const json& body, const char* key) {
    const auto value = body.find(key);
    return value != body.end() && value->is_string() ? value->get<std::string>() : "";
}

// What is given out once there is called so; "" where people come in.
std::string given_out_in(const EventConfig& config, const std::string& id) {
    const Area* area = config.area(id);
    return area && area->once ? area->name : "";
}

// Inside a read: a line for each refusal of this code, the newest first.
std::vector<HistoryLine> refused_with(Desk& desk, const std::string& code) {
    std::vector<HistoryLine> lines;
    const std::string hash = refused_scan_hash(desk.folder().key, code);
    for (const RefusedScan& scan : read_refused_scans(desk.database(), hash)) {
        HistoryLine& line = lines.emplace_back();
        line.what = Happening::refused;
        line.entry = scan.entry;
        line.at = scan.at;
        line.actor = scan.actor;
        line.actor_name = StaffTable(desk.database()).name_of(scan.actor);
        line.point = scan.point;
        line.detail = scan.verdict;
        line.times = scan.times;
        if (const CheckInPoint* point = desk.folder().config.point(scan.point))
            line.gave = given_out_in(desk.folder().config, point->area);
    }
    return lines;
}

class History {
  public:
    explicit History(Desk& desk) : desk_(desk), database_(desk.database()), config_(desk.folder().config) {}

    std::vector<HistoryLine> of(const std::string& person) {
        std::vector<Entry> entries;
        kept_ = desk_.roster().kept(person);
        for (const std::string& record : desk_.roster().same_as(person))
            for (Entry& entry : read_entries_of(database_, record)) entries.push_back(std::move(entry));
        std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
            return std::pair(a.clock, entry_id(a)) < std::pair(b.clock, entry_id(b));
        });
        for (const Entry& entry : entries) add(entry);
        add_refusals();
        std::reverse(lines_.begin(), lines_.end());
        return std::move(lines_);
    }

  private:
    // What was said of one record: by lists, and at the desk.
    struct Said {
        std::map<Field, std::string> by_list, at_desk;

        std::string name() const {
            for (const auto* values : {&at_desk, &by_list})
                if (const auto said = values->find(Field::name); said != values->end()) return said->second;
            return {};
        }
    };

    void add(const Entry& entry) {
        if (!batch_counts(database_, entry.batch)) return;
        const json body = json::parse(entry.body, nullptr, false);
        if (!body.is_object()) return;
        HistoryLine line;
        line.entry = entry_id(entry);
        line.at = entry.at;
        line.actor = entry.actor;
        line.actor_name = staff_name(entry.actor);
        line.stands = entry_stands(database_, line.entry);
        line.point = text_of(body, "point");
        line.entered = entered_words(entry, body);
        const auto what = read(entry, body, line);
        if (!what) return;
        line.what = *what;
        if (entry.subject != kept_ && !is_of_the_person(*what))
            line.other_record = said_of_[entry.subject].name();
        said_[line.entry] = lines_.size();
        lines_.push_back(std::move(line));
    }

    // When a pass was written down that happened earlier; "" for all others.
    std::string entered_words(const Entry& entry, const json& body) const {
        const auto entered = body.find("entered");
        if (entered == body.end() || !entered->is_number_integer()) return {};
        const Instant at = instant_from_ms(entered->get<std::int64_t>());
        const std::string clock = format_clock(at, config_.time_zone),
                          day = format_date(at, config_.time_zone);
        return day == format_date(entry.at, config_.time_zone) ? clock : day + " " + clock;
    }

    // Who comes, goes or is printed a badge is the person, whatever record the code was of.
    static bool is_of_the_person(Happening what) {
        switch (what) {
            case Happening::listed:
            case Happening::list_changed:
            case Happening::walked_in:
            case Happening::came_instead:
            case Happening::put_on_waiting_list:
            case Happening::corrected:
            case Happening::replaced:
                return false;
            default:
                return true;
        }
    }

    // Refused scans are told apart by what a code's keyed hash is: they know no person.
    void add_refusals() {
        for (const std::string& code : desk_.roster().every_code_of(kept_))
            for (HistoryLine& line : refused_with(desk_, code)) lines_.push_back(std::move(line));
        std::stable_sort(lines_.begin(), lines_.end(),
                         [](const HistoryLine& a, const HistoryLine& b) { return a.at < b.at; });
    }

    // What the entry says, into `line`; nothing for what is not worth telling.
    std::optional<Happening> read(const Entry& entry, const json& body, HistoryLine& line) {
        using namespace entry_kind;
        const std::string_view kind = entry.kind;
        if (kind == registration_listed) return read_list(entry, line);
        if (kind == registered_at_desk) return read_registration(entry, body, line);
        if (kind == details_corrected) {
            const auto corrected = read_correction(entry, body, line);
            // What was kept of two records that were joined was so before.
            return body.contains("join") ? std::nullopt : std::optional(corrected);
        }
        if (kind == checked_in) {
            line.reason = typed_text(entry, "reason");
            line.detail = text_of(body, "anyway");
            line.who = name_of(text_of(body, "with"));
            line.gave = typed_text(entry, "gave");
            if (line.gave.empty()) line.gave = given_out_in(config_, entry.area);
            return line.detail.empty() ? Happening::checked_in : Happening::let_in_anyway;
        }
        if (kind == person_needed) {
            line.reason = title_of(text_of(body, "session"));
            line.detail = text_of(body, "as");
            return Happening::needed;
        }
        if (kind == left) return Happening::left;
        if (kind == undone) return read_undo(entry, line);
        if (kind == substituted) {
            const auto newcomer = attendee_of(text_of(body, "to"));
            line.who = newcomer ? newcomer->name : "";
            line.who_is_inside = newcomer && newcomer->inside;
            return Happening::replaced;
        }
        if (kind == same_person) {
            line.who = said_of_[text_of(body, "dropped")].name();
            return Happening::joined;
        }
        if (kind == flag_set) {
            line.reason = typed_text(entry, "flag");
            return is_typed_true(entry, "on") ? Happening::flag_on : Happening::flag_off;
        }
        if (kind == enrolled) {
            line.reason = title_of(typed_text(entry, "session"));
            line.detail = typed_text(entry, "enrolment");
            return Happening::enrolled;
        }
        return read_badge_or_call(entry, body, line);
    }

    std::optional<Happening> read_badge_or_call(const Entry& entry, const json& body, HistoryLine& line) {
        using namespace entry_kind;
        const std::string_view kind = entry.kind;
        line.reason = typed_text(entry, "reason");
        if (kind == badge_requested) {
            for (const auto& [field, words] : values_of(entry, "says"))
                line.changes.push_back({field, "", words});
            // The badge of a check-in is asked for with it.
            if (line.reason.empty() && line.changes.empty()) return std::nullopt;
            return Happening::badge_asked;
        }
        if (kind == badge_printed) return Happening::badge_printed;
        if (kind == ticket_retired) return Happening::code_retired;
        if (kind == badge_failed || kind == badge_missed) {
            line.reason = typed_text(entry, "problem");
            return Happening::badge_failed;
        }
        if (kind == help_asked) {
            line.reason = text_of(body, "about");
            return Happening::asked_for_help;
        }
        if (kind == help_answered && text_of(body, "answer") == help_state_name(HelpState::done)) {
            line.detail = text_of(body, "did");
            const auto call = find_entry(database_, text_of(body, "call"));
            const json asked = call ? json::parse(call->body, nullptr, false) : json();
            if (asked.is_object()) line.detail = text_of(asked, "about");
            return Happening::helped;
        }
        if (kind == opt_in_answered) {
            line.detail = typed_text(entry, "answer");
            return Happening::answered_offer;
        }
        return std::nullopt;
    }

    std::optional<Happening> read_list(const Entry& entry, HistoryLine& line) {
        auto& listed = said_of_[entry.subject].by_list;
        const bool is_first = listed.empty();
        for (const auto& [field, value] : values_of(entry, "fields")) {
            std::string& before = listed[field];
            if (before != value) line.changes.push_back(change_of(field, before, value));
            before = value;
        }
        if (is_first) return Happening::listed;
        return line.changes.empty() ? std::nullopt : std::optional(Happening::list_changed);
    }

    std::optional<Happening> read_registration(const Entry& entry, const json& body, HistoryLine& line) {
        auto& at_desk = said_of_[entry.subject].at_desk;
        for (const auto& [field, value] : values_of(entry, "fields")) at_desk[field] = value;
        const std::string how = text_of(body, "how");
        if (how == "waiting_list") return Happening::put_on_waiting_list;
        if (how != "substitute") return Happening::walked_in;
        line.who = name_of(desk_.roster().came_instead_of(entry.subject));
        return Happening::came_instead;
    }

    Happening read_correction(const Entry& entry, const json& body, HistoryLine& line) {
        auto& [listed, at_desk] = said_of_[entry.subject];
        for (const auto& [field, value] : values_of(entry, "fields")) {
            const auto before = at_desk.count(field) ? at_desk.at(field) : listed[field];
            if (before != value) line.changes.push_back(change_of(field, before, value));
            if (line.stands) at_desk[field] = value;
        }
        if (!body.contains("cleared")) return Happening::corrected;
        for (const auto& [name, cleared] : body["cleared"].items()) {
            const auto field = field_from_name(name);
            if (!field || !at_desk.count(*field)) continue;
            line.changes.push_back(change_of(*field, at_desk.at(*field), listed[*field]));
            if (line.stands) at_desk.erase(*field);
        }
        return Happening::corrected;
    }

    std::optional<Happening> read_undo(const Entry& entry, HistoryLine& line) {
        line.reason = typed_text(entry, "reason");
        for (const std::string& target : entry.undoes) {
            const auto said = said_.find(target);
            if (said == said_.end()) continue;
            if (line.stands) lines_[said->second].undone_by = line.entry;
            line.undone = {lines_[said->second]};
            line.undone_what = line.undone.front().what;
            return Happening::taken_back;
        }
        return std::nullopt;
    }

    // Sessions by their titles, which people know, one a line.
    FieldChange change_of(Field field, const std::string& before, const std::string& after) {
        if (field != Field::sessions) return {field, before, after};
        const auto titles = [&](const std::string& sessions) {
            std::string all;
            for (const std::string_view one : lines_of(sessions))
                all += (all.empty() ? "" : "\n") + title_of(std::string(one));
            return all;
        };
        return {field, titles(before), titles(after)};
    }

    std::string title_of(const std::string& session) {
        if (!programme_) programme_ = ProgrammeTable(database_).programme();
        const Session* known = session_by_words(*programme_, session);
        return known && !known->planned.title.empty() ? known->planned.title : session;
    }

    // Ids of staff are hexadecimal; other words are their own.
    const std::string& staff_name(const std::string& actor) {
        const auto [known, is_new] = staff_.try_emplace(actor);
        if (is_new) known->second = StaffTable(database_).name_of(actor);
        return known->second;
    }

    std::string name_of(const std::string& person) {
        const auto attendee = attendee_of(person);
        return attendee ? attendee->name : "";
    }
    std::optional<Attendee> attendee_of(const std::string& person) {
        return person.empty() ? std::nullopt : desk_.roster().attendee(person);
    }

    Desk& desk_;
    Database& database_;
    const EventConfig& config_;
    std::string kept_;                     // the record that is kept of the person
    std::map<std::string, Said> said_of_;  // by record
    std::optional<std::vector<Session>> programme_;
    std::map<std::string, std::size_t> said_;   // by entry, which of the lines
    std::map<std::string, std::string> staff_;  // names by actor
    std::vector<HistoryLine> lines_;
};

bool can_be_undone(Happening what) {
    switch (what) {
        case Happening::walked_in:
        case Happening::came_instead:
        case Happening::put_on_waiting_list:
        case Happening::corrected:
        case Happening::checked_in:
        case Happening::let_in_anyway:
        case Happening::needed:
        case Happening::enrolled:
        case Happening::left:
        case Happening::replaced:
        case Happening::joined:
        case Happening::flag_on:
        case Happening::flag_off:
            return true;
        default:
            return false;
    }
}

}  // namespace

Result<std::vector<HistoryLine>> history_of(Desk& desk, std::string_view person, std::size_t most) {
    return desk.database().read([&] {
        auto lines = History(desk).of(std::string(person));
        if (lines.size() > most) lines.resize(most);
        return lines;
    });
}

Result<std::vector<HistoryLine>> refusals_of_code(Desk& desk, const std::string& code) {
    return desk.database().read([&] { return refused_with(desk, code); });
}

Result<std::vector<Entry>> standing_entries_of(Desk& desk, const std::string& person) {
    return desk.database().read([&] {
        auto entries = read_entries_of(desk.database(), person);
        const auto does_not_stand = [&](const Entry& entry) {
            return !entry_stands(desk.database(), entry_id(entry));
        };
        entries.erase(std::remove_if(entries.begin(), entries.end(), does_not_stand), entries.end());
        return entries;
    });
}

bool may_be_undone(const HistoryLine& line) {
    return line.stands && can_be_undone(line.what);
}

bool may_be_done_again(const HistoryLine& line) {
    return !line.stands && !line.undone_by.empty() && can_be_undone(line.what);
}

const HistoryLine* newest_to_undo(const std::vector<HistoryLine>& newest_first) {
    const auto found = std::find_if(newest_first.begin(), newest_first.end(), may_be_undone);
    return found == newest_first.end() ? nullptr : &*found;
}

}  // namespace lanyard
