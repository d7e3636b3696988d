// Finds where a code seems to be though it cannot be read, for hints to whoever holds it up.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "scan/grey_view.h"

namespace lanyard {

// What can be seen of a code that may be too small, too dim, too shiny or too shaken to be read.
struct CodeTraces {
    int finders = 0;              // of the three squares in a symbol's corners, up to three
    double module_px = 0;         // a module's side
    PixelPoint middle;            // between the squares
    double white = 0, black = 0;  // the code's two greys, 0 to 255
    double glare = 0;             // share of it that is burnt out to white, 0 to 1
    bool is_inverted = false;     // light on dark
    // The middles of the three squares, the one at the right angle first and then clockwise, where three lie
    // as a symbol's do.
    std::optional<std::array<PixelPoint, 3>> squares = {};
};

// Looks for squares with the runs 1:1:3:1:1 of ISO/IEC 18004, dark on light or light on dark, across and
// down. Memory is kept from picture to picture.
class CodeTraceFinder {
  public:
    // In the middle square of the picture, where codes are asked for.
    CodeTraces look(GreyView picture);
    // In all of the picture, also of codes without margin, whose squares run into the dark around them.
    CodeTraces look_everywhere(GreyView picture);

  private:
    struct Finder {
        double x = 0, y = 0, module_px = 0;
        double core = 0, around = 0;  // its greys: of the square in the middle, and of the ring around it
    };
    CodeTraces look_between(GreyView picture, int left, int top, int right, int bottom);
    void measure_tiles(GreyView picture);
    void search_row(GreyView picture, int y, int left, int right);
    void check(GreyView picture, const std::array<double, 5>& runs, int end_x, int y, bool middle_is_light);
    bool is_square(const std::array<double, 5>& runs, double& module_px) const;
    double run_down(GreyView picture, int x, int y, double module_px, bool is_light, double& middle_y) const;
    bool is_light(GreyView picture, int x, int y) const;
    void add(const Finder& finder);
    CodeTraces best_group() const;

    bool takes_without_margin_ = false;
    std::vector<unsigned char> thresholds_;  // a tile's middle grey
    int tiles_across_ = 0;
    std::vector<Finder> finders_;
};

}  // namespace lanyard
