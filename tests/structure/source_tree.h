// The project's own text files, as lines, for the rules to look at.
#pragma once

#include <string>
#include <vector>

namespace lanyard {

struct SourceFile {
    std::string path;                // relative to the project, with slashes
    std::vector<std::string> lines;  // without their ends

    bool is_in(const std::string& folder) const { return path.rfind(folder + "/", 0) == 0; }
    bool is_code() const;  // C++
    bool is_header() const;
};

// Every text file of the project, in order of path; build folders, hidden ones but .ci, and binaries left
// out.
std::vector<SourceFile> project_files();

}  // namespace lanyard
