// A picture of the place where a code seems to be, made easier to read: nothing around it, dark on light, and
// modules of a size that readers like best.
#pragma once

#include "scan/code_traces.h"
#include "scan/pixel_filters.h"

namespace lanyard {

// Memory is kept from picture to picture.
class CloserLook {
  public:
    // Takes the place out of `frame`; `traces` has a square at least. A code of three squares is taken with
    // its margin, of fewer as much as may belong to it.
    void take(GreyView frame, const CodeTraces& traces);

    // Valid until the next take().
    GreyView picture() const { return picture_.view(); }

    // Paints all that is not the code as light as its light modules: whoever cuts a code out, or shows it on
    // black, leaves it without the margin by which readers find its squares. False where it is not known
    // where the code ends; then nothing is painted.
    bool draw_margin();

    // A place in the picture as one in the frame.
    PixelPoint in_frame(PixelPoint point) const;

  private:
    struct Box {
        int left = 0, top = 0, right = 0, bottom = 0;
    };
    static Box box_of(GreyView frame, const CodeTraces& traces);

    PixelFilters filters_;
    GreyBuffer picture_, scratch_;
    CodeTraces traces_;
    Box box_;
    double scale_ = 1;  // pixels of the picture for one of the frame
};

}  // namespace lanyard
