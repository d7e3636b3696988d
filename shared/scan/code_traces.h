// Finds where a code seems to be though it cannot be read, for hints to whoever holds it up.
#pragma once

#include <array>
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
};

// Looks for squares with the runs 1:1:3:1:1 of ISO/IEC 18004, dark on light or light on dark, across and
// down, in the middle square of the picture, where codes are asked for. Memory is kept from picture to
// picture.
class CodeTraceFinder {
  public:
    CodeTraces look(GreyView picture);

  private:
    struct Finder {
        double x = 0, y = 0, module_px = 0;
        double core = 0, around = 0;  // its greys: of the square in the middle, and of the ring around it
    };
    void measure_tiles(GreyView picture);
    void search_row(GreyView picture, int y, int left, int right);
    void check(GreyView picture, const std::array<double, 5>& runs, int end_x, int y, bool middle_is_light);
    double run_down(GreyView picture, int x, int y, double module_px, bool is_light, double& middle_y) const;
    bool is_light(GreyView picture, int x, int y) const;
    void add(const Finder& finder);
    CodeTraces best_group() const;

    std::vector<unsigned char> thresholds_;  // a tile's middle grey
    int tiles_across_ = 0;
    std::vector<Finder> finders_;
};

}  // namespace lanyard
