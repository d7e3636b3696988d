// Reads the QR codes in a grey picture: quickly in a camera's frames, thoroughly in a still.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "scan/closer_look.h"
#include "scan/code_traces.h"
#include "scan/grey_view.h"
#include "scan/pixel_filters.h"

namespace lanyard {

struct ReadCode {
    std::string text;                   // as plain_payload() leaves it
    std::array<PixelPoint, 4> corners;  // in the frame: the symbol's own top left, then clockwise
};

// What a code or a hand scanner says, without what belongs to the carrier: an AIM symbology identifier
// ("]Q1", ISO/IEC 15424), an ECI designator ("\000026", AIM ECI protocol) and line ends at either end.
std::string plain_payload(std::string_view payload);

// A reader of one camera's frames; it knows nothing of cameras. No frame gets every way of looking: each
// takes its turn of three, which fail on different codes, so that what is held up is read within three
// frames:
//   1. half size, smoothed; failing that the full picture smoothed and sharpened: noise, blur, printed dots;
//   2. the full picture strongly sharpened; failing that a quarter of its size: small and faint codes, large
//      ones of separate dots;
//   3. a third of its size, sharpened; failing that half size inverted: codes close to the lens, phones in
//      dark mode.
// Each turn alone reads about as much as one pass of the library's defaults and costs less. Now and then the
// third looks closer where squares of a code are seen, which finds those without a margin. Not for two
// threads at once; memory is kept from frame to frame.
class QrReader {
  public:
    // The codes in the next frame of a camera or clip: nearest the middle first, of two as near the larger.
    std::vector<ReadCode> read(GreyView frame);

    // The codes in a picture that will not come again: every way of looking, together, in the same order. A
    // large picture is looked at in smaller sizes, too.
    std::vector<ReadCode> read_still(GreyView picture);

    // The codes that need no luck: what one look reads in the picture as it is, as any scanner would.
    static std::vector<ReadCode> read_plain(GreyView picture);

    struct Way;  // of looking: what is done to the picture first

  private:
    std::vector<ReadCode> look(GreyView picture, const Way& way);
    GreyView resized(GreyView picture, const Way& way);
    std::vector<ReadCode> look_closer(GreyView frame);
    std::vector<ReadCode> look_in_every_way(GreyView picture);
    std::vector<ReadCode> look_until_all_are_read(GreyView picture);

    PixelFilters filters_;
    GreyBuffer resized_, resized_again_, smoothed_, sharpened_, inverted_, painted_;
    CodeTraceFinder traces_;
    CloserLook closer_;
    int frames_ = 0;
};

}  // namespace lanyard
