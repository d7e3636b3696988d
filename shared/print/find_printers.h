// Which printers there are: on this machine, and announced on its network.
#pragma once

#include <string>
#include <vector>

namespace lanyard {

// Queues of this machine's print server, by name: what somebody has set up here.
std::vector<std::string> find_queues();
// Those and the printers announced on its network. Listens for two seconds where printers can be announced.
std::vector<std::string> find_printers();

// The address of a printer by its name, as find_printers gives it; "" where it cannot be had.
std::string uri_of_printer(const std::string& name);

}  // namespace lanyard
