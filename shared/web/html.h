// Pages as HTML: text that cannot become markup, and the frame that all pages share. Pure.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lanyard {

// For text and for attributes in double quotes. What no browser may show (control characters) is left out.
std::string escaped(std::string_view text);
// For a value in an address's query.
std::string address_value(std::string_view text);

struct PageFrame {
    std::string title;       // also its heading
    std::string event;       // the event's name
    std::string address;     // which of the pages it is: "/people"; "" where none of them is
    bool is_entered = true;  // false: nobody has shown a token, and no other page is offered
};
// `body` is HTML.
std::string whole_page(const PageFrame& frame, std::string_view body);

// A form that does something: its token says that it comes from a page of ours.
struct Form {
    std::string address, csrf;
    std::vector<std::pair<std::string, std::string>> hidden = {};  // name and value
};
// `inside` is HTML: labels, fields and buttons.
std::string form_html(const Form& form, std::string_view inside);
// `value` is what the form says where this button was pressed.
std::string button_html(std::string_view words, std::string_view name = "", std::string_view value = "");

// The one style sheet: readable at 360 px and at 1280 px, dark where the device is.
extern const char* const style_sheet;

}  // namespace lanyard
