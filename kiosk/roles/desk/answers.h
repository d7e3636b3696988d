// What the desk's thread answers to the desk's screens.
#pragma once

#include <string>

#include "desk/find_people.h"
#include "desk/people_needed.h"
#include "roles/desk/messages.h"
#include "roles/staff_gate/answers.h"
#include "workers/answers.h"

namespace lanyard {

class DeskAnswers : public Answers {
  public:
    static constexpr std::size_t most_found = 60, most_similar = 4, most_waiting = 30;

    explicit DeskAnswers(const OpenDesk& open);

    void answer(long long request, const Request& what) override;
    // Posts counts, calls, badges owed, seats and whom the programme needs, where the database has changed or
    // a minute has passed: some of it is about the time.
    void look() override;
    // Posts the news where this is news.
    void machines_are(std::vector<MachineState> machines) override;

  private:
    void answer_desk(long long request, const DeskRequest& what);
    void tell_news();
    std::optional<VideoCheckRecord> check_of_next_video();
    // A code held up or scanned at the desk: decided as a kiosk would, so that what needs a word is left to a
    // key.
    void scan(long long request, const ScanAtDesk& code);
    void search(long long request, const SearchPeople& search);
    void open(long long request, const OpenPerson& person);
    void admit(long long request, const AdmitPerson& admit);
    void admit_group(long long request, const AdmitGroup& group);
    void take_back(long long request, const TakeBack& take_back);
    void look_for_similar(long long request, const LookForSimilar& look);
    void register_walk_in(long long request, const RegisterWalkIn& walk_in);
    void substitute(long long request, const SubstitutePerson& substitution);
    void name_unnamed(long long request, const NameUnnamed& naming);
    void correct(long long request, const CorrectPerson& correction);
    void print_again(long long request, const PrintAgain& badge);
    void set_flag(long long request, const SetPersonFlag& flag);
    void join(long long request, const JoinPeople& join);
    void answer_help(const AnswerHelp& answer);
    void list_owed(long long request);
    void put_on_waiting_list(long long request, const PutOnWaitingList& person);
    void release_seats(long long request, const ReleaseSeats& seats);
    void need_person(long long request, const NeedPerson& need);
    void wait_for_seat(long long request, const WaitForSeat& wait);
    void move_people(long long request, const MovePeople& move);
    void list_without_place(long long request, const ListWithoutPlace& list);
    void answer_printed(long long request, const AnswerPrinted& answer);
    void lay_in_roll(long long request, const LayInNewRoll& roll);

    // The deed's outcome with the person as they are now, and the printer is woken.
    void tell(long long request, DeskDeed deed, Outcome outcome);
    void tell_done(long long request, DeskDeed deed, const std::string& person);
    // Of what is done beside whoever is open on the desk.
    void tell_aside(long long request, DeedDone done, const Result<void>& answer);
    void tell_failed(long long request, DeskDeed deed, const Error& error, const std::string& person);
    // Of what is told to everybody.
    template <class Told>
    void tell_notice(long long request, DeskDeed deed, const Result<Told>& done) {
        if (done)
            tell_done(request, deed, "");
        else
            tell_failed(request, deed, done.error(), "");
    }
    std::optional<std::string> name_of(const std::string& person);
    // A printed badge may show what has been corrected since.
    void add_staleness(PersonCard& card);
    // What the desk is to do when they arrive: the organiser's words, else their host's name.
    std::string note_about(const std::string& person);
    std::shared_ptr<const PersonCard> card_of(const std::string& person);
    void post(long long request, DeskAnswer answer);
    Instant now() const { return open_.clock.now(); }

    OpenDesk open_;
    Desk& desk_;
    GateAnswers gate_;
    PeopleFinder finder_;
    Instant told_at_{};
    long long looked_at_ = -1;  // the database's version
    EnrolmentWatch enrolments_;
    OwedBadges owed_;
    NeededWatch needed_;
    std::vector<MachineState> machines_;
};

RoleWork desk_work();

}  // namespace lanyard
