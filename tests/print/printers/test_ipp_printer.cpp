// The server side of libcups, a thread a connection.
#include "tests/print/printers/test_ipp_printer.h"

#include <cups/cups.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <stdexcept>

namespace lanyard {
namespace {

constexpr int looks_every_ms = 100;

std::string text_of(ipp_t* message, const char* name) {
    ipp_attribute_t* attribute = ippFindAttribute(message, name, IPP_TAG_ZERO);
    const char* text = attribute ? ippGetString(attribute, 0, nullptr) : nullptr;
    return text ? text : "";
}

std::string rest_of(http_t* line) {
    std::string bytes;
    std::array<char, 8192> some{};
    for (ssize_t count; (count = httpRead2(line, some.data(), some.size())) > 0;) {
        bytes.append(some.data(), static_cast<std::size_t>(count));
    }
    return bytes;
}

}  // namespace

TestIppPrinter::TestIppPrinter() {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    socklen_t length = sizeof address;
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), length) != 0 ||
        ::listen(listener_, 16) != 0 ||
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &length) != 0) {
        throw std::runtime_error("the test printer cannot listen");
    }
    port_ = ntohs(address.sin_port);
    server_ = std::thread([this] { serve(); });
}

TestIppPrinter::~TestIppPrinter() {
    ends_ = true;
    server_.join();
    for (std::thread& line : lines_) line.join();
    ::close(listener_);
}

std::string TestIppPrinter::uri() const {
    return "ipp://127.0.0.1:" + std::to_string(port_) + "/ipp/print";
}

void TestIppPrinter::set(const PrinterMood& mood) {
    const std::lock_guard lock(mutex_);
    mood_ = mood;
}

void TestIppPrinter::restart() {
    const std::lock_guard lock(mutex_);
    jobs_.clear();
    mood_ = {};
    mood_.up_s = 1;
}

std::vector<std::string> TestIppPrinter::came_out() const {
    const std::lock_guard lock(mutex_);
    return came_out_;
}

std::vector<std::string> TestIppPrinter::taken() const {
    const std::lock_guard lock(mutex_);
    return taken_;
}

std::string TestIppPrinter::asked_for(const std::string& attribute) const {
    const std::lock_guard lock(mutex_);
    const auto found = asked_for_.find(attribute);
    return found == asked_for_.end() ? "" : found->second;
}

std::string TestIppPrinter::last_document() const {
    const std::lock_guard lock(mutex_);
    return last_document_;
}

void TestIppPrinter::serve() {
    pollfd waiting{listener_, POLLIN, 0};
    while (!ends_) {
        if (::poll(&waiting, 1, looks_every_ms) <= 0) continue;
        if (http_t* line = httpAcceptConnection(listener_, 1)) {
            lines_.emplace_back([this, line] { talk(line); });
        }
    }
}

void TestIppPrinter::talk(http_t* line) {
    while (!ends_) {
        if (!httpWait(line, looks_every_ms)) continue;
        std::array<char, 1024> resource{};
        http_state_t state;
        while ((state = httpReadRequest(line, resource.data(), resource.size())) == HTTP_STATE_WAITING) {
        }
        if (state != HTTP_STATE_POST) break;
        http_status_t status;
        while ((status = httpUpdate(line)) == HTTP_STATUS_CONTINUE) {
        }
        if (status != HTTP_STATUS_OK) break;
        if (httpGetExpect(line) == HTTP_STATUS_CONTINUE) httpWriteResponse(line, HTTP_STATUS_CONTINUE);
        ipp_t* request = ippNew();
        ipp_state_t read;
        while ((read = ippRead(line, request)) != IPP_STATE_DATA && read != IPP_STATE_ERROR) {
        }
        const bool is_well = read == IPP_STATE_DATA && answer(line, request);
        ippDelete(request);
        if (!is_well) break;
    }
    httpClose(line);
}

// False where the line is to be closed.
bool TestIppPrinter::answer(http_t* line, ipp_t* request) {
    const std::string document = rest_of(line);
    ipp_t* response = ippNewResponse(request);
    bool is_well = true;
    {
        const std::lock_guard lock(mutex_);
        go_on();
        switch (ippGetOperation(request)) {
            case IPP_OP_PRINT_JOB:
                if (mood_.cuts_off) {
                    is_well = false;
                } else {
                    take_job(request, response, document);
                    is_well = !mood_.hangs_up;
                }
                break;
            case IPP_OP_GET_PRINTER_ATTRIBUTES:
                describe_printer(response);
                break;
            case IPP_OP_GET_JOBS:
            case IPP_OP_GET_JOB_ATTRIBUTES:
                describe_jobs(request, response);
                break;
            default:
                ippSetStatusCode(response, IPP_STATUS_ERROR_OPERATION_NOT_SUPPORTED);
        }
        if (mood_.wants_login) {
            ippDelete(response);
            response = ippNewResponse(request);
            ippSetStatusCode(response, IPP_STATUS_ERROR_NOT_AUTHENTICATED);
        }
    }
    if (is_well) {
        httpClearFields(line);
        httpSetField(line, HTTP_FIELD_CONTENT_TYPE, "application/ipp");
        httpSetLength(line, ippLength(response));
        is_well = httpWriteResponse(line, HTTP_STATUS_OK) == 0;
        ippSetState(response, IPP_STATE_IDLE);
        is_well = is_well && ippWrite(line, response) == IPP_STATE_DATA && httpFlushWrite(line) >= 0;
    }
    ippDelete(response);
    return is_well;
}

// Every question is a moment in which the printer may have got further.
void TestIppPrinter::go_on() {
    if ((!mood_.reasons.empty() && !mood_.is_only_warned) || mood_.holds) return;
    for (Job& job : jobs_) {
        if (job.state >= IPP_JSTATE_CANCELED) continue;
        job.state = mood_.aborts ? IPP_JSTATE_ABORTED : IPP_JSTATE_COMPLETED;
        if (!mood_.aborts && !mood_.swallows) came_out_.push_back(job.name);
    }
}

void TestIppPrinter::take_job(ipp_t* request, ipp_t* response, const std::string& document) {
    const bool has_one = std::any_of(jobs_.begin(), jobs_.end(),
                                     [](const Job& job) { return job.state < IPP_JSTATE_CANCELED; });
    if (mood_.one_at_a_time && has_one) {
        ippSetStatusCode(response, IPP_STATUS_ERROR_BUSY);
        return;
    }
    last_document_ = document;
    if (document.rfind(mood_.takes_raster_only ? "RaS2" : "%PDF-", 0) != 0) {
        ippSetStatusCode(response, IPP_STATUS_ERROR_DOCUMENT_FORMAT_ERROR);
        return;
    }
    asked_for_.clear();
    for (const char* name : {"media", "print-scaling", "sides", "job-name", "document-format"}) {
        asked_for_[name] = text_of(request, name);
    }
    jobs_.push_back({next_id_++, text_of(request, "job-name")});
    taken_.push_back(jobs_.back().name);
    ippAddInteger(response, IPP_TAG_JOB, IPP_TAG_INTEGER, "job-id", jobs_.back().id);
    ippAddInteger(response, IPP_TAG_JOB, IPP_TAG_ENUM, "job-state", jobs_.back().state);
}

void TestIppPrinter::describe_printer(ipp_t* response) const {
    const auto text = [&](ipp_tag_t tag, const char* name, const std::string& value) {
        ippAddString(response, IPP_TAG_PRINTER, tag, name, nullptr, value.c_str());
    };
    text(IPP_TAG_NAME, "printer-name", "test");
    text(IPP_TAG_MIMETYPE, "document-format-supported",
         mood_.takes_raster_only ? "image/pwg-raster" : "application/pdf");
    text(IPP_TAG_KEYWORD, "media-supported", "om_roll_62x100mm");
    text(IPP_TAG_KEYWORD, "print-scaling-supported", "none");
    if (mood_.prints_backs) text(IPP_TAG_KEYWORD, "sides-supported", "two-sided-long-edge");
    ippAddResolution(response, IPP_TAG_PRINTER, "printer-resolution-default", IPP_RES_PER_INCH, 300, 300);
    ippAddInteger(response, IPP_TAG_PRINTER, IPP_TAG_INTEGER, "printer-up-time", mood_.up_s);
    if (!mood_.device_uri.empty()) {
        text(IPP_TAG_URI, "device-uri", mood_.device_uri);
        text(IPP_TAG_TEXT, "cups-version", "2.4.2");
    }
    const bool is_stopped = !mood_.reasons.empty() && !mood_.is_only_warned;
    ippAddInteger(response, IPP_TAG_PRINTER, IPP_TAG_ENUM, "printer-state",
                  is_stopped ? IPP_PSTATE_STOPPED : IPP_PSTATE_IDLE);
    std::vector<const char*> reasons;
    for (const std::string& reason : mood_.reasons) reasons.push_back(reason.c_str());
    if (reasons.empty()) reasons.push_back("none");
    ippAddStrings(response, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "printer-state-reasons",
                  static_cast<int>(reasons.size()), nullptr, reasons.data());
}

void TestIppPrinter::describe_jobs(ipp_t* request, ipp_t* response) const {
    ipp_attribute_t* wanted = ippFindAttribute(request, "job-id", IPP_TAG_INTEGER);
    const bool ended = text_of(request, "which-jobs") == "completed";
    bool found = false;
    for (const Job& job : jobs_) {
        const bool matches =
            wanted ? job.id == ippGetInteger(wanted, 0) : (job.state >= IPP_JSTATE_CANCELED) == ended;
        if (!matches) continue;
        if (found) ippAddSeparator(response);
        found = true;
        ippAddInteger(response, IPP_TAG_JOB, IPP_TAG_INTEGER, "job-id", job.id);
        const bool is_nameless = mood_.puts_away && !wanted && job.state >= IPP_JSTATE_CANCELED;
        if (!is_nameless)
            ippAddString(response, IPP_TAG_JOB, IPP_TAG_NAME, "job-name", nullptr, job.name.c_str());
        ippAddInteger(response, IPP_TAG_JOB, IPP_TAG_ENUM, "job-state", job.state);
    }
    if (wanted && !found) ippSetStatusCode(response, IPP_STATUS_ERROR_NOT_FOUND);
}

}  // namespace lanyard
