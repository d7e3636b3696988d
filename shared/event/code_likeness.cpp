// A link is cut at its marks; nothing is guessed beyond that.
#include "event/code_likeness.h"

#include <algorithm>
#include <cctype>
#include <optional>

#include "base/lines.h"

namespace lanyard {
namespace {

constexpr std::size_t longest_link = 2000, most_parts = 16;

constexpr std::size_t fewest_of_plain_code = 6, fewest_of_mixed_code = 4;

int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char small = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

std::string without_percent_signs(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_escape =
            text[i] == '%' && i + 2 < text.size() && digit_of(text[i + 1]) >= 0 && digit_of(text[i + 2]) >= 0;
        plain += is_escape ? static_cast<char>(digit_of(text[i + 1]) * 16 + digit_of(text[i + 2])) : text[i];
        if (is_escape) i += 2;
    }
    return plain;
}

// What stands behind the host; nothing for a text that is no link.
std::optional<std::string_view> behind_host(std::string_view text) {
    const std::size_t scheme = text.find("://");
    const bool is_link = scheme != std::string_view::npos && scheme > 0 && text.size() <= longest_link &&
                         text.find_first_of(" \t\r\n") == std::string_view::npos &&
                         std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(scheme),
                                     [](unsigned char c) { return std::isalpha(c); });
    if (!is_link) return std::nullopt;
    const std::size_t path = text.find_first_of("/?#", scheme + 3);
    return path == std::string_view::npos ? std::nullopt : std::optional(text.substr(path));
}

// Words and years are shorter, or of one kind of characters.
bool is_likely_code(std::string_view text) {
    const auto any = [&](int (*is_one)(int)) {
        return std::any_of(text.begin(), text.end(),
                           [&](unsigned char c) { return c < 0x80 && is_one(c) != 0; });
    };
    return text.size() >= fewest_of_plain_code ||
           (text.size() >= fewest_of_mixed_code && any(std::isalpha) && any(std::isdigit));
}

}  // namespace

std::vector<std::string> codes_within_link(std::string_view text) {
    std::vector<std::string> codes;
    const auto rest = behind_host(text);
    if (!rest) return codes;
    const auto add = [&](std::string_view part) {
        std::string code = without_percent_signs(part);
        if (is_likely_code(code) && codes.size() < most_parts) codes.push_back(std::move(code));
    };
    const std::size_t query = std::min(rest->find_first_of("?#"), rest->size());
    if (query < rest->size()) {
        for (const std::string_view pair : split(rest->substr(query + 1), "&#?;")) {
            const std::size_t equals = pair.find('=');
            add(equals == std::string_view::npos ? pair : pair.substr(equals + 1));
        }
    }
    std::string_view path = rest->substr(0, query);
    while (!path.empty() && path.back() == '/') path.remove_suffix(1);
    add(path.substr(path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/') + 1));
    return codes;
}

bool may_stand_in_link(std::string_view text) {
    constexpr std::size_t longest = 200;
    return is_likely_code(text) && text.size() <= longest &&
           std::all_of(text.begin(), text.end(), [](unsigned char c) {
               return c < 0x80 && (std::isalnum(c) || c == '-' || c == '.' || c == '_');
           });
}

std::vector<std::string> other_cases_of(std::string_view code) {
    std::string capitals(code), small(code);
    for (char& c : capitals) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    std::vector<std::string> cases;
    if (capitals != code) cases.push_back(std::move(capitals));
    if (small != code) cases.push_back(std::move(small));
    return cases;
}

}  // namespace lanyard
