// Entries read in order, each compared with what was said before it.
#include "desk/history.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "desk/desk.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "store/people/known_registrations.h"
#include "store/staff_table.h"

namespace lanyard {
namespace {

using nlohmann::json;

std::string text_of(const json& body, const char* key) {
    const auto value = body.find(key);
    return value != body.end() && value->is_string() ? value->get<std::string>() : "";
}

class History {
  public:
    explicit History(Desk& desk) : desk_(desk), database_(desk.database()) {}

    std::vector<HistoryLine> of(const std::string& person) {
        std::vector<Entry> entries;
        for (const std::string& record : desk_.roster().same_as(person))
            for (Entry& entry : read_entries_of(database_, record)) entries.push_back(std::move(entry));
        std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
            return std::pair(a.clock, entry_id(a)) < std::pair(b.clock, entry_id(b));
        });
        for (const Entry& entry : entries) add(entry);
        std::reverse(lines_.begin(), lines_.end());
        return std::move(lines_);
    }

  private:
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
        const auto what = read(entry, body, line);
        if (!what) return;
        line.what = *what;
        said_[line.entry] = lines_.size();
        lines_.push_back(std::move(line));
    }

    // What the entry says, into `line`; nothing for what is not worth telling.
    std::optional<Happening> read(const Entry& entry, const json& body, HistoryLine& line) {
        using namespace entry_kind;
        const std::string_view kind = entry.kind;
        if (kind == registration_listed) return read_list(entry, line);
        if (kind == registered_at_desk) return read_registration(entry, body, line);
        if (kind == details_corrected) return read_correction(entry, body, line);
        if (kind == checked_in) {
            line.reason = typed_text(entry, "reason");
            line.detail = text_of(body, "anyway");
            return line.detail.empty() ? Happening::checked_in : Happening::let_in_anyway;
        }
        if (kind == person_needed) {
            line.reason = text_of(body, "session");
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
        if (kind == same_person) return Happening::joined;
        if (kind == flag_set) {
            line.reason = typed_text(entry, "flag");
            return is_typed_true(entry, "on") ? Happening::flag_on : Happening::flag_off;
        }
        if (kind == enrolled) {
            line.reason = typed_text(entry, "session");
            line.detail = typed_text(entry, "enrolment");
            return Happening::enrolled;
        }
        return read_badge_or_call(entry, body, line);
    }

    std::optional<Happening> read_badge_or_call(const Entry& entry, const json& body, HistoryLine& line) {
        using namespace entry_kind;
        const std::string_view kind = entry.kind;
        line.reason = typed_text(entry, "reason");
        // The badge of a check-in is asked for with it.
        if (kind == badge_requested && line.reason.empty()) return std::nullopt;
        if (kind == badge_requested) return Happening::badge_asked;
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
        if (kind == opt_in_answered) {
            line.detail = typed_text(entry, "answer");
            return Happening::answered_offer;
        }
        return std::nullopt;
    }

    std::optional<Happening> read_list(const Entry& entry, HistoryLine& line) {
        const bool is_first = listed_.empty();
        for (const auto& [field, value] : values_of(entry, "fields")) {
            std::string& before = listed_[field];
            if (before != value) line.changes.push_back({field, before, value});
            before = value;
        }
        if (is_first) return Happening::listed;
        return line.changes.empty() ? std::nullopt : std::optional(Happening::list_changed);
    }

    std::optional<Happening> read_registration(const Entry& entry, const json& body, HistoryLine& line) {
        for (const auto& [field, value] : values_of(entry, "fields")) at_desk_[field] = value;
        const std::string how = text_of(body, "how");
        if (how == "waiting_list") return Happening::put_on_waiting_list;
        if (how != "substitute") return Happening::walked_in;
        line.who = name_of(desk_.roster().came_instead_of(entry.subject));
        return Happening::came_instead;
    }

    std::optional<Happening> read_correction(const Entry& entry, const json& body, HistoryLine& line) {
        for (const auto& [field, value] : values_of(entry, "fields")) {
            const auto before = at_desk_.count(field) ? at_desk_.at(field) : listed_[field];
            if (before != value) line.changes.push_back({field, before, value});
            if (line.stands) at_desk_[field] = value;
        }
        if (body.contains("cleared"))
            for (const auto& [name, cleared] : body["cleared"].items())
                if (const auto field = field_from_name(name)) at_desk_.erase(*field);
        return Happening::corrected;
    }

    std::optional<Happening> read_undo(const Entry& entry, HistoryLine& line) {
        line.reason = typed_text(entry, "reason");
        for (const std::string& target : entry.undoes) {
            const auto said = said_.find(target);
            if (said == said_.end()) continue;
            line.undone = {lines_[said->second]};
            line.undone_what = line.undone.front().what;
            return Happening::taken_back;
        }
        return std::nullopt;
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
    std::map<Field, std::string> listed_, at_desk_;
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

const HistoryLine* newest_to_undo(const std::vector<HistoryLine>& newest_first) {
    const auto found = std::find_if(newest_first.begin(), newest_first.end(), [](const HistoryLine& line) {
        return line.stands && can_be_undone(line.what);
    });
    return found == newest_first.end() ? nullptr : &*found;
}

}  // namespace lanyard
