// A link is cut at its marks; nothing is guessed beyond that.
#include "event/code_likeness.h"

#include <algorithm>
#include <cctype>
#include <initializer_list>
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

// "t.example" of "t.example/ABC123", as people and mail programs shorten links.
bool is_bare_host(std::string_view text) {
    const std::size_t dot = text.rfind('.');
    return dot != std::string_view::npos && dot > 0 && dot + 2 < text.size() &&
           std::all_of(
               text.begin(), text.end(),
               [](unsigned char c) { return c < 0x80 && (std::isalnum(c) || c == '-' || c == '.'); }) &&
           std::all_of(text.begin() + static_cast<std::ptrdiff_t>(dot) + 1, text.end(),
                       [](unsigned char c) { return std::isalpha(c); });
}

// What stands behind the host; nothing for a text that is no link.
std::optional<std::string_view> behind_host(std::string_view text) {
    const std::size_t first_mark = text.find_first_of("/?#: ");
    const bool may_lack_scheme = first_mark != std::string_view::npos && text[first_mark] == '/' &&
                                 is_bare_host(text.substr(0, first_mark)) && text.size() <= longest_link &&
                                 text.find_first_of(" \t\r\n") == std::string_view::npos;
    if (may_lack_scheme) return text.substr(first_mark);
    const std::size_t scheme = text.find("://");
    const bool is_link = scheme != std::string_view::npos && scheme > 0 && text.size() <= longest_link &&
                         text.find_first_of(" \t\r\n") == std::string_view::npos &&
                         std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(scheme),
                                     [](unsigned char c) { return std::isalpha(c); });
    if (!is_link) return std::nullopt;
    const std::size_t path = text.find_first_of("/?#", scheme + 3);
    return path == std::string_view::npos ? std::nullopt : std::optional(text.substr(path));
}

std::string trimmed(const std::string& text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string::npos) return "";
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// "ABC123" of "ABC123.pdf".
std::string without_extension(const std::string& name) {
    for (const std::string_view extension : {".pdf", ".png", ".jpg", ".svg", ".html", ".htm", ".pkpass"}) {
        const bool ends_so = name.size() > extension.size() &&
                             name.compare(name.size() - extension.size(), extension.size(), extension) == 0;
        if (ends_so) return name.substr(0, name.size() - extension.size());
    }
    return name;
}

// "ABC123" of "/t/ABC123/".
std::string_view last_part(std::string_view path) {
    while (!path.empty() && path.back() == '/') path.remove_suffix(1);
    return path.substr(path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/') + 1);
}

// With a hyphen before each of these places.
std::string hyphenated(std::string_view code, std::initializer_list<std::size_t> places) {
    std::string parted;
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (std::find(places.begin(), places.end(), i) != places.end()) parted += '-';
        parted += code[i];
    }
    return parted;
}

// The code itself, without the hyphens and spaces within, and in groups as ticket systems print it: of four,
// or as a UUID. Short ones stay as they are.
std::vector<std::string> groupings_of(std::string_view code) {
    std::vector<std::string> forms = {std::string(code)};
    std::string bare(code);
    bare.erase(std::remove_if(bare.begin(), bare.end(), [](char c) { return c == '-' || c == ' '; }),
               bare.end());
    const bool is_plain =
        std::all_of(bare.begin(), bare.end(), [](unsigned char c) { return c < 0x80 && std::isalnum(c); });
    if (!is_plain || bare.size() < fewest_of_plain_code) return forms;
    if (bare != code) forms.push_back(bare);
    constexpr std::size_t uuid = 32;
    if (bare.size() == uuid)
        forms.push_back(hyphenated(bare, {8, 12, 16, 20}));
    else if (bare.size() == 8 || bare.size() == 12 || bare.size() == 16)
        forms.push_back(hyphenated(bare, {4, 8, 12}));
    return forms;
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

// A number without the zeros before it, one and then all of them, as a spreadsheet keeps it; the twelve
// digits of a UPC-A barcode with the zero that EAN-13 has before them (GS1 General Specifications, 5.1).
std::vector<std::string> other_numbers_of(std::string_view code) {
    constexpr std::size_t fewest_digits = 5, upc_digits = 12;
    const bool is_number = std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!is_number || code.size() < fewest_digits) return {};
    std::vector<std::string> others;
    if (code.size() == upc_digits) others.push_back("0" + std::string(code));
    for (std::string_view rest = code;
         rest.front() == '0' && rest.size() > fewest_digits && others.size() < 16;) {
        rest.remove_prefix(1);
        others.emplace_back(rest);
    }
    return others;
}

}  // namespace

std::vector<std::string> codes_within_link(std::string_view text) {
    std::vector<std::string> codes;
    const auto rest = behind_host(text);
    if (!rest) return codes;
    const auto add = [&](std::string_view part) {
        const std::string code = trimmed(without_percent_signs(part));
        for (const std::string& one : {code, without_extension(code)}) {
            const bool is_new = std::find(codes.begin(), codes.end(), one) == codes.end();
            if (is_new && is_likely_code(one) && codes.size() < most_parts) codes.push_back(one);
        }
    };
    const std::size_t query = std::min(rest->find_first_of("?#"), rest->size());
    if (query < rest->size()) {
        for (const std::string_view pair : split(rest->substr(query + 1), "&#?;")) {
            const std::size_t equals = pair.find('=');
            add(equals != std::string_view::npos ? pair.substr(equals + 1) : last_part(pair));
        }
    }
    add(last_part(rest->substr(0, query)));
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
    std::vector<std::string> others;
    const auto add = [&](const std::string& other) {
        if (other != code && std::find(others.begin(), others.end(), other) == others.end())
            others.push_back(other);
    };
    for (const std::string& form : groupings_of(code)) {
        std::string capitals = form, small = form;
        for (char& c : capitals) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        add(form);
        add(capitals);
        add(small);
    }
    for (const std::string& number : other_numbers_of(code)) add(number);
    return others;
}

}  // namespace lanyard
