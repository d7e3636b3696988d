// What lies beside this program: the kiosk, and the catalogues of languages.
#pragma once

#include <filesystem>
#include <string>

namespace lanyard {

// Its path, whether it is there or not; the name alone where the program's own place cannot be told.
std::filesystem::path beside_program(const std::string& name);

}  // namespace lanyard
