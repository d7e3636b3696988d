// A screen without glass (Xvfb), and the hands before it (xdotool).
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "tests/lanyard/programs/child_process.h"

namespace lanyard {

class VirtualScreen {
  public:
    // Takes a free display number; width and height in pixels. With `picture_in` the server keeps its pixels
    // in that folder's file Xvfb_screen0, an X window dump, for who looks a thousand times a second.
    VirtualScreen(int width, int height, const std::filesystem::path& picture_in = {});
    ~VirtualScreen();

    // The words of a command that runs on this screen.
    std::vector<std::string> on_screen(std::vector<std::string> words) const;
    // The same words, as of a program that must not be kept waiting by others.
    static std::vector<std::string> in_time(std::vector<std::string> words);
    // Presses and lifts the left button there.
    void touch(int x, int y) const;
    // Types as a hand scanner does: letters eight milliseconds apart, then Enter.
    void type_code(const std::string& code) const;
    // The same with a pause of a tenth of a second behind its first `letters`.
    void type_code_with_pause(const std::string& code, std::size_t letters) const;
    // Types as a person does: letters a fifth of a second apart.
    void type_text(const std::string& text) const;
    // Presses a key by its X name: "Tab", "Return", "ctrl+a".
    void press(const std::string& key) const;
    // Holds the left button there for this long.
    void hold(int x, int y, int milliseconds) const;
    // Puts a finger down there, and lifts it at the top of the screen.
    void pull_up(int x, int y) const;
    // The words of the program that types a code, for typing beside other things.
    std::vector<std::string> typing(const std::string& code) const;

  private:
    static void run(const std::vector<std::string>& words);

    std::filesystem::path folder_;
    std::unique_ptr<ChildProcess> server_;
    std::string display_;
};

}  // namespace lanyard
