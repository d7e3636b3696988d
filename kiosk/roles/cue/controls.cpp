// What has no effect now is drawn as a place, and is no button; each button has its key on it.
#include "roles/cue/controls.h"

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "roles/cue/words.h"
#include "screens/page.h"
#include "screens/parts.h"

namespace lanyard {
namespace {

using Act = PlaybackAct;

constexpr int level_steps = 9;
constexpr double quietest_step_db = -45;
constexpr Milliseconds jumps_by{10'000};

}  // namespace

CueControls::CueControls(Ui& ui, const CueView& view)
    : ui_(ui), view_(view), theme_(ui.theme()), state_(view.stage.playback.state), slot_(view.stage.slot) {}

TextStyle CueControls::label(float size, Weight weight) const {
    TextStyle style = body_style(theme_, size, weight);
    style.most_lines = 1;
    style.smallest = style.size * 0.5f;
    style.line_height = 1.2f;
    style.align = TextAlign::centre;
    return style;
}

bool CueControls::can_go() const {
    return slot_ && takes_go(*slot_, view_.now) && !is_left();
}

void CueControls::act(Act what, std::string subject) {
    if (subject.empty() && slot_) subject = slot_->session;
    if (!subject.empty()) action_.deed = PlaybackDeed{what, std::move(subject)};
}

void CueControls::jump_to(Milliseconds position) {
    const Milliseconds last = slot_->length() - Milliseconds(1000);
    act(Act::jump);
    action_.deed->position = std::clamp(position, Milliseconds::zero(), std::max(Milliseconds::zero(), last));
}

void CueControls::change_volume(int steps) {
    const int wanted = slot_->inputs.volume_db + steps * volume_step_db;
    if (wanted < quietest_volume_db || wanted > loudest_volume_db) return;
    act(Act::volume);
    action_.deed->volume_db = wanted;
}

void CueControls::take_keys() {
    const UiInput& input = ui_.input();
    if (input.key == UiKey::space) {
        if (can_resume())
            act(Act::resume);
        else if (can_go())
            act(Act::go);
    } else if (input.key == UiKey::back) {
        action_.panic = is_seen() || lines_up();
    } else if ((input.key == UiKey::left || input.key == UiKey::right) && is_seen()) {
        jump_to(view_.stage.playback.position + (input.key == UiKey::left ? -jumps_by : jumps_by));
    } else if (input.text.empty() || !take_letter(input.text)) {
        return;
    }
    ui_.use_key();
}

// Every letter is one of ours, whether it does something now or not.
bool CueControls::take_letter(const std::string& letter) {
    if (letter == "h" && (plays() || can_resume())) {
        act(is_held() ? Act::resume : Act::hold);
    } else if (letter == "s" && is_on()) {
        act(Act::skip);
    } else if (letter == "m" && slot_) {
        act(slot_->inputs.muted ? Act::unmute : Act::mute);
    } else if (letter == "c" && slot_ && is_seen()) {
        act(slot_->inputs.card ? Act::show_video : Act::show_card);
    } else if (letter == "b" && view_.asks_what_next) {
        act(Act::again);
    } else if ((letter == "+" || letter == "-") && slot_) {
        change_volume(letter == "+" ? 1 : -1);
    } else if (letter == "l" && !is_seen()) {
        act(lines_up() ? Act::end_line_up : Act::line_up, view_.room);
    } else if (letter == "u" && !view_.undoes.empty()) {
        act(Act::undo, view_.undoes);
    }
    return true;
}

bool CueControls::button(const char* id, const std::string& words, const char* key, const Rect& box,
                         bool works, std::optional<bool> on) {
    const std::string said = key[0] ? with_key(words, key) : words;
    if (works) {
        Button spec{id, said, ButtonLook::secondary, label(40, Weight::semibold), on};
        return ui_.button(spec, box);
    }
    ui_.outline(box, ui_.palette().rule, std::max(2.f, theme_.px(3)), std::min(theme_.px(32), box.h * 0.24f));
    const TextStyle style = label(40, Weight::semibold);
    const float height = ui_.words().measure(said, style, box.w).logical.h;
    ui_.silent_text(said, style, {box.x, box.y + (box.h - height) / 2, box.w, height},
                    ui_.palette().quiet_ink);
    ui_.record(id, "button", said, box).enabled = false;
    return false;
}

void CueControls::draw_buttons(const Rect& place) {
    const float gap = theme_.px(26);
    const float row = std::round((place.h - 3 * gap) / 6);
    const float go_height = std::round(row * 2.2f), sound_height = std::round(row * 0.95f);
    const float small = std::round((place.h - go_height - sound_height - 3 * gap) / 2);
    const float third = std::floor((place.w - 2 * gap) / 3);
    const auto cell = [&](int column, float y) {
        return Rect{place.x + static_cast<float>(column) * (third + gap), y, third, small};
    };
    const Rect go{place.x, place.y, place.w, go_height};
    if (view_.asks_what_next && can_resume())
        draw_what_next(go);
    else
        draw_go(go);
    float y = place.y + go_height + gap;
    if (is_held()) {
        if (button("resume", tr("Resume"), "H", cell(0, y), can_resume())) act(Act::resume);
    } else if (button("hold", tr("Hold"), "H", cell(0, y), plays())) {
        act(Act::hold);
    }
    if (button("skip", tr("Skip"), "S", cell(1, y), slot_ && is_on())) act(Act::skip);
    const std::string panic = view_.panic_is_ready ? tr("Once more") : tr("Panic");
    if (button("panic", panic, tr("Esc").c_str(), cell(2, y), is_seen() || lines_up(), view_.panic_is_ready))
        action_.panic = true;
    y += small + gap;
    const bool is_muted = slot_ && slot_->inputs.muted, is_covered = slot_ && slot_->inputs.card;
    if (button("mute", tr("Mute"), "M", cell(0, y), slot_ != nullptr, is_muted))
        act(is_muted ? Act::unmute : Act::mute);
    if (button("card", tr("Card"), "C", cell(1, y), is_seen(), is_covered))
        act(is_covered ? Act::show_video : Act::show_card);
    if (button("line_up", tr("Line-up"), "L", cell(2, y), !is_seen(), lines_up()))
        act(lines_up() ? Act::end_line_up : Act::line_up, view_.room);
    y += small + gap;
    draw_sound({place.x, y, place.w, sound_height});
}

void CueControls::draw_go(const Rect& box) {
    const bool again = slot_ && state_ == PlaybackState::ended && !is_left();
    if (again) {
        if (button("again", tr("Play it again"), "", box, true)) act(Act::again);
        return;
    }
    if (can_go() || can_resume()) {
        const std::string said = with_key(is_held() ? tr("RESUME") : tr("GO"), tr("space").c_str());
        Button go{"go", said, ButtonLook::primary, label(84, Weight::bold)};
        if (ui_.button(go, box)) act(is_held() ? Act::resume : Act::go);
        return;
    }
    button("go", tr("GO"), tr("space").c_str(), box, false);
}

// The building was left while it played: nobody goes on with it, or begins it again, without being asked.
void CueControls::draw_what_next(const Rect& box) {
    const float gap = theme_.px(26), half = std::round((box.w - gap) / 2);
    const std::string from =
        filled(tr("Go on from {time}"), {{"time", countdown_words(view_.stage.playback.position, false)}});
    Button on{"go", with_key(from, tr("space").c_str()), ButtonLook::primary, label(44, Weight::bold)};
    Button again{"again", with_key(tr("From its beginning"), "B"), ButtonLook::secondary,
                 label(44, Weight::bold)};
    on.style.most_lines = again.style.most_lines = 3;
    if (ui_.button(on, {box.x, box.y, half, box.h})) act(Act::resume);
    if (ui_.button(again, {box.x + half + gap, box.y, box.w - half - gap, box.h})) act(Act::again);
}

// How loud it is on the stage of this machine, and louder or quieter.
void CueControls::draw_sound(const Rect& box) {
    const float gap = theme_.px(20), key = std::max(theme_.touch(0), theme_.px(104));
    const float undo_width = view_.undoes.empty() ? 0 : std::round(box.w * 0.24f);
    const float keys = 2 * key + 2 * gap;
    const Rect panel{box.x, box.y, box.w - keys - undo_width - (undo_width > 0 ? gap : 0), box.h};
    draw_level(panel);
    const int volume = slot_ ? slot_->inputs.volume_db : 0;
    const float x = panel.right() + gap;
    if (button("quieter", "−", "", {x, box.y, key, box.h}, slot_ && volume > quietest_volume_db))
        change_volume(-1);
    if (button("louder", "+", "", {x + key + gap, box.y, key, box.h}, slot_ && volume < loudest_volume_db))
        change_volume(1);
    if (view_.undoes.empty()) return;
    Button undo{"undo", with_key(tr("Undo"), "U"), ButtonLook::secondary, label(38, Weight::semibold)};
    if (ui_.button(undo, {box.right() - undo_width, box.y, undo_width, box.h})) act(Act::undo, view_.undoes);
}

void CueControls::draw_level(const Rect& panel) {
    ui_.fill(panel, ui_.palette().card, theme_.px(20));
    const StagePulse* pulse = view_.view.stage(view_.room);
    const double level = pulse ? pulse->level_db : -100;
    const int lit = std::clamp(
        static_cast<int>(std::lround((level - quietest_step_db) / -quietest_step_db * level_steps)), 0,
        level_steps);
    const float pad = theme_.px(24), step = std::round(std::min(theme_.px(24), (panel.w - 2 * pad) * 0.042f));
    const float bars = step * level_steps, words_width = panel.w - 3 * pad - bars;
    const int volume = slot_ ? slot_->inputs.volume_db : 0;
    const std::string words =
        volume == 0 ? tr("Sound out")
                    : filled(tr("Sound out {volume} dB"),
                             {{"volume", (volume < 0 ? "−" : "+") + std::to_string(std::abs(volume))}});
    TextStyle style = label(38, Weight::regular);
    style.align = TextAlign::start;
    const float height = ui_.words().measure(words, style, words_width).logical.h;
    const float y = panel.y + (panel.h - height) / 2, x = panel.right() - pad - bars;
    ui_.text("volume", "status", words, style, {panel.x + pad, y, words_width, height}, ui_.palette().ink);
    const float bar = std::round(step * 0.7f);
    for (int i = 0; i < level_steps; ++i) {
        const Rect one{x + static_cast<float>(i) * step, y, bar, height};
        if (i < lit)
            ui_.fill(one, ui_.palette().header);
        else
            ui_.outline(one, ui_.palette().edge, std::max(1.f, theme_.px(2)), 0);
    }
    ui_.record("level", "meter", tr("Sound out"), {x, y, bars, height}).value =
        pulse ? std::to_string(lit) + "/" + std::to_string(level_steps) : tr("no stage here");
}

float CueControls::draw_position(const Rect& place) {
    if (!slot_ || !is_seen() || slot_->length() <= Milliseconds::zero()) return 0;
    const Rect box{place.x, place.y, place.w, theme_.touch(72)};
    const auto length = static_cast<double>(slot_->length().count());
    const double share =
        std::clamp(static_cast<double>(view_.stage.playback.position.count()) / length, 0.0, 1.0);
    const float bar = theme_.px(20);
    const Rect line{box.x, box.y + (box.h - bar) / 2, box.w, bar};
    ui_.fill(line, ui_.palette().card, bar / 2);
    ui_.fill({line.x, line.y, static_cast<float>(share) * line.w, bar}, ui_.palette().header, bar / 2);
    ui_.record("position", "slider", tr("Where it is, and where it is to be"), box).value =
        countdown_words(view_.stage.playback.position, false) + " / " +
        countdown_words(slot_->length(), false);
    if (ui_.pressed("position", box)) {
        const float across = std::clamp((ui_.input().pointer.x - box.x) / box.w, 0.f, 1.f);
        jump_to(Milliseconds(std::llround(across * length)));
    }
    return box.h;
}

}  // namespace lanyard
