// The printer that a name on the command line means.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "print/printer.h"

namespace lanyard {

// A name is "none" (no printer), "file:DIR" (writes DIR/<job name>.pdf), "ipp://…" or "ipps://…" (a printer
// by its address), "auto" (the only queue of this machine's print server, else the only printer announced),
// or a queue of this machine's print server. Several with commas are tried in turn: the next one where
// somebody says that nothing comes out of the one before. A printer that does not answer now is not an error:
// it may be switched on later.
Result<std::vector<std::unique_ptr<Printer>>> make_printers(const std::string& names);

}  // namespace lanyard
