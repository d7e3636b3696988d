// QR symbols by libqrencode, with the mode chosen here.
#include "badge/qr_symbol.h"

#include <fmt/format.h>
#include <qrencode.h>

#include <memory>

#include "base/language.h"

namespace lanyard {

namespace {

constexpr std::string_view alphanumeric_letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

bool is_alphanumeric(std::string_view text) {
    return text.find_first_not_of(alphanumeric_letters) == std::string_view::npos;
}

using Input = std::unique_ptr<QRinput, decltype(&QRinput_free)>;
using Code = std::unique_ptr<QRcode, decltype(&QRcode_free)>;

}  // namespace

Result<QrSymbol> make_qr_symbol(std::string_view text) {
    if (text.empty()) return bad_input(tr("there is no text for the QR code"));
    const Input input(QRinput_new2(0, QR_ECLEVEL_M), QRinput_free);
    if (!input) return machine_error(tr("there is no memory for a QR code"));

    const QRencodeMode mode = is_alphanumeric(text) ? QR_MODE_AN : QR_MODE_8;
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    const bool taken = QRinput_append(input.get(), mode, static_cast<int>(text.size()), bytes) == 0;
    const Code code(taken ? QRcode_encodeInput(input.get()) : nullptr, QRcode_free);
    if (!code)
        return bad_input(fmt::format(fmt::runtime(tr("a QR code cannot hold {} letters")), text.size()));

    QrSymbol symbol;
    symbol.size = code->width;
    symbol.modules.resize(static_cast<std::size_t>(code->width) * code->width);
    // Of libqrencode's bits of a module, the lowest is its colour; the others say what the module is for.
    for (std::size_t i = 0; i < symbol.modules.size(); ++i) symbol.modules[i] = code->data[i] & 1;
    return symbol;
}

}  // namespace lanyard
