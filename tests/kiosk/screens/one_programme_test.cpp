// One programme in all its states on every screen: all of them say the same words of the same session.
#include <doctest/doctest.h>

#include <functional>
#include <set>

#include "event/session_words.h"
#include "roles/board/board.h"
#include "roles/cue/words.h"
#include "roles/desk/words.h"
#include "screens/programme.h"
#include "screens/session.h"
#include "tests/kiosk/drawing.h"
#include "tests/kiosk/made_up.h"

using namespace lanyard;
using std::chrono::minutes;

namespace {

const Instant now = instant_from_ms(made_up::ten_to_nine);

// In a room of its own, so that it is what that room's sign and stage are about.
PlannedSession planned(const std::string& id, int from, int to) {
    PlannedSession session;
    session.id = session.title = session.room = id;
    session.kind = SessionKind::workshop;
    session.start = now + minutes(from);
    session.end = now + minutes(to);
    return session;
}

// Two more in one room at once, and all the rest.
std::vector<Session> programme() {
    std::vector<PlannedSession> plan = {planned("comes", 30, 60),     planned("on", -10, 20),
                                        planned("delayed", 10, 40),   planned("held", -5, 25),
                                        planned("cancelled", 15, 45), planned("runs-over", -40, -10)};
    plan.push_back(planned("beside", -20, 40));
    plan.back().room = "on";
    std::vector<SessionInputs> inputs(plan.size());
    inputs[2].delay_minutes = 12;
    inputs[3].held = true;
    inputs[4].cancelled = true;
    inputs[5].started_at = now - minutes(15);
    return actual_programme(plan, inputs);
}

// What a screen's tree says, whatever widget says it.
std::string said(const UiScreen& screen) {
    std::string all;
    for (const Widget& widget : screen.widgets) all += widget.label + "\n" + widget.value + "\n";
    return all;
}

struct Screens {
    EventFacts facts = made_up::facts();
    std::vector<Session> sessions = programme();
    Drawing drawing;

    std::string drawn(const std::function<void(Ui&)>& screen) {
        return said(drawing.frame(Theme(1920, 1080, usual_panel(1920, 1080), 0x0a4f53, {}), {}, screen));
    }
    std::string board() {
        std::string all;
        for (int page = 0; page < 12; ++page)
            all += drawn([&](Ui& ui) { (void)draw_board(ui, {facts, sessions, "", now, page}); });
        return all;
    }
    std::string sign(const std::string& room) {
        return drawn([&](Ui& ui) { (void)draw_board(ui, {facts, sessions, room, now, 0}); });
    }
    std::string kiosk() {
        std::string all;
        for (int page = 0; page < 4; ++page) {
            ProgrammeState state;
            state.view = ProgrammeState::View::by_time;
            state.page = page;
            all += drawn([&](Ui& ui) { (void)draw_programme(ui, state, {facts, sessions, now, "", nullptr}); });
        }
        return all;
    }
    std::string page(const Session& session) {
        return drawn([&](Ui& ui) { (void)draw_session(ui, {facts, session, now, ""}); });
    }
    std::string desk(const Session& session) {
        PersonCard card;
        card.workshops = {session};
        return workshop_words(card, facts.config, now);
    }
    std::string cue(const std::string& room) {
        return on_stage_words(sessions, room, {}, now, facts.config.time_zone);
    }
};

}  // namespace

TEST_CASE("every screen says the same words of a session, whatever has become of it") {
    Screens screens;
    const std::string board = screens.board(), kiosk = screens.kiosk();
    std::set<std::string> seen;
    for (const Session& session : screens.sessions) {
        const std::string& id = session.planned.id;
        CAPTURE(id);
        const std::string words = session_words(session, now, screens.facts.config.time_zone);
        seen.insert(words);
        if (words.empty()) continue;
        const auto says = [&](const std::string& screen) { return screen.find(words) != std::string::npos; };
        CHECK_MESSAGE(says(board), board);
        CHECK_MESSAGE(says(screens.sign(session.planned.room)), screens.sign(session.planned.room));
        CHECK_MESSAGE(says(kiosk), kiosk);
        CHECK(says(screens.page(session)));
        CHECK(says(screens.desk(session)));
        const bool is_on = session_state(session, now) == SessionState::running;
        const std::string cue = screens.cue(session.planned.room);
        // What is on is so called there; what comes is said with its words.
        if (is_on)
            CHECK_MESSAGE(cue.find("On stage now: " + session.planned.title) != std::string::npos, cue);
        else
            CHECK_MESSAGE(says(cue), cue);
    }
    CHECK(seen.size() == 6);  // one for each state that is not over
}

TEST_CASE("two that are on in one room at once are both on every screen") {
    Screens screens;
    const std::string all[] = {screens.board(), screens.sign("on"), screens.kiosk(), screens.cue("on")};
    for (const std::string& screen : all)
        for (const char* title : {"on", "beside"})
            CHECK_MESSAGE(screen.find(title) != std::string::npos, screen);
    CHECK(screens.sign("on").find("min left: beside; Now") != std::string::npos);
    CHECK(screens.cue("on").find("On stage now: beside") != std::string::npos);
}
