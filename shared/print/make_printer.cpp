// Names of printers, as --printer takes them.
#include "print/make_printer.h"

#include <algorithm>

#include "base/lines.h"
#include "print/cups_printer.h"
#include "print/file_printer.h"
#include "print/find_printers.h"

namespace lanyard {
namespace {

Error unknown_printer(const std::string& name, const std::vector<std::string>& found) {
    std::string there;
    for (const std::string& printer : found) there += (there.empty() ? "" : ", ") + printer;
    if (name == "auto" && found.size() > 1)
        return usage_error("there are several printers", "--printer", "Say which: " + there);
    return usage_error(
        "there is no printer \"" + name + "\"", "--printer",
        there.empty() ? "Use file:DIR, ipp://HOST/ipp/print, or none" : "This machine finds: " + there);
}

Result<std::unique_ptr<Printer>> ipp_printer(const std::string& uri) {
    auto client = IppClient::for_uri(uri);
    if (!client) return client.error();
    return std::unique_ptr<Printer>(std::make_unique<CupsPrinter>(std::move(client).value()));
}

Result<std::unique_ptr<Printer>> make_printer(const std::string& name) {
    if (name.starts_with("file:") && name.size() > 5)
        return std::unique_ptr<Printer>(std::make_unique<FilePrinter>(name.substr(5)));
    if (name.starts_with("ipp://") || name.starts_with("ipps://")) return ipp_printer(name);
    auto found = find_queues();
    const auto names_one = [&] {
        return name == "auto" ? found.size() == 1
                              : std::find(found.begin(), found.end(), name) != found.end();
    };
    // What somebody has set up here comes before what is announced, which may be the same printer once more.
    if (!names_one()) found = find_printers();
    if (!names_one()) return unknown_printer(name, found);
    const std::string wanted = name == "auto" ? found.front() : name;
    const std::string uri = uri_of_printer(wanted);
    if (uri.empty())
        return machine_error("the printer cannot be reached", wanted, "See that it is switched on");
    return ipp_printer(uri);
}

}  // namespace

Result<std::vector<std::unique_ptr<Printer>>> make_printers(const std::string& names) {
    std::vector<std::unique_ptr<Printer>> printers;
    if (names.empty() || names == "none") return printers;
    for (const auto name : split(names, ",")) {
        auto printer = make_printer(std::string(name));
        if (!printer) return printer.error();
        printers.push_back(std::move(printer).value());
    }
    return printers;
}

}  // namespace lanyard
