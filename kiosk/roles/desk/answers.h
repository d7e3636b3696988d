// What the desk's thread answers to the desk's screens.
#pragma once

#include <string>

#include "desk/find_people.h"
#include "roles/desk/messages.h"
#include "roles/desk/overview_watch.h"
#include "roles/staff_gate/answers.h"
#include "workers/answers.h"

namespace lanyard {

class DeskAnswers : public Answers {
  public:
    static constexpr std::size_t most_found = 300, most_similar = 4, most_listed = 2000;

    explicit DeskAnswers(const OpenDesk& open);

    Result<void> answer(long long request, const Request& what) override;
    void could_not_answer(long long request, const Request& what, const Error& why) override;
    // Posts counts, calls, badges owed, seats and whom the programme needs, where the database has changed or
    // a minute has passed: some of it is about the time.
    void look() override;
    // Posts the news where this is news.
    void machines_are(std::vector<MachineState> machines) override;

  private:
    Result<void> answer_desk(long long request, const DeskRequest& what);
    void tell_news();
    // A code held up or scanned at the desk: decided as a kiosk would, so that what needs a word is left to a
    // key.
    Result<void> scan(long long request, const ScanAtDesk& code);
    Result<void> search(long long request, const SearchPeople& search);
    Result<void> open(long long request, const OpenPerson& person);
    Result<void> admit(long long request, const AdmitPerson& admit);
    Result<void> admit_group(long long request, const AdmitGroup& group);
    Result<void> take_back(long long request, const TakeBack& take_back);
    Result<void> look_for_similar(long long request, const LookForSimilar& look);
    std::optional<Attendee> namesake_inside(const std::string& name);
    Result<void> register_walk_in(long long request, const RegisterWalkIn& walk_in);
    Result<void> substitute(long long request, const SubstitutePerson& substitution);
    Result<void> name_unnamed(long long request, const NameUnnamed& naming);
    Result<void> correct(long long request, const CorrectPerson& correction);
    Result<void> print_again(long long request, const PrintAgain& badge);
    Result<void> set_flag(long long request, const SetPersonFlag& flag);
    Result<void> join(long long request, const JoinPeople& join);
    Result<void> answer_help(const AnswerHelp& answer);
    Result<void> list_owed(long long request);
    Result<void> print_owed(long long request);
    Result<void> list_inside(long long request);
    Result<void> list_exceptions(long long request);
    Result<void> explain_person(long long request, const ExplainPerson& who);
    Result<void> put_on_waiting_list(long long request, const PutOnWaitingList& person);
    Result<void> release_seats(long long request, const ReleaseSeats& seats);
    Result<void> need_person(long long request, const NeedPerson& need);
    Result<void> wait_for_seat(long long request, const WaitForSeat& wait);
    Result<void> move_people(long long request, const MovePeople& move);
    Result<void> list_without_place(long long request, const ListWithoutPlace& list);
    Result<void> answer_printed(long long request, const AnswerPrinted& answer);
    Result<void> lay_in_roll(long long request, const LayInNewRoll& roll);

    void tell_list(long long request, AskedList list, std::vector<Attendee> people);
    // The deed's outcome with the person as they are now, and the printer is woken.
    void tell(long long request, DeskDeed deed, Outcome outcome);
    // The person as they are after it, or why it was not done.
    template <class Done>
    Result<void> tell_done(long long request, DeskDeed deed, const std::string& person,
                           const Result<Done>& done) {
        if (!done) return done.error();
        tell_person(request, deed, person);
        return {};
    }
    void tell_person(long long request, DeskDeed deed, const std::string& person);
    // Of what is done beside the person who is open on the desk, or to several.
    Result<void> tell_aside(long long request, DeedDone done, const Result<void>& answer);
    void post(long long request, DeskAnswer answer);
    Instant now() const { return open_.clock.now(); }
    Deed deed() const { return gate_.deed(); }

    OpenDesk open_;
    Desk& desk_;
    GateAnswers gate_;
    PeopleFinder finder_;
    Instant told_at_{};
    long long looked_at_ = -1;  // the database's version
    OverviewWatch overview_;
    std::vector<MachineState> machines_;
};

RoleWork desk_work();

}  // namespace lanyard
