// A heading is looked up whole, then part by part; of two columns for one meaning the word named first wins.
#include "formats/programme_headings.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "base/lines.h"
#include "event/name_fold.h"
#include "formats/plain_words.h"
#include "formats/word_table.h"

namespace lanyard {
namespace {

constexpr std::string_view words_by_column = R"(
id:
    id sessionid code slug uid
title:
    title sessiontitle talktitle eventtitle sessionname eventname talkname session name what subject topic talk
    titel titre titulo titolo thema sujet summary programmeitem programitem intitule
    vortrag programmpunkt veranstaltung was seance agendaitem activity event presentation
kind:
    kind type sessiontype art format sessionformat
date:
    date day datum tag jour fecha giorno dia data
start:
    start starts starttime timestart begin begins from time beginn von debut when scheduledat scheduled wann uhrzeit heure quand hora cuando inizio inicio
    anfang
end:
    end ends endtime timeend finish finishes to until ende bis fin fine hasta
end_date:
    enddate dateend enddatum
duration:
    duration length dauer duree duracion durata minutes
room:
    room location venue place where wo hall raum saal ort salle lieu sala lugar stage
speakers:
    speakers speaker presenters presenter by who wer referenten referent referentin intervenants intervenant
    ponente ponentes relatore relatori speakernames presenternames copresenters cospeakers panelists panellists
    facilitator facilitators instructor instructors
chair:
    chair chairedby moderator moderation host
track:
    track strand stream theme
anchor:
    anchor fixed fixedtime
capacity:
    capacity places seats maximum plaetze
file:
    file video videofile datei fichier
status:
    status state zustand statut etat
)";

// Words of which a heading of times is made, and those that add nothing to any heading.
constexpr std::string_view words_by_part = R"(
start:
    start starts starting begin begins beginning from beginn debut von
end:
    end ends ending finish finishes until to ende fin bis
date:
    date day datum
time:
    time clock when scheduledat scheduled wann uhrzeit heure quand hora cuando
length:
    duration length
filler:
    session talk event presentation proposal paper submission item iso format slot local the of and full main proposed planned scheduled names s es
    list number no min mins minutes hh mm dd yyyy yy am pm cet cest gmt bst utc et est edt pt pst pdt 12h 24h
)";

struct Known {
    std::string_view meaning;
    std::size_t rank = 0;  // of the word within its meaning; 0 is the surest
};

const std::unordered_map<std::string_view, Known>& known_headings() {
    static const auto table = [] {
        std::unordered_map<std::string_view, Known> words;
        std::string_view meaning;
        std::size_t rank = 0;
        for (const auto line : lines_of(words_by_column)) {
            if (line.back() == ':') {
                meaning = line.substr(0, line.size() - 1);
                rank = 0;
            } else {
                for (const auto word : words_of(line)) words.insert({word, {meaning, rank++}});
            }
        }
        return words;
    }();
    return table;
}

constexpr std::size_t by_parts_rank = 100;  // less sure than any whole heading

std::optional<Known> by_word(const std::string& word) {
    const auto found = known_headings().find(word);
    return found == known_headings().end() ? std::nullopt : std::optional(found->second);
}

std::string_view part_of(const std::string& word) {
    static const auto table = read_word_table(words_by_part);
    const auto found = table.find(word);
    return found == table.end() ? std::string_view() : found->second;
}

// "Start Date", "Time (end)", "Session date and time": made of nothing but such words.
std::optional<Known> by_time_words(const std::vector<std::string>& words) {
    std::unordered_set<std::string_view> parts;
    for (const std::string& word : words) parts.insert(part_of(word));
    if (parts.count("") > 0) return std::nullopt;
    const bool date = parts.count("date") > 0, time = parts.count("time") > 0;
    if (parts.count("length") > 0) return Known{"duration", by_parts_rank};
    if (parts.count("end") > 0 && parts.count("start") == 0)
        return Known{date && !time ? "end_date" : "end", by_parts_rank};
    if (parts.count("start") > 0 || time) return Known{date && !time ? "date" : "start", by_parts_rank};
    return date ? std::optional(Known{"date", by_parts_rank}) : std::nullopt;
}

// "Session Title", "Presenter(s)", "Speaker 2": one known word beside such as add nothing.
std::optional<Known> by_telling_word(const std::vector<std::string>& words) {
    std::string telling;
    for (const std::string& word : words) {
        const bool is_number = word.find_first_not_of("0123456789") == std::string::npos;
        if (!is_number && part_of(word) != "filler") telling += word;
    }
    while (!telling.empty() && telling.back() >= '0' && telling.back() <= '9') telling.pop_back();
    const auto known = by_word(telling);
    return known ? std::optional(Known{known->meaning, known->rank + by_parts_rank}) : std::nullopt;
}

std::optional<Known> understand(const std::string& heading) {
    if (const auto whole = by_word(plain_letters(heading))) return whole;
    const auto words = folded_words(heading);
    constexpr std::size_t most_words = 6;
    if (words.empty() || words.size() > most_words) return std::nullopt;
    if (const auto times = by_time_words(words)) return times;
    if (const auto told = by_telling_word(words)) return told;
    // "Room/Location", "Start (ISO 8601)": the first part that is known.
    for (const auto part : split(heading, "/()[]|,")) {
        const auto part_words = folded_words(part);
        if (part_words.empty()) continue;
        auto known = by_word(plain_letters(part));
        if (!known) known = by_time_words(part_words);
        if (!known) known = by_telling_word(part_words);
        if (known) return Known{known->meaning, known->rank + by_parts_rank};
    }
    return std::nullopt;
}

std::vector<std::string_view> meanings() {
    std::vector<std::string_view> names;
    for (const auto line : lines_of(words_by_column)) {
        if (line.back() == ':') names.push_back(line.substr(0, line.size() - 1));
    }
    return names;
}

constexpr std::string_view ignored = "ignored";

// What a person calls a meaning: its name, or a word for it ("location"). nullopt for none.
std::optional<std::string_view> meaning_named(const std::string& name) {
    const auto names = meanings();
    const auto found = std::find(names.begin(), names.end(), name);
    if (found != names.end()) return *found;
    if (name == ignored) return ignored;
    const auto word = by_word(plain_letters(name));
    return word ? std::optional(word->meaning) : std::nullopt;
}

}  // namespace

Result<void> check_heading_orders(const HeadingOrders& orders) {
    for (const auto& [heading, meaning] : orders) {
        if (meaning_named(meaning)) continue;
        std::string all;
        for (const auto name : meanings()) all += std::string(name) + ", ";
        return usage_error("\"" + meaning + "\" is nothing that a programme's column can be", "--column",
                           "Choose one of " + all + "ignored");
    }
    return {};
}

ProgrammeColumns read_programme_headings(const std::vector<std::string>& headings,
                                         const HeadingOrders& orders) {
    std::unordered_map<std::string, std::string_view> told;
    for (const auto& [heading, meaning] : orders)
        told.emplace(plain_letters(heading), meaning_named(meaning).value_or(ignored));
    std::vector<std::tuple<std::string_view, std::size_t, std::size_t>> ranked;  // meaning, rank, place
    for (std::size_t place = 0; place < headings.size(); ++place) {
        if (const auto order = told.find(plain_letters(headings[place])); order != told.end()) {
            if (order->second != ignored) ranked.emplace_back(order->second, 0, place);
        } else if (const auto known = understand(headings[place])) {
            ranked.emplace_back(known->meaning, known->rank + 1, place);
        }
    }
    std::sort(ranked.begin(), ranked.end());
    ProgrammeColumns columns;
    for (const auto& [meaning, rank, place] : ranked) columns[meaning].push_back(place);
    // All of them count, as people read them.
    if (const auto speakers = columns.find("speakers"); speakers != columns.end())
        std::sort(speakers->second.begin(), speakers->second.end());
    return columns;
}

}  // namespace lanyard
