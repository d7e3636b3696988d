// Every part is base64, which nothing on the way can break.
#include "formats/email_draft.h"

#include <sodium.h>

#include <algorithm>

namespace lanyard {
namespace {

constexpr std::size_t line_length = 76;         // RFC 2045, 6.8
constexpr std::size_t encoded_word_bytes = 42;  // RFC 2047: an encoded word has 75 characters at most
constexpr const char* mixed = "=_lanyard_mixed";
constexpr const char* related = "=_lanyard_related";
constexpr const char* alternative = "=_lanyard_alternative";

std::string base64(const std::string& bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                      bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();  // the 0 at the end
    return text;
}

std::string base64_lines(const std::string& bytes) {
    const std::string text = base64(bytes);
    std::string lines;
    for (std::size_t start = 0; start < text.size(); start += line_length) {
        lines += text.substr(start, line_length) + "\r\n";
    }
    return lines;
}

// RFC 2047: words of whole letters, each in its own base64.
std::string header_text(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](unsigned char letter) { return letter < 0x20 || letter == 0x7f; }, ' ');
    const bool is_plain =
        std::all_of(text.begin(), text.end(), [](unsigned char letter) { return letter < 0x80; });
    if (is_plain) return text;
    std::string words;
    for (std::size_t start = 0; start < text.size();) {
        std::size_t end = std::min(start + encoded_word_bytes, text.size());
        while (end > start + 1 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
            --end;
        words +=
            (words.empty() ? "" : "\r\n ") + ("=?UTF-8?B?" + base64(text.substr(start, end - start)) + "?=");
        start = end;
    }
    return words;
}

// A name beside an address: quoted, for it may hold what addresses give a meaning to.
std::string quoted_name(const std::string& name) {
    const std::string text = header_text(name);
    if (text != name) return text;
    std::string quoted = "\"";
    for (const char letter : text) {
        if (letter == '"' || letter == '\\') quoted += '\\';
        quoted += letter;
    }
    return quoted + '"';
}

std::string address(std::string text) {
    const auto is_unsafe = [](unsigned char letter) {
        return letter <= 0x20 || letter == '<' || letter == '>';
    };
    text.erase(std::remove_if(text.begin(), text.end(), is_unsafe), text.end());
    return text;
}

std::string opening(const char* boundary) {
    return std::string("--") + boundary + "\r\n";
}
std::string closing(const char* boundary) {
    return std::string("--") + boundary + "--\r\n";
}
std::string multipart(const char* kind, const char* boundary) {
    return std::string("Content-Type: multipart/") + kind + "; boundary=\"" + boundary + "\"\r\n\r\n";
}

std::string part(const std::string& headers, const std::string& bytes) {
    return headers + "Content-Transfer-Encoding: base64\r\n\r\n" + base64_lines(bytes);
}

std::string plain_text(const EmailDraft& draft) {
    return part("Content-Type: text/plain; charset=utf-8\r\n", draft.text);
}

// The text both ways, and the picture that the second shows.
std::string rich_text(const EmailDraft& draft) {
    std::string mail =
        multipart("related", related) + opening(related) + multipart("alternative", alternative);
    mail += opening(alternative) + plain_text(draft);
    mail += opening(alternative) + part("Content-Type: text/html; charset=utf-8\r\n", draft.html);
    mail += closing(alternative) + opening(related);
    mail += part("Content-Type: " + draft.picture.type + "; name=\"" + draft.picture.file +
                     "\"\r\nContent-ID: <picture>\r\nContent-Disposition: inline; filename=\"" +
                     draft.picture.file + "\"\r\n",
                 draft.picture.bytes);
    return mail + closing(related);
}

}  // namespace

std::string html_text(const std::string& text) {
    std::string html;
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
            default:
                html += letter;
        }
    }
    return html;
}

std::string email_draft(const EmailDraft& draft) {
    std::string mail = "X-Unsent: 1\r\nTo: " + quoted_name(draft.to_name) + " <" + address(draft.to_address) +
                       ">\r\nSubject: " + header_text(draft.subject) + "\r\nMIME-Version: 1.0\r\n";
    mail += multipart("mixed", mixed) + opening(mixed) +
            (draft.html.empty() ? plain_text(draft) : rich_text(draft));
    for (const EmailPart& file : draft.attachments) {
        mail += opening(mixed) +
                part("Content-Type: " + file.type + "; name=\"" + file.file +
                         "\"\r\nContent-Disposition: attachment; filename=\"" + file.file + "\"\r\n",
                     file.bytes);
    }
    return mail + closing(mixed);
}

}  // namespace lanyard
