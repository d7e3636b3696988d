// A folder of a test's own, with a state folder beside it, both gone when the test ends.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <string>

namespace lanyard {

class ScratchFolder {
  public:
    ScratchFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "lanyard-test-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
        // A node's identity belongs to the machine; a test is a machine of its own.
        ::setenv("XDG_STATE_HOME", (path_ / "state").c_str(), 1);
    }
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

}  // namespace lanyard
