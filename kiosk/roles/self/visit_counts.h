// Counts what goes wrong for people before a kiosk, without anything about them.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "base/instant.h"
#include "event/kiosk_counts.h"

namespace lanyard {

class VisitCounts {
  public:
    // Somebody has begun: a code was read, or something was touched. Only the first of a visit counts.
    void begin(Milliseconds now) {
        if (!began_) began_ = now;
    }
    Milliseconds began() const { return began_.value_or(Milliseconds(0)); }
    void missed_touch(const std::string& screen) { ++counts_[screen].missed_touches; }
    void called_help(const std::string& screen) { ++counts_[screen].help_called; }
    void left_by_time(const std::string& screen) { ++counts_[screen].left_by_time; }
    // The visit ends from this screen.
    void end(const std::string& screen, Milliseconds now);

    bool has_any() const { return !counts_.empty(); }
    const KioskCounts& counts() const { return counts_; }
    void clear() { counts_.clear(); }

  private:
    std::optional<Milliseconds> began_;
    KioskCounts counts_;
};

}  // namespace lanyard
