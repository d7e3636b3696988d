// The badge's own fitting says what is too long for it.
#include "lanyard/fix_list_sheet.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>
#include <variant>

#include "badge/badge_layout.h"
#include "badge/text_fit.h"
#include "base/lines.h"
#include "desk/desk.h"
#include "formats/attendance_csv.h"
#include "formats/attendance_xlsx.h"
#include "formats/fix_list.h"

namespace lanyard {
namespace {

std::string value_of(const ListedPerson& person, Field field) {
    const auto found = person.fields.find(field);
    return found == person.fields.end() ? std::string() : found->second;
}

BadgeFields badge_of(const ListedPerson& person) {
    BadgeFields fields;
    const std::string badge_name = value_of(person, Field::badge_name);
    fields.name = badge_name.empty() ? value_of(person, Field::name) : badge_name;
    if (badge_name.empty()) {
        fields.given_name = value_of(person, Field::given_name);
        fields.family_name = value_of(person, Field::family_name);
    }
    fields.organisation = value_of(person, Field::organisation);
    fields.job_title = value_of(person, Field::job_title);
    fields.ticket_type = value_of(person, Field::ticket_type);
    return fields;
}

// The field that a text of the badge shows, where it shows one alone.
std::optional<Field> field_shown(const TextItem& item) {
    const auto placeholders = placeholders_in(item.text);
    if (placeholders.size() != 1) return std::nullopt;
    if (placeholders[0] == "organisation") return Field::organisation;
    if (placeholders[0] == "job_title") return Field::job_title;
    if (placeholders[0] == "name" || placeholders[0] == "name_lines") return Field::badge_name;
    return std::nullopt;
}

// Finds texts that the badge has no room for. One text is tried once, however many people have it.
class BadgeDoubts {
  public:
    explicit BadgeDoubts(const BadgeLayout& layout)
        : layout_(layout), context_(make_text_context(layout.language)) {}

    void add(const ListedPerson& person, std::vector<ListDoubt>& doubts) {
        const BadgeFields badge = badge_of(person);
        for (const BadgeItem& item : layout_.items) {
            const auto* text = std::get_if<TextItem>(&item.content);
            if (!text || !item.is_drawn_for(badge)) continue;
            const auto field = field_shown(*text);
            const std::string filled = fill_template(text->text, badge);
            if (!field || filled.find_first_not_of(" \n") == std::string::npos) continue;
            const std::string& sentence = sentence_for(item, *text, filled, *field == Field::badge_name);
            const std::string now = *field == Field::badge_name ? badge.name : value_of(person, *field);
            if (!sentence.empty()) doubts.push_back({person.person, person.line, *field, now, sentence});
        }
    }

  private:
    const std::string& sentence_for(const BadgeItem& item, const TextItem& text, const std::string& filled,
                                    bool is_name) {
        const auto [known, is_new] = sentences_.try_emplace({&item, filled});
        if (is_new) known->second = judge(item, text, filled, is_name);
        return known->second;
    }

    std::string judge(const BadgeItem& item, const TextItem& text, const std::string& filled, bool is_name) {
        const auto fitted = fit_text(context_.get(), text, item.rect, filled, is_name);
        if (!fitted) return "cannot be printed: " + fitted.error().what;
        if (fitted->shortened) return "too long for the badge: words are left out";
        if (fitted->closeness > 1) return "too long for the badge: smaller than can be read";
        // Organisations may well have several lines; a name has those that its writer gave it.
        const auto lines = static_cast<std::size_t>(std::count(filled.begin(), filled.end(), '\n')) + 1;
        return is_name && fitted->lines.size() > lines ? "too long for the badge: wraps" : "";
    }

    const BadgeLayout& layout_;
    GObjectPtr<PangoContext> context_;
    std::map<std::pair<const BadgeItem*, std::string>, std::string> sentences_;
};

void add_session_doubts(const ImportReport& report, std::vector<ListDoubt>& doubts) {
    const std::set<std::string> unknown(report.unknown_sessions.begin(), report.unknown_sessions.end());
    if (unknown.empty()) return;
    for (const ListedPerson& person : report.people) {
        const std::string sessions = value_of(person, Field::sessions);
        std::string now, missing;
        for (const auto line : lines_of(sessions)) {
            const std::string words(line);
            now += (now.empty() ? "" : "; ") + words;
            if (unknown.count(words)) missing = words;
        }
        if (missing.empty()) continue;
        doubts.push_back({person.person, person.line, Field::sessions, now,
                          "\"" + missing + "\" is not in the programme"});
    }
}

Result<std::string> table_as(SheetFormat format, const std::vector<std::vector<std::string>>& rows) {
    if (format == SheetFormat::xlsx) return table_as_xlsx("To put right", fix_list_headings(), rows);
    std::string text = "\xEF\xBB\xBF";  // without the mark Excel takes it for the machine's own code page
    const auto headings = fix_list_headings();
    append_csv_row(text, {headings.begin(), headings.end()});
    for (const auto& row : rows) append_csv_row(text, {row.begin(), row.end()});
    return text;
}

}  // namespace

Result<SheetFormat> fix_list_format(const std::string& file) {
    std::string ending = std::filesystem::path(file).extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (ending == ".xlsx") return SheetFormat::xlsx;
    if (ending == ".csv") return SheetFormat::csv;
    return usage_error("the fix list is a spreadsheet or CSV, and \"" + file + "\" says neither",
                       "--fix-list", "Give it a name that ends with .xlsx or .csv");
}

Result<FixListSheet> make_fix_list(Desk& desk, const ImportReport& report, SheetFormat format) {
    std::vector<ListDoubt> doubts = find_list_doubts(report.people);
    for (const RejectedRow& row : report.list.rejected)
        doubts.push_back({"", row.line, Field::name, "", "not used: " + row.reason});
    for (const RejectedRow& row : report.list.in_doubt)
        doubts.push_back({"", row.line, Field::name, "", row.reason});
    add_session_doubts(report, doubts);
    auto layout = load_badge_layout(desk.folder().file("badge.toml"));
    if (!layout) return layout.error();
    BadgeDoubts badges(*layout);
    std::unordered_map<std::string, const ListedPerson*> people;
    for (const ListedPerson& person : report.people) {
        badges.add(person, doubts);
        people.emplace(person.person, &person);
    }
    std::stable_sort(doubts.begin(), doubts.end(),
                     [](const ListDoubt& a, const ListDoubt& b) { return a.line < b.line; });
    std::vector<std::vector<std::string>> rows;
    for (const ListDoubt& doubt : doubts) {
        const auto person = people.find(doubt.person);
        rows.push_back(fix_list_row(
            doubt, person == people.end() ? FixListPerson{}
                                          : FixListPerson{value_of(*person->second, Field::name),
                                                          value_of(*person->second, Field::email),
                                                          value_of(*person->second, Field::organisation)}));
    }
    auto bytes = table_as(format, rows);
    if (!bytes) return bytes.error();
    return FixListSheet{std::move(bytes).value(), static_cast<int>(rows.size())};
}

}  // namespace lanyard
