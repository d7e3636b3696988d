// libcups' calls, with what can be said of a job when they fail.
#include "print/ipp_client.h"

#include <cups/cups.h>

#include <array>
#include <utility>

#include "base/language.h"

namespace lanyard {
namespace {

constexpr int connect_within_ms = 5'000;
constexpr double answer_within_s = 15;
constexpr const char* user_name = "lanyard";

// Called when nothing has come for answer_within_s: gives up.
int give_up(http_t*, void*) {
    return 0;
}

IppStatus status_of(ipp_status_t status) {
    if (status < IPP_STATUS_ERROR_BAD_REQUEST) return IppStatus::done;
    switch (status) {
        case IPP_STATUS_ERROR_BUSY:
        case IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS:
        case IPP_STATUS_ERROR_TEMPORARY:
        case IPP_STATUS_ERROR_TOO_MANY_JOBS:
            return IppStatus::busy;
        case IPP_STATUS_ERROR_NOT_FOUND:
        case IPP_STATUS_ERROR_GONE:
            return IppStatus::not_found;
        case IPP_STATUS_ERROR_NOT_AUTHENTICATED:
        case IPP_STATUS_ERROR_NOT_AUTHORIZED:
        case IPP_STATUS_ERROR_FORBIDDEN:
            return IppStatus::needs_login;
        default:
            return IppStatus::refused;
    }
}

bool is_login(http_status_t status) {
    return status == HTTP_STATUS_UNAUTHORIZED || status == HTTP_STATUS_FORBIDDEN ||
           status == HTTP_STATUS_CUPS_AUTHORIZATION_CANCELED;
}

}  // namespace

IppMessage::IppMessage(ipp_t* message) : message_(message) {}
IppMessage::~IppMessage() {
    ippDelete(message_);
}
IppMessage::IppMessage(IppMessage&& other) noexcept : message_(other.release()) {}
IppMessage& IppMessage::operator=(IppMessage&& other) noexcept {
    if (this != &other) {
        ippDelete(message_);
        message_ = other.release();
    }
    return *this;
}
ipp_t* IppMessage::release() {
    return std::exchange(message_, nullptr);
}

std::vector<std::string> IppMessage::values(const char* name) const {
    std::vector<std::string> values;
    ipp_attribute_t* attribute = message_ ? ippFindAttribute(message_, name, IPP_TAG_ZERO) : nullptr;
    for (int i = 0; attribute && i < ippGetCount(attribute); ++i) {
        const ipp_tag_t tag = ippGetValueTag(attribute);
        if (tag == IPP_TAG_ENUM || tag == IPP_TAG_INTEGER) {
            values.push_back(std::to_string(ippGetInteger(attribute, i)));
        } else if (const char* text = ippGetString(attribute, i, nullptr)) {
            values.emplace_back(text);
        }
    }
    return values;
}

std::string IppMessage::value(const char* name) const {
    const auto all = values(name);
    return all.empty() ? "" : all.front();
}

int IppMessage::number(const char* name, int otherwise) const {
    ipp_attribute_t* attribute = message_ ? ippFindAttribute(message_, name, IPP_TAG_ZERO) : nullptr;
    if (!attribute) return otherwise;
    switch (ippGetValueTag(attribute)) {
        case IPP_TAG_BOOLEAN:
            return ippGetBoolean(attribute, 0);
        case IPP_TAG_ENUM:
        case IPP_TAG_INTEGER:
            return ippGetInteger(attribute, 0);
        default:
            return otherwise;
    }
}

Result<std::unique_ptr<IppClient>> IppClient::for_uri(const std::string& uri) {
    std::array<char, 32> scheme{};
    std::array<char, 256> user{}, host{};
    std::array<char, 1024> resource{};
    int port = 0;
    const auto status =
        httpSeparateURI(HTTP_URI_CODING_ALL, uri.c_str(), scheme.data(), scheme.size(), user.data(),
                        user.size(), host.data(), host.size(), &port, resource.data(), resource.size());
    const std::string kind = scheme.data();
    if (status < HTTP_URI_STATUS_OK || (kind != "ipp" && kind != "ipps") || !host[0]) {
        return usage_error("this is no address of a printer", uri, "Write ipp://HOST/ipp/print");
    }
    return std::unique_ptr<IppClient>(
        new IppClient(uri, host.data(), port > 0 ? port : 631, resource.data(), kind == "ipps"));
}

IppClient::IppClient(std::string uri, std::string host, int port, std::string resource, bool encrypted)
    : uri_(std::move(uri)),
      host_(std::move(host)),
      resource_(std::move(resource)),
      port_(port),
      encrypted_(encrypted) {}

IppClient::~IppClient() {
    httpClose(connection_);
}

bool IppClient::connect() {
    if (connection_) return true;
    // Nobody stands at a kiosk to type a password on a terminal. (libcups keeps this for each thread.)
    cupsSetPasswordCB2(
        [](const char*, http_t*, const char*, const char*, void*) -> const char* { return nullptr; },
        nullptr);
    connection_ = httpConnect2(host_.c_str(), port_, nullptr, AF_UNSPEC,
                               encrypted_ ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_IF_REQUESTED, 1,
                               connect_within_ms, nullptr);
    if (!connection_) return false;
    httpSetTimeout(connection_, answer_within_s, give_up, nullptr);
    return true;
}

IppMessage IppClient::request(int operation) const {
    IppMessage request(ippNewRequest(static_cast<ipp_op_t>(operation)));
    ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, uri_.c_str());
    ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr, user_name);
    return request;
}

IppAnswer IppClient::send(IppMessage request, const std::string& document) {
    IppAnswer answer;
    if (!connect()) {
        answer.words = "no connection";
        return answer;
    }
    // A connection that idled may have been closed by the printer: the first try finds that out before any
    // byte of the document was taken.
    const std::size_t length = ippLength(request.get()) + document.size();
    http_status_t sent = cupsSendRequest(connection_, request.get(), resource_.c_str(), length);
    bool some_left = sent == HTTP_STATUS_CONTINUE;
    if (sent == HTTP_STATUS_CONTINUE && !document.empty()) {
        sent = cupsWriteRequestData(connection_, document.data(), document.size());
    }
    if (is_login(sent)) {
        answer.status = IppStatus::needs_login;
    } else if (sent != HTTP_STATUS_CONTINUE) {
        answer.status = some_left ? IppStatus::answer_lost : IppStatus::not_reached;
        answer.words = cupsLastErrorString();
    } else {
        answer.message = IppMessage(cupsGetResponse(connection_, resource_.c_str()));
        answer.words = cupsLastErrorString();
        const bool is_lost = !answer.message.get();
        const bool is_denied = is_login(httpGetStatus(connection_)) ||
                               cupsLastError() == IPP_STATUS_ERROR_CUPS_AUTHENTICATION_CANCELED;
        answer.status = !is_lost    ? status_of(ippGetStatusCode(answer.message.get()))
                        : is_denied ? IppStatus::needs_login
                                    : IppStatus::answer_lost;
    }
    // After anything but an answer, what is on the line is anybody's guess.
    if (!answer.message.get()) {
        httpClose(connection_);
        connection_ = nullptr;
    }
    return answer;
}

}  // namespace lanyard
