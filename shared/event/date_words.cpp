// ICU's patterns, which come inside its library for every language.
#include "event/date_words.h"

#include <unicode/dtptngen.h>
#include <unicode/smpdtfmt.h>

#include <algorithm>
#include <memory>

#include "base/language.h"

namespace lanyard {
namespace {

icu::Locale date_locale() {
    const std::string language = current_language();
    return icu::Locale(language == "en" || language == "qps" ? "en_GB" : language.c_str());
}

}  // namespace

std::string date_words(Instant instant, std::string_view zone, const char* fields) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale = date_locale();
    const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
        icu::DateTimePatternGenerator::createInstance(locale, status));
    if (U_FAILURE(status)) return format_date(instant, zone);
    icu::SimpleDateFormat format(patterns->getBestPattern(fields, status), locale, status);
    if (U_FAILURE(status)) return format_date(instant, zone);
    format.adoptTimeZone(icu::TimeZone::createTimeZone(
        icu::UnicodeString::fromUTF8(icu::StringPiece(zone.data(), static_cast<int>(zone.size())))));
    icu::UnicodeString words;
    format.format(static_cast<UDate>(to_ms(instant)), words);
    std::string utf8;
    words.toUTF8String(utf8);
    utf8.erase(std::remove(utf8.begin(), utf8.end(), ','), utf8.end());
    return utf8;
}

}  // namespace lanyard
