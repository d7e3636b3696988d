// A job's name is its file's name, so that it is never printed twice.
#include "print/file_printer.h"

#include <unistd.h>

#include "base/language.h"
#include "base/safe_file.h"

namespace lanyard {
namespace {

constexpr const char* takes_nothing =
    translatable("Badges cannot be kept as files: see that their disk is there and has room.");
constexpr std::uintmax_t least_room = 1'000'000;  // bytes: some badges

}  // namespace

bool FilePrinter::takes_files() const {
    std::error_code failed;
    std::filesystem::create_directories(folder_, failed);
    if (failed || !std::filesystem::is_directory(folder_, failed)) return false;
    if (::access(folder_.c_str(), W_OK | X_OK) != 0) return false;
    const auto space = std::filesystem::space(folder_, failed);
    return !failed && space.available >= least_room;
}

PrinterCondition FilePrinter::condition() {
    return {takes_files() ? "" : takes_nothing, ""};
}

JobTrace FilePrinter::trace(const std::string& job_name, std::chrono::milliseconds) {
    std::error_code ignored;
    return std::filesystem::exists(file_of(job_name), ignored) ? JobTrace::came_out : JobTrace::never_arrived;
}

Result<PrintOutcome> FilePrinter::print(const PrintDocument& document, PrintWatch&) {
    if (!takes_files()) return machine_error(takes_nothing, folder_.string());
    if (auto wrote = write_file(file_of(document.job_name), document.pdf); !wrote) return wrote.error();
    return PrintOutcome::printed;
}

// A file is there or it is not.
Result<PrintOutcome> FilePrinter::follow(const std::string& job_name, PrintWatch&) {
    return trace(job_name, {}) == JobTrace::came_out ? PrintOutcome::printed : PrintOutcome::unknown;
}

}  // namespace lanyard
