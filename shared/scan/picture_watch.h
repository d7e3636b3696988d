// Tells from a camera's pictures alone that it sees nothing: black ones, and one that stands still.
#pragma once

#include <cstdint>
#include <vector>

#include "base/instant.h"
#include "scan/grey_view.h"

namespace lanyard {

enum class PictureFault { none, black, frozen };

// One camera's memory of its last picture. A sensor's noise changes every picture of a living room, so pixels
// that all stay the same come from a camera that hangs; a covered lens gives dark grey without any shape.
class PictureWatch {
  public:
    static constexpr Milliseconds black_after{2000};
    static constexpr Milliseconds frozen_after{4000};

    // What is wrong with the picture, once it has been so for long enough; none as soon as it is right again.
    // `now` by any clock that runs evenly.
    PictureFault look(GreyView picture, Instant now);

  private:
    bool is_as_before(GreyView picture);

    std::vector<std::uint8_t> before_, sample_;  // every fourth pixel of every fourth row
    Instant black_since_, same_since_;
    bool was_black_ = false, was_same_ = false;
};

}  // namespace lanyard
