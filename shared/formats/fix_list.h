// The list of doubtful rows that goes back to whoever keeps the registrations, and comes in again filled.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "formats/list_doubts.h"
#include "formats/registration_list.h"

namespace lanyard {

// A line of the sheet beside what is in doubt.
struct FixListPerson {
    std::string name, email, organisation;
};

std::vector<std::string> fix_list_headings();
// The cells of one doubt, "Correct to" empty; as many as headings.
std::vector<std::string> fix_list_row(const ListDoubt& doubt, const FixListPerson& person);

struct ListCorrection {
    int line = 0;        // of the filled file
    std::string person;  // an id
    Field field{};
    std::string to;  // cleaned
};

struct FilledFixList {
    RegistrationList list;  // how the file was read, without rows
    std::vector<ListCorrection> corrections;
    int left_empty = 0;  // rows without a correction
};

// A filled list saved as CSV, in whatever order its columns and rows are now; nothing where the file is none.
// Errors are those of decode_text.
Result<std::optional<FilledFixList>> read_fix_list(std::string_view bytes, std::string_view file,
                                                   std::string_view encoding = {});

}  // namespace lanyard
