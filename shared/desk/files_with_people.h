// Files in the event's folder, or below it, that tell who its people are: lists, exports, tickets.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "store/event_folder.h"

namespace lanyard {

struct FileWithPeople {
    std::filesystem::path file;
    bool is_certain =
        false;  // one of the words stands in it; else its kind may hold people and cannot be read through
};

// `words` are names, addresses, codes, as they stand in cells. Left out are what the event is made of: its
// settings, its key, its database, its programme, and what lies beside them as pictures and films.
std::vector<FileWithPeople> files_with_people(const EventFolder& event,
                                              const std::vector<std::string>& words);

}  // namespace lanyard
