// The source tree read from the folder that this program was built from.
#include "tests/structure/source_tree.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/folders.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

bool ends_with(const std::string& text, const std::string& end) {
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

bool is_left_out(const fs::path& folder) {
    const std::string name = folder.filename().string();
    return name == "build" || (name.front() == '.' && name != ".ci");
}

std::vector<std::string> lines_of(std::istream& text) {
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);) lines.push_back(line);
    return lines;
}

void add_file(const fs::path& root, const fs::path& path, std::vector<SourceFile>& files) {
    std::ifstream stream(path, std::ios::binary);
    std::stringstream text;
    text << stream.rdbuf();
    if (text.str().find('\0') != std::string::npos) return;
    files.push_back({fs::relative(path, root).generic_string(), lines_of(text)});
}

}  // namespace

bool SourceFile::is_code() const {
    return ends_with(path, ".cpp") || is_header();
}

bool SourceFile::is_header() const {
    return ends_with(path, ".h");
}

std::vector<SourceFile> project_files() {
    const fs::path root = source_folder();
    std::vector<SourceFile> files;
    for (fs::recursive_directory_iterator at(root), end; at != end; ++at) {
        if (at->is_directory() && is_left_out(at->path()))
            at.disable_recursion_pending();
        else if (at->is_regular_file())
            add_file(root, at->path(), files);
    }
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return files;
}

}  // namespace lanyard
