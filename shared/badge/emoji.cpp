// Grapheme cluster by grapheme cluster, so that a family of four is one emoji.
#include "badge/emoji.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

namespace lanyard {
namespace {

constexpr UChar32 coloured_form = 0xFE0F;
constexpr UChar32 keycap = 0x20E3;
constexpr UChar32 first_symbol = 0x2190;  // what lies before has a plain form in every font

bool is_emoji(const icu::UnicodeString& cluster) {
    if (cluster.indexOf(coloured_form) >= 0 && cluster.char32At(0) >= first_symbol) return true;
    for (int32_t at = 0; at < cluster.length(); at = cluster.moveIndex32(at, 1))
        if (u_hasBinaryProperty(cluster.char32At(at), UCHAR_EMOJI_PRESENTATION)) return true;
    return false;
}

bool is_space(UChar32 letter) {
    return letter == ' ' || letter == '\n';
}

}  // namespace

WithoutEmoji without_emoji(std::string_view text) {
    const bool is_plain = std::all_of(text.begin(), text.end(), [](char byte) { return (byte & 0x80) == 0; });
    if (is_plain) return {std::string(text), ""};
    const auto whole = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
    UErrorCode failed = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> clusters(
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), failed));
    if (U_FAILURE(failed)) return {std::string(text), ""};  // without ICU's data nothing is known of emoji
    clusters->setText(whole);
    icu::UnicodeString kept, left_out;
    bool is_beside_emoji = false;
    for (int32_t start = 0, end = clusters->next(); end != icu::BreakIterator::DONE;
         start = end, end = clusters->next()) {
        icu::UnicodeString cluster(whole, start, end - start);
        if (is_emoji(cluster)) {
            left_out += cluster;
            is_beside_emoji = true;
            continue;
        }
        const bool stands_apart = kept.isEmpty() || is_space(kept.char32At(kept.length() - 1));
        const bool is_doubled = is_beside_emoji && stands_apart && cluster == icu::UnicodeString(u' ');
        is_beside_emoji = false;
        cluster.findAndReplace(icu::UnicodeString(coloured_form), {});
        cluster.findAndReplace(icu::UnicodeString(keycap), {});
        if (!is_doubled) kept += cluster;
    }
    if (is_beside_emoji && kept.endsWith(u" ", 1)) kept.truncate(kept.length() - 1);
    WithoutEmoji parts;
    kept.toUTF8String(parts.text);
    left_out.toUTF8String(parts.left_out);
    return parts;
}

}  // namespace lanyard
