// A bus and a name service of their own, and a print command that looks whether there is paper.
#include "tests/print/printers/everywhere_printer.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "tests/print/printers/loopback.h"

namespace lanyard {
namespace {

constexpr const char* bus_rules = R"(<busconfig><type>system</type><listen>unix:path=BUS</listen>
<policy context="default"><allow user="*"/><allow own="*"/><allow send_destination="*"/><allow receive_sender="*"/>
</policy></busconfig>
)";
constexpr const char* name_service_rules =
    "[server]\nhost-name=lanyard-test\nuse-ipv6=no\nallow-interfaces=lo\nenable-dbus=yes\n"
    "[publish]\ndisable-publishing=no\n";
// Gets the document as its first argument; what it says as STATE becomes the printer's reasons.
constexpr const char* print_command = R"(#!/bin/sh
if [ -e DIR/no-paper ]; then
    echo "STATE: +media-empty-error" >&2
    while [ -e DIR/no-paper ]; do sleep 0.1; done
    echo "STATE: -media-empty-error" >&2
fi
cp "$1" "DIR/tray/.$$" && mv "DIR/tray/.$$" "DIR/tray/$(date +%s%N).pdf"
)";

std::string with(std::string text, const std::string& word, const std::string& value) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + value.size())) {
        text.replace(at, word.size(), value);
    }
    return text;
}

void write(const std::filesystem::path& file, const std::string& text) {
    std::ofstream(file) << text;
}

}  // namespace

std::optional<std::string> EverywherePrinter::missing() {
    for (const char* program : {"ippeveprinter", "ipptool", "dbus-daemon", "avahi-daemon"}) {
        if (!is_installed(program)) return std::string(program) + " is not installed";
    }
    if (::geteuid() != 0) return "avahi-daemon needs root";
    return std::nullopt;
}

EverywherePrinter::EverywherePrinter(bool announced) {
    const auto& folder = folder_.path();
    for (const char* part : {"tray", "spool"}) std::filesystem::create_directories(folder / part);
    const auto file = [&](const char* name) { return (folder / name).string(); };
    write(file("bus.conf"), with(bus_rules, "BUS", file("bus")));
    write(file("names.conf"), name_service_rules);
    write(file("print"), with(print_command, "DIR", folder.string()));
    ::chmod(file("print").c_str(), 0755);
    const std::string with_bus = bus();

    bus_ = std::make_unique<ChildProcess>(
        std::vector<std::string>{"dbus-daemon", "--nofork", "--config-file=" + file("bus.conf")}, "",
        file("bus.log"));
    if (!wait_until([&] { return std::filesystem::exists(file("bus")); })) throw std::runtime_error(story());
    names_ = std::make_unique<ChildProcess>(
        std::vector<std::string>{"env", with_bus, "avahi-daemon", "--no-drop-root", "--no-chroot",
                                 "--no-rlimits", "-f", file("names.conf")},
        file("names.log"), file("names.log"));
    const int port = free_port();
    uri_ = "ipp://localhost:" + std::to_string(port) + "/ipp/print";
    // It ends at once where the name service is not there yet.
    const auto answers = [&] {
        if (!printer_ || !printer_->is_running()) {
            printer_ = std::make_unique<ChildProcess>(
                std::vector<std::string>{"env", with_bus, "ippeveprinter", "-r", announced ? "_print" : "off",
                                         "-n", "localhost", "-p", std::to_string(port), "-f",
                                         "application/pdf", "-s", "60", "-c", file("print"), "-d",
                                         file("spool"), "lanyard"},
                "", file("printer.log"));
        }
        return run_program({"ipptool", "-q", "-T", "2", uri_, "get-printer-attributes.test"}).status == 0;
    };
    if (!wait_until(answers)) throw std::runtime_error(story());
}

EverywherePrinter::~EverywherePrinter() {
    put_paper_in();
    for (auto* program : {&printer_, &names_, &bus_}) {
        if (*program) (*program)->end();
    }
}

std::vector<std::filesystem::path> EverywherePrinter::tray() const {
    std::vector<std::filesystem::path> badges;
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path() / "tray")) {
        if (entry.path().extension() == ".pdf") badges.push_back(entry.path());
    }
    std::sort(badges.begin(), badges.end());
    return badges;
}

void EverywherePrinter::take_paper_out() {
    write(folder_.path() / "no-paper", "");
}

void EverywherePrinter::put_paper_in() {
    std::error_code ignored;
    std::filesystem::remove(folder_.path() / "no-paper", ignored);
}

std::string EverywherePrinter::story() const {
    std::string story;
    for (const char* log : {"bus.log", "names.log", "printer.log"}) story += text_of(folder_.path() / log);
    return story;
}

}  // namespace lanyard
