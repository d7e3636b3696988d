// Drafts of emails: their headers hold whatever people are called, their parts are whole.
#include "formats/email_draft.h"

#include <doctest/doctest.h>

#include <sstream>

#include "formats/calendar_event.h"

using namespace lanyard;

namespace {

EmailDraft draft_to(const std::string& name, const std::string& address) {
    EmailDraft draft;
    draft.to_name = name;
    draft.to_address = address;
    draft.subject = "Launch";
    draft.text = "Dear reader,\n";
    draft.html = "<p>Dear reader</p>";
    draft.picture = {"code.png", "image/png", std::string("\x89PNG\0", 5)};
    draft.attachments = {{"ticket.pdf", "application/pdf", "%PDF-1.7"}};
    return draft;
}

}  // namespace

TEST_CASE("no line is longer than mail may carry, and all end as mail wants them") {
    EmailDraft draft =
        draft_to("Wolfeschlegelsteinhausenbergerdorff-Ferreira da Conceição Μαρία Παπαδοπούλου",
                 "someone@example.org");
    draft.subject = std::string(300, 'x') + "é";
    draft.attachments[0].bytes = std::string(10'000, 'a');
    std::istringstream lines(email_draft(draft));
    for (std::string line; std::getline(lines, line);) {
        CHECK(line.size() <= 78);
        CHECK(line.back() == '\r');
    }
}

TEST_CASE("a name cannot bring a header of its own, nor an address another reader") {
    const std::string mail =
        email_draft(draft_to("Eve\r\nBcc: all@example.org", "eve@example.org>\r\nBcc: <all@example.org"));
    CHECK(mail.find("\nBcc:") == std::string::npos);
    CHECK(email_draft(draft_to("Ann \"the\" O'Neill, MP", "a@b.c"))
              .find("To: \"Ann \\\"the\\\" O'Neill, MP\" <a@b.c>") != std::string::npos);
}

TEST_CASE("a draft of plain text has its attachments and no picture") {
    EmailDraft draft = draft_to("Ann", "a@b.c");
    draft.html.clear();
    const std::string mail = email_draft(draft);
    CHECK(mail.find("text/plain") != std::string::npos);
    CHECK(mail.find("text/html") == std::string::npos);
    CHECK(mail.find("cid:") == std::string::npos);
    CHECK(mail.find("Content-Disposition: attachment; filename=\"ticket.pdf\"") != std::string::npos);
}

TEST_CASE("letters beyond ASCII go as encoded words") {
    CHECK(email_draft(draft_to("Zoë", "z@b.c")).find("To: =?UTF-8?B?Wm/Dqw==?= <z@b.c>") !=
          std::string::npos);
}

TEST_CASE("text for HTML runs nothing") {
    CHECK(html_text("<b>\"&\"</b>") == "&lt;b&gt;&quot;&amp;&quot;&lt;/b&gt;");
}

TEST_CASE("the appointment is in UTC, and its words keep their commas") {
    const auto at = instant_from_ms(1'510'304'400'000);  // 2017-11-10 09:00 UTC
    const std::string text =
        calendar_event({"abc", "Launch, and lunch", "Town Hall", "Code", at, at + std::chrono::hours(8), at});
    CHECK(text.find("BEGIN:VCALENDAR") == 0);
    CHECK(text.find("DTSTART:20171110T090000Z") != std::string::npos);
    CHECK(text.find("DTEND:20171110T170000Z") != std::string::npos);
    CHECK(text.find("SUMMARY:Launch\\, and lunch") != std::string::npos);
    CHECK(text.find("UID:abc@lanyard") != std::string::npos);
}
