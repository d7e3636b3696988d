// A print server (cupsd) of a test's own with one queue, on a free port of loopback and in a folder of its
// own: the machine's server, if it has one, is left alone. Ended by process id.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/lanyard/programs/child_process.h"
#include "tests/scratch_folder.h"

namespace lanyard {

class PrintServer {
  public:
    // Why it cannot be had on this machine; nothing where it can.
    static std::optional<std::string> missing();

    // A driverless queue called "badges" to a printer at this address.
    explicit PrintServer(const std::string& printer_uri);
    ~PrintServer();

    // Words before a program's own, for it to find this server as the machine's.
    std::vector<std::string> before() const { return {"env", "CUPS_SERVER=" + address_}; }
    // The job with this number has ended, and the server keeps no more of it in memory than it has to.
    bool has_put_away(int job) const;
    std::string story() const;  // what it had to say, for a failed check

  private:
    ScratchFolder folder_;
    std::string address_;
    std::unique_ptr<ChildProcess> server_;
};

}  // namespace lanyard
