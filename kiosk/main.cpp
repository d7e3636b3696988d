// The kiosk's program: reads its options, opens the window, runs the frame loop.
#include <cstdio>
#include <string>
#include <vector>

#include "app.h"
#include "base/core_dumps.h"
#include "base/lines.h"
#include "base/sudden_end.h"
#include "devices/quiet_libraries.h"
#include "store/event_copy.h"
#include "store/event_folder.h"
#include "store/output_guard.h"

namespace lanyard {
namespace {

// Whether each file and folder that was named to be written to is none of the event's own.
Result<void> may_write_outputs(const Options& options) {
    std::vector<std::string> outputs = {options.ui_tree, options.sound_to, options.trace,
                                        options.screenshots};
    for (const std::string_view printer : split(options.printer, ","))
        if (printer.rfind("file:", 0) == 0) outputs.emplace_back(printer.substr(5));
    for (const std::string& output : outputs)
        if (auto may = may_write(output, choose_event_folder(options.event)); !may) return may;
    return {};
}

}  // namespace
}  // namespace lanyard

int main(int argc, char** argv) {
    using namespace lanyard;
    forbid_core_dumps();
    explain_sudden_end("lanyard-kiosk");
    const auto read = read_options(std::vector<std::string>(argv + 1, argv + argc));
    if (!read) return std::fputs((read.error().message() + "\n").c_str(), stderr), 2;
    if (!read->options) return std::fputs(read->words.c_str(), stdout), 0;

    if (const auto may = may_write_outputs(*read->options); !may)
        return std::fputs((may.error().message() + "\n").c_str(), stderr), exit_status(may.error().kind);

    quieten_libraries();
    remove_abandoned_copies();
    auto window = Window::open(read->options->window, read->options->display);
    if (!window) return std::fputs((window.error().message() + "\n").c_str(), stderr), 4;
    App app(*read->options, **window);
    return app.run();
}
