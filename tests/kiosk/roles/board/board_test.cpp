// Boards of large events: how many rooms stand on a page, how soon everybody has seen theirs, and what an
// announcement leaves of them.
#include "roles/board/board.h"

#include <doctest/doctest.h>

#include <set>

#include "roles/board/service.h"
#include "screens/board_parts.h"
#include "tests/kiosk/drawing.h"
#include "tests/kiosk/made_up.h"

using namespace lanyard;

namespace {

const Instant now = instant_from_ms(made_up::ten_to_nine);

// Titles and people as long as those of a large event of developers.
constexpr const char* titles[] = {"From Hype to Reality: containers without the daemon",
                                  "What's new in the kernel's scheduler, and why your laptop cares",
                                  "Lightning talks", "Verifying builds across distributions in practice",
                                  "A decade of open maps for humanitarian response"};
const std::vector<std::string> people[] = {{"Jan Novák"},
                                           {"Maria da Conceição", "Pieter van den Berg"},
                                           {"Yasmin Alibhai"},
                                           {"Chris Lamb", "Holger Levsen", "Vagrant Cascadian"},
                                           {"Séverin Ménard"}};

// In each of so many rooms one is on, and one follows; `quiet` more have one that begins in the evening.
std::vector<Session> rooms_at_work(int rooms, int quiet = 0) {
    std::vector<PlannedSession> planned;
    const auto add = [&](int room, int from, int to, int which) {
        PlannedSession session;
        session.id = "r" + std::to_string(room) + "-" + std::to_string(from);
        session.title = titles[which % 5];
        session.speakers = people[which % 5];
        session.room = "UB2." + std::to_string(100 + room);
        session.start = now + std::chrono::minutes(from);
        session.end = now + std::chrono::minutes(to);
        planned.push_back(session);
    };
    for (int room = 0; room < rooms; ++room) {
        add(room, -10, 15, room);
        add(room, 20, 45, room + 2);
    }
    for (int room = rooms; room < rooms + quiet; ++room) add(room, 600, 630, room);
    return actual_programme(planned, std::vector<SessionInputs>(planned.size()));
}

struct BoardSeen {
    int pages = 0;
    std::vector<UiScreen> screens;

    std::size_t rooms_on(std::size_t page) const {
        std::size_t count = 0;
        for (const Widget& widget : screens[page].widgets) count += widget.id.rfind("room_", 0) == 0;
        return count;
    }
    std::set<std::string> rooms() const {
        std::set<std::string> all;
        for (const UiScreen& screen : screens)
            for (const Widget& widget : screen.widgets)
                if (widget.id.rfind("room_", 0) == 0) all.insert(widget.id);
        return all;
    }
    bool has_words(const std::string& words) const {
        for (const UiScreen& screen : screens)
            for (const DrawnText& text : screen.texts)
                if (text.words.find(words) != std::string::npos) return true;
        return false;
    }
};

BoardSeen seen(const Theme& theme, const std::vector<Session>& sessions,
               const std::vector<Announcement>& announced = {}) {
    Drawing drawing;
    const EventFacts facts = made_up::facts();
    BoardSeen board;
    for (int page = 0; page == 0 || page < board.pages; ++page)
        board.screens.push_back(drawing.frame(theme, {}, [&](Ui& ui) {
            board.pages = draw_board(ui, {facts, sessions, "", now, page, announced});
        }));
    return board;
}

Theme panel(int width, int height) {
    return {width, height, board_panel(width, height), 0x0a4f53, {}};
}

void check_legible(const BoardSeen& board, const Theme& theme) {
    for (const UiScreen& screen : board.screens) {
        CHECK(screen.misfits.empty());
        for (const DrawnText& text : screen.texts) {
            CAPTURE(text.words);
            CHECK_FALSE(text.cut);
            CHECK_FALSE(text.covered);
            CHECK(text.rect.bottom() <= static_cast<float>(theme.height()) + 1);
            const bool is_in_band = text.rect.y < theme.px(120);
            CHECK(text.size >=
                  theme.px(is_in_band ? 0.7f * smallest_board_letters : smallest_board_letters) - 1);
        }
    }
}

}  // namespace

TEST_CASE("thirty rooms on a 4K panel come round in a minute, with everybody who speaks") {
    const Theme theme = panel(3840, 2160);
    const BoardSeen board = seen(theme, rooms_at_work(30));
    check_legible(board, theme);
    CHECK(board.rooms().size() == 30);
    CHECK(board.pages * board_page_time(board.pages) <= board_cycle);
    for (const auto& names : people)
        for (const std::string& name : names) CHECK(board.has_words(name));
}

TEST_CASE("a board that is read from nearer has more rooms, in columns") {
    const BoardSeen far = seen(panel(3840, 2160), rooms_at_work(30));
    const Theme near = panel(3840, 2160).read_from(4);
    const BoardSeen board = seen(near, rooms_at_work(30));
    check_legible(board, near);
    CHECK(board.rooms().size() == 30);
    CHECK(board.rooms_on(0) >= 2 * far.rooms_on(0));
    std::set<int> columns;
    for (const Widget& widget : board.screens.front().widgets)
        if (widget.id.rfind("room_", 0) == 0) columns.insert(static_cast<int>(widget.rect.x));
    CHECK(columns.size() >= 2);
    // As the drawings are.
    CHECK(panel(1920, 1080).read_from(8).px(1000) == doctest::Approx(1000).epsilon(0.01));
}

TEST_CASE("an upright board has more rooms than two on a page") {
    const Theme theme = panel(1080, 1920);
    const BoardSeen board = seen(theme, rooms_at_work(30));
    check_legible(board, theme);
    CHECK(board.rooms().size() == 30);
    CHECK(board.rooms_on(0) >= 3);
}

TEST_CASE("rooms in which nothing is soon share a page behind the others") {
    const Theme theme = panel(1920, 1080);
    const BoardSeen busy = seen(theme, rooms_at_work(20)), board = seen(theme, rooms_at_work(20, 9));
    check_legible(board, theme);
    CHECK(board.rooms().size() == 29);
    CHECK(board.pages == busy.pages + 1);
    CHECK(board.rooms_on(board.screens.size() - 1) == 9);
    CHECK(find_widget(board.screens.back(), "page").label.find("of 29") != std::string::npos);
}

TEST_CASE("an announcement leaves the programme beside it") {
    const std::vector<Announcement> all = {
        {"a", "Lunch is served in the Foyer", {}, now, now + Milliseconds(60'000), now, "desk"}};
    for (const Theme& theme : {panel(1920, 1080), panel(1080, 1920), panel(3840, 2160)}) {
        const BoardSeen board = seen(theme, rooms_at_work(12), all);
        check_legible(board, theme);
        CHECK(board.rooms().size() == 12);
        for (const UiScreen& screen : board.screens) {
            const Widget card = find_widget(screen, "announcement");
            CHECK(card.label == "Lunch is served in the Foyer");
            for (const Widget& widget : screen.widgets)
                if (widget.id.rfind("room_", 0) == 0) CHECK_FALSE(widget.rect.overlaps(card.rect));
        }
    }
}

TEST_CASE("a board for some rooms or tracks shows those, and says what the programme does not have") {
    const EventFacts facts = made_up::facts();
    const auto days = std::make_shared<const std::vector<Session>>(made_up::large_programme());
    const auto shown = [&](const BoardChoice& choice) {
        Drawing drawing;
        BoardService board("", choice);
        board.take(EventReady{std::make_shared<const EventFacts>(facts)}, {});
        board.take(ProgrammeNews{days}, {});
        return drawing.frame(panel(1920, 1080), {}, [&](Ui& ui) { board.draw(ui, {}); });
    };
    CHECK(shown({{"UB9.*"}, {}}).screen == "trouble");
    CHECK(shown({{}, {"No such track"}}).screen == "trouble");
    CHECK(shown({{"UB2.110 (Henriot)"}, {}}).screen == "board");
}

TEST_CASE("a board that turns its pages for hours holds no more pictures than a cache may") {
    Drawing drawing;
    const EventFacts facts = made_up::facts();
    const auto sessions = rooms_at_work(30);
    const Theme theme = panel(3840, 2160);
    KeptPlan kept;
    std::size_t most = 0;
    for (int turn = 0; turn < 120; ++turn) {
        drawing.frame(theme, {}, [&](Ui& ui) {
            draw_board(ui,
                       {facts, sessions, "", now + std::chrono::minutes(turn / 6), turn, {}, 0, "", &kept});
        });
        most = std::max(most, drawing.masks.bytes());
    }
    CHECK(most > 0);
    CHECK(most <= 48u << 20);
}

TEST_CASE("what a board holds of its words does not grow, however long it pages") {
    const Theme theme = panel(3840, 2160);
    Drawing drawing;
    const EventFacts facts = made_up::facts();
    std::vector<Session> sessions = rooms_at_work(30);
    for (int page = 0; page < 120; ++page) {
        // Minutes that are left turn, and each time other talks have begun.
        for (Session& session : sessions) session.planned.title = titles[page % 5] + std::to_string(page);
        (void)drawing.frame(theme, {}, [&](Ui& ui) {
            (void)draw_board(ui, {facts, sessions, "", now + std::chrono::seconds(page * 7), page});
        });
        REQUIRE(drawing.masks.bytes() <= MaskCache::usual_bytes);
        REQUIRE(drawing.textures.live.size() == drawing.masks.count());
        REQUIRE(drawing.text.layouts() <= Text::most_layouts);
    }
    // The bound was met: more was painted than is held.
    CHECK(drawing.textures.bytes_uploaded > 2 * MaskCache::usual_bytes);
}
