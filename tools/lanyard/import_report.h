// What an import did or would do, as JSON for programs and as a page for people.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "desk/import_list.h"

namespace lanyard {

nlohmann::json import_report_json(const ImportReport& report);

struct ReportLook {
    bool dry_run = false;
    bool colour = false;
    int most_in_a_section = 20;  // then "and N more"
};

// Sections of people by name: added, changed field by field, cancelled, missing, look-alikes, conflicts,
// rejected rows with line and reason, warnings. `file` is the list's name.
std::string import_report_text(const ImportReport& report, const std::string& file, const ReportLook& look);

// A look-alike as one question: "Kath Lowe (Leeds) is not on the list any more, Katherine Lowe (Leeds) is
// new: same email."
std::string look_alike_text(const ImportReport& report, const LookAlike& pair);

}  // namespace lanyard
