// A printer of a simulated machine: what came out of it is out, whatever the program that sent it knows of
// that.
#pragma once

#include <map>
#include <string>

#include "print/printer.h"
#include "tests/sim/world/simulated_disk.h"

namespace lanyard {

// How often each job came out, by its name.
using PrinterTray = std::map<std::string, int>;

class SimulatedPrinter : public Printer {
  public:
    // Both must outlive it.
    SimulatedPrinter(PrinterTray& tray, SimulatedProcess& process) : tray_(tray), process_(process) {}

    JobTrace trace(const std::string& job_name, std::chrono::milliseconds) override {
        return tray_.count(job_name) ? JobTrace::came_out : JobTrace::never_arrived;
    }
    // The process may die before its bytes leave, or when the badge is out and nothing of that is recorded.
    Result<PrintOutcome> print(const PrintDocument& document, PrintWatch&) override {
        if (process_.call() != SimulatedProcess::Fate::done)
            return machine_error("is not reached", "printer");
        ++tray_[document.job_name];
        if (process_.call() != SimulatedProcess::Fate::done)
            return machine_error("is not reached", "printer");
        return PrintOutcome::printed;
    }
    Result<PrintOutcome> follow(const std::string&, PrintWatch&) override { return PrintOutcome::printed; }

  private:
    PrinterTray& tray_;
    SimulatedProcess& process_;
};

}  // namespace lanyard
