// The organiser's pages: what is asked of them, and what they answer. Nothing here knows of a network.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "base/instant.h"
#include "base/result.h"
#include "desk/deed.h"
#include "desk/desk.h"
#include "desk/find_people.h"
#include "web/html.h"

namespace lanyard {

struct Asked {
    bool is_post = false;
    std::string path;                           // "/person"
    std::map<std::string, std::string> fields;  // of the address, or of the form that was sent

    // "" where there is none.
    std::string field(const std::string& name) const {
        const auto found = fields.find(name);
        return found == fields.end() ? "" : found->second;
    }
};

struct Reply {
    int status = 200;
    std::string body;
    std::string type = "text/html; charset=utf-8";
    std::string goes_to = {};    // another page is to be looked at; nothing else is said
    std::string file_name = {};  // the body is a file to be kept under this name
    int renews_after_s = 0;      // 0: it stands until somebody asks
};

// The event that the pages are about, opened anew each time: of a disk that cannot be written to, what was
// open would never change.
struct WebEvent {
    std::function<Result<std::unique_ptr<Desk>>()> to_read, to_write;
    std::function<Instant()> now;  // the event's time
};

// One question at a time: whoever has several threads lets one in after another.
class Pages {
  public:
    // Forms carry `csrf`, and do nothing without it.
    Pages(WebEvent event, std::string csrf) : event_(std::move(event)), csrf_(std::move(csrf)) {}

    // Always a page, also where something failed: then it says what, and what to do.
    Reply answer(const Asked& asked);
    // The page for whoever has shown no token, or a wrong one.
    static Reply shut(int status, const std::string& words);

  private:
    using Answer = Result<Reply> (Pages::*)(const Asked& asked);
    struct Place;
    static const Place* place_of(const Asked& asked);

    Result<Reply> day(const Asked& asked);
    Result<Reply> people(const Asked& asked);
    Result<Reply> found_people(const Asked& asked);
    Result<Reply> person(const Asked& asked);
    Result<Reply> roll_call(const Asked& asked);
    Result<Reply> programme(const Asked& asked);
    Result<Reply> session(const Asked& asked);
    Result<Reply> session_deed(const Asked& asked);
    Result<Reply> announcements(const Asked& asked);
    Result<Reply> announce(const Asked& asked);
    Result<Reply> withdraw(const Asked& asked);
    Result<Reply> exports(const Asked& asked);
    Result<Reply> take_out(const Asked& asked);

    Result<std::unique_ptr<Desk>> reading() const;
    Result<std::unique_ptr<Desk>> writing() const;
    Deed deed() const { return {"organiser's page", true, event_.now()}; }
    Reply page(const std::string& title, const std::string& address, const Desk& desk,
               std::string_view body) const;
    Form form(const std::string& address) const { return {address, csrf_}; }

    WebEvent event_;
    std::string csrf_;
    // The search keeps everybody in memory, and the event open for it.
    std::unique_ptr<Desk> searched_;
    std::unique_ptr<PeopleFinder> finder_;
};

}  // namespace lanyard
