// Printers as libcups enumerates them.
#include "print/find_printers.h"

#include <cups/cups.h>

#include <algorithm>
#include <array>
#include <functional>

namespace lanyard {
namespace {

constexpr int looks_for_ms = 2'000;

enum class Which { queues, all };

// Calls `take` with every printer of the server, and of the network where those are wanted; it returns false
// where it has seen enough.
void each_printer(Which which, const std::function<bool(cups_dest_t*)>& take) {
    const auto called = [](void* take, unsigned, cups_dest_t* printer) {
        return (*static_cast<const std::function<bool(cups_dest_t*)>*>(take))(printer) ? 1 : 0;
    };
    const cups_ptype_t but_not = which == Which::queues ? CUPS_PRINTER_DISCOVERED : 0;
    cupsEnumDests(CUPS_DEST_FLAGS_NONE, looks_for_ms, nullptr, 0, but_not, called,
                  const_cast<std::function<bool(cups_dest_t*)>*>(&take));
}

// A queue that the server has made by itself for a printer that is announced, and takes away again.
bool is_temporary(cups_dest_t* printer) {
    const char* word = cupsGetOption("printer-is-temporary", printer->num_options, printer->options);
    return word && std::string(word) == "true";
}

std::vector<std::string> names_of(Which which) {
    std::vector<std::string> names;
    each_printer(which, [&](cups_dest_t* printer) {
        if (which == Which::all || !is_temporary(printer)) names.emplace_back(printer->name);
        return true;
    });
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

}  // namespace

std::vector<std::string> find_queues() {
    return names_of(Which::queues);
}

std::vector<std::string> find_printers() {
    return names_of(Which::all);
}

std::string uri_of_printer(const std::string& name) {
    std::string uri;
    each_printer(Which::all, [&](cups_dest_t* printer) {
        if (printer->name != name) return true;
        // libcups makes a queue for a printer that is only announced, and says where it is.
        std::array<char, 1024> resource{}, address{};
        http_t* connection = cupsConnectDest(printer, CUPS_DEST_FLAGS_NONE, 5'000, nullptr, resource.data(),
                                             resource.size(), nullptr, nullptr);
        if (!connection) return false;
        std::array<char, 256> host{};
        httpGetHostname(connection, host.data(), host.size());
        const bool is_local = host[0] == '/';  // the server's own socket
        const int port = is_local ? 631 : httpAddrPort(httpGetAddress(connection));
        httpAssembleURI(HTTP_URI_CODING_ALL, address.data(), address.size(), "ipp", nullptr,
                        is_local ? "localhost" : host.data(), port, resource.data());
        httpClose(connection);
        uri = address.data();
        return false;
    });
    return uri;
}

}  // namespace lanyard
