// What the frame loop knows of a role: it hands the role what comes in, and lets it draw.
//
// SelfService is what attendees meet, DeskService what staff at the registration desk work with, DoorService
// what stands at a room's door, BoardService what everybody sees from afar, StageService what a hall sees,
// and CueService what its videos are started from.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "devices/camera.h"
#include "message.h"
#include "ui/ui.h"

namespace lanyard {

// What a verdict sounds like.
enum class Sound { admitted, attention, refused };

class Role {
  public:
    // Hands a request to the desk; false where it cannot take it. The number comes back with the answer.
    using Ask = std::function<bool(long long request, const Request& what)>;

    Role() = default;
    virtual ~Role() = default;
    Role(const Role&) = delete;
    Role& operator=(const Role&) = delete;

    // `now` in all of these is of a clock that runs evenly; the event's own time comes with the event.
    virtual void take(Message message, Milliseconds now) = 0;
    virtual void take_code(const std::string& code, Milliseconds now) = 0;
    // The same from the keyboard's port, with what its keys wrote: somebody may have typed it.
    virtual void take_keyed_code(const std::string& code, const std::string& /*written*/, Milliseconds now) {
        take_code(code, now);
    }
    // What was taken for a code and is to be written where somebody types; given once.
    virtual std::string take_typing() { return {}; }

    // True where the picture that stands is old because time has passed.
    virtual bool is_stale(Milliseconds now) = 0;
    // How long nothing changes by time alone; a second at most.
    virtual Milliseconds quiet_for(Milliseconds now) const = 0;
    // Does what time brings, draws, and acts on what was touched. `blank_camera` leaves a live picture out.
    virtual void draw(Ui& ui, Milliseconds now, bool blank_camera = false) = 0;

    virtual const Choices& choices() const = 0;
    virtual Colour accent() const = 0;
    // Tells pictures of one state apart, for screenshots: "printed, with badge".
    virtual std::string detail() const = 0;
    // Why the event cannot be used, until it can.
    virtual const std::optional<Error>& trouble() const = 0;
    // Staff may come in by the corner of the screen that stands, held for three seconds.
    virtual bool has_staff_corner() const { return false; }
    virtual void open_staff_menu(Milliseconds) {}
    // True once, when staff want the hand scanner's test.
    virtual bool takes_scanner_test() { return false; }

    // The window shows what was drawn.
    virtual void shown() {}
    // The program ends; what should be written down of that is asked for now.
    virtual void close() {}
    // A pointer has no business on a stage.
    virtual bool shows_pointer() const { return true; }
    // Letters are commands, and nobody scans: keys count at once.
    virtual bool takes_letters() const { return false; }

    // Only roles that show their camera and are heard have these.
    virtual bool shows_camera() const { return false; }
    virtual bool camera_is_live() const { return false; }
    virtual void take_picture(const Pixels&) {}
    virtual void take_sight(const CameraSight&, Milliseconds) {}
    virtual void lens_is(CameraPlace) {}
    virtual void can_listen(bool) {}
    virtual void is_speaking(bool) {}
    virtual void earphones(bool) {}
    // What is to be heard of the newest verdict; given once.
    virtual std::optional<Sound> take_sound() { return std::nullopt; }
};

}  // namespace lanyard
