// An email as a mail program opens it to be sent: RFC 5322 and MIME, with a picture inside the text and files
// attached.
#pragma once

#include <string>
#include <vector>

namespace lanyard {

struct EmailPart {
    std::string file;  // its name for the reader, ASCII
    std::string type;  // "application/pdf"
    std::string bytes;
};

struct EmailDraft {
    std::string to_name, to_address, subject;
    std::string text;  // plain, UTF-8
    std::string html;  // shows `picture` where it says <img src="cid:picture">; "" for plain text alone
    EmailPart picture;
    std::vector<EmailPart> attachments;
};

// A draft that is not sent yet ("X-Unsent: 1"): who it is from is the mail program's to say. Lines end with
// CR LF. The same draft gives the same bytes. Line breaks in headers cannot be smuggled in: they become
// spaces.
std::string email_draft(const EmailDraft& draft);

// Text for HTML: & < > " are escaped.
std::string html_text(const std::string& text);

}  // namespace lanyard
