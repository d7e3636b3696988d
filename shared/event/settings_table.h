// One table of a settings file, read key by key: types and ranges are checked, unknown keys refused.
#pragma once

#include <toml++/toml.h>

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "base/result.h"

namespace lanyard {

// "Did you mean capacity?" of the known word with the fewest slips (letters added, dropped, changed, swapped)
// from `word`, or, where none is near, "Known here: capacity, day, name".
std::string nearest_known(std::string_view word, const std::vector<std::string>& known);

inline constexpr std::size_t most_settings_bytes = 1 << 20;
inline constexpr std::size_t most_settings_depth = 32;

// The text of a settings file as its table. What is no TOML, is larger than most_settings_bytes or has tables
// within tables deeper than most_settings_depth is an input error with its line; `file` is the file's name in
// it.
Result<toml::table> parse_settings(std::string_view text, std::string_view file);

// The first thing that is wrong in a file. Reading goes on after it with what is known, so that no reader has
// to check each step; whoever began looks here at the end.
class FirstMistake {
  public:
    explicit FirstMistake(std::string_view file) : file_(file) {}
    // `line` 0: of the file as a whole.
    void report(unsigned line, const std::string& what, const std::string& remedy);
    const std::optional<Error>& error() const { return error_; }

  private:
    std::string file_;
    std::optional<Error> error_;
};

// The TOML table and the mistake must outlive it. What a key says comes back empty where the key is missing,
// and where its value cannot be used, which is reported with its line.
class SettingsTable {
  public:
    // `part` is the table's name in errors, "[event]"; empty for the file itself.
    SettingsTable(const toml::table& table, std::string part, FirstMistake& mistake)
        : table_(table), part_(std::move(part)), mistake_(mistake) {}

    std::optional<std::string> text(const std::string& key);
    // A text that is shown to people: one text, or one for each language, { en = "…", fr = "…" }, of those
    // that the event has. Gives the first language's, which has to be there.
    using Translate =
        std::function<void(const std::string& language, const std::string& text, std::string translated)>;
    std::optional<std::string> said(const std::string& key, const std::vector<std::string>& languages,
                                    const Translate& translate);
    std::vector<std::string> texts(const std::string& key);
    std::optional<bool> yes_or_no(const std::string& key);
    std::optional<int> whole_number(const std::string& key, int least, int most);
    std::optional<double> number(const std::string& key, double least, double most);
    // A list of exactly `count` numbers.
    std::optional<std::vector<double>> numbers(const std::string& key, std::size_t count);
    // 0xRRGGBB of "#rrggbb".
    std::optional<std::uint32_t> colour(const std::string& key);
    // "2017-11-10", from a text or TOML's own date.
    std::optional<std::string> date(const std::string& key);
    // A list of those.
    std::vector<std::string> dates(const std::string& key);
    // From a text or TOML's own date-time; without offset it is in `zone`.
    std::optional<Instant> moment(const std::string& key, std::string_view zone);
    template <class Value>
    std::optional<Value> choice(const std::string& key,
                                std::initializer_list<std::pair<const char*, Value>> choices);

    std::optional<SettingsTable> table(const std::string& key);
    // The tables written [[key]]; their part is `part`.
    std::vector<SettingsTable> tables(const std::string& key, const std::string& part);

    bool has(std::string_view key) const { return table_.contains(key); }
    bool has_table(std::string_view key) const { return table_[key].is_table(); }
    // In the order of their letters.
    std::vector<std::string> keys() const;
    // Where the table begins.
    unsigned line() const { return table_.source().begin.line; }
    // From now on, errors name the table so.
    void call_it(std::string part) { part_ = std::move(part); }

    // To be called when every known key has been asked for.
    void refuse_unknown_keys() const;
    // Reports each of these keys that is missing or blank.
    void require(std::initializer_list<const char*> keys) const;
    // Reports what is wrong with a key's value, or, where the key is missing, with the table.
    void report(const std::string& key, const std::string& what, const std::string& remedy = {}) const;

  private:
    const toml::node* find(const std::string& key);
    void report_form(const std::string& key, const std::string& wanted) const;

    const toml::table& table_;
    std::string part_;
    FirstMistake& mistake_;
    std::vector<std::string> asked_;
};

template <class Value>
std::optional<Value> SettingsTable::choice(const std::string& key,
                                           std::initializer_list<std::pair<const char*, Value>> choices) {
    const std::optional<std::string> word = text(key);
    if (!word) return std::nullopt;
    std::vector<std::string> known;
    for (const auto& [name, value] : choices) {
        if (*word == name) return value;
        known.emplace_back(name);
    }
    report(key, key + " cannot be \"" + *word + "\"", nearest_known(*word, known));
    return std::nullopt;
}

}  // namespace lanyard
