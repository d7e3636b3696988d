// What the operator touches at the cue, and the same by keys: Go, what moves the picture, what is seen of it,
// and how loud it is.
#pragma once

#include <string>

#include "roles/cue/cue.h"

namespace lanyard {

class CueControls {
  public:
    CueControls(Ui& ui, const CueView& view);

    // Keys before buttons: Space is Go wherever the focus is.
    void take_keys();
    void draw_buttons(const Rect& place);
    // Where the video is, and the way to another place in it; gives the height that it takes.
    float draw_position(const Rect& place);
    // What was touched, or its key pressed, in this frame.
    CueAction take_action() { return std::move(action_); }

  private:
    TextStyle label(float size, Weight weight) const;
    bool is_left() const { return view_.stage.playback.audience == AudienceSees::way_out; }
    bool can_go() const;
    bool is_held() const { return state_ == PlaybackState::held; }
    bool can_resume() const { return is_held() && !is_left(); }
    bool plays() const { return state_ == PlaybackState::playing; }
    bool is_seen() const { return plays() || is_held(); }
    bool is_on() const { return is_seen() || state_ == PlaybackState::armed; }
    bool lines_up() const { return view_.stage.playback.audience == AudienceSees::line_up; }

    void act(PlaybackAct what, std::string subject = {});
    void jump_to(Milliseconds position);
    void change_volume(int steps);
    bool take_letter(const std::string& letter);
    bool button(const char* id, const std::string& words, const char* key, const Rect& box, bool works,
                std::optional<bool> on = {});
    void draw_go(const Rect& box);
    void draw_what_next(const Rect& box);
    void draw_sound(const Rect& box);
    void draw_level(const Rect& box);

    Ui& ui_;
    const CueView& view_;
    const Theme& theme_;
    const PlaybackState state_;
    const PlaybackSlot* slot_;
    CueAction action_;
};

}  // namespace lanyard
