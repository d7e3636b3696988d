// Rows that can be used and yet look wrong, each with one sentence for whoever keeps the list.
#pragma once

#include <string>
#include <vector>

#include "event/registration_merge.h"

namespace lanyard {

struct ListDoubt {
    std::string person;  // an id; "" where the row could not be used
    int line = 0;
    Field field{};         // what to put right
    std::string now;       // what the list says there
    std::string sentence;  // "same email as row 41"
};

// Names that may be swapped, letters that are lost, seats without a name, addresses that are none or that two
// people share, one person twice. Sorted by line. An address that many rows share is an office's, and is not
// in doubt.
std::vector<ListDoubt> find_list_doubts(const std::vector<ListedPerson>& people);

}  // namespace lanyard
