// A job's name is its file's name, so that it is never printed twice.
#include "print/file_printer.h"

#include "base/safe_file.h"

namespace lanyard {

JobTrace FilePrinter::trace(const std::string& job_name, std::chrono::milliseconds) {
    std::error_code ignored;
    return std::filesystem::exists(file_of(job_name), ignored) ? JobTrace::came_out : JobTrace::never_arrived;
}

Result<PrintOutcome> FilePrinter::print(const PrintDocument& document, PrintWatch&) {
    std::error_code failed;
    std::filesystem::create_directories(folder_, failed);
    if (failed) return machine_error("cannot make the folder: " + failed.message(), folder_.string());
    if (auto wrote = write_file(file_of(document.job_name), document.pdf); !wrote) return wrote.error();
    return PrintOutcome::printed;
}

// A file is there or it is not.
Result<PrintOutcome> FilePrinter::follow(const std::string& job_name, PrintWatch&) {
    return trace(job_name, {}) == JobTrace::came_out ? PrintOutcome::printed : PrintOutcome::unknown;
}

}  // namespace lanyard
