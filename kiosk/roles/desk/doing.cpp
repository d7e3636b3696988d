// One line for each request that does something.
#include "roles/desk/doing.h"

namespace lanyard {
namespace {

using D = DeskDeed;

// A code, and what only looks.
template <class Request>
Doing doing(const Request&) {
    return {D::scanned, ""};
}
Doing doing(const AdmitPerson& it) {
    return {it.print ? D::admitted : D::admitted_without_badge, it.person};
}
Doing doing(const AdmitGroup&) {
    return {D::group_admitted, ""};
}
Doing doing(const TakeBack& it) {
    return {D::taken_back, it.person};
}
Doing doing(const RegisterWalkIn&) {
    return {D::registered, ""};
}
Doing doing(const SubstitutePerson& it) {
    return {D::substituted, it.from};
}
Doing doing(const NameUnnamed& it) {
    return {D::named, it.person};
}
Doing doing(const CorrectPerson& it) {
    return {D::corrected, it.person};
}
Doing doing(const ChangeWorkshop& it) {
    return {D::corrected, it.person};
}
Doing doing(const WriteNote& it) {
    return {D::corrected, it.person};
}
Doing doing(const PrintAgain& it) {
    return {D::printed_again, it.person};
}
Doing doing(const SetPersonFlag& it) {
    return {D::flag_set, it.person};
}
Doing doing(const NoteSeenTo& it) {
    return {D::seen_to, it.person};
}
Doing doing(const JoinPeople& it) {
    return {D::joined, it.kept};
}
Doing doing(const AnswerHelp&) {
    return {D::call_answered, ""};
}
Doing doing(const CallEvacuation&) {
    return {D::evacuation_called, ""};
}
Doing doing(const EndEvacuation&) {
    return {D::evacuation_ended, ""};
}
Doing doing(const MakeAnnouncement&) {
    return {D::announced, ""};
}
Doing doing(const WithdrawAnnouncement&) {
    return {D::withdrawn, ""};
}
Doing doing(const PutOnWaitingList&) {
    return {D::put_on_waiting_list, ""};
}
Doing doing(const ReleaseSeats&) {
    return {D::seats_released, ""};
}
Doing doing(const NeedPerson& it) {
    return {D::needed_said, it.link.person};
}
Doing doing(const WaitForSeat& it) {
    return {D::put_on_waiting_list, it.person};
}
Doing doing(const MovePeople&) {
    return {D::people_moved, ""};
}
Doing doing(const AnswerPrinted& it) {
    return {it.came_out ? D::badge_seen : D::badge_not_seen, ""};
}
Doing doing(const PrintOwedBadges&) {
    return {D::owed_printed, ""};
}
Doing doing(const LayInNewRoll&) {
    return {D::roll_laid_in, ""};
}

}  // namespace

Doing doing_of(const DeskRequest& what) {
    return std::visit([](const auto& it) { return doing(it); }, what);
}

}  // namespace lanyard
