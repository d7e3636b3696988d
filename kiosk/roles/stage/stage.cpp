// Every part keeps to the window's size; the ground is one dark colour, which is also what a video's edges
// lie on.
#include "roles/stage/stage.h"

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "screens/announcement.h"
#include "screens/page.h"
#include "screens/words.h"

namespace lanyard {
namespace {

// Colour bars of 75 % (EBU Tech 3325), from the left.
constexpr Colour bars[] = {0xbfbfbf, 0xbfbf00, 0x00bfbf, 0x00bf00, 0xbf00bf, 0xbf0000, 0x0000bf, 0x000000};

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
    return all;
}

class Stage {
  public:
    Stage(Ui& ui, const StageView& view) : ui_(ui), view_(view), theme_(ui.theme()) {}

    void draw() {
        ui_.screen("stage", playback_state_name(view_.stage.playback.state), Mood::stage);
        switch (view_.stage.playback.audience) {
            case AudienceSees::line_up:
                return draw_line_up();
            case AudienceSees::video:
                if (view_.picture_width > 0) return draw_video();
                break;
            case AudienceSees::card:
            case AudienceSees::way_out:  // which GivesWay draws over it, in the event's languages
                break;
        }
        draw_card(words());
    }

  private:
    TextStyle letters(float size, Weight weight, int most_lines) const {
        TextStyle style = body_style(theme_, size, weight);
        style.most_lines = most_lines;
        style.smallest = style.size * 0.4f;
        style.line_height = 1.12f;
        return style;
    }
    float margin() const { return theme_.px(120); }

    // What is on in the room: a video that waits for its Go or plays has the card; before its time the
    // session before it has.
    const Session* on_now() const {
        const PlaybackSlot* slot = view_.stage.slot;
        const PlaybackState state = view_.stage.playback.state;
        const bool is_videos = slot && (state == PlaybackState::playing || state == PlaybackState::held ||
                                        (state == PlaybackState::armed && view_.now >= slot->start));
        if (is_videos) {
            for (const Session& session : view_.sessions)
                if (session.planned.id == slot->session) return &session;
        }
        const NowAndNext on = now_and_next(view_.sessions, view_.room, view_.now);
        return on.now ? on.now : next_within_the_minute(on);
    }

    // Just before it begins, what comes is more than an empty card.
    const Session* next_within_the_minute(const NowAndNext& on) const {
        const bool is_near =
            on.next && !on.next->inputs.cancelled && on.next->start - view_.now <= arms_before;
        return is_near ? on.next : nullptr;
    }

    CardWords words() const {
        const Session* session = on_now();
        if (session) return card_words(session->planned);
        const EventConfig& config = view_.facts.config;
        return {{}, config.name, config.venue};
    }

    void draw_card(const CardWords& words) {
        const Rect window = draw_announced();
        ui_.record("card", "group", words.title, window).value =
            words.above + (words.above.empty() ? "" : " ") + words.title + (words.below.empty() ? "" : ", ") +
            words.below;
        const float width = window.w - 2 * margin();
        const TextStyle above = letters(46, Weight::semibold, 1), title = letters(150, Weight::bold, 3),
                        below = letters(64, Weight::regular, 3);
        const auto height = [&](const std::string& text, const TextStyle& style) {
            return text.empty() ? 0 : ui_.words().measure(text, style, width).logical.h;
        };
        const float gap = theme_.px(28);
        const float total = height(words.above, above) + height(words.title, title) +
                            height(words.below, below) + (words.above.empty() ? 0 : gap) +
                            (words.below.empty() ? 0 : gap);
        float y = window.y + std::round((window.h - total) / 2);
        const auto put = [&](const std::string& text, const TextStyle& style, Colour colour) {
            if (text.empty()) return;
            y += ui_.silent_text(text, style, {window.x + margin(), y, width, 0}, colour).h + gap;
        };
        put(words.above, above, ui_.palette().header);
        put(words.title, title, ui_.palette().ink);
        put(words.below, below, ui_.palette().quiet_ink);
        draw_foot();
    }

    // In the lower part; gives what is left for the card.
    Rect draw_announced() {
        Rect window = ui_.window();
        if (view_.announcements.empty()) return window;
        const float height = std::round(window.h * 0.3f), foot = theme_.px(150);
        const Rect place{window.x + margin(), window.bottom() - foot - height, window.w - 2 * margin(),
                         height};
        draw_announcements(ui_,
                           {view_.facts, view_.announcements, view_.now, view_.announcement_heading,
                            view_.announcement_page},
                           place);
        window.h = place.y - window.y;
        return window;
    }

    void draw_foot() {
        const Rect window = ui_.window();
        const Room* room = view_.facts.config.room(view_.room);
        TextStyle style = letters(38, Weight::regular, 1);
        const float height = ui_.words().measure("X", style, window.w).logical.h;
        const float y = window.bottom() - theme_.px(80) - height, width = (window.w - 2 * margin()) / 2;
        ui_.text("event", "contentinfo", view_.facts.config.name, style,
                 {window.x + margin(), y, width * 1.4f, height}, ui_.palette().quiet_ink);
        style.align = TextAlign::end;
        ui_.text("room", "contentinfo", room ? room->name : view_.room, style,
                 {window.right() - margin() - width * 0.5f, y, width * 0.5f, height},
                 ui_.palette().quiet_ink);
    }

    // In its own shape, as large as it goes, on the ground's colour.
    void draw_video() {
        const Rect window = ui_.window();
        const Rect box = centred(window, static_cast<float>(view_.picture_width),
                                 static_cast<float>(view_.picture_height));
        const Rect place{std::round(box.x), std::round(box.y), box.w, box.h};
        if (view_.picture) ui_.picture({}, {}, view_.picture, place, 0);
        const auto seconds =
            std::chrono::duration_cast<std::chrono::seconds>(view_.stage.playback.position).count();
        ui_.record("video", "img", view_.stage.slot->title, place).value = std::to_string(seconds) + " s";
    }

    void draw_line_up() {
        const Rect window = ui_.window();
        const float count = static_cast<float>(std::size(bars)), width = window.w / count;
        for (std::size_t i = 0; i < std::size(bars); ++i)
            ui_.fill({window.x + std::floor(static_cast<float>(i) * width), window.y, std::ceil(width) + 1,
                      window.h * 0.72f},
                     bars[i]);
        const Room* room = view_.facts.config.room(view_.room);
        const std::string name = room ? room->name : view_.room;
        TextStyle style = letters(64, Weight::bold, 1);
        style.align = TextAlign::centre;
        const Rect box{window.x + margin(), window.y + window.h * 0.78f, window.w - 2 * margin(), 0};
        const float height = ui_.text("line_up", "status", filled(tr("Line-up · {room}"), {{"room", name}}),
                                      style, box, ui_.palette().ink)
                                 .h;
        style = letters(44, Weight::regular, 1);
        style.align = TextAlign::centre;
        ui_.text("line_up_tone", "status", tr("1 kHz at −18 dBFS, left and then right"), style,
                 {box.x, box.y + height + theme_.px(12), box.w, 0}, ui_.palette().quiet_ink);
    }

    Ui& ui_;
    const StageView& view_;
    const Theme& theme_;
};

}  // namespace

// "A message from Robert Goodwill, Minister for Children and Families" names speaker and office in its title.
CardWords card_words(const PlannedSession& session) {
    const std::string people = joined(session.speakers);
    if (session.kind != SessionKind::video) return {{}, session.title, people};
    if (!people.empty()) return {tr("A message from"), people, session.title};
    for (const std::string& opening : {std::string("A message from "), tr("A message from") + " "}) {
        if (session.title.rfind(opening, 0) != 0) continue;
        const std::string rest = session.title.substr(opening.size());
        const auto comma = rest.find(", ");
        if (comma == std::string::npos) return {tr("A message from"), rest, {}};
        return {tr("A message from"), rest.substr(0, comma), rest.substr(comma + 2)};
    }
    return {{}, session.title, {}};
}

void draw_stage(Ui& ui, const StageView& view) {
    Stage(ui, view).draw();
}

}  // namespace lanyard
