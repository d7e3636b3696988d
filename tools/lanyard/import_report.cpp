// Sections that have nothing to say are left out.
#include "lanyard/import_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "lanyard/terminal.h"

namespace lanyard {
namespace {

using nlohmann::json;

json pair_json(const std::string& missing, const std::string& added) {
    return {{"missing", missing}, {"added", added}};
}

std::string with_organisation(const std::string& name, const std::string& organisation) {
    const std::string shown = name.empty() ? "(no name)" : name;
    return organisation.empty() ? shown : fmt::format("{} ({})", shown, organisation);
}

std::string value_of(const RegistrationFields& fields, Field field) {
    const auto found = fields.find(field);
    return found == fields.end() ? std::string() : found->second;
}

// Somebody of the report: by the known name, else by the row's.
std::string person_text(const ImportReport& report, const std::string& person) {
    const auto known = report.names.find(person);
    if (known != report.names.end()) return with_organisation(known->second.first, known->second.second);
    for (const ListWrite& write : report.comparison.writes) {
        if (write.person == person)
            return with_organisation(value_of(write.fields, Field::name),
                                     value_of(write.fields, Field::organisation));
    }
    return person;
}

// "job_title" as people say it: "job title".
std::string field_words(Field field) {
    std::string words(field_name(field));
    for (char& c : words) {
        if (c == '_') c = ' ';
    }
    return words;
}

// One line, and not a novel.
std::string quoted(std::string text) {
    constexpr std::size_t most = 60;
    for (char& c : text) {
        if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    }
    if (text.size() > most) {
        std::size_t end = most;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // a whole letter
        text = text.substr(0, end) + "…";
    }
    return text.empty() ? "(nothing)" : "\"" + text + "\"";
}

// Builds the page, one bounded section after the other.
class Page {
  public:
    explicit Page(const ReportLook& look) : look_(look) {}

    void line(const std::string& text) { text_ += text + "\n"; }
    void section(const std::string& title, std::size_t count) {
        end_section();
        shown_ = 0;
        if (count > 0) line("\n" + ink(fmt::format("{} ({})", title, count), Ink::bold));
    }
    // One of a section's things; false once enough are shown.
    bool item(const char* sign, Ink colour, const std::string& text) {
        if (shown_++ >= look_.most_in_a_section) return false;
        line("  " + ink(sign, colour) + " " + text);
        return true;
    }
    void detail(const std::string& text) { line("      " + text); }
    void end_section() {
        if (shown_ > look_.most_in_a_section)
            line(ink(fmt::format("  and {} more", shown_ - look_.most_in_a_section), Ink::faint));
        shown_ = 0;
    }
    std::string ink(std::string_view text, Ink colour) const { return coloured(text, colour, look_.colour); }
    const std::string& text() const { return text_; }

  private:
    const ReportLook& look_;
    std::string text_;
    int shown_ = 0;
};

std::size_t count_if_cancels(const ListComparison& comparison, bool cancels) {
    std::size_t count = 0;
    for (const ListWrite& write : comparison.writes) count += !write.is_new && write.cancels == cancels;
    return count;
}

void write_head(Page& page, const ImportReport& report, const std::string& file, bool dry_run) {
    const auto& comparison = report.comparison;
    const std::string delimiter = report.list.delimiter == "\t" ? "tab" : report.list.delimiter;
    page.line(page.ink(fmt::format("{}{}: {} rows ({}, {}, \"{}\")", dry_run ? "Would import " : "", file,
                                   report.rows, report.corrections ? "a filled fix list" : report.list.source,
                                   report.list.encoding, delimiter),
                       Ink::bold));
    page.line(fmt::format("{} added, {} changed, {} unchanged, {} cancelled, {} rejected; {} missing",
                          comparison.added, comparison.changed, comparison.unchanged, comparison.cancelled,
                          report.list.rejected.size(), comparison.missing.size()));
}

// What columns are where their headings alone do not say it.
void write_columns(Page& page, const ImportReport& report) {
    std::vector<const ListColumn*> explained;
    for (const ListColumn& column : report.list.columns) {
        if (!column.why.empty()) explained.push_back(&column);
    }
    page.section("Columns that the heading alone does not tell", explained.size());
    for (const ListColumn* column : explained) {
        std::string field = column->field == "answer"    ? "is kept as an answer"
                            : column->field == "ignored" ? "is left out"
                                                         : "is taken as " + column->field;
        std::replace(field.begin(), field.end(), '_', ' ');
        page.item("=", Ink::blue, fmt::format("{} {}: {}", quoted(column->heading), field, column->why));
    }
    page.end_section();
}

void write_added(Page& page, const ImportReport& report) {
    page.section("Added", static_cast<std::size_t>(report.comparison.added));
    for (const ListWrite& write : report.comparison.writes) {
        if (!write.is_new) continue;
        page.item("+", Ink::green,
                  fmt::format("{}  {}",
                              with_organisation(value_of(write.fields, Field::name),
                                                value_of(write.fields, Field::organisation)),
                              page.ink(fmt::format("line {}", write.line), Ink::faint)));
    }
    page.end_section();
}

// Answers one by one, as the JSON objects have them.
void write_answers(Page& page, const FieldChange& change) {
    const json before = json::parse(change.before, nullptr, false),
               after = json::parse(change.after, nullptr, false);
    std::map<std::string, std::pair<std::string, std::string>> answers;
    if (before.is_object()) {
        for (const auto& [heading, answer] : before.items())
            if (answer.is_string()) answers[heading].first = answer.get<std::string>();
    }
    if (after.is_object()) {
        for (const auto& [heading, answer] : after.items())
            if (answer.is_string()) answers[heading].second = answer.get<std::string>();
    }
    for (const auto& [heading, values] : answers) {
        if (values.first != values.second)
            page.detail(
                fmt::format("{}: {} becomes {}", heading, quoted(values.first), quoted(values.second)));
    }
}

// A whole name that changed says what its parts would say again.
void write_change(Page& page, const FieldChange& change, const ListWrite& write) {
    const bool is_part = change.field == Field::given_name || change.field == Field::family_name;
    if (is_part && write.fields.count(Field::name)) return;
    if (change.field == Field::answers) return write_answers(page, change);
    page.detail(fmt::format("{}: {} becomes {}", field_words(change.field), quoted(change.before),
                            quoted(change.after)));
}

void write_changed(Page& page, const ImportReport& report, bool cancels) {
    page.section(cancels ? "Cancelled" : "Changed", count_if_cancels(report.comparison, cancels));
    for (const ListWrite& write : report.comparison.writes) {
        if (write.is_new || write.cancels != cancels) continue;
        const std::string person = fmt::format("{}  {}", person_text(report, write.person),
                                               page.ink(fmt::format("line {}", write.line), Ink::faint));
        if (!page.item(cancels ? "-" : "~", cancels ? Ink::red : Ink::yellow, person)) continue;
        for (const FieldChange& change : write.changes) write_change(page, change, write);
    }
    page.end_section();
}

void write_missing(Page& page, const ImportReport& report) {
    const auto& missing = report.comparison.missing;
    const bool cancelled = report.cancelled_missing > 0;
    page.section(
        cancelled ? fmt::format("Not on this list any more, {} of them cancelled", report.cancelled_missing)
                  : "Not on this list any more, and kept",
        missing.size());
    for (const std::string& person : missing) page.item("?", Ink::red, person_text(report, person));
    page.end_section();
}

void write_look_alikes(Page& page, const ImportReport& report) {
    page.section("Renamed, or someone else?", report.comparison.look_alikes.size());
    for (const LookAlike& pair : report.comparison.look_alikes) {
        if (!page.item("=", Ink::blue,
                       fmt::format("{} {}", look_alike_text(report, pair),
                                   page.ink(pair.renamed ? "Renamed?" : "Someone else?", Ink::bold))))
            continue;
        page.detail(
            fmt::format("--{} {}={}", pair.renamed ? "renamed" : "someone-else", pair.missing, pair.added));
    }
    page.end_section();
    page.section("Decided", report.decided.size());
    for (const DecidedLookAlike& pair : report.decided) {
        const std::string missing = person_text(report, pair.missing);
        switch (pair.decision) {
            case LookAlikeDecision::renamed:
                page.item("=", Ink::blue, missing + " is one person with the new row");
                break;
            case LookAlikeDecision::someone_else:
                page.item("=", Ink::blue,
                          fmt::format("{} comes instead of {}", person_text(report, pair.added), missing));
                break;
            case LookAlikeDecision::kept_apart:
                page.item("=", Ink::blue,
                          fmt::format("{} and {} are two people", missing, person_text(report, pair.added)));
                break;
        }
    }
    page.end_section();
}

void write_conflicts(Page& page, const ImportReport& report) {
    page.section("Put right at the desk, and the list says otherwise", report.comparison.conflicts.size());
    for (const ListConflict& conflict : report.comparison.conflicts) {
        page.item("!", Ink::yellow,
                  fmt::format("{}: {} stays {}, the list says {}", person_text(report, conflict.person),
                              field_words(conflict.field), quoted(conflict.desk), quoted(conflict.list)));
    }
    page.end_section();
    page.section("Cancelled in the list and here: nobody is thrown out",
                 report.comparison.cancelled_inside.size());
    for (const std::string& person : report.comparison.cancelled_inside)
        page.item("!", Ink::yellow, person_text(report, person));
    page.end_section();
}

void write_sessions(Page& page, const ImportReport& report) {
    page.section("Chosen sessions that the programme does not have", report.unknown_sessions.size());
    for (const std::string& words : report.unknown_sessions) page.item("!", Ink::yellow, quoted(words));
    page.end_section();
    page.section("Sessions with more people than places", report.overfull.size());
    for (const OverfullSession& session : report.overfull) {
        page.item("!", Ink::yellow,
                  fmt::format("{}: {} chose it, {} places", session.title, session.chosen, session.places));
    }
    page.end_section();
}

void write_troubles(Page& page, const ImportReport& report) {
    page.section("Rejected", report.list.rejected.size());
    for (const RejectedRow& row : report.list.rejected)
        page.item("x", Ink::red, fmt::format("line {}: {}", row.line, row.reason));
    page.end_section();
    page.section("Warnings", report.list.warnings.size());
    for (const std::string& warning : report.list.warnings) page.item("!", Ink::yellow, warning);
    page.end_section();
}

}  // namespace

json import_report_json(const ImportReport& report) {
    json columns = json::array(), conflicts = json::array(), rejected = json::array(),
         look_alikes = json::array(), decided = json::array(), overfull = json::array();
    for (const auto& column : report.list.columns) {
        json one = {{"index", column.index}, {"heading", column.heading}, {"field", column.field}};
        if (!column.why.empty()) one["why"] = column.why;
        columns.push_back(std::move(one));
    }
    const auto& comparison = report.comparison;
    for (const auto& conflict : comparison.conflicts) {
        conflicts.push_back({{"attendee", conflict.person},
                             {"field", field_name(conflict.field)},
                             {"list", conflict.list},
                             {"desk", conflict.desk}});
    }
    for (const auto& row : report.list.rejected)
        rejected.push_back({{"line", row.line}, {"reason", row.reason}});
    for (const auto& pair : comparison.look_alikes) {
        json one = pair_json(pair.missing, pair.added);
        one["likely"] = pair.renamed ? "renamed" : "someone_else";
        one["reason"] = pair.reason;
        look_alikes.push_back(std::move(one));
    }
    for (const auto& pair : report.decided) {
        json one = pair_json(pair.missing, pair.added);
        one["decision"] = look_alike_decision_name(pair.decision);
        decided.push_back(std::move(one));
    }
    for (const auto& session : report.overfull) {
        overfull.push_back({{"session", session.session},
                            {"title", session.title},
                            {"places", session.places},
                            {"chosen", session.chosen}});
    }
    return {{"number", report.number},
            {"encoding", report.list.encoding},
            {"delimiter", report.list.delimiter},
            {"source", report.list.source},
            {"columns", columns},
            {"rows", report.rows},
            {"added", comparison.added},
            {"changed", comparison.changed},
            {"unchanged", comparison.unchanged},
            {"cancelled", comparison.cancelled},
            {"rejected_rows", report.list.rejected.size()},
            {"missing", comparison.missing.size()},
            {"cancelled_missing", report.cancelled_missing},
            {"cancelled_inside", comparison.cancelled_inside},
            {"conflicts", conflicts},
            {"rejected", rejected},
            {"look_alikes", look_alikes},
            {"decided", decided},
            {"unknown_sessions", report.unknown_sessions},
            {"overfull_sessions", overfull},
            {"stale_badges", report.stale_badges},
            {"warnings", report.list.warnings}};
}

std::string look_alike_text(const ImportReport& report, const LookAlike& pair) {
    return fmt::format("{} is not on the list any more, {} is new: {}.", person_text(report, pair.missing),
                       person_text(report, pair.added), pair.reason);
}

std::string import_report_text(const ImportReport& report, const std::string& file, const ReportLook& look) {
    Page page(look);
    write_head(page, report, file, look.dry_run);
    write_columns(page, report);
    write_added(page, report);
    write_changed(page, report, false);
    write_changed(page, report, true);
    write_missing(page, report);
    write_look_alikes(page, report);
    write_conflicts(page, report);
    write_sessions(page, report);
    write_troubles(page, report);
    if (report.stale_badges > 0)
        page.line(
            page.ink(fmt::format("\n{} printed badges no longer match.", report.stale_badges), Ink::yellow));
    if (report.number > 0)
        page.line(fmt::format("\nTake it back with: lanyard import --undo {}", report.number));
    return page.text();
}

}  // namespace lanyard
