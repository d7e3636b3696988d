// libqrencode's symbol copied into a value.
#include "tests/scan/pictures/qr_modules.h"

#include <qrencode.h>

#include <memory>

namespace lanyard {

QrModules qr_modules(const std::string& text) {
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> symbol(
        QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), &QRcode_free);
    QrModules modules;
    if (!symbol) return modules;
    modules.size = symbol->width;
    // The lowest bit of each byte is the colour, the others tell what the module is for.
    for (int i = 0; i < symbol->width * symbol->width; ++i) modules.black.push_back(symbol->data[i] & 1);
    return modules;
}

}  // namespace lanyard
