// The printer that needs none: each badge becomes a PDF in a folder.
#pragma once

#include <filesystem>

#include "print/printer.h"

namespace lanyard {

class FilePrinter : public Printer {
  public:
    explicit FilePrinter(std::filesystem::path folder) : folder_(std::move(folder)) {}
    JobTrace trace(const std::string& job_name, std::chrono::milliseconds ago) override;
    // Writes <job name>.pdf, whole or not at all.
    Result<PrintOutcome> print(const PrintDocument& document, PrintWatch& watch) override;
    Result<PrintOutcome> follow(const std::string& job_name, PrintWatch& watch) override;
    // A folder that is gone, read-only or full hinders as an empty tray does.
    PrinterCondition condition() override;

  private:
    bool takes_files() const;
    std::filesystem::path file_of(const std::string& job_name) const { return folder_ / (job_name + ".pdf"); }

    std::filesystem::path folder_;
};

}  // namespace lanyard
