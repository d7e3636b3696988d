// Names of printers, as --printer takes them.
#include "print/make_printer.h"

#include "print/file_printer.h"

namespace lanyard {

Result<std::unique_ptr<Printer>> make_printer(const std::string& name) {
    if (name.empty() || name == "none") return std::unique_ptr<Printer>();
    if (name.rfind("file:", 0) == 0 && name.size() > 5) {
        return std::unique_ptr<Printer>(std::make_unique<FilePrinter>(name.substr(5)));
    }
    return usage_error("there is no printer \"" + name + "\"", "--printer", "Use file:DIR, or none");
}

}  // namespace lanyard
