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

// East, south, west, north: the next one is a turn to the right.
constexpr QrCorner directions[] = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};

// Walks round dark areas along the lines between modules.
class OutlineWalk {
  public:
    explicit OutlineWalk(const QrSymbol& symbol)
        : symbol_(symbol), has_walked_(symbol.modules.size(), false) {}

    // The polygon that goes east along the top of the module at (x, y); none where no untouched one does.
    std::vector<QrCorner> from(int x, int y) {
        std::vector<QrCorner> corners;
        if (!is_dark(x, y) || is_dark(x, y - 1) || has_walked_[index(x, y)]) return corners;
        QrCorner at{x, y};
        int direction = 0;
        do {
            if (direction == 0) has_walked_[index(at.x, at.y)] = true;
            at = {at.x + directions[direction].x, at.y + directions[direction].y};
            const int next = turned(at, direction);
            if (next != direction) corners.push_back(at);
            direction = next;
        } while (at.x != x || at.y != y || direction != 0);
        return corners;
    }

  private:
    std::size_t index(int x, int y) const { return static_cast<std::size_t>(y) * symbol_.size + x; }
    bool is_dark(int x, int y) const {
        return x >= 0 && y >= 0 && x < symbol_.size && y < symbol_.size && symbol_.dark(x, y);
    }

    // The direction to go on in: dark stays to the right. Two dark modules that touch in a corner only are
    // two areas.
    int turned(QrCorner at, int direction) const {
        const auto ahead = [&](bool right) {
            const int quarter =
                (direction + (right ? 0 : 3)) % 4;  // south-east of the corner, then clockwise
            return is_dark(at.x - (quarter == 1 || quarter == 2), at.y - (quarter == 2 || quarter == 3));
        };
        if (!ahead(true)) return (direction + 1) % 4;
        return ahead(false) ? (direction + 3) % 4 : direction;
    }

    const QrSymbol& symbol_;
    std::vector<bool> has_walked_;  // along the top of this module
};

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

std::vector<std::vector<QrCorner>> outline(const QrSymbol& symbol) {
    std::vector<std::vector<QrCorner>> polygons;
    OutlineWalk walk(symbol);
    for (int y = 0; y < symbol.size; ++y) {
        for (int x = 0; x < symbol.size; ++x) {
            auto polygon = walk.from(x, y);
            if (!polygon.empty()) polygons.push_back(std::move(polygon));
        }
    }
    return polygons;
}

}  // namespace lanyard
