// Who adds which figures; each file says exactly what it compares.
#pragma once

namespace lanyard {

void add_check_in_figures();
void add_import_figures();
void add_export_figures();
void add_search_figures();
void add_desk_figures();
void add_badge_figures();
void add_frame_figures();
void add_kiosk_figures();
void add_programme_figures();
void add_stage_figures();

}  // namespace lanyard
