// What the desk's thread does for a stage and its cue: writes down what the operator and the clock do, has
// files looked at when it is time, and tells both of all that has changed.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "desk/find_people.h"
#include "event/people_needed.h"
#include "roles/playback/messages.h"
#include "workers/answers.h"
#include "workers/video_checker.h"

namespace lanyard {

class PlaybackAnswers : public Answers {
  public:
    // A stage leaves the looking to its cue for so long, so that not both of them do it.
    static constexpr Milliseconds leaves_checks_for = std::chrono::seconds(20);
    // How soon to look again: while something plays on this machine its level moves.
    static constexpr Milliseconds looks_every_while_playing{120};

    PlaybackAnswers(const OpenDesk& open, bool is_stage);

    Result<void> answer(long long request, const Request& what) override;
    void could_not_answer(long long request, const Request& what, const Error& why) override;
    void look() override;
    Milliseconds looks_again_after() const override;
    // How a showing ended is written down even as the stage closes.
    bool is_done_at_end(const Request&) const override { return true; }

  private:
    Result<void> act(long long request, const DoPlayback& asked);
    Result<void> showing_began(const TellShowingBegan& told);
    Result<void> showing_ended(const TellShowingEnded& told);
    Result<void> call_desk(const CallAboutVideo& call);
    void read_day();
    void start_by_clock();
    void check_files();
    std::set<std::string> missing_files() const;
    void look_who_is_needed();
    void tell();
    // Something was committed: others on this machine see it at once.
    void wake_others();
    Instant now() const { return open_.clock.now(); }
    Deed deed() const { return {open_.actor, false, now()}; }

    OpenDesk open_;
    Desk& desk_;
    bool is_stage_;
    SystemClock machine_clock_;
    PlaybackDay day_;
    long long read_at_ = -1;  // the database's version
    bool has_written_ = true;
    std::shared_ptr<const PlaybackView> told_;
    PeopleFinder finder_;
    std::vector<NeededPerson> needed_;  // by the cue, whose operator wants to know
    long long needed_at_ = -1;          // the database's version, and the minute
    long long needed_minute_ = -1;
    std::map<long long, std::string> runs_;     // of this stage: the entry of each showing's beginning
    std::map<std::string, Instant> due_since_;  // sessions whose file should be looked at
    VideoChecker checker_;
};

// `is_stage` or its cue.
RoleWork playback_work(bool is_stage);

}  // namespace lanyard
