// Sentences are kept in the order of their first line.
#include "formats/line_notes.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/lines.h"

namespace lanyard {
namespace {
constexpr std::size_t most_notes = 100;
constexpr std::size_t most_lines = 8;
}  // namespace

LineNotes::Note& LineNotes::note(std::string_view words) {
    const std::string sentence = excerpt(words);
    const auto found = by_sentence_.find(sentence);
    if (found != by_sentence_.end()) return notes_[found->second];
    if (notes_.size() == most_notes) {
        ++left_out_;
        spare_ = {};
        return spare_;
    }
    by_sentence_.emplace(sentence, notes_.size());
    notes_.push_back({sentence, {}, 0});
    return notes_.back();
}

void LineNotes::add(std::string_view sentence, int line) {
    Note& target = note(sentence);
    if (target.lines.size() < most_lines) target.lines.push_back(line);
    ++target.count;
}

std::vector<std::string> LineNotes::sentences() const {
    std::vector<std::string> result;
    for (const Note& note : notes_) {
        const int more = note.count - static_cast<int>(note.lines.size());
        if (note.count == 0) {
            result.push_back(note.sentence);
        } else if (note.count == 1) {
            result.push_back(fmt::format("line {}: {}", note.lines.front(), note.sentence));
        } else {
            result.push_back(fmt::format("lines {}{}: {}", fmt::join(note.lines, ", "),
                                         more > 0 ? fmt::format(" and {} more", more) : "", note.sentence));
        }
    }
    if (left_out_ > 0) result.push_back(fmt::format("and {} more warnings", left_out_));
    return result;
}

}  // namespace lanyard
