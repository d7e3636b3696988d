// The video on a stage: one long-lived player that is told what to do and never waited for.
//
// An interface, so that what a stage does can be tested without a window. Everything is called by the frame
// loop's thread; the player has threads of its own.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/instant.h"
#include "devices/window_pixels.h"
#include "event/event_config.h"
#include "ui/textures.h"

namespace lanyard {

// What is to be played, and how.
struct VideoToPlay {
    std::string file;     // a path; "" for the line-up's tone
    Milliseconds from{};  // the first frame's place; has to lie before the end, or the last frame is shown
    double gain_db = 0;   // so that it is as loud as others
    double speed = 1;     // of the event's clock
    bool loops = false;
    std::string captions;  // the language of the captions that are shown, "en"; "" takes what comes first
};

// How the player is doing, as it said last.
struct VideoStatus {
    bool is_ready = false;  // the first frame is decoded and can be shown
    bool is_paused = true;
    bool is_at_end = false;   // its last frame is shown; there is no more
    std::string failure;      // why it cannot be played, "" where it can
    bool is_gone = false;     // the player has ended: another one has to be opened
    Milliseconds position{};  // of the frame that is shown
    int dropped_frames = 0;   // since it was loaded
    bool has_device = true;   // somebody could hear it
    double level_db = -100;   // what is heard now: dBFS, root mean square
};

// Where the video is drawn.
struct VideoPlace {
    int width = 0, height = 0;
    bool is_seen = true;  // else it only keeps up
    Colour ground{};      // what its edges lie on
};

struct VideoPicture {
    TextureId texture = 0;      // 0: it is in the window already
    int width = 0, height = 0;  // 0: nothing to show yet
};

class Video {
  public:
    virtual ~Video() = default;

    // Loads the file, paused and unheard, in place of what was there. The status is not ready until it is.
    virtual void load(const VideoToPlay& what) = 0;
    // Nothing is loaded any more.
    virtual void unload() = 0;
    virtual void play() = 0;
    virtual void pause() = 0;
    virtual void seek(Milliseconds position) = 0;
    // Of the event's clock, as in VideoToPlay.
    virtual void set_speed(double speed) = 0;
    // 0 to 1 is what the file is set to be, a little more is louder; at once.
    virtual void set_volume(double volume) = 0;

    // Takes in what the player has said since.
    virtual VideoStatus status() = 0;
    // True where a frame waits to be drawn.
    virtual bool has_new_frame() = 0;
    // Draws the newest frame as large as it goes in the place, in its own shape. The texture stays the
    // video's and holds until the next call.
    virtual VideoPicture draw(const VideoPlace& place) = 0;
    // The window shows what was drawn.
    virtual void shown() = 0;
};

// By libmpv, in the OpenGL context that is current, or straight into the window where it may be written into.
// `wake` is called from any thread when there is news. nullptr where the player cannot be made; the log says
// why.
std::unique_ptr<Video> open_mpv_video(std::function<void()> wake, WindowDrawing window);

}  // namespace lanyard
