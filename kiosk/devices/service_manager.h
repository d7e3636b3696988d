// Tells the service manager that started this program that the screen is up, and that its loop goes on.
// Without one nobody is told.
#pragma once

#include "base/instant.h"

namespace lanyard {

class ServiceManager {
  public:
    // How often it hears that the loop goes on; a watchdog has to wait for several of these.
    static constexpr Milliseconds tells_every{1000};

    // A frame was drawn and shown. The first is what the start of the service is waited for.
    void shown();
    // The loop has come round. Before the first frame that says nothing: whoever hangs while they start are
    // started anew, too.
    void runs(Milliseconds now);

  private:
    bool is_up_ = false;
    Milliseconds told_at_{};
};

}  // namespace lanyard
