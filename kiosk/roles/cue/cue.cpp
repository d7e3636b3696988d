// Two columns as drawn, one above the other on an upright screen; each button has its key on it.
#include "roles/cue/cue.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "roles/cue/controls.h"
#include "roles/cue/words.h"
#include "screens/page.h"
#include "screens/parts.h"
#include "screens/words.h"

namespace lanyard {
namespace {

constexpr Colour amber = 0xf0bf78, dark = 0x101c1e;  // dark: on amber
// So many sessions stand below, where there is room for them.
constexpr std::size_t most_in_rundown = 5;

// "09:59:48"
std::string clock_words(Instant now, const std::string& zone) {
    const LocalTime time = local_time(now, zone);
    return fmt::format("{:02}:{:02}:{:02}", time.hour, time.minute, time.second);
}

class Cue {
  public:
    Cue(Ui& ui, const CueView& view)
        : ui_(ui),
          view_(view),
          theme_(ui.theme()),
          zone_(view.facts.config.time_zone),
          state_(view.stage.playback.state),
          slot_(view.stage.slot),
          controls_(ui, view) {}

    CueAction draw() {
        ui_.screen("cue", playback_state_name(state_), Mood::stage);
        controls_.take_keys();
        const Rect window = ui_.window();
        const Rect body =
            draw_top({window.x + margin(), window.y + theme_.px(40), window.w - 2 * margin(), 0});
        const float foot = std::round(theme_.px(126));
        const Rect main{body.x, body.y, body.w, window.bottom() - foot - body.y - theme_.px(30)};
        if (theme_.portrait()) {
            const float half = std::round(main.h * 0.45f);
            draw_facts({main.x, main.y, main.w, half});
            controls_.draw_buttons({main.x, main.y + half, main.w, main.h - half});
        } else {
            const float left = std::round(main.w * 0.56f), gap = theme_.px(48);
            draw_facts({main.x, main.y, left - gap, main.h});
            controls_.draw_buttons({main.x + left, main.y, main.w - left, main.h});
        }
        draw_foot({window.x, window.bottom() - foot, window.w, foot});
        return controls_.take_action();
    }

  private:
    float margin() const { return theme_.px(72); }

    TextStyle letters(float size, Weight weight, int most_lines) const {
        TextStyle style = body_style(theme_, size, weight);
        style.most_lines = most_lines;
        style.smallest = style.size * 0.5f;
        style.line_height = 1.2f;
        return style;
    }

    bool is_left() const { return view_.stage.playback.audience == AudienceSees::way_out; }

    Rect draw_top(Rect row) {
        const std::string clock = clock_words(view_.now, zone_);
        TextStyle time = letters(50, Weight::semibold, 1);
        time.even_digits = true;
        time.align = TextAlign::end;
        const float clock_width = theme_.px(300);
        const Room* room = view_.facts.config.room(view_.room);
        const std::string where = tr("Cue") + " · " + (room ? room->name : view_.room);
        const std::string sees = tr("audience sees:") + " ";
        // Only a stage that runs knows what is seen.
        const StagePulse* pulse = view_.view.stage(view_.room);
        const std::string what = pulse ? audience_words(pulse->sees) : tr("no stage");
        const TextStyle style = letters(38, Weight::regular, 1), bold = letters(38, Weight::semibold, 1);
        const float most = row.w - clock_width;
        // Upright, what the audience sees has a row of its own.
        const std::string first = theme_.portrait() ? where : where + " · " + sees;
        const TextBlock before = ui_.words().measure(first, style, most);
        row.h = before.logical.h;
        ui_.silent_text(first, style, row, ui_.palette().ink);
        Rect place{row.x, row.y, most, row.h};
        if (theme_.portrait()) {
            place.y += row.h + theme_.px(16);
            ui_.silent_text(sees, style, place, ui_.palette().ink);
        }
        const float beside =
            std::ceil(ui_.words().measure(theme_.portrait() ? sees : first, style, most).logical.w) +
            theme_.px(10);
        place.x += beside;
        place.w = std::max(1.f, most - beside);
        ui_.text("audience", "status", what, bold, place, ui_.palette().header,
                 tr("audience sees:") + " " + what);
        ui_.text("clock", "timer", clock, time,
                 {row.right() - clock_width, row.y - theme_.px(6), clock_width, row.h}, ui_.palette().ink);
        return {row.x, std::max(row.bottom(), place.bottom()) + theme_.px(42), row.w, 0};
    }

    // One under the other as long as there is room.
    void draw_facts(const Rect& place) {
        float y = place.y;
        const auto put = [&](const char* id, const char* role, const std::string& words, TextStyle style,
                             Colour colour, float gap, const std::string& value = {}) {
            if (words.empty() || y >= place.bottom()) return;
            const TextBlock block = ui_.words().measure(words, style, place.w);
            if (y + block.logical.h > place.bottom() + 1) return;
            y += ui_.text(id, role, words, style, {place.x, y, place.w, 0}, colour, value).h + theme_.px(gap);
        };
        const Palette& palette = ui_.palette();
        if (is_left() || (view_.asks_what_next && slot_))
            y = draw_banner(is_left() ? state_words(view_.stage, view_.now) : what_next_words(), place);
        else
            put("state", "status", state_words(view_.stage, view_.now), letters(40, Weight::semibold, 1),
                amber, 0);
        if (!slot_) return;
        TextStyle large = letters(theme_.portrait() ? 190 : 160, Weight::bold, 1);
        large.even_digits = true;
        large.line_height = 1;
        put("countdown", "timer", countdown(), large, palette.ink, 10);
        y += controls_.draw_position({place.x, y, place.w, 0});
        put("slot", "heading", slot_->title, letters(54, Weight::bold, 2), palette.ink, 14);
        put("end", "paragraph", end_words(view_.stage, view_.now, zone_), letters(36, Weight::regular, 1),
            palette.ink, 6);
        put("file", "status", file_words(*slot_, view_.view, zone_), letters(36, Weight::regular, 3),
            palette.quiet_ink, 20);
        const std::string now_and_then =
            on_stage_words(view_.view.day.sessions, view_.room, view_.stage, view_.now, zone_);
        put("on_stage", "paragraph", now_and_then, letters(36, Weight::regular, 3), palette.quiet_ink, 6);
        const bool waits = state_ == PlaybackState::idle || state_ == PlaybackState::armed;
        if (waits)
            put("late_go", "paragraph", late_go_words(view_.view.day.sessions, *slot_, view_.now, zone_),
                letters(36, Weight::regular, 3), palette.quiet_ink, 20);
        put("next", "paragraph", next_video_words(view_.stage, zone_), letters(36, Weight::semibold, 2),
            palette.ink, 20);
        draw_rundown({place.x, y, place.w, place.bottom() - y});
    }

    std::string what_next_words() const {
        return filled(tr("The building may be entered again. What becomes of {title}?"),
                      {{"title", slot_->title}});
    }

    // What comes beside what the words above tell of: when, and what it is, as large as those; whole items
    // alone.
    void draw_rundown(const Rect& place) {
        const TextStyle style = letters(32, Weight::regular, 2), bold = letters(32, Weight::semibold, 2);
        const float times = theme_.px(270);
        const auto items =
            rundown(view_.view.day.sessions, view_.view.day.slots, view_.room, view_.now, most_in_rundown);
        float y = place.y;
        for (const RundownItem& item : items) {
            if (item.is_on || item.session.planned.id == slot_->session) continue;
            const RundownWords words = rundown_words(item, zone_);
            const TextStyle& letters_of_it = item.is_video ? bold : style;
            const float height = ui_.words().measure(words.title, letters_of_it, place.w - times).logical.h;
            if (y + height > place.bottom() + 1) return;
            const Colour ink = ui_.palette().quiet_ink;
            ui_.silent_text(words.times, style, {place.x, y, times, 0}, ink);
            ui_.text("rundown_" + item.session.planned.id, "listitem", words.title, letters_of_it,
                     {place.x + times, y, place.w - times, 0}, ink, words.said);
            y += height + theme_.px(6);
        }
    }

    // Nobody overlooks why Go does nothing; gives where it ends.
    float draw_banner(const std::string& words, const Rect& place) {
        const TextStyle style = letters(40, Weight::bold, 2);
        const float pad = theme_.px(20),
                    height = ui_.words().measure(words, style, place.w - 2 * pad).logical.h;
        const Rect box{place.x, place.y, place.w, height + 2 * pad};
        ui_.fill(box, amber, theme_.px(20));
        ui_.text("state", "alert", words, style, {box.x + pad, box.y + pad, box.w - 2 * pad, 0}, dark);
        return box.bottom() + theme_.px(12);
    }

    // To the start while it waits, and beyond it where Go is late; to the end while it plays.
    std::string countdown() const {
        if (state_ == PlaybackState::playing || state_ == PlaybackState::held) {
            const bool loops = slot_->loops;
            const Milliseconds left = loops && slot_->end > view_.now
                                          ? slot_->end - view_.now
                                          : slot_->length() - view_.stage.playback.position;
            return countdown_words(-std::max(Milliseconds::zero(), left), true);
        }
        if (state_ == PlaybackState::ended) return countdown_words(Milliseconds::zero(), false);
        return countdown_words(view_.now - slot_->start, true);
    }

    void draw_foot(const Rect& foot) {
        ui_.fill({foot.x, foot.y, foot.w, std::max(2.f, theme_.px(3))}, ui_.palette().rule);
        std::string words;
        if (view_.notice) words = view_.notice->words;
        for (const std::string& warning : cue_warnings(view_.view, view_.room, view_.stage, view_.now))
            words += (words.empty() ? "" : "  ·  ") + warning;
        // The stage's card shows it; its first words tell which it is.
        if (!view_.announcements.empty())
            words +=
                (words.empty() ? "" : "  ·  ") + tr("Announcement") + ": " + view_.announcements.front().text;
        if (words.empty()) return;
        const TextStyle style = letters(36, Weight::regular, 2);
        const float width = foot.w - 2 * margin(),
                    height = ui_.words().measure(words, style, width).logical.h;
        ui_.text("warnings", view_.notice && view_.notice->is_problem ? "alert" : "status", words, style,
                 {foot.x + margin(), foot.y + (foot.h - height) / 2, width, height}, amber);
    }

    Ui& ui_;
    const CueView& view_;
    const Theme& theme_;
    const std::string& zone_;
    const PlaybackState state_;
    const PlaybackSlot* slot_;
    CueControls controls_;
};

}  // namespace

CueAction draw_cue(Ui& ui, const CueView& view) {
    return Cue(ui, view).draw();
}

}  // namespace lanyard
