// References are resolved first, because what they escape may be tags.
#include "formats/markup.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "base/lines.h"
#include "event/name_fold.h"

namespace lanyard {
namespace {

// HTML 4's names of U+00A0 to U+00FF, in order.
constexpr std::string_view latin_names =
    "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 "
    "acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde "
    "Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute "
    "Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde "
    "auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute "
    "ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
// And of U+0391 to U+03C9; "-" where there is no letter.
constexpr std::string_view greek_names =
    "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau "
    "Upsilon Phi Chi Psi Omega - - - - - - - alpha beta gamma delta epsilon zeta eta theta iota kappa lambda "
    "mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega";

struct Named {
    std::string_view name;
    char32_t letter;
};
constexpr Named other_names[] = {
    {"amp", '&'},       {"AMP", '&'},       {"lt", '<'},        {"LT", '<'},        {"gt", '>'},
    {"GT", '>'},        {"quot", '"'},      {"QUOT", '"'},      {"apos", '\''},     {"OElig", 0x152},
    {"oelig", 0x153},   {"Scaron", 0x160},  {"scaron", 0x161},  {"Zcaron", 0x17D},  {"zcaron", 0x17E},
    {"Ccaron", 0x10C},  {"ccaron", 0x10D},  {"Cacute", 0x106},  {"cacute", 0x107},  {"Yuml", 0x178},
    {"Lstrok", 0x141},  {"lstrok", 0x142},  {"Nacute", 0x143},  {"nacute", 0x144},  {"Sacute", 0x15A},
    {"sacute", 0x15B},  {"Zdot", 0x17B},    {"zdot", 0x17C},    {"Eogon", 0x118},   {"eogon", 0x119},
    {"Aogon", 0x104},   {"aogon", 0x105},   {"Ecaron", 0x11A},  {"ecaron", 0x11B},  {"Rcaron", 0x158},
    {"rcaron", 0x159},  {"inodot", 0x131},  {"fnof", 0x192},    {"circ", 0x2C6},    {"tilde", 0x2DC},
    {"ensp", ' '},      {"emsp", ' '},      {"thinsp", ' '},    {"zwnj", 0x200C},   {"zwj", 0x200D},
    {"lrm", 0x200E},    {"rlm", 0x200F},    {"ndash", 0x2013},  {"mdash", 0x2014},  {"lsquo", 0x2018},
    {"rsquo", 0x2019},  {"sbquo", 0x201A},  {"ldquo", 0x201C},  {"rdquo", 0x201D},  {"bdquo", 0x201E},
    {"dagger", 0x2020}, {"bull", 0x2022},   {"hellip", 0x2026}, {"permil", 0x2030}, {"prime", 0x2032},
    {"lsaquo", 0x2039}, {"rsaquo", 0x203A}, {"euro", 0x20AC},   {"trade", 0x2122},  {"larr", 0x2190},
    {"uarr", 0x2191},   {"rarr", 0x2192},   {"darr", 0x2193},   {"harr", 0x2194},   {"infin", 0x221E},
    {"ne", 0x2260},     {"le", 0x2264},     {"ge", 0x2265},     {"asymp", 0x2248},  {"minus", 0x2212},
    {"hearts", 0x2665}, {"check", 0x2713},  {"star", 0x2606},   {"hyphen", 0x2010}, {"NewLine", ' '},
    {"Tab", ' '},       {"num", '#'},       {"excl", '!'},      {"quest", '?'},     {"colon", ':'},
    {"comma", ','},     {"period", '.'},    {"lpar", '('},      {"rpar", ')'},      {"sol", '/'},
    {"semi", ';'},      {"plus", '+'},      {"equals", '='},    {"percnt", '%'},    {"commat", '@'},
    {"lbrack", '['},    {"lsqb", '['},      {"rsqb", ']'},      {"rbrack", ']'},    {"lowbar", '_'},
    {"ast", '*'},       {"dollar", '$'},    {"verbar", '|'},    {"grave", '`'},     {"bsol", '\\'},
};

// What &#128; to &#159; mean: windows-1252, as browsers take them. 0 for none.
constexpr std::array<char32_t, 32> windows_letters = {
    0x20AC, 0,      0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
    0x2039, 0x152,  0,      0x17D,  0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0,      0x17E,  0x178};

using Names = std::unordered_map<std::string_view, char32_t>;

Names make_names() {
    Names names;
    const auto add_in_order = [&names](std::string_view list, char32_t letter) {
        for (const auto name : words_of(list)) names.emplace(name, letter++);
    };
    add_in_order(latin_names, 0xA0);
    add_in_order(greek_names, 0x391);
    for (const Named& named : other_names) names.emplace(named.name, named.letter);
    return names;
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::optional<char32_t> letter_of_number(std::uint32_t number) {
    constexpr std::uint32_t first_windows = 0x80, last_windows = 0x9F;
    if (number >= first_windows && number <= last_windows) number = windows_letters[number - first_windows];
    const bool is_one = number > 0 && number <= 0x10FFFF && (number < 0xD800 || number > 0xDFFF);
    if (!is_one) return std::nullopt;
    return number < ' ' ? U' ' : static_cast<char32_t>(number);
}

// A character reference's letter, and how many bytes it takes behind its '&'.
struct Reference {
    char32_t letter;
    std::size_t size;
};

// "#8217;" "#x2019;"; the semicolon may be missing.
std::optional<Reference> number_reference(std::string_view text) {
    const bool is_hexadecimal = text.size() > 1 && (text[1] == 'x' || text[1] == 'X');
    const char* const first = text.data() + (is_hexadecimal ? 2 : 1);
    std::uint32_t number = 0;
    const auto [end, error] =
        std::from_chars(first, text.data() + text.size(), number, is_hexadecimal ? 16 : 10);
    // "&#1" is as likely a first place as a reference.
    if (error != std::errc{} || end - first < 2) return std::nullopt;
    const auto letter = letter_of_number(number);
    if (!letter) return std::nullopt;
    const std::size_t size = static_cast<std::size_t>(end - text.data());
    return Reference{*letter, size + (size < text.size() && text[size] == ';' ? 1 : 0)};
}

// "amp;" "eacute;"; without its semicolon a name is a word: "Q&not A".
std::optional<Reference> name_reference(std::string_view text) {
    static const Names names = make_names();
    std::size_t size = 0;
    while (size < text.size() && (is_letter(text[size]) || is_digit(text[size]))) ++size;
    if (size == text.size() || text[size] != ';') return std::nullopt;
    const auto found = names.find(text.substr(0, size));
    if (found == names.end()) return std::nullopt;
    return Reference{found->second, size + 1};
}

std::optional<Reference> reference_at(std::string_view text) {
    if (text.empty()) return std::nullopt;
    return text.front() == '#' ? number_reference(text) : name_reference(text);
}

void append(std::string& text, char32_t letter) {
    char bytes[U8_MAX_LENGTH];
    int size = 0;
    U8_APPEND_UNSAFE(bytes, size, letter);
    text.append(bytes, static_cast<std::size_t>(size));
}

std::string resolved(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] != '&') {
            result += text[at++];
            continue;
        }
        ++at;
        // An ampersand that was escaped may begin a reference in its turn.
        char32_t letter = '&';
        while (letter == '&') {
            const auto reference = reference_at(text.substr(at));
            if (!reference) break;
            letter = reference->letter;
            at += reference->size;
        }
        append(result, letter);
    }
    return result;
}

// Those that part words, and those that are within a line.
const std::unordered_set<std::string_view> block_elements = {
    "address", "article", "blockquote", "br", "caption", "center", "dd",    "div", "dl",
    "dt",      "footer",  "form",       "h1", "h2",      "h3",     "h4",    "h5",  "h6",
    "hr",      "header",  "img",        "li", "main",    "nav",    "ol",    "p",   "pre",
    "section", "table",   "tbody",      "td", "tfoot",   "th",     "thead", "tr",  "ul"};
const std::unordered_set<std::string_view> inline_elements = {
    "a",     "abbr", "acronym", "b",     "bdi",  "big",    "cite",   "code", "del", "dfn",
    "em",    "font", "html",    "body",  "head", "i",      "iframe", "ins",  "kbd", "mark",
    "q",     "s",    "samp",    "small", "span", "strike", "strong", "sub",  "sup", "time",
    "title", "tt",   "u",       "var",   "wbr",  "script", "style"};

struct Tag {
    std::string name;  // in small letters
    bool closes = false;
    std::size_t end = 0;  // behind its '>'
};

// The tag that begins at the '<' of text[at].
std::optional<Tag> tag_at(std::string_view text, std::size_t at) {
    Tag tag;
    std::size_t place = at + 1;
    if (place < text.size() && text[place] == '/') {
        tag.closes = true;
        ++place;
    }
    constexpr std::size_t longest_name = 10;
    while (place < text.size() && (is_letter(text[place]) || (!tag.name.empty() && is_digit(text[place]))) &&
           tag.name.size() <= longest_name)
        tag.name += static_cast<char>(text[place] | ' '), ++place;
    if (tag.name.empty() || place == text.size()) return std::nullopt;
    const char behind = text[place];
    if (behind != '>' && behind != '/' && behind != ' ' && behind != '\n' && behind != '\t' && behind != '\r')
        return std::nullopt;
    const std::size_t end = text.find_first_of("<>", place);
    if (end == std::string_view::npos || text[end] != '>') return std::nullopt;
    tag.end = end + 1;
    return tag;
}

class TagStripper {
  public:
    explicit TagStripper(std::string_view text) : text_(text) {
        for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
            if (const auto tag = tag_at(text, at)) (tag->closes ? closed_ : opened_).insert(tag->name);
        }
    }

    std::string strip() && {
        std::size_t at = 0;
        while (at < text_.size()) {
            const std::size_t mark = std::min(text_.find('<', at), text_.size());
            result_.append(text_.substr(at, mark - at));
            at = mark == text_.size() ? mark : skip_at(mark);
        }
        return std::move(result_);
    }

  private:
    // What stands for the '<' at `at`, and where the text goes on behind it.
    std::size_t skip_at(std::size_t at) {
        const bool is_comment = text_.compare(at, 4, "<!--") == 0 &&
                                last_comment_end_ != std::string_view::npos && at < last_comment_end_;
        if (is_comment) return text_.find("-->", at) + 3;
        const auto tag = tag_at(text_, at);
        const bool is_block = tag && block_elements.count(tag->name) > 0;
        const bool is_inline = tag && inline_elements.count(tag->name) > 0 && closed_.count(tag->name) > 0 &&
                               opened_.count(tag->name) > 0;
        if (!is_block && !is_inline) {
            result_ += '<';
            return at + 1;
        }
        if (is_block) result_ += ' ';
        if (!tag->closes && (tag->name == "script" || tag->name == "style")) return end_of(*tag);
        return tag->end;
    }

    // What a script or a style sheet says is no text.
    std::size_t end_of(const Tag& tag) const {
        const std::size_t closing = text_.find("</", tag.end);
        return std::min(closing, text_.size());
    }

    std::string_view text_;
    std::size_t last_comment_end_ = text_.rfind("-->");
    std::unordered_set<std::string> opened_, closed_;
    std::string result_;
};

}  // namespace

std::string without_markup(std::string_view text) {
    if (text.find_first_of("&<") == std::string_view::npos) return clean_text(text);
    const std::string letters = resolved(text);
    return clean_text(TagStripper(letters).strip());
}

}  // namespace lanyard
