// A line that says whose it is, a line an entry, and a line that says how many there were.
#include "hub/stick.h"

#include <algorithm>
#include <fstream>

#include "base/own_file.h"
#include "base/safe_file.h"
#include "hub/entry_line.h"
#include "hub/sealed.h"
#include "store/database.h"
#include "store/journal/event_mark.h"
#include "store/journal/runs.h"
#include "store/journal/slices.h"
#include "store/json_text.h"

namespace lanyard {
namespace {

constexpr int version_of_format = 1;
constexpr std::size_t most_spoilt_told = 100;

std::string first_line(const std::string& event) {
    return JsonText()
        .text("lanyard", "journal")
        .number("version", version_of_format)
        .text("event", event)
        .take();
}

// Of a file's first line; nothing where there is something wrong with it.
Result<void> check_first_line(const std::string& line, const std::string& event, const std::string& file) {
    simdjson::dom::parser parser;
    simdjson::dom::element object;
    std::string_view what, whose;
    std::int64_t version = 0;
    const bool is_ours = parser.parse(line).get(object) == simdjson::SUCCESS &&
                         object["lanyard"].get(what) == simdjson::SUCCESS && what == "journal" &&
                         object["version"].get(version) == simdjson::SUCCESS &&
                         object["event"].get(whose) == simdjson::SUCCESS;
    if (!is_ours)
        return bad_input("this is no file that lanyard sync has written", file,
                         "Name a file that is not there yet, or the one that another machine wrote");
    if (version > version_of_format)
        return bad_input("it was written by a newer lanyard", file, "Use the same version on every machine");
    if (whose != event)
        return bad_input("it belongs to another event", file, "Name another file; this one stays as it is");
    return {};
}

// Reads a stick's lines one by one, however large the file is.
class StickReader {
  public:
    StickReader(const std::filesystem::path& file, const EventKey& key, StickReport& report)
        : name_(file.string()), event_(event_identity(key)), sealer_(key), report_(report), input_(file) {}

    Result<void> open() {
        std::string line;
        if (!next_line(line)) return bad_input("it is empty", name_, "Remove it and try again");
        return check_first_line(line, event_, name_);
    }

    // The next entries, at most `most`; none at the end.
    std::vector<Entry> read(std::size_t most) {
        std::vector<Entry> entries;
        std::string line;
        while (entries.size() < most && !is_at_end_) {
            if (!next_line(line)) {
                report_.was_cut = true;
                is_at_end_ = true;
            } else if (line.rfind("{\"entries\":", 0) == 0) {
                is_at_end_ = true;
            } else if (auto entry = entry_in(line)) {
                entries.push_back(*std::move(entry));
                ++report_.read;
            } else if (input_.eof()) {
                // The last line, without its end: not spoilt, but cut.
            } else if (report_.spoilt.size() < most_spoilt_told) {
                report_.spoilt.push_back(number_);
            }
        }
        return entries;
    }

  private:
    // False at the end. A line that is too long for any entry is read to its end and not kept.
    bool next_line(std::string& line) {
        line.clear();
        ++number_;
        bool has_any = false;
        for (int letter; (letter = input_.get()) != std::ifstream::traits_type::eof();) {
            has_any = true;
            if (letter == '\n') return true;
            if (line.size() < most_bytes_of_entry_line) line += static_cast<char>(letter);
        }
        return has_any;
    }

    std::optional<Entry> entry_in(const std::string& line) {
        auto sealed = lines_.read(line);
        if (!sealed) return std::nullopt;
        auto entry = sealer_.open(*sealed);
        return entry ? std::optional(std::move(entry).value()) : std::nullopt;
    }

    std::string name_, event_;
    Sealer sealer_;
    StickReport& report_;
    std::ifstream input_;
    EntryLines lines_;
    std::size_t number_ = 0;
    bool is_at_end_ = false;
};

void add(Merged& sum, Merged&& part) {
    sum.added += part.added;
    sum.known += part.known;
    sum.completed += part.completed;
    sum.ahead = std::max(sum.ahead, part.ahead);
    sum.refused.insert(sum.refused.end(), part.refused.begin(), part.refused.end());
}

Result<void> take_in(Journal& journal, const EventKey& key, const std::filesystem::path& file,
                     const StickProgress& progress, StickReport& report) {
    StickReader reader(file, key, report);
    if (auto ours = reader.open(); !ours) return ours;
    for (;;) {
        const std::vector<Entry> entries = reader.read(Slices::most_entries);
        if (entries.empty()) return {};
        auto merged = journal.merge(entries);
        if (!merged) return merged.error();
        add(report.merged, std::move(merged).value());
        if (progress) progress(report.read);
    }
}

// Everything that this journal has and may be believed elsewhere, a node's run after the other.
class StickWriter {
  public:
    StickWriter(Journal& journal, const EventKey& key, const StickProgress& progress, StickReport& report)
        : database_(journal.database()), sealer_(key), progress_(progress), report_(report) {
        part_ = first_line(event_identity(key)) + '\n';
    }

    // The next part of the file, "" at its end.
    Result<std::string> next() {
        std::string part = std::exchange(part_, {});
        while (part.empty() && !is_done_) {
            auto more = database_.read([&] { return read_more(part); });
            if (!more) return more.error();
            if (progress_) progress_(report_.read + report_.written);
        }
        return part;
    }

  private:
    void read_more(std::string& part) {
        if (!has_nodes_) {
            nodes_ = nodes_of_journal(database_);
            has_nodes_ = true;
        }
        if (node_ == nodes_.size()) {
            part = JsonText().number("entries", report_.written).take() + '\n';
            is_done_ = true;
            return;
        }
        const auto run = read_run(database_, nodes_[node_], after_, static_cast<int>(Slices::most_entries));
        for (const Entry& entry : run) {
            after_ = entry.sequence;
            if (has_unkeyed_digest(entry)) continue;  // nobody takes them from elsewhere
            part += entry_to_line(sealer_.seal(entry)) + '\n';
            ++report_.written;
        }
        if (run.empty()) {
            ++node_;
            after_ = 0;
        }
    }

    Database& database_;
    Sealer sealer_;
    const StickProgress& progress_;
    StickReport& report_;
    std::string part_;
    std::vector<std::string> nodes_;
    std::size_t node_ = 0;
    std::int64_t after_ = 0;
    bool has_nodes_ = false, is_done_ = false;
};

}  // namespace

Result<StickReport> sync_with_stick(Journal& journal, const EventKey& key, const std::filesystem::path& file,
                                    const StickProgress& progress) {
    StickReport report;
    std::error_code failed;
    if (std::filesystem::exists(file, failed)) {
        if (!std::filesystem::is_regular_file(file, failed))
            return bad_input("this is no regular file, but a folder, a pipe or a device", file.string(),
                             "Name a file on the stick");
        if (auto taken = take_in(journal, key, file, progress, report); !taken) return taken.error();
    }
    StickWriter writer(journal, key, progress, report);
    if (auto written = write_file_in_parts(file, [&] { return writer.next(); }); !written)
        return written.error();
    return report;
}

}  // namespace lanyard
