// Reads the QR codes in a grey picture: quickly in a camera's frames, thoroughly in a still.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

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
//   1. half size, sharpened; failing that the full picture as it is, with every row looked at: small codes;
//   2. two thirds, sharpened; failing that half size inverted: blurred codes, phones in dark mode;
//   3. the full picture smoothed and strongly sharpened: noisy, faint and moving codes.
// Each turn alone reads more than one pass of the library's defaults and costs no more. Not for two threads
// at once; memory is kept from frame to frame.
class QrReader {
  public:
    // The codes in the next frame of a camera or clip: nearest the middle first, of two as near the larger.
    std::vector<ReadCode> read(GreyView frame);

    // The codes in a picture that will not come again: every way of looking, together, in the same order.
    std::vector<ReadCode> read_still(GreyView picture);

  private:
    std::vector<ReadCode> look_at_half(GreyView frame);
    std::vector<ReadCode> look_at_inverted_half(GreyView frame);
    std::vector<ReadCode> look_at_two_thirds(GreyView frame);
    std::vector<ReadCode> look_at_cleaned(GreyView frame);

    PixelFilters filters_;
    GreyBuffer reduced_;
    GreyBuffer sharpened_;
    GreyBuffer inverted_;
    int turn_ = 0;
};

}  // namespace lanyard
