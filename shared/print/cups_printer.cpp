// One job from its sending to its end; what is lost on the way is looked for by its name.
#include "print/cups_printer.h"

#include <cups/cups.h>
#include <cups/pwg.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <thread>

#include "base/language.h"
#include "base/log.h"
#include "print/pwg_raster.h"

namespace lanyard {
namespace {

using std::chrono::steady_clock;

constexpr std::chrono::milliseconds asks_every{300};
// A printer that has a job, names no hindrance and does not end it for so long has lost it.
constexpr std::chrono::seconds waits_without_reason{180};
// Printers forget ended jobs after a minute and more; what is younger than this and not there never was.
constexpr std::chrono::seconds remembered_at_least{45};
constexpr double media_tolerance_mm = 2;
constexpr const char* both_sides = "two-sided-long-edge";
constexpr const char* pdf_format = "application/pdf";
constexpr const char* raster_format = "image/pwg-raster";
constexpr double usual_dpi = 300;  // of printers that do not say theirs

constexpr const char* no_answer =
    translatable("The printer does not answer: see that it is switched on and its cable is in.");
constexpr const char* needs_login =
    translatable("The printer asks for a name and a password: ask whoever set it up.");
// It has failed on it, and tries again only when somebody asks it to.
constexpr const char* has_stopped_it =
    translatable("The print server has stopped this badge: ask whoever set it up.");
constexpr const char* is_busy = translatable("The printer has another badge before this one.");

Error printer_error(const char* words) {
    return machine_error(words);
}

bool has(const std::vector<std::string>& list, const std::string& word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

// True where a queue's backend waits for the device's own word. With the others, "completed" says that the
// bytes have left; without a backend we speak to the device itself.
bool backend_confirms(const std::string& device_uri, bool is_server) {
    const std::string scheme = device_uri.substr(0, device_uri.find(':'));
    if (device_uri.empty()) return !is_server;
    return scheme == "ipp" || scheme == "ipps" || scheme == "dnssd" || scheme == "implicitclass";
}

std::optional<double> dpi_of(const IppMessage& message) {
    ipp_attribute_t* attribute =
        ippFindAttribute(message.get(), "printer-resolution-default", IPP_TAG_RESOLUTION);
    if (!attribute) return std::nullopt;
    int across = 0;
    ipp_res_t unit = IPP_RES_PER_INCH;
    const int along = ippGetResolution(attribute, 0, &across, &unit);
    const double coarser = std::min(along, across) * (unit == IPP_RES_PER_CM ? 2.54 : 1);
    return coarser > 0 ? std::optional(coarser) : std::nullopt;
}

void ask_for(IppMessage& request, std::initializer_list<const char*> names) {
    ippAddStrings(request.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                  static_cast<int>(names.size()), nullptr, names.begin());
}

bool is_this_machine(const std::string& uri) {
    const std::string host = uri.substr(std::min(uri.size(), uri.find("://") + 3));
    return host.starts_with("localhost") || host.starts_with("127.") || host.starts_with("[::1]");
}

// What it says hinders it, or will.
PrinterCondition condition_at(IppClient& client) {
    IppMessage request = client.request(IPP_OP_GET_PRINTER_ATTRIBUTES);
    ask_for(request, {"printer-state", "printer-state-reasons"});
    const IppAnswer answer = client.send(std::move(request));
    if (answer.status == IppStatus::needs_login) return {needs_login, ""};
    if (answer.status != IppStatus::done) return {no_answer, ""};
    const auto reasons = answer.message.values("printer-state-reasons");
    const auto state = static_cast<PrinterState>(answer.message.number("printer-state", 0));
    return {hindrance(state, reasons), forewarning(reasons)};
}

// The better news of two: it came out; it may still; it did not.
int goodness(int job_state) {
    if (job_state == IPP_JSTATE_COMPLETED) return 3;
    if (job_state < IPP_JSTATE_CANCELED) return 2;
    return job_state == IPP_JSTATE_CANCELED ? 1 : 0;
}

}  // namespace

std::optional<ChosenMedia> choose_media(const std::vector<std::string>& media, double width_mm,
                                        double height_mm) {
    std::optional<ChosenMedia> best;
    double best_off = media_tolerance_mm;
    for (const std::string& name : media) {
        if (name.starts_with("custom_min") || name.starts_with("custom_max")) continue;
        pwg_media_t* size = pwgMediaForPWG(name.c_str());
        if (!size) continue;
        for (const bool turned : {false, true}) {
            const double off = std::max(std::abs(size->width / 100.0 - (turned ? height_mm : width_mm)),
                                        std::abs(size->length / 100.0 - (turned ? width_mm : height_mm)));
            if (off >= best_off) continue;
            best_off = off;
            best = ChosenMedia{name, turned};
        }
    }
    return best;
}

CupsPrinter::CupsPrinter(std::unique_ptr<IppClient> client) : client_(std::move(client)) {}
CupsPrinter::~CupsPrinter() = default;

Result<PrinterFacts> CupsPrinter::facts() {
    IppAnswer answer = client_->send(client_->request(IPP_OP_GET_PRINTER_ATTRIBUTES));
    if (answer.status == IppStatus::needs_login) return printer_error(needs_login);
    if (answer.status == IppStatus::not_found) {
        return bad_input("there is no such printer", client_->uri(), "See the printers with: lanyard doctor");
    }
    if (answer.status != IppStatus::done) return printer_error(no_answer);
    const IppMessage& said = answer.message;
    PrinterFacts facts;
    facts.name = said.value("printer-name");
    facts.model = said.value("printer-make-and-model");
    facts.state = static_cast<PrinterState>(said.number("printer-state", 0));
    facts.reasons = said.values("printer-state-reasons");
    facts.formats = said.values("document-format-supported");
    facts.media = said.values("media-ready");
    const auto takes = said.values("media-supported");
    facts.media.insert(facts.media.end(), takes.begin(), takes.end());
    facts.scalings = said.values("print-scaling-supported");
    facts.prints_backs = has(said.values("sides-supported"), both_sides);
    facts.dpi = dpi_of(said);
    facts.turns_pages =
        has(said.values("orientation-requested-supported"), std::to_string(IPP_ORIENT_LANDSCAPE));
    facts.is_server = !said.value("cups-version").empty();
    facts.device_uri = said.value("device-uri");
    facts.confirms = backend_confirms(facts.device_uri, facts.is_server);
    facts.up_s = said.number("printer-up-time", 0);
    known_ = facts;
    return facts;
}

std::optional<double> CupsPrinter::dpi() {
    if (!known_) (void)facts();
    return known_ ? known_->dpi : std::nullopt;
}

std::vector<CupsPrinter::FoundJob> CupsPrinter::jobs_in(const IppMessage& answer) {
    std::vector<FoundJob> jobs(1);
    for (ipp_attribute_t* at = ippFirstAttribute(answer.get()); at; at = ippNextAttribute(answer.get())) {
        const std::string called = ippGetName(at) ? ippGetName(at) : "";
        if (called.empty()) jobs.emplace_back();  // the line between two jobs
        if (called == "job-id") jobs.back().id = ippGetInteger(at, 0);
        if (called == "job-state") jobs.back().state = ippGetInteger(at, 0);
        const char* text = called == "job-name" ? ippGetString(at, 0, nullptr) : nullptr;
        if (text) jobs.back().name = text;
    }
    jobs.erase(std::remove_if(jobs.begin(), jobs.end(), [](const FoundJob& job) { return job.id == 0; }),
               jobs.end());
    return jobs;
}

Result<std::string> CupsPrinter::name_of(int job_id) {
    IppMessage request = client_->request(IPP_OP_GET_JOB_ATTRIBUTES);
    ippAddInteger(request.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job_id);
    ask_for(request, {"job-name"});
    const IppAnswer answer = client_->send(std::move(request));
    if (answer.status == IppStatus::not_found) return std::string();
    if (answer.status != IppStatus::done) return printer_error(no_answer);
    return answer.message.value("job-name");
}

Result<std::optional<CupsPrinter::FoundJob>> CupsPrinter::job_called(const std::string& job_name) {
    std::optional<FoundJob> best;
    for (const char* which : {"not-completed", "completed"}) {
        IppMessage request = client_->request(IPP_OP_GET_JOBS);
        ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", nullptr, which);
        ask_for(request, {"job-id", "job-name", "job-state"});
        const IppAnswer answer = client_->send(std::move(request));
        if (answer.status == IppStatus::not_found) continue;
        if (answer.status != IppStatus::done) return printer_error(no_answer);
        for (FoundJob& job : jobs_in(answer.message)) {
            const bool is_better = !best || goodness(job.state) > goodness(best->state) ||
                                   (goodness(job.state) == goodness(best->state) && job.id > best->id);
            if (!is_better) continue;
            if (job.name.empty()) {
                // cupsd lists what it has put away without its name, and knows it when that job is asked for.
                auto name = name_of(job.id);
                if (!name) return name.error();
                job.name = std::move(name).value();
            }
            if (job.name == job_name) best = std::move(job);
        }
    }
    return best;
}

JobTrace CupsPrinter::trace(const std::string& job_name, std::chrono::milliseconds ago) {
    const auto facts = this->facts();
    if (!facts) return JobTrace::still_there;  // it has to be asked until it answers
    const auto job = job_called(job_name);
    if (!job) return JobTrace::still_there;
    if (*job) {
        switch ((*job)->state) {
            case IPP_JSTATE_COMPLETED:
                return facts->confirms ? JobTrace::came_out : JobTrace::sent_not_confirmed;
            case IPP_JSTATE_ABORTED:
                return JobTrace::never_arrived;
            case IPP_JSTATE_CANCELED:
                return JobTrace::unknown;
            default:
                return JobTrace::still_there;
        }
    }
    const bool was_up = facts->up_s == 0 || std::chrono::seconds(facts->up_s) >= ago;
    const bool would_know = facts->is_server || (was_up && ago < remembered_at_least);
    return would_know ? JobTrace::never_arrived : JobTrace::unknown;
}

Result<CupsPrinter::Page> CupsPrinter::page_of(const PrintDocument& document) const {
    if (has(known_->formats, pdf_format)) return Page{pdf_format, document.pdf};
    const auto media = choose_media(known_->media, document.width_mm, document.height_mm);
    if (!has(known_->formats, raster_format) || !document.pixels) {
        return refused("The printer does not take PDF: use it through this machine's print server.",
                       client_->uri());
    }
    if (!media) {
        return refused(
            "The printer takes no PDF and has no paper of the badge's size: use it through this machine's "
            "print server.",
            client_->uri());
    }
    const double dpi = known_->dpi.value_or(usual_dpi);
    const auto pixels = document.pixels(dpi);
    if (!pixels) return pixels.error();
    auto raster = pwg_raster(*pixels, static_cast<int>(std::lround(dpi)), media->name, media->turned);
    if (!raster) return raster.error();
    return Page{raster_format, std::move(*raster)};
}

IppMessage CupsPrinter::print_request(const PrintDocument& document, const std::string& format) const {
    IppMessage request = client_->request(IPP_OP_PRINT_JOB);
    ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", nullptr,
                 document.job_name.c_str());
    ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr,
                 format.c_str());
    const auto media = choose_media(known_->media, document.width_mm, document.height_mm);
    if (media)
        ippAddString(request.get(), IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", nullptr, media->name.c_str());
    if (media && media->turned && known_->turns_pages && format == pdf_format) {
        ippAddInteger(request.get(), IPP_TAG_JOB, IPP_TAG_ENUM, "orientation-requested",
                      IPP_ORIENT_LANDSCAPE);
    }
    if (document.two_sided && known_->prints_backs)
        ippAddString(request.get(), IPP_TAG_JOB, IPP_TAG_KEYWORD, "sides", nullptr, both_sides);
    const char* scaling = media ? "none" : "fit";
    if (has(known_->scalings, scaling)) {
        ippAddString(request.get(), IPP_TAG_JOB, IPP_TAG_KEYWORD, "print-scaling", nullptr, scaling);
    }
    return request;
}

void CupsPrinter::tell(PrintWatch& watch, const std::string& problem) {
    if (std::exchange(said_, problem) != problem) watch.hindered(problem);
}

Result<PrintOutcome> CupsPrinter::print(const PrintDocument& document, PrintWatch& watch) {
    said_.clear();
    if (const auto asked = facts(); !asked) return asked.error();
    const auto page = page_of(document);
    if (!page) return page.error();
    for (;;) {
        IppAnswer answer = client_->send(print_request(document, page->format), page->bytes);
        switch (answer.status) {
            case IppStatus::done:
                return wait_for(answer.message.number("job-id", 0), watch);
            case IppStatus::busy:
                tell(watch, is_busy);
                if (!watch.goes_on()) return printer_error(is_busy);
                std::this_thread::sleep_for(asks_every);
                continue;
            case IppStatus::needs_login:
                return printer_error(needs_login);
            case IppStatus::not_reached:
                return printer_error(no_answer);
            case IppStatus::answer_lost:
                return follow(document.job_name, watch);
            case IppStatus::not_found:
            case IppStatus::refused:
                break;
        }
        log_warning("the printer refused {}: {}", document.job_name, answer.words);
        return machine_error("The printer does not take this badge (" + answer.words + ").");
    }
}

// Looks for the job until the printer answers, and then waits for its end.
Result<PrintOutcome> CupsPrinter::follow(const std::string& job_name, PrintWatch& watch) {
    for (;; std::this_thread::sleep_for(asks_every)) {
        if (!watch.goes_on()) return PrintOutcome::left_there;
        const auto job = job_called(job_name);
        if (!job) {
            tell(watch, no_answer);
            continue;
        }
        if (!*job) return PrintOutcome::unknown;
        if (!known_ && !facts()) continue;  // a completed job is printed or sent, as the printer can tell
        return wait_for((*job)->id, watch);
    }
}

Result<PrintOutcome> CupsPrinter::wait_for(int job_id, PrintWatch& watch) {
    auto last_reason = steady_clock::now();
    for (;; std::this_thread::sleep_for(asks_every)) {
        IppMessage request = client_->request(IPP_OP_GET_JOB_ATTRIBUTES);
        ippAddInteger(request.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job_id);
        ask_for(request, {"job-state", "job-state-reasons"});
        const IppAnswer answer = client_->send(std::move(request));
        if (answer.status == IppStatus::not_found) return PrintOutcome::unknown;
        switch (answer.message.number("job-state", 0)) {
            case IPP_JSTATE_COMPLETED:
                tell(watch, "");
                return known_->confirms ? PrintOutcome::printed : PrintOutcome::sent_not_confirmed;
            case IPP_JSTATE_CANCELED:
                return refused(translatable("Somebody cancelled this badge at the printer."));
            case IPP_JSTATE_ABORTED:
                return printer_error(translatable("The printer gave up on this badge."));
            default:
                break;
        }
        const std::string problem =
            answer.status == IppStatus::done ? condition_at(*client_).hindrance : no_answer;
        const bool is_stopped = answer.message.number("job-state", 0) == IPP_JSTATE_STOPPED;
        tell(watch, problem.empty() && is_stopped ? has_stopped_it : problem);
        if (!problem.empty()) last_reason = steady_clock::now();
        if (!watch.goes_on()) return PrintOutcome::left_there;
        if (steady_clock::now() - last_reason > waits_without_reason) return PrintOutcome::unknown;
    }
}

PrinterCondition CupsPrinter::condition() {
    if (!known_)
        if (const auto asked = facts(); !asked) return {asked.error().what, ""};
    PrinterCondition condition = condition_at(*client_);
    const std::string& device = known_->device_uri;
    // Of another machine's server, the device may be out of our reach and well.
    const bool is_near = known_->is_server && is_this_machine(client_->uri());
    const bool has_more = is_near && (device.starts_with("ipp:") || device.starts_with("ipps:"));
    if (!condition.hindrance.empty() || !has_more) return condition;
    if (!device_) {
        auto client = IppClient::for_uri(device);
        if (!client) return condition;
        device_ = std::move(client).value();
    }
    return condition_at(*device_);
}

}  // namespace lanyard
