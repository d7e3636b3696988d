// Under which letters somebody looks for themselves in a list on paper.
#pragma once

#include <string>
#include <vector>

#include "event/attendee.h"

namespace lanyard {

// One place of a person in such a list.
struct FiledName {
    std::string letter;  // "B", of the Latin spelling; "#" where it begins with none
    std::string place;   // bytes that compare as the list is ordered
    std::string
        words;  // what stands there: "van der Berg, Jan"; under a later word "Berg · Jan van der Berg"
};

// By the family name, and by each further word of it that is no particle, once a letter: "van der Berg"
// stands under V and B, "Smith-Jones" under S and J. Without a family name by the words of the whole name,
// titles left out. Never empty.
std::vector<FiledName> filed_names(const Attendee& person);

}  // namespace lanyard
