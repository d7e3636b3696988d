// What a role has answered on the desk's thread: the worker owns the thread, the wait and the open event;
// what is asked, and what is answered to it, is the role's.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "badge/badge_layout.h"
#include "desk/deed.h"
#include "desk/desk.h"
#include "inbox.h"
#include "workers/event_news.h"
#include "workers/neighbours.h"
#include "workers/print_worker.h"

namespace lanyard {

// Made when the event is open; used by the desk's thread alone.
class Answers {
  public:
    // With nobody asking anything for so long, what other processes wrote is looked for: that everybody is to
    // leave must be seen at once.
    static constexpr Milliseconds looks_every{500};

    virtual ~Answers() = default;

    // Posts the answer, which has the request's number; or says why there is none, and could_not_answer()
    // follows.
    virtual Result<void> answer(long long request, const Request& what) = 0;
    // Posts the answer to what could not be done or read, and why: every request is answered, and what could
    // not be read is never said not to be there.
    virtual void could_not_answer(long long request, const Request& what, const Error& why) = 0;
    // Posts what has changed without anybody asking; cheap where nothing has.
    virtual void look() {}
    virtual Milliseconds looks_again_after() const { return looks_every; }
    // The other programs that show the event on this machine, for a role that tells staff of them.
    virtual void machines_are(std::vector<MachineState>) {}
    // The program ends, and this was asked before it did: it is still done.
    virtual bool is_done_at_end(const Request&) const { return false; }
};

// Has the request answered, by its failure where it fails.
void answer_in_any_case(Answers& answers, long long request, const Request& what);

// What the worker has open, for a role's answers to work with; all of it outlives them.
struct OpenDesk {
    Desk& desk;
    const EventClock& clock;
    EventNews& news;
    const BadgeLayout& layout;
    double badge_dpi;      // at which a badge's picture fills its place on the screen
    PrintWorker* printer;  // nullptr: there is none here
    Inbox& inbox;
    std::function<void()> look_again;  // from any thread: something was done that is worth a look
    Neighbours& neighbours;
    std::string actor = "kiosk";       // of what is done while nobody has signed in
};

// What a role does on the desk's thread.
struct RoleWork {
    // Who does what is done here while nobody has signed in: the actor of each deed.
    std::string actor = "kiosk";
    // Where it stands and what holds there, made of what the command line says for every role.
    std::function<Result<DeskOptions>(DeskOptions usual, const EventConfig&)> stands_as;
    std::function<std::unique_ptr<Answers>(const OpenDesk&)> answers;
    bool stands_at_point = true;    // others on the machine know it by its check-in point, else by its room
    bool watches_machines = false;  // it is told of the others
};

}  // namespace lanyard
