// The event is opened to be written to only when the list is out.
#include "lanyard/noted_export.h"

#include "desk/taken_out.h"

namespace lanyard {

void note_export(const Command& command, const std::string& what, const std::string& format, std::size_t rows,
                 Instant now) {
    constexpr Milliseconds waits_for_lock{1000};
    DeskOptions options = Command::at_command_line();
    options.waits_for_lock = waits_for_lock;
    auto desk = command.desk(std::move(options));
    const auto noted =
        desk ? note_taken_out(**desk, what, format, rows, Command::deed(now)) : Result<void>(desk.error());
    if (!noted)
        std::fprintf(stderr, "lanyard: the journal does not say that this was taken out: %s\n",
                     noted.error().message().c_str());
}

}  // namespace lanyard
