// Copies of an event that know its people: the temporary ones of kiosks at another time, and those to
// practise on that earlier versions made and noted in the event. What is erased at the event is erased there,
// too.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "desk/deed.h"

namespace lanyard {

class Desk;

struct ErasedInCopies {
    std::vector<std::filesystem::path> folders;  // where it was done
    std::vector<Error> left;  // copies that could not be opened: somebody has to delete them
};
Result<ErasedInCopies> erase_in_copies(Desk& desk, const std::vector<std::string>& records, const Deed& deed);
// Everybody but those who are held there.
Result<ErasedInCopies> purge_copies(Desk& desk, const Deed& deed);

}  // namespace lanyard
