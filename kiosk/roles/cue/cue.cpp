// Two columns as drawn, one above the other on an upright screen; each button has its key on it.
#include "roles/cue/cue.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "roles/cue/words.h"
#include "screens/page.h"
#include "screens/parts.h"
#include "screens/words.h"

namespace lanyard {
namespace {

using Act = PlaybackAct;

constexpr Colour amber = 0xf0bf78, dark = 0x101c1e;  // dark: on amber
constexpr int level_steps = 9;
constexpr double quietest_step_db = -45;

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
          slot_(view.stage.slot) {}

    std::optional<PlaybackDeed> draw() {
        ui_.screen("cue", playback_state_name(state_), Mood::stage);
        take_keys();
        const Rect window = ui_.window();
        const Rect body =
            draw_top({window.x + margin(), window.y + theme_.px(40), window.w - 2 * margin(), 0});
        const float foot = std::round(theme_.px(126));
        const Rect main{body.x, body.y, body.w, window.bottom() - foot - body.y - theme_.px(30)};
        if (theme_.portrait()) {
            const float half = std::round(main.h * 0.45f);
            draw_facts({main.x, main.y, main.w, half});
            draw_buttons({main.x, main.y + half, main.w, main.h - half});
        } else {
            const float left = std::round(main.w * 0.56f), gap = theme_.px(48);
            draw_facts({main.x, main.y, left - gap, main.h});
            draw_buttons({main.x + left, main.y, main.w - left, main.h});
        }
        draw_foot({window.x, window.bottom() - foot, window.w, foot});
        return std::move(deed_);
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

    TextStyle centred_letters(float size, Weight weight) const {
        TextStyle style = letters(size, weight, 1);
        style.align = TextAlign::centre;
        return style;
    }

    bool is_left() const { return view_.stage.playback.audience == AudienceSees::way_out; }
    bool can_go() const { return slot_ && takes_go(*slot_, view_.now) && !is_left(); }
    bool is_held() const { return state_ == PlaybackState::held; }
    bool can_resume() const { return is_held() && !is_left(); }
    bool plays() const { return state_ == PlaybackState::playing; }
    bool is_on() const { return plays() || is_held() || state_ == PlaybackState::armed; }
    bool lines_up() const { return view_.stage.playback.audience == AudienceSees::line_up; }
    bool is_free() const { return !plays() && !is_held(); }

    void act(Act what, std::string subject = {}) {
        if (subject.empty() && slot_) subject = slot_->session;
        if (!subject.empty()) deed_ = PlaybackDeed{what, std::move(subject)};
    }

    // Keys before buttons: Space is Go wherever the focus is.
    void take_keys() {
        const UiInput& input = ui_.input();
        const std::string letter = input.text;
        if (input.key == UiKey::space) {
            if (can_resume())
                act(Act::resume);
            else if (can_go())
                act(Act::go);
        } else if (letter == "h" && (plays() || can_resume())) {
            act(is_held() ? Act::resume : Act::hold);
        } else if (letter == "s" && is_on()) {
            act(Act::skip);
        } else if (letter == "m" && slot_) {
            act(slot_->inputs.muted ? Act::unmute : Act::mute);
        } else if (letter == "c" && slot_ && (plays() || is_held())) {
            act(slot_->inputs.card ? Act::show_video : Act::show_card);
        } else if (letter == "l" && is_free()) {
            act(lines_up() ? Act::end_line_up : Act::line_up, view_.room);
        } else if (letter == "u" && !view_.undoes.empty()) {
            act(Act::undo, view_.undoes);
        } else if (letter.empty()) {
            return;
        }
        ui_.use_key();
    }

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
        if (is_left())
            y = draw_banner(state_words(view_.stage, view_.now), place);
        else
            put("state", "status", state_words(view_.stage, view_.now), letters(40, Weight::semibold, 1),
                amber, 0);
        if (!slot_) return;
        TextStyle large = letters(theme_.portrait() ? 190 : 224, Weight::bold, 1);
        large.even_digits = true;
        large.line_height = 1;
        put("countdown", "timer", countdown(), large, palette.ink, 10);
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
            palette.ink, 0);
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
        if (plays() || is_held()) {
            const bool loops = slot_->loops;
            const Milliseconds left = loops && slot_->end > view_.now
                                          ? slot_->end - view_.now
                                          : slot_->length() - view_.stage.playback.position;
            return countdown_words(-std::max(Milliseconds::zero(), left), true);
        }
        if (state_ == PlaybackState::ended) return countdown_words(Milliseconds::zero(), false);
        return countdown_words(view_.now - slot_->start, true);
    }

    // What has no effect now is drawn as a place, and is no button.
    bool button(const char* id, const std::string& words, const char* key, const Rect& box, bool works,
                std::optional<bool> on = {}) {
        const std::string label = key[0] ? with_key(words, key) : words;
        if (works) {
            Button spec{id, label, ButtonLook::secondary, centred_letters(44, Weight::semibold), on};
            return ui_.button(spec, box);
        }
        ui_.outline(box, ui_.palette().rule, std::max(2.f, theme_.px(3)),
                    std::min(theme_.px(32), box.h * 0.24f));
        const TextStyle style = centred_letters(44, Weight::semibold);
        const float height = ui_.words().measure(label, style, box.w).logical.h;
        ui_.silent_text(label, style, {box.x, box.y + (box.h - height) / 2, box.w, height},
                        ui_.palette().quiet_ink);
        ui_.record(id, "button", label, box).enabled = false;
        return false;
    }

    void draw_buttons(const Rect& place) {
        const float gap = theme_.px(30);
        const float row = std::round((place.h - 3 * gap) / 6);
        const float go_height = std::round(row * 2.2f), sound_height = std::round(row * 0.95f);
        const float small = std::round((place.h - go_height - sound_height - 3 * gap) / 2);
        const float half = std::round((place.w - gap) / 2);
        draw_go({place.x, place.y, place.w, go_height});
        float y = place.y + go_height + gap;
        const Rect first{place.x, y, half, small},
            second{place.x + half + gap, y, place.w - half - gap, small};
        if (is_held()) {
            if (button("resume", tr("Resume"), "H", first, can_resume())) act(Act::resume);
        } else if (button("hold", tr("Hold"), "H", first, plays())) {
            act(Act::hold);
        }
        if (button("skip", tr("Skip"), "S", second, slot_ && is_on())) act(Act::skip);
        y += small + gap;
        const Rect third{place.x, y, half, small},
            fourth{place.x + half + gap, y, place.w - half - gap, small};
        const bool is_muted = slot_ && slot_->inputs.muted, is_covered = slot_ && slot_->inputs.card;
        if (button("mute", tr("Mute"), "M", third, slot_ != nullptr, is_muted))
            act(is_muted ? Act::unmute : Act::mute);
        if (button("card", tr("Card"), "C", fourth, plays() || is_held(), is_covered))
            act(is_covered ? Act::show_video : Act::show_card);
        y += small + gap;
        draw_sound({place.x, y, place.w, sound_height});
    }

    void draw_go(const Rect& box) {
        const bool again = slot_ && state_ == PlaybackState::ended && !is_left();
        if (again) {
            if (button("again", tr("Play it again"), "", box, true)) act(Act::again);
            return;
        }
        const std::string label = with_key(is_held() ? tr("RESUME") : tr("GO"), tr("space").c_str());
        if (can_go() || can_resume()) {
            Button go{"go", label, ButtonLook::primary, centred_letters(84, Weight::bold)};
            if (ui_.button(go, box)) act(is_held() ? Act::resume : Act::go);
            return;
        }
        button("go", tr("GO"), tr("space").c_str(), box, false);
    }

    // How loud it is on the stage of this machine.
    void draw_sound(const Rect& box) {
        const float undo_width = view_.undoes.empty() ? 0 : std::round(box.w * 0.28f);
        const Rect panel{box.x, box.y, box.w - undo_width - (undo_width > 0 ? theme_.px(24) : 0), box.h};
        ui_.fill(panel, ui_.palette().card, theme_.px(20));
        const StagePulse* pulse = view_.view.stage(view_.room);
        const double level = pulse ? pulse->level_db : -100;
        const int lit = std::clamp(
            static_cast<int>(std::lround((level - quietest_step_db) / -quietest_step_db * level_steps)), 0,
            level_steps);
        const TextStyle style = letters(38, Weight::regular, 1);
        const float pad = theme_.px(32), words_width = panel.w * 0.28f;
        const float height = ui_.words().measure(tr("Sound out"), style, words_width).logical.h;
        const float y = panel.y + (panel.h - height) / 2;
        ui_.silent_text(tr("Sound out"), style, {panel.x + pad, y, words_width, height}, ui_.palette().ink);
        const float step = std::round(panel.w * 0.026f), bar = std::round(step * 0.7f),
                    x = panel.x + pad + words_width;
        for (int i = 0; i < level_steps; ++i) {
            const Rect one{x + static_cast<float>(i) * step, y, bar, height};
            if (i < lit)
                ui_.fill(one, ui_.palette().header);
            else
                ui_.outline(one, ui_.palette().edge, std::max(1.f, theme_.px(2)), 0);
        }
        ui_.record("level", "meter", tr("Sound out"), {x, y, step * level_steps, height}).value =
            pulse ? std::to_string(lit) + "/" + std::to_string(level_steps) : tr("no stage here");
        const Rect line_up{panel.x + panel.w * 0.6f, panel.y + theme_.px(8), panel.w * 0.4f - theme_.px(8),
                           panel.h - theme_.px(16)};
        Button spec{"line_up", with_key(tr("Line-up"), "L"), ButtonLook::secondary,
                    centred_letters(38, Weight::regular), lines_up()};
        if (is_free() && ui_.button(spec, line_up))
            act(lines_up() ? Act::end_line_up : Act::line_up, view_.room);
        if (view_.undoes.empty()) return;
        Button undo{"undo", with_key(tr("Undo"), "U"), ButtonLook::secondary,
                    centred_letters(38, Weight::semibold)};
        if (ui_.button(undo, {box.right() - undo_width, box.y, undo_width, box.h}))
            act(Act::undo, view_.undoes);
    }

    void draw_foot(const Rect& foot) {
        ui_.fill({foot.x, foot.y, foot.w, std::max(2.f, theme_.px(3))}, ui_.palette().rule);
        std::string words;
        if (view_.notice) words = view_.notice->words;
        for (const std::string& warning : cue_warnings(view_.view, view_.room, view_.stage, view_.now))
            words += (words.empty() ? "" : "  ·  ") + warning;
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
    std::optional<PlaybackDeed> deed_;
};

}  // namespace

std::optional<PlaybackDeed> draw_cue(Ui& ui, const CueView& view) {
    return Cue(ui, view).draw();
}

}  // namespace lanyard
