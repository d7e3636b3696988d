// Every page has the same landmarks: a way past the links, the links, the page's own part.
#include "web/html.h"

#include <fmt/format.h>

namespace lanyard {
namespace {

struct Place {
    const char *address, *words;
};
constexpr Place places[] = {{"/", "The day"},
                            {"/people", "People"},
                            {"/roll-call", "Roll call"},
                            {"/programme", "Programme"},
                            {"/announcements", "Announcements"},
                            {"/exports", "Exports"}};

std::string links(const std::string& address) {
    std::string html = "<nav aria-label=\"Pages\"><ul>";
    for (const Place& place : places)
        html += fmt::format("<li><a href=\"{}\"{}>{}</a></li>", place.address,
                            address == place.address ? " aria-current=\"page\"" : "", place.words);
    return html + "</ul></nav>";
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string html;
    html.reserve(text.size());
    for (const char letter : text) {
        switch (letter) {
            case '&':
                html += "&amp;";
                break;
            case '<':
                html += "&lt;";
                break;
            case '>':
                html += "&gt;";
                break;
            case '"':
                html += "&quot;";
                break;
            case '\'':
                html += "&#39;";
                break;
            default: {
                const auto byte = static_cast<unsigned char>(letter);
                const bool is_shown = (byte >= 0x20 && byte != 0x7F) || letter == '\n' || letter == '\t';
                if (is_shown) html += letter;
            }
        }
    }
    return html;
}

std::string address_value(std::string_view text) {
    std::string value;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        const bool is_plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                              (byte >= '0' && byte <= '9') || letter == '-' || letter == '_' || letter == '.';
        value += is_plain ? std::string(1, letter) : fmt::format("%{:02X}", byte);
    }
    return value;
}

std::string whole_page(const PageFrame& frame, std::string_view body) {
    return fmt::format(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
        "<title>{0} – {1}</title><link rel=\"stylesheet\" href=\"/style.css\"></head>\n<body>"
        "<a class=\"skip\" href=\"#main\">To the content</a>"
        "<header><p class=\"event\">{1}</p>{2}</header>\n<main "
        "id=\"main\"><h1>{0}</h1>\n{3}</main></body></html>\n",
        escaped(frame.title), escaped(frame.event), frame.is_entered ? links(frame.address) : "", body);
}

std::string form_html(const Form& form, std::string_view inside) {
    std::string html =
        fmt::format("<form method=\"post\" action=\"{}\"><input type=\"hidden\" name=\"csrf\" value=\"{}\">",
                    escaped(form.address), escaped(form.csrf));
    for (const auto& [name, value] : form.hidden)
        html +=
            fmt::format("<input type=\"hidden\" name=\"{}\" value=\"{}\">", escaped(name), escaped(value));
    return html + std::string(inside) + "</form>\n";
}

std::string button_html(std::string_view words, std::string_view name, std::string_view value) {
    const std::string says =
        name.empty() ? "" : fmt::format(" name=\"{}\" value=\"{}\"", escaped(name), escaped(value));
    return fmt::format("<button type=\"submit\"{}>{}</button>", says, escaped(words));
}

}  // namespace lanyard
