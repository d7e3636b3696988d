// A stage and its cue on one machine: woken at once, heard by each other, and nothing written down twice.
#include <doctest/doctest.h>

#include "all_roles.h"
#include "roles/playback/messages.h"
#include "tests/fakes.h"
#include "tests/lanyard/programs/sample_event.h"
#include "tests/private_state.h"
#include "workers/desk_worker.h"

using namespace lanyard;

namespace {

// Waits for the message of this kind that is as asked.
template <class Kind, class AsAsked>
bool comes(Inbox& inbox, const AsAsked& as_asked) {
    return wait_until([&] {
        for (Message& message : inbox.take()) {
            const auto* found = news_of<Kind>(message);
            if (found && as_asked(*found)) return true;
        }
        return false;
    });
}

Options options_of(const SampleEvent& sample, RoleKind role, const std::string& clock) {
    Options options;
    options.event = sample.folder().string();
    options.role = role;
    options.clock = clock;
    return options;
}

PlaybackState state_of(const PlaybackNews& news, Instant now) {
    return playback_at(news.view->day.slots.front(), now).state;
}

}  // namespace

TEST_CASE("Go at the cue reaches a stage of the same machine, and a second one is refused") {
    const PrivateState state;
    const SampleEvent sample(SampleEvent::List::none);
    Inbox stage_inbox{[] {}}, cue_inbox{[] {}};
    DeskWorker stage(options_of(sample, RoleKind::stage, "2017-11-10T10:00:00Z"),
                     work_of(options_of(sample, RoleKind::stage, "2017-11-10T10:00:00Z")), 1, stage_inbox);
    DeskWorker cue(options_of(sample, RoleKind::cue, "2017-11-10T10:00:00Z"),
                   work_of(options_of(sample, RoleKind::cue, "2017-11-10T10:00:00Z")), 1, cue_inbox);
    const Instant ten = instant_from_ms(1'510'308'000'000);
    REQUIRE(comes<PlaybackNews>(
        stage_inbox, [&](const PlaybackNews& news) { return state_of(news, ten) == PlaybackState::armed; }));
    REQUIRE(cue.ask(1, Request{PlaybackRequest(DoPlayback{{PlaybackAct::go, "message"}})}));
    CHECK(comes<PlaybackDone>(cue_inbox,
                              [](const PlaybackDone& done) { return done.request == 1 && !done.error; }));
    CHECK(comes<PlaybackNews>(stage_inbox, [&](const PlaybackNews& news) {
        return news.view->day.slots.front().inputs.tape.went_by == "cue";
    }));
    REQUIRE(cue.ask(2, Request{PlaybackRequest(DoPlayback{{PlaybackAct::go, "message"}})}));
    CHECK(comes<PlaybackDone>(cue_inbox,
                              [](const PlaybackDone& done) { return done.request == 2 && done.error; }));
    // What the stage says of itself reaches the cue, and its calls the desk.
    REQUIRE(
        stage.ask(1, Request{PlaybackRequest(TellPulse{{"great-hall", "message", true, true, -20, 0, ""}})}));
    CHECK(comes<PlaybackNews>(cue_inbox, [](const PlaybackNews& news) {
        return news.view->stage("great-hall") && news.view->stage("great-hall")->level_db == -20;
    }));
    stage_inbox.close();
    cue_inbox.close();
}

TEST_CASE("a file that nobody has looked at is looked at by the cue by itself, and written down") {
    const PrivateState state;
    const SampleEvent sample(SampleEvent::List::none);
    Inbox inbox{[] {}};
    DeskWorker cue(options_of(sample, RoleKind::cue, "2017-11-10T08:50:00Z"),
                   work_of(options_of(sample, RoleKind::cue, "2017-11-10T08:50:00Z")), 1, inbox);
    REQUIRE(comes<PlaybackNews>(inbox, [](const PlaybackNews& news) {
        const VideoCheckRecord* check = news.view->day.check("message");
        return check && check->verdict != "broken" && check->played > Milliseconds(16'900) &&
               check->played < Milliseconds(17'100);
    }));
    inbox.close();
}
