// The badge that an event begins with.
#include "badge/badge_layout.h"

namespace lanyard {

std::string plain_badge_toml() {
    return R"(# What is on the badge, and where: millimetres from its top left corner, as [left, top, width, height].
# Texts may say {name} {name_lines} {given_name} {family_name} {organisation} {job_title} {ticket_type}
# {event} {when} {venue} {sessions} {code} {typed_code}; when = { ticket_type = ["Speaker"], flag = "no_photo" } draws an item for some only.

[page]
size = "62x100"  # or A6, CR80, 4x3in, 90x55, 90x60; or width_mm and height_mm
orientation = "landscape"

[text]
family = "Inter"
colour = "#17202b"

[[item]]
name = "event"
kind = "text"
text = "{event}"
rect_mm = [6, 5.4, 88, 4]
size_pt = 9
smallest_pt = 6.5
fit = ["shrink", "shorten"]
colour = "#45525f"

[[item]]
name = "name"
kind = "text"
text = "{name_lines}"  # given and family name on a line each
rect_mm = [6, 12.2, 88, 21.4]
weight = 700
size_pt = 30
smallest_pt = 10
line_height = 1
vertical_align = "bottom"
fit = ["wrap", "shrink"]  # never shortened

[[item]]
name = "organisation"
kind = "text"
text = "{organisation}"
rect_mm = [6, 37, 62, 18]
size_pt = 13
smallest_pt = 8
lines = 3
fit = ["wrap", "shrink", "shorten"]

[[item]]
name = "code"
kind = "qr"
rect_mm = [70.5, 34, 25.4, 25.4]  # the light margin around the code included
)";
}

}  // namespace lanyard
