// Names are looked at as they are written, and files as they are found.
#include "base/own_file.h"

#include <algorithm>
#include <system_error>

namespace lanyard {

namespace fs = std::filesystem;

bool stays_inside(const fs::path& name) {
    return !name.empty() && name.is_relative() &&
           std::none_of(name.begin(), name.end(), [](const fs::path& part) { return part == ".."; });
}

bool lies_in(const fs::path& file, const fs::path& folder) {
    std::error_code failed;
    const fs::path inside =
        fs::weakly_canonical(file, failed).lexically_relative(fs::weakly_canonical(folder, failed));
    return !failed && !inside.empty() && *inside.begin() != ".." && inside != ".";
}

Result<fs::path> own_file(const fs::path& folder, const fs::path& name) {
    const fs::path file = folder / name;
    std::error_code ignored;
    if (!stays_inside(name) || (fs::exists(file, ignored) && !lies_in(file, folder.empty() ? "." : folder))) {
        return bad_input("lies outside the event's folder", name.string(),
                         "Copy it into the folder, and name it as it is called there");
    }
    if (!fs::exists(file, ignored))
        return bad_input("there is no such file", file.string(), "Put it into the event's folder");
    if (!fs::is_regular_file(file, ignored))
        return bad_input("this is no regular file", file.string(), "Put the file itself there");
    return file;
}

}  // namespace lanyard
