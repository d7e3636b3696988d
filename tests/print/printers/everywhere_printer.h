// CUPS' own IPP Everywhere printer (ippeveprinter) as a test's printer, with the two daemons it will not
// start without: on loopback, on a bus of its own, all of them ended by process id.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/lanyard/programs/child_process.h"
#include "tests/scratch_folder.h"

namespace lanyard {

class EverywherePrinter {
  public:
    // Why it cannot be had on this machine; nothing where it can.
    static std::optional<std::string> missing();

    // `announced`: on the bus of its own, where a program with bus() in its environment sees it.
    explicit EverywherePrinter(bool announced = false);
    ~EverywherePrinter();

    const std::string& uri() const { return uri_; }
    std::string bus() const {
        return "DBUS_SYSTEM_BUS_ADDRESS=unix:path=" + (folder_.path() / "bus").string();
    }
    // The badges in its tray: PDF files, in the order in which they came out.
    std::vector<std::filesystem::path> tray() const;
    // While there is no paper, a badge waits in the printer.
    void take_paper_out();
    void put_paper_in();
    std::string story() const;  // what all three had to say, for a failed check

  private:
    ScratchFolder folder_;
    std::unique_ptr<ChildProcess> bus_, names_, printer_;
    std::string uri_;
};

}  // namespace lanyard
