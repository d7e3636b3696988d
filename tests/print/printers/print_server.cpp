// cupsd in the foreground with every one of its folders in the test's.
#include "tests/print/printers/print_server.h"

#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>

#include "tests/print/printers/loopback.h"

namespace lanyard {
namespace {

constexpr const char* rules = R"(LogLevel debug
Browsing No
WebInterface No
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
)";

}  // namespace

std::optional<std::string> PrintServer::missing() {
    for (const char* program : {"cupsd", "lpadmin"})
        if (!is_installed(program)) return std::string(program) + " is not installed";
    if (::geteuid() != 0) return "cupsd starts its filters as another user, and for that it has to be root";
    return std::nullopt;
}

PrintServer::PrintServer(const std::string& printer_uri) {
    const auto& folder = folder_.path();
    ::chmod(folder.c_str(), 0755);  // its filters run as the user "lp"
    const auto file = [&](const char* name) { return (folder / name).string(); };
    address_ = "127.0.0.1:" + std::to_string(free_port());
    std::ofstream(file("cupsd.conf")) << "Listen " << address_ << "\n" << rules;
    std::ofstream files(file("cups-files.conf"));
    for (const auto& [setting, name] :
         {std::pair("ServerRoot", "root"), std::pair("StateDir", "state"), std::pair("CacheDir", "cache"),
          std::pair("RequestRoot", "jobs"), std::pair("TempDir", "tmp")}) {
        std::filesystem::create_directories(folder / name);
        files << setting << " " << file(name) << "\n";
    }
    for (const char* log : {"ErrorLog", "AccessLog", "PageLog"}) files << log << " " << file(log) << "\n";
    files.close();
    server_ = std::make_unique<ChildProcess>(
        std::vector<std::string>{"cupsd", "-f", "-c", file("cupsd.conf"), "-s", file("cups-files.conf")}, "",
        file("cupsd.log"));
    std::vector<std::string> add = before();
    add.insert(add.end(), {"lpadmin", "-p", "badges", "-E", "-v", printer_uri, "-m", "everywhere"});
    if (!wait_until([&] { return !server_->is_running() || run_program(add).status == 0; }) ||
        !server_->is_running())
        throw std::runtime_error(story());
}

PrintServer::~PrintServer() {
    server_->end();
}

bool PrintServer::has_put_away(int job) const {
    return text_of(folder_.path() / "ErrorLog").find("[Job " + std::to_string(job) + "] Unloading...") !=
           std::string::npos;
}

std::string PrintServer::story() const {
    return text_of(folder_.path() / "cupsd.log") + text_of(folder_.path() / "ErrorLog");
}

}  // namespace lanyard
