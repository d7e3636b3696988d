// The kiosk's program: reads its options, opens the window, runs the frame loop.
#include <cstdio>
#include <string>
#include <vector>

#include "app.h"
#include "base/core_dumps.h"
#include "devices/quiet_libraries.h"
#include "store/event_copy.h"

int main(int argc, char** argv) {
    using namespace lanyard;
    forbid_core_dumps();
    const auto read = read_options(std::vector<std::string>(argv + 1, argv + argc));
    if (!read) return std::fputs((read.error().message() + "\n").c_str(), stderr), 2;
    if (!read->options) return std::fputs(read->words.c_str(), stdout), 0;

    quieten_libraries();
    remove_abandoned_copies();
    auto window = Window::open(read->options->window, read->options->display);
    if (!window) return std::fputs((window.error().message() + "\n").c_str(), stderr), 4;
    App app(*read->options, **window);
    return app.run();
}
