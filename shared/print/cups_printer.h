// A printer that speaks IPP: a queue of the machine's print server (CUPS), or a printer by its own address.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "print/ipp_client.h"
#include "print/printer.h"
#include "print/printer_state.h"

namespace lanyard {

// What a printer says of itself.
struct PrinterFacts {
    std::string name, model;
    PrinterState state = PrinterState::unknown;
    std::vector<std::string> reasons;
    std::vector<std::string> formats;   // MIME types
    std::vector<std::string> media;     // PWG 5101.1 names of what is loaded, else of what it takes
    std::vector<std::string> scalings;  // print-scaling (PWG 5100.13)
    bool prints_backs = false;          // both sides of the paper
    std::optional<double> dpi;
    bool turns_pages = false;  // orientation-requested takes landscape
    bool confirms = false;     // "completed" means that the device has put it out
    bool is_server = false;    // a print server's queue: its history of jobs outlives restarts
    std::string device_uri;    // of a server's queue: where its jobs go
    int up_s = 0;              // since its last start; 0 where it does not say
};

// The paper for a page of this size, in millimetres: a name out of `media`, and whether the page has to be
// turned by a quarter. Nothing where none is within 2 mm.
struct ChosenMedia {
    std::string name;
    bool turned = false;
};
std::optional<ChosenMedia> choose_media(const std::vector<std::string>& media, double width_mm,
                                        double height_mm);

class CupsPrinter : public Printer {
  public:
    explicit CupsPrinter(std::unique_ptr<IppClient> client);
    ~CupsPrinter() override;

    JobTrace trace(const std::string& job_name, std::chrono::milliseconds ago) override;
    Result<PrintOutcome> print(const PrintDocument& document, PrintWatch& watch) override;
    Result<PrintOutcome> follow(const std::string& job_name, PrintWatch& watch) override;
    std::optional<double> dpi() override;
    // Of the device behind a server's queue, too, where that speaks IPP: a server knows no more of it than
    // what the last job met.
    PrinterCondition condition() override;

    // Asks now. An error says why nothing can be learnt.
    Result<PrinterFacts> facts();

  private:
    struct FoundJob {
        int id = 0, state = 0;
        std::string name;
    };
    static std::vector<FoundJob> jobs_in(const IppMessage& answer);
    // "" where there is no such job any more, or it has none.
    Result<std::string> name_of(int job_id);

    // An error where the printer cannot be asked. The one with the best news, where several have this name.
    Result<std::optional<FoundJob>> job_called(const std::string& job_name);
    // What is sent: PDF where the printer takes it, else pixels of the badge on its paper.
    struct Page {
        std::string format, bytes;
    };
    Result<Page> page_of(const PrintDocument& document) const;
    IppMessage print_request(const PrintDocument& document, const std::string& format) const;
    Result<PrintOutcome> wait_for(int job_id, PrintWatch& watch);
    void tell(PrintWatch& watch, const std::string& problem);

    std::unique_ptr<IppClient> client_;
    std::unique_ptr<IppClient> device_;  // behind the queue; once somebody has looked for it
    std::optional<PrinterFacts> known_;  // as last asked
    std::string said_;                   // what hinders it, as last told
};

}  // namespace lanyard
