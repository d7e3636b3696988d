// The ticket that goes into the email before the event, where the event has no layout of its own for it.
#include "badge/badge_layout.h"

namespace lanyard {

std::string plain_ticket_toml() {
    return R"(# What goes with the invitation: the code to hold up, large, and beneath it to type.

[page]
size = "A6"

[text]
family = "Inter"
colour = "#17202b"

[[item]]
name = "event"
kind = "text"
text = "{event}"
rect_mm = [8, 8, 89, 18]
weight = 700
size_pt = 17
smallest_pt = 9
align = "centre"
fit = ["wrap", "shrink", "shorten"]

[[item]]
name = "when and where"
kind = "text"
text = "{when}\n{venue}"
rect_mm = [8, 27, 89, 15]
size_pt = 10.5
smallest_pt = 7
lines = 3
align = "centre"
fit = ["wrap", "shrink", "shorten"]
colour = "#45525f"

[[item]]
name = "code"
kind = "qr"
rect_mm = [22.5, 43, 60, 60]

[[item]]
name = "typed code"
kind = "text"
text = "{typed_code}"
rect_mm = [8, 104, 89, 7]
weight = 600
size_pt = 15
align = "centre"
vertical_align = "middle"
fit = ["shrink"]

[[item]]
name = "name"
kind = "text"
text = "{name}"
rect_mm = [8, 115, 89, 13]
weight = 700
size_pt = 18
smallest_pt = 8
align = "centre"
vertical_align = "middle"
fit = ["wrap", "shrink"]

[[item]]
name = "organisation"
kind = "text"
text = "{organisation}"
rect_mm = [8, 129, 89, 11]
size_pt = 11
smallest_pt = 7
align = "centre"
lines = 2
fit = ["wrap", "shrink", "shorten"]
)";
}

}  // namespace lanyard
