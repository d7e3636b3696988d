// How ZXing-C++ is asked, whichever version the system has. For the .cpp files that call it alone.
#pragma once

#define ZX_USE_UTF8 1  // 1.4 gives wide strings without it
#include <ZXing/ReadBarcode.h>
#if __has_include(<ZXing/Version.h>)
#include <ZXing/Version.h>
#else
#include <ZXing/ZXVersion.h>
#endif

#include "scan/grey_view.h"

namespace lanyard {

#if ZXING_VERSION_MAJOR >= 2
using ReadOptions = ZXing::ReaderOptions;
#else
using ReadOptions = ZXing::DecodeHints;
#endif

// One look at exactly these pixels for these formats: scaling, turning and inverting are passes of our own.
inline ReadOptions one_look_for(ZXing::BarcodeFormats formats) {
    ReadOptions options;
    options.setFormats(formats);
    options.setTryHarder(false);
    options.setTryRotate(false);
    options.setTryDownscale(false);
#if ZXING_VERSION_MAJOR >= 2
    options.setTryInvert(false);
    options.setTextMode(ZXing::TextMode::Plain);
#endif
    return options;
}

inline ZXing::ImageView image_view(GreyView picture) {
    return {picture.data, picture.width, picture.height, ZXing::ImageFormat::Lum, picture.stride};
}

}  // namespace lanyard
