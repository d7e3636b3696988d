// Any pixels at all: the reader, the hints and the watch take them without harm, and what is read makes
// sense.
//
// Byte 0 is the width less one, byte 1 the height less one; the rest are the pixels, row by row, from the
// beginning again where they do not suffice.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "scan/picture_watch.h"
#include "scan/qr_reader.h"
#include "scan/repeat_filter.h"
#include "scan/scan_hints.h"

using namespace lanyard;

namespace {

void check(bool holds) {
    if (!holds) std::abort();
}

void check_codes(const std::vector<ReadCode>& codes) {
    for (const ReadCode& code : codes) {
        check(!code.text.empty());
        for (const PixelPoint& corner : code.corners)
            check(std::isfinite(corner.x) && std::isfinite(corner.y));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 3) return 0;
    const int width = data[0] + 1, height = data[1] + 1;
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    for (std::size_t i = 0; i < pixels.size(); ++i) pixels[i] = data[2 + i % (size - 2)];
    const GreyView view{pixels.data(), width, height, width};
    static QrReader reader;  // its buffers must fit every size after every other
    static HintReader hints;
    static PictureWatch watch;
    RepeatFilter filter;
    for (int frame = 0; frame < 3; ++frame) {
        const Instant now = instant_from_ms(40 * frame);
        const auto codes = reader.read(view);
        check_codes(codes);
        (void)filter.next(codes, now);
        (void)hints.look(view, !codes.empty(), now);
        (void)watch.look(view, now);
    }
    check_codes(reader.read_still(view));
    (void)plain_payload({reinterpret_cast<const char*>(data), size});
    return 0;
}
