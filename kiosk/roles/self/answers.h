// What the desk's thread answers to each request of the screens, and what it tells them unasked.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "badge/badge_layout.h"
#include "desk/desk.h"
#include "event/find_by_name.h"
#include "inbox.h"
#include "roles/desk/answers.h"
#include "roles/door/answers.h"
#include "roles/playback/answers.h"
#include "roles/staff_gate/answers.h"
#include "workers/print_worker.h"

namespace lanyard {

class SelfAnswers {
  public:
    static constexpr std::size_t misses_too_many = 5, repeats_too_many = 3;
    static constexpr Milliseconds too_often_within = std::chrono::minutes(10);

    // All must outlive it; `printer` may be null.
    SelfAnswers(Desk& desk, const BadgeLayout& layout, double badge_dpi, const EventClock& clock,
                PrintWorker* printer, Inbox& inbox);

    // This kiosk is a desk: its codes and whatever else staff ask are answered by these. They must outlive
    // it.
    void are_for(DeskAnswers& staff) { staff_ = &staff; }
    // It is a room's door.
    void are_for(DoorAnswers& door) { door_ = &door; }

    // This kiosk is a stage or its cue. They must outlive it.
    void are_for(PlaybackAnswers& playback) { playback_ = &playback; }

    void answer(long long request, const Request& what);
    // Posts the programme and the badges' stock where they changed, and the state of calls that were made
    // here.
    void look();

  private:
    // One ticket shown again and again by somebody who is inside already.
    struct Repeats {
        Instant last{};
        TooOften often{repeats_too_many, too_often_within};
    };

    // To the desk, while somebody may answer it.
    struct Call {
        long long about = 0;  // the request, or the print job
        std::string entry;
        HelpState state = HelpState::waiting;
    };

    void scan(long long request, const ScanCode& code);
    void find(long long request, const FindPerson& person);
    void register_person(long long request, const RegisterPerson& person);
    void name_seat(long long request, const NameSeat& seat);
    void ask_for_help(long long request, const AskForHelp& help);
    void answer_opt_in(const AnswerOptIn& answer);
    void badge_did_not_come(const BadgeDidNotCome& missed);

    void tell(long long request, Outcome outcome);
    void tell_failed(long long request, const Error& error);
    void draw_badge(long long request, const Outcome& outcome);
    void count_repeat(const Outcome& outcome);
    std::string call_desk(HelpAbout about, const std::string& person);
    void look_at_calls();
    bool has_moved_on(Call& call);
    void read_programme();
    void look_at_notices();
    std::optional<VideoCheckRecord> check_of_next_video();
    void look_at_stock();
    bool may_opt_in(const Outcome& outcome);
    Instant now() const { return clock_.now(); }

    Desk& desk_;
    const BadgeLayout& layout_;
    double badge_dpi_;
    const EventClock& clock_;
    PrintWorker* printer_;
    Inbox& inbox_;
    GateAnswers gate_;
    DeskAnswers* staff_ = nullptr;
    PlaybackAnswers* playback_ = nullptr;
    DoorAnswers* door_ = nullptr;
    std::shared_ptr<const std::vector<Session>> sessions_, told_sessions_;
    long long programme_at_ = -1, looked_at_ = -1;  // the database's versions
    TooOften misses_{misses_too_many, too_often_within};
    std::map<std::string, Repeats> repeats_;  // by person, bounded
    std::optional<Call> call_;                // the newest for help that a person made here
    std::optional<Call> missed_;              // the newest of a badge that did not come out here
    std::optional<bool> has_stock_;           // as told last
    NoticesNews told_;
};

}  // namespace lanyard
