// The printer that a name on the command line means.
#pragma once

#include <memory>
#include <string>

#include "print/printer.h"

namespace lanyard {

// "none" gives a null pointer; "file:DIR" a printer that writes DIR/<job name>.pdf. Others are refused until
// queues of the print server can be used.
Result<std::unique_ptr<Printer>> make_printer(const std::string& name);

}  // namespace lanyard
