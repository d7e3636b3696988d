// The accessibility tree as a file: what the screen shows, for end-to-end tests and for whoever looks after
// it.
#pragma once

#include <filesystem>
#include <string>

#include "ui/ui.h"

namespace lanyard {

// The JSON document of DESIGN, "--ui-tree"; rectangles in whole window pixels.
std::string ui_tree_json(const UiScreen& screen, std::string_view language, long long serial);

class UiTreeFile {
  public:
    explicit UiTreeFile(std::filesystem::path file) : file_(std::move(file)) {}

    // Writes the file (0600, whole, by rename) where the screen is another than at the last call; `serial`
    // counts these. A file that cannot be written is logged once and does not stop the kiosk.
    void update(const UiScreen& screen, std::string_view language);

  private:
    std::filesystem::path file_;
    UiScreen written_;
    std::string language_;
    long long serial_ = 0;
    bool failed_ = false;
};

}  // namespace lanyard
