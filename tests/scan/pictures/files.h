// Files that tests of files need: a folder of their own, and clips written frame by frame.
#pragma once

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "tests/scan/pictures/kiosk_frames.h"

namespace lanyard {

// A new folder that goes with the object.
class ScratchFolder {
  public:
    ScratchFolder()
        : path_(std::filesystem::temp_directory_path() /
                ("lanyard-scan-test-" + std::to_string(std::random_device{}()))) {
        std::filesystem::create_directory(path_);
    }
    ~ScratchFolder() {
        std::error_code error;
        std::filesystem::remove_all(path_, error);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    std::string file(const std::string& name) const { return (path_ / name).string(); }
    std::string write(const std::string& name, const std::string& bytes) const {
        std::ofstream(file(name), std::ios::binary) << bytes;
        return file(name);
    }

  private:
    std::filesystem::path path_;
};

// The frames as a grey YUV4MPEG2 clip, which FFmpeg reads without loss; all of one size.
inline std::string grey_clip(const std::vector<GreyImage>& frames, int frames_per_second) {
    std::string clip = "YUV4MPEG2 W" + std::to_string(frames.at(0).width) + " H" +
                       std::to_string(frames.at(0).height) + " F" + std::to_string(frames_per_second) +
                       ":1 Ip A1:1 Cmono\n";
    for (const GreyImage& frame : frames) {
        clip += "FRAME\n";
        clip.append(frame.pixels.begin(), frame.pixels.end());
    }
    return clip;
}

// A picture as a binary PGM.
inline std::string grey_picture(const GreyImage& image) {
    std::string picture = "P5 " + std::to_string(image.width) + " " + std::to_string(image.height) + " 255\n";
    picture.append(image.pixels.begin(), image.pixels.end());
    return picture;
}

}  // namespace lanyard
