// The cue's keys and buttons become requests, once each, and what came of them is told.
#include "roles/cue/service.h"

#include <doctest/doctest.h>

#include <cstdlib>

#include "tests/kiosk/drawing.h"
#include "tests/kiosk/made_up.h"

using namespace lanyard;

namespace {

// A cue of the great hall, whose video was due a minute ago.
struct Table {
    std::vector<PlaybackDeed> asked;
    bool takes = true;
    CueService cue{"", [this](long long, const Request& what) {
                       if (!takes) return false;
                       asked.push_back(std::get<DoPlayback>(*what.as<PlaybackRequest>()).deed);
                       return true;
                   }};
    Drawing drawing;
    Milliseconds now{5000};
    PlaybackView view;

    Table() {
        auto facts = std::make_shared<EventFacts>(made_up::facts());
        PlannedSession message;
        message.id = message.title = "message";
        message.kind = SessionKind::video;
        message.room = "great-hall";
        message.start = facts->clock.now() - std::chrono::minutes(1);
        message.end = message.start + std::chrono::minutes(6);
        view.day.sessions = actual_programme({message}, {{}});
        view.day.slots = playback_slots(view.day.sessions, facts->config);
        cue.take(EventReady{facts}, now);
        tell();
    }
    void tell() { cue.take(RoleNews{PlaybackNews{std::make_shared<const PlaybackView>(view)}}, now); }
    UiScreen frame(UiInput input = {}) {
        const Theme theme(1920, 1080, usual_panel(1920, 1080), 0x0a4f53, {});
        return drawing.frame(theme, input, [&](Ui& ui) { cue.draw(ui, now); });
    }
    UiScreen key(UiKey key) {
        UiInput input;
        input.key = key;
        return frame(input);
    }
    UiScreen letter(const char* letter) {
        UiInput input;
        input.text = letter;
        return frame(input);
    }
    void done(PlaybackAct act, std::optional<Error> error = {}) {
        cue.take(RoleNews{PlaybackDone{1, {act, "message"}, std::move(error)}}, now);
    }
    void play(Tape::Moved moved) {
        const Instant went = view.day.slots.front().start;
        view.day.slots.front().inputs.tape = {moved, went, {}, went, "cue"};
        tell();
    }
};

}  // namespace

TEST_CASE("Space is Go, wherever the focus is, and a second one waits for the answer") {
    Table table;
    CHECK(table.frame().state == "armed");
    table.key(UiKey::next);
    table.key(UiKey::next);
    table.key(UiKey::space);
    REQUIRE(table.asked.size() == 1);
    CHECK(table.asked[0].act == PlaybackAct::go);
    CHECK(table.asked[0].subject == "message");
    table.key(UiKey::space);
    CHECK(table.asked.size() == 1);
    table.play(Tape::Moved::playing);
    table.done(PlaybackAct::go);
    CHECK(find_widget(table.frame(), "warnings").label.find("Go is written down.") == 0);
    table.key(UiKey::space);
    CHECK(table.asked.size() == 1);
}

TEST_CASE("each letter does what its button says, and nothing where it has no effect") {
    Table table;
    for (const char* nothing : {"h", "c", "u", "x"}) table.letter(nothing);
    CHECK(table.asked.empty());
    table.play(Tape::Moved::playing);
    const std::pair<const char*, PlaybackAct> keys[] = {{"h", PlaybackAct::hold},
                                                        {"s", PlaybackAct::skip},
                                                        {"m", PlaybackAct::mute},
                                                        {"c", PlaybackAct::show_card}};
    for (const auto& [letter, act] : keys) {
        table.letter(letter);
        REQUIRE(!table.asked.empty());
        CHECK(table.asked.back().act == act);
        table.done(PlaybackAct::undo);
    }
    table.play(Tape::Moved::held);
    CHECK(find_widget(table.frame(), "resume").id == "resume");
    table.key(UiKey::space);
    CHECK(table.asked.back().act == PlaybackAct::resume);
}

TEST_CASE("what was done can be taken back for a while, and a refusal is said with its reason") {
    Table table;
    table.play(Tape::Moved::skipped);
    table.done(PlaybackAct::skip);
    CHECK(find_widget(table.frame(), "undo").id == "undo");
    table.letter("u");
    REQUIRE(table.asked.size() == 1);
    CHECK(table.asked[0].act == PlaybackAct::undo);
    table.done(PlaybackAct::undo, refused("is over", "message"));
    const Widget said = find_widget(table.frame(), "warnings");
    CHECK(said.role == "alert");
    CHECK(said.label.find("Not done: is over") == 0);
    table.now += CueService::offers_undo_for;
    CHECK(find_widget(table.frame(), "undo").id.empty());
    CHECK(find_widget(table.frame(), "warnings").label.find("Not done") == std::string::npos);
}

TEST_CASE("a Skip is taken back also when the next video has Go already") {
    Table table;
    PlaybackSlot next = table.view.day.slots.front();
    next.session = next.title = "second";
    next.start += std::chrono::seconds(20);
    table.view.day.slots.push_back(next);
    give_turns(table.view.day.slots);
    table.tell();
    CHECK(find_widget(table.frame(), "slot").label == "message");
    CHECK(find_widget(table.frame(), "next").label.find("second") != std::string::npos);
    table.view.day.slots.front().inputs.tape = {Tape::Moved::skipped, next.start, {}, {}, ""};
    give_turns(table.view.day.slots);
    table.tell();
    table.done(PlaybackAct::skip);
    CHECK(find_widget(table.frame(), "slot").label == "second");
    table.letter("u");
    REQUIRE(table.asked.size() == 1);
    CHECK(table.asked[0].act == PlaybackAct::undo);
    CHECK(table.asked[0].subject == "message");
}

TEST_CASE("what the audience sees is what a stage that runs says, and no stage says nothing") {
    Table table;
    table.play(Tape::Moved::playing);
    CHECK(find_widget(table.frame(), "audience").label == "no stage");
    table.view.stages = {{"great-hall", "message", false, true, -100, 0, "", AudienceSees::card}};
    table.tell();
    CHECK(find_widget(table.frame(), "audience").label == "holding card");
    table.view.stages.front().sees = AudienceSees::video;
    table.tell();
    CHECK(find_widget(table.frame(), "audience").label == "video");
}

TEST_CASE("while the building is left Go and Resume are refused at the cue, by key and by touch") {
    for (const Tape::Moved moved : {Tape::Moved::untouched, Tape::Moved::held}) {
        Table table;
        table.view.day.evacuating = true;
        if (moved == Tape::Moved::held)
            table.play(moved);
        else
            table.tell();
        const UiScreen screen = table.frame();
        CHECK(find_widget(screen, "state").label.find("EVACUATION") == 0);
        CHECK_FALSE(find_widget(screen, "go").enabled);
        table.key(UiKey::space);
        table.letter("h");
        CHECK(table.asked.empty());
    }
}

TEST_CASE("a request that cannot be taken is said") {
    Table table;
    table.takes = false;
    table.key(UiKey::space);
    CHECK(find_widget(table.frame(), "warnings").label.find("Not done") == 0);
    table.takes = true;
    table.key(UiKey::space);
    CHECK(table.asked.size() == 1);
}

TEST_CASE("panic takes two presses within three seconds, and then the card is there at once") {
    Table table;
    table.play(Tape::Moved::playing);
    table.key(UiKey::back);
    CHECK(table.asked.empty());
    CHECK(find_widget(table.frame(), "panic").label.find("Once more") == 0);
    table.now += CueService::panics_within;
    table.key(UiKey::back);
    CHECK(table.asked.empty());
    table.key(UiKey::back);
    REQUIRE(table.asked.size() == 1);
    CHECK(table.asked[0].act == PlaybackAct::panic);
    table.done(PlaybackAct::panic);
    CHECK(find_widget(table.frame(), "undo").id == "undo");
    // Where nothing is seen there is nothing to cover.
    table.play(Tape::Moved::untouched);
    table.key(UiKey::back);
    table.key(UiKey::back);
    CHECK(table.asked.size() == 1);
}

TEST_CASE("what plays goes to another place by arrows and by a touch, and never past its end") {
    Table table;
    table.play(Tape::Moved::playing);
    table.key(UiKey::right);
    REQUIRE(table.asked.size() == 1);
    CHECK(table.asked[0].act == PlaybackAct::jump);
    // It has played for a minute, and perhaps some milliseconds.
    CHECK(std::abs((table.asked[0].position - Milliseconds(70'000)).count()) < 5'000);
    table.done(PlaybackAct::jump);
    const Widget bar = find_widget(table.frame(), "position");
    CHECK(bar.role == "slider");
    UiInput press;
    press.pointer = {bar.rect.right() - 1, bar.rect.middle().y};
    press.pressed = true;
    table.frame(press);
    press.pressed = false;
    press.released = true;
    table.frame(press);
    REQUIRE(table.asked.size() == 2);
    CHECK(table.asked[1].position == Milliseconds(359'000));
}

TEST_CASE("louder and quieter by steps of three decibels, within what a player can do") {
    Table table;
    table.letter("-");
    REQUIRE(table.asked.size() == 1);
    CHECK(table.asked[0].act == PlaybackAct::volume);
    CHECK(table.asked[0].volume_db == -volume_step_db);
    table.done(PlaybackAct::volume);
    table.view.day.slots.front().inputs.volume_db = loudest_volume_db;
    table.tell();
    CHECK(find_widget(table.frame(), "volume").label == "Sound out +6 dB");
    table.letter("+");
    CHECK(table.asked.size() == 1);
    CHECK_FALSE(find_widget(table.frame(), "louder").enabled);
}

TEST_CASE("when people come back the cue asks what becomes of the film that was held") {
    Table table;
    table.play(Tape::Moved::playing);
    table.view.day.evacuating = true;
    table.play(Tape::Moved::held);
    CHECK(find_widget(table.frame(), "state").label.find("EVACUATION") == 0);
    table.view.day.evacuating = false;
    table.tell();
    CHECK(find_widget(table.frame(), "state").label.find("What becomes of message?") != std::string::npos);
    table.letter("b");
    REQUIRE(table.asked.size() == 1);
    CHECK(table.asked[0].act == PlaybackAct::again);
    table.done(PlaybackAct::again);
    table.play(Tape::Moved::playing);
    CHECK(find_widget(table.frame(), "state").label.find("What becomes") == std::string::npos);
    // One that the operator holds is nobody's question.
    table.play(Tape::Moved::held);
    CHECK(find_widget(table.frame(), "state").label == "HELD");
}

TEST_CASE("the rundown has what comes, when it ends, and when it was to") {
    Table table;
    PlannedSession message = table.view.day.sessions.front().planned, talk = message;
    talk.id = talk.title = "talk";
    talk.kind = SessionKind::talk;
    talk.start = message.end;
    talk.end = talk.start + std::chrono::minutes(30);
    SessionInputs late;
    late.delay_minutes = 5;
    table.view.day.sessions = actual_programme({message, talk}, {{}, late});
    table.play(Tape::Moved::playing);
    std::vector<Widget> rows;
    for (const Widget& widget : table.frame().widgets)
        if (widget.id.rfind("rundown_", 0) == 0) rows.push_back(widget);
    REQUIRE(rows.size() == 1);  // the words above are about the message
    CHECK(rows.front().label == "talk");
    CHECK(rows.front().value.find(", planned ") != std::string::npos);
}
