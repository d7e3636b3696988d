// lanyard video check: the whole of every video of the programme looked at before anybody else sees it.
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "lanyard/command.h"
#include "lanyard/terminal.h"
#include "lanyard/video_looks.h"
#include "lanyard/video_output.h"

namespace lanyard {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

// The slots asked for, by session or by file; all where none is.
Result<std::vector<PlaybackSlot>> chosen(const std::vector<PlaybackSlot>& slots,
                                         const std::vector<std::string>& wanted) {
    if (wanted.empty()) return slots;
    std::vector<PlaybackSlot> result;
    for (const std::string& word : wanted) {
        const auto found = std::find_if(slots.begin(), slots.end(), [&](const PlaybackSlot& slot) {
            return slot.session == word || (!slot.file.empty() && fs::path(slot.file).filename() == word);
        });
        if (found != slots.end()) {
            result.push_back(*found);
        } else if (fs::exists(word)) {
            PlaybackSlot alone;
            alone.file = word;
            result.push_back(std::move(alone));
        } else {
            return bad_input("is neither a video slot of the programme nor a file", word,
                             "See the slots with: lanyard video check --json");
        }
    }
    return result;
}

double seconds_of(Milliseconds time) {
    return static_cast<double>(time.count()) / 1000;
}

void print_words(const VideoReport& report) {
    std::printf("%s: %s\n", verdict_words(report.verdict()),
                report.slot.file.empty() ? report.slot.id.c_str()
                                         : fs::path(report.slot.file).filename().string().c_str());
    if (report.facts) {
        const bool is_cut = std::any_of(
            report.findings.begin(), report.findings.end(),
            [](const VideoFinding& finding) { return finding.problem == VideoProblem::cut_short; });
        std::printf("  decoded %s, %.1f s", is_cut ? "as far as it goes" : "to its end",
                    seconds_of(report.facts->played));
        if (report.slot.length) std::printf(" in a slot of %.0f s", seconds_of(*report.slot.length));
        if (report.facts->loudness_lufs) std::printf(", %.1f LUFS", *report.facts->loudness_lufs);
        std::printf(", captions: %zu\n", report.facts->captions.size());
    }
    for (const VideoFinding& finding : report.findings)
        std::printf("  %s %s\n", finding.is_fatal ? "!" : "-", finding.words.c_str());
}

// "2 of 31: message.mp4, 10:00": whoever waits knows what for.
std::string doing_words(const PlaybackSlot& slot, std::size_t index, std::size_t count,
                        const std::string& zone) {
    std::string words = std::to_string(index + 1) + " of " + std::to_string(count) + ": " +
                        (slot.file.empty() ? slot.session : fs::path(slot.file).filename().string());
    if (!slot.session.empty()) words += ", " + format_clock(slot.start, zone);
    return words;
}

VideoReport looked_at(Desk& desk, const PlaybackSlot& slot, Instant now, const std::string& doing) {
    const bool is_watched = isatty(STDERR_FILENO) != 0;
    if (!is_watched) std::fprintf(stderr, "looking at %s\n", doing.c_str());
    ProgressBar bar;
    const auto progress = [&](Milliseconds played, Milliseconds promised) {
        bar.show(doing, "s", static_cast<std::size_t>(played.count() / 1000),
                 static_cast<std::size_t>(promised.count() / 1000));
    };
    // A file alone is nobody's slot: it is looked at, and nothing is written down.
    if (slot.session.empty())
        return check_video({"", slot.file, std::nullopt}, SystemClock(), nullptr, progress);
    return look_at(desk, slot, now, progress);
}

int check(Command& command, const std::vector<std::string>& wanted) {
    auto desk = command.desk();
    if (!desk) return Command::fail(desk.error());
    auto sessions = (*desk)->programme();
    if (!sessions) return Command::fail(sessions.error());
    const EventConfig& config = (*desk)->folder().config;
    auto now = command.now(config);
    if (!now) return Command::fail(now.error());
    auto slots = chosen(slots_to_look_at(*sessions, (*desk)->folder()), wanted);
    if (!slots) return Command::fail(slots.error());
    if (slots->empty()) std::fprintf(stderr, "the programme has no video\n");
    put_next_first(*slots, *now);
    json list = json::array();
    bool all_play = true;
    for (std::size_t i = 0; i < slots->size(); ++i) {
        const std::string doing = doing_words((*slots)[i], i, slots->size(), config.time_zone);
        const VideoReport report = looked_at(**desk, (*slots)[i], *now, doing);
        all_play &= report.verdict() != VideoVerdict::broken;
        if (command.as_json) {
            list.push_back(video_report_json(report));
        } else {
            print_words(report);
            std::fflush(stdout);
        }
    }
    if (command.as_json) Command::print_json({{"slots", list}});
    return all_play ? 0 : 1;
}

}  // namespace

// A video's slot is one that the programme calls so, or one that names a file; cancelled ones are not played.
std::vector<VideoSlot> video_slots(const std::vector<Session>& sessions, const fs::path& folder) {
    std::vector<VideoSlot> slots;
    for (const Session& session : sessions) {
        const PlannedSession& plan = session.planned;
        if (session.inputs.cancelled || (plan.kind != SessionKind::video && plan.file.empty())) continue;
        slots.push_back({plan.id, plan.file.empty() ? "" : (folder / plan.file).string(),
                         plan.end - plan.start, folder.string()});
    }
    return slots;
}

json video_report_json(const VideoReport& report) {
    json problems = json::array(), findings = json::array();
    for (const VideoFinding& finding : report.findings) {
        problems.push_back(finding.words);
        json one = {{"problem", video_problem_name(finding.problem)},
                    {"fails", finding.is_fatal},
                    {"words", finding.words}};
        one["from_s"] = finding.where ? json(seconds_of(finding.where->from)) : json(nullptr);
        one["to_s"] = finding.where ? json(seconds_of(finding.where->to)) : json(nullptr);
        findings.push_back(std::move(one));
    }
    const auto correction = report.correction_db();
    json document = {{"id", report.slot.id},
                     {"file", fs::path(report.slot.file).filename().string()},
                     {"verdict", video_verdict_name(report.verdict())},
                     {"problems", problems},
                     {"findings", findings}};
    document["duration_s"] = report.facts ? json(seconds_of(report.facts->played)) : json(nullptr);
    document["slot_s"] = report.slot.length ? json(seconds_of(*report.slot.length)) : json(nullptr);
    document["loudness_lufs"] =
        report.facts && report.facts->loudness_lufs ? json(*report.facts->loudness_lufs) : json(nullptr);
    document["correction_db"] = correction ? json(*correction) : json(nullptr);
    document["captions"] = report.facts ? report.facts->captions.size() : 0;
    return document;
}

void add_video(CommandSyntax app, Command& command, Action& action) {
    auto sub = app.add_subcommand("video", "The videos of the programme: lanyard video check message");
    sub.require_subcommand();
    auto wanted = std::make_shared<std::vector<std::string>>();
    auto checking = sub.add_subcommand(
        "check",
        "Decode every video to its end and say whether it will play: lanyard video check [SLOT or FILE]");
    checking.add_option("slot", *wanted, "Sessions or files; without one, every video of the programme")
        .type_name("SLOT");
    checking.callback(
        [wanted, &command, &action] { action = [wanted, &command] { return check(command, *wanted); }; });
}

}  // namespace lanyard
