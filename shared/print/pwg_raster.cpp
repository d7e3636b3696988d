// libcups writes the format; here are only the rows.
#include "print/pwg_raster.h"

#include <cups/cups.h>
#include <cups/pwg.h>
#include <cups/raster.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace lanyard {
namespace {

ssize_t append(void* to, unsigned char* bytes, std::size_t length) {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), length);
    return static_cast<ssize_t>(length);
}

// Clockwise: what was on the left comes to the top.
GreyPixels turned_by_a_quarter(const GreyPixels& page) {
    GreyPixels turned{page.height, page.width, std::vector<std::uint8_t>(page.grey.size())};
    for (int y = 0; y < page.height; ++y) {
        for (int x = 0; x < page.width; ++x) {
            turned.grey[static_cast<std::size_t>(x) * turned.width + (page.height - 1 - y)] =
                page.grey[static_cast<std::size_t>(y) * page.width + x];
        }
    }
    return turned;
}

}  // namespace

Result<std::string> pwg_raster(const GreyPixels& page, int dpi, const std::string& media, bool turned) {
    const GreyPixels drawn = turned ? turned_by_a_quarter(page) : page;
    pwg_media_t* paper = pwgMediaForPWG(media.c_str());
    cups_page_header2_t header{};
    if (!paper || !cupsRasterInitPWGHeader(&header, paper, "sgray_8", dpi, dpi, "one-sided", nullptr)) {
        return machine_error("this paper cannot be printed on", media);
    }
    std::string bytes;
    const std::unique_ptr<cups_raster_t, decltype(&cupsRasterClose)> raster(
        cupsRasterOpenIO(append, &bytes, CUPS_RASTER_WRITE_PWG), cupsRasterClose);
    if (!raster || !cupsRasterWriteHeader2(raster.get(), &header))
        return machine_error("the badge cannot be written");
    // The paper's pixels and ours may differ by one where millimetres are rounded: white is put there.
    std::vector<std::uint8_t> row(header.cupsBytesPerLine, 255);
    const auto shared = std::min(row.size(), static_cast<std::size_t>(drawn.width));
    for (unsigned y = 0; y < header.cupsHeight; ++y) {
        std::fill(row.begin(), row.end(), 255);
        if (y < static_cast<unsigned>(drawn.height)) {
            std::copy_n(drawn.grey.begin() + static_cast<std::ptrdiff_t>(y) * drawn.width, shared,
                        row.begin());
        }
        if (cupsRasterWritePixels(raster.get(), row.data(), header.cupsBytesPerLine) == 0) {
            return machine_error("the badge cannot be written");
        }
    }
    return bytes;
}

}  // namespace lanyard
