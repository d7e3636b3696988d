// TOML values are taken apart here alone; what they mean is for the callers.
#include "event/settings_table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <sstream>

#include "base/lines.h"
#include "base/slips.h"

namespace lanyard {
namespace {

// How deep a text of TOML goes before the library, which calls itself once a level, is given it: brackets
// within brackets, and the parts of one dotted key. Texts in quotation marks and comments count for nothing.
class TomlDepth {
  public:
    explicit TomlDepth(std::string_view text) : text_(text) {}

    // The line on which it goes deeper than `most`; 0 where it does not.
    unsigned line_beyond(std::size_t most) {
        while (at_ < text_.size()) {
            take_next();
            if (std::max(brackets_, parts_) > most) return line_;
        }
        return 0;
    }

  private:
    void take_next() {
        switch (const char mark = text_[at_]) {
            case '"':
            case '\'':
                return pass_quoted(mark);
            case '#':
                at_ = std::min(text_.find('\n', at_), text_.size());
                return;
            case '.':
                ++parts_;
                break;
            case '\n':
                ++line_;
                [[fallthrough]];
            case '=':
            case ',':
                parts_ = 0;
                break;
            case '[':
            case '{':
                ++brackets_;
                break;
            case ']':
            case '}':
                brackets_ -= brackets_ > 0;
                break;
        }
        ++at_;
    }

    // One that is not closed ends with its line, as the library has it, or with the text where it has
    // several.
    void pass_quoted(char mark) {
        const std::string three(3, mark);
        const bool spans_lines = text_.substr(at_, 3) == three;
        at_ += spans_lines ? 3 : 1;
        while (at_ < text_.size()) {
            if (spans_lines ? text_.substr(at_, 3) == three : text_[at_] == mark) break;
            if (text_[at_] == '\n' && !spans_lines) return;
            if (text_[at_] == '\n') ++line_;
            at_ +=
                mark == '"' && text_[at_] == '\\' && at_ + 1 < text_.size() && text_[at_ + 1] != '\n' ? 2 : 1;
        }
        at_ = std::min(at_ + (spans_lines ? 3 : 1), text_.size());
    }

    std::string_view text_;
    std::size_t at_ = 0, brackets_ = 0, parts_ = 0;
    unsigned line_ = 1;
};

// "2017-11-10T08:30:00", as TOML's own date and time values are written.
template <class Value>
std::string written(const toml::value<Value>& value) {
    std::ostringstream text;
    text << value.get();
    return text.str();
}

// nullopt for what is none.
std::optional<std::string> date_in(const toml::node& node) {
    std::string day;
    if (const auto* text = node.as_string()) day = text->get();
    if (const auto* date = node.as_date()) day = written(*date);
    return instant_at(day, "00:00", "UTC") ? std::optional(std::move(day)) : std::nullopt;
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

std::string nearest_known(std::string_view word, const std::vector<std::string>& known) {
    constexpr std::size_t longest_word = 64;
    const std::string* nearest = nullptr;
    // Half of the letters wrong is no slip of a finger; beyond that the whole list helps more than a guess.
    std::size_t fewest_slips = word.size() / 2 + 1;
    for (const std::string& candidate : known) {
        if (word.size() > longest_word) break;
        const std::size_t slips = slips_between(word, candidate);
        if (slips >= fewest_slips) continue;
        fewest_slips = slips;
        nearest = &candidate;
    }
    if (nearest) return fmt::format("Did you mean {}?", *nearest);
    return fmt::format("Known here: {}", fmt::join(known, ", "));
}

Result<toml::table> parse_settings(std::string_view text, std::string_view file) {
    FirstMistake mistake(file);
    if (text.size() > most_settings_bytes) {
        mistake.report(0, "larger than 1 MB, which no settings are", "Is it the right file?");
        return *mistake.error();
    }
    if (const unsigned line = TomlDepth(text).line_beyond(most_settings_depth)) {
        mistake.report(line, "tables or lists within one another, deeper than any setting is", "");
        return *mistake.error();
    }
    try {
        return Result<toml::table>(toml::parse(text));
    } catch (const toml::parse_error& error) {
        mistake.report(error.source().begin.line, std::string(error.description()), "");
        return *mistake.error();
    }
}

void FirstMistake::report(unsigned line, const std::string& what, const std::string& remedy) {
    if (error_) return;
    const std::string told = excerpt(what);
    error_ = bad_input(line ? fmt::format("line {}: {}", line, told) : told, file_, remedy);
}

const toml::node* SettingsTable::find(const std::string& key) {
    asked_.push_back(key);
    return table_.get(key);
}

void SettingsTable::report(const std::string& key, const std::string& what, const std::string& remedy) const {
    const toml::node* value = table_.get(key);
    const unsigned line = (value ? value->source() : table_.source()).begin.line;
    mistake_.report(line, part_.empty() ? what : part_ + ": " + what, remedy);
}

void SettingsTable::report_form(const std::string& key, const std::string& wanted) const {
    report(key, fmt::format("{} must be {}", key, wanted));
}

std::optional<std::string> SettingsTable::text(const std::string& key) {
    const toml::node* node = find(key);
    if (!node) return std::nullopt;
    if (const auto* value = node->as_string()) return value->get();
    report_form(key, "a text in quotation marks");
    return std::nullopt;
}

std::optional<std::string> SettingsTable::said(const std::string& key,
                                               const std::vector<std::string>& languages,
                                               const Translate& translate) {
    const toml::node* node = table_.get(key);
    const toml::table* by_language = node ? node->as_table() : nullptr;
    if (!by_language) return text(key);
    asked_.push_back(key);
    const auto* first = by_language->get_as<std::string>(languages.front());
    if (!first) {
        report(key, fmt::format("{} has no text in \"{}\"", key, languages.front()),
               "That is the event's first language; kiosks begin in it");
        return std::nullopt;
    }
    for (const auto& [language, value] : *by_language) {
        const std::string code(language.str());
        const auto* words = value.as_string();
        const bool is_known = std::find(languages.begin(), languages.end(), code) != languages.end();
        if (!is_known)
            report(key, fmt::format("{}: \"{}\" is not one of the event's languages", key, code),
                   nearest_known(code, languages));
        else if (!words)
            report_form(key + "." + code, "a text in quotation marks");
        else if (code != languages.front())
            translate(code, first->get(), words->get());
    }
    return first->get();
}

std::vector<std::string> SettingsTable::texts(const std::string& key) {
    const toml::node* node = find(key);
    if (!node) return {};
    std::vector<std::string> texts;
    const toml::array* list = node->as_array();
    for (std::size_t i = 0; list && i < list->size(); ++i) {
        if (const auto* value = list->get(i)->as_string()) texts.push_back(value->get());
    }
    if (list && texts.size() == list->size()) return texts;
    report_form(key, "a list of texts, such as [\"one\", \"two\"]");
    return {};
}

std::optional<bool> SettingsTable::yes_or_no(const std::string& key) {
    const toml::node* node = find(key);
    if (!node) return std::nullopt;
    if (const auto* value = node->as_boolean()) return value->get();
    report_form(key, "true or false");
    return std::nullopt;
}

std::optional<int> SettingsTable::whole_number(const std::string& key, int least, int most) {
    const toml::node* node = find(key);
    if (!node) return std::nullopt;
    if (const auto* value = node->as_integer(); value && value->get() >= least && value->get() <= most) {
        return static_cast<int>(value->get());
    }
    report_form(key, fmt::format("a whole number from {} to {}", least, most));
    return std::nullopt;
}

std::optional<double> SettingsTable::number(const std::string& key, double least, double most) {
    const toml::node* node = find(key);
    if (!node) return std::nullopt;
    // The comparison is written so that "not a number" is refused too.
    if (node->is_number()) {
        const double number = *node->value<double>();
        if (number >= least && number <= most) return number;
    }
    report_form(key, fmt::format("a number from {} to {}", least, most));
    return std::nullopt;
}

std::optional<std::vector<double>> SettingsTable::numbers(const std::string& key, std::size_t count) {
    const toml::node* node = find(key);
    if (!node) return std::nullopt;
    std::vector<double> numbers;
    const toml::array* list = node->as_array();
    for (std::size_t i = 0; list && i < list->size(); ++i) {
        if (list->get(i)->is_number()) numbers.push_back(*list->get(i)->value<double>());
    }
    if (list && numbers.size() == count && list->size() == count) return numbers;
    report_form(key, fmt::format("a list of {} numbers", count));
    return std::nullopt;
}

std::optional<std::uint32_t> SettingsTable::colour(const std::string& key) {
    const std::optional<std::string> word = text(key);
    if (!word) return std::nullopt;
    if (word->size() == 7 && word->front() == '#' &&
        word->find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos) {
        return static_cast<std::uint32_t>(std::stoul(word->substr(1), nullptr, 16));
    }
    report_form(key, "a colour like \"#0b5156\"");
    return std::nullopt;
}

std::optional<std::string> SettingsTable::date(const std::string& key) {
    const toml::node* node = find(key);
    if (!node) return std::nullopt;
    auto day = date_in(*node);
    if (!day) report_form(key, "a date like \"2017-11-10\"");
    return day;
}

std::vector<std::string> SettingsTable::dates(const std::string& key) {
    const toml::node* node = find(key);
    if (!node) return {};
    std::vector<std::string> days;
    const toml::array* list = node->as_array();
    for (std::size_t i = 0; list && i < list->size(); ++i) {
        if (auto day = date_in(*list->get(i))) days.push_back(*std::move(day));
    }
    if (list && days.size() == list->size()) return days;
    report_form(key, "a list of dates like [\"2017-11-10\"]");
    return {};
}

std::optional<Instant> SettingsTable::moment(const std::string& key, std::string_view zone) {
    const toml::node* node = find(key);
    if (!node) return std::nullopt;
    std::string time;
    if (const auto* text = node->as_string()) time = text->get();
    if (const auto* date_time = node->as_date_time()) time = written(*date_time);
    if (const auto instant = parse_iso(time, zone)) return *instant;
    report_form(key, "a date and time like \"2017-11-10T08:30\"");
    return std::nullopt;
}

std::optional<SettingsTable> SettingsTable::table(const std::string& key) {
    const toml::node* node = find(key);
    if (!node) return std::nullopt;
    const std::string part = "[" + key + "]";
    if (const auto* table = node->as_table()) return SettingsTable(*table, part, mistake_);
    report_form(key, "written as " + part + ", with its keys on the lines below");
    return std::nullopt;
}

std::vector<std::string> SettingsTable::keys() const {
    std::vector<std::string> keys;
    for (const auto& [key, value] : table_) keys.emplace_back(key.str());
    return keys;
}

std::vector<SettingsTable> SettingsTable::tables(const std::string& key, const std::string& part) {
    const toml::node* node = find(key);
    if (!node) return {};
    std::vector<SettingsTable> tables;
    const toml::array* list = node->as_array();
    for (std::size_t i = 0; list && i < list->size(); ++i) {
        if (const auto* table = list->get(i)->as_table()) tables.emplace_back(*table, part, mistake_);
    }
    if (!list || tables.size() != list->size()) report_form(key, "written as " + part + ", once for each");
    return tables;
}

void SettingsTable::refuse_unknown_keys() const {
    // TOML keeps keys by name; whoever corrects a file goes through it by line.
    const toml::key* first = nullptr;
    for (const auto& [key, value] : table_) {
        if (std::find(asked_.begin(), asked_.end(), key.str()) != asked_.end()) continue;
        if (!first || key.source().begin.line < first->source().begin.line) first = &key;
    }
    if (!first) return;
    const std::string what = fmt::format("unknown key \"{}\"", first->str());
    mistake_.report(first->source().begin.line, part_.empty() ? what : part_ + ": " + what,
                    nearest_known(first->str(), asked_));
}

void SettingsTable::require(std::initializer_list<const char*> keys) const {
    for (const char* key : keys) {
        const toml::node* node = table_.get(key);
        if (!node) {
            report(key, fmt::format("{} is missing", key), fmt::format("Add a line {} = \"…\"", key));
        } else if (const auto* text = node->as_string(); text && is_blank(text->get())) {
            report(key, fmt::format("{} is blank", key));
        }
    }
}

}  // namespace lanyard
