// A folder that becomes an event, or stays what it was.
#pragma once

#include <filesystem>
#include <set>

namespace lanyard {

// What is made in a folder is taken away again with this object, unless it is kept: a disk that was full half
// way leaves nothing that looks like an event.
class NewFiles {
  public:
    explicit NewFiles(const std::filesystem::path& folder);
    ~NewFiles();
    NewFiles(const NewFiles&) = delete;
    NewFiles& operator=(const NewFiles&) = delete;

    void keep() { is_kept_ = true; }

  private:
    std::filesystem::path folder_, top_;
    std::set<std::filesystem::path> before_;
    bool was_there_ = false, is_kept_ = false;
};

}  // namespace lanyard
