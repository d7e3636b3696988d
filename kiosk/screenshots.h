// Pictures of the screen, saved whenever it has become another and has settled, or once in each minute.
#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>

#include "base/result.h"
#include "ui/textures.h"

namespace lanyard {

// The pixels as a PNG file's bytes; alpha is left out.
std::string png_bytes(const Pixels& pixels);

class Screenshots {
  public:
    // FOLDER is made where it is missing. Files are 0600 and named NN-screen-state.png, those of a minute
    // HHMM-screen-state.png.
    explicit Screenshots(std::filesystem::path folder);
    ~Screenshots();
    Screenshots(const Screenshots&) = delete;
    Screenshots& operator=(const Screenshots&) = delete;

    // Call after each frame with what the screen is; `detail` tells pictures of one state apart. True when
    // the same has been drawn three times in a row and was not saved yet: then call save.
    bool is_due(const std::string& screen, const std::string& state, const std::string& detail);
    // The same where one of each minute is wanted: true for the first frame of each.
    bool is_due_in(const std::string& minute, const std::string& screen, const std::string& state);
    // Encoding and writing happen on another thread.
    void save(Pixels pixels);

  private:
    struct Picture {
        std::string name;
        Pixels pixels;
    };
    void write_pictures();

    std::filesystem::path folder_;
    std::string seen_, saved_, name_;
    int times_seen_ = 0, count_ = 0;

    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Picture> waiting_;
    bool stop_ = false;
    std::thread writer_;
};

}  // namespace lanyard
