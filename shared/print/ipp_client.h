// The Internet Printing Protocol (RFC 8010, 8011) spoken with one printer or print server, by libcups.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

struct _ipp_s;
struct _http_s;

namespace lanyard {

// An IPP request or answer. A request owns its message; so does an answer.
class IppMessage {
  public:
    explicit IppMessage(_ipp_s* message = nullptr);
    ~IppMessage();
    IppMessage(IppMessage&& other) noexcept;
    IppMessage& operator=(IppMessage&& other) noexcept;

    _ipp_s* get() const { return message_; }
    _ipp_s* release();

    // Of the first attribute with this name: its values as text (keywords, enums as numbers, sizes as libcups
    // writes them); empty where there is none.
    std::vector<std::string> values(const char* name) const;
    std::string value(const char* name) const;          // the first, or ""
    int number(const char* name, int otherwise) const;  // the first of an integer, enum or boolean

  private:
    _ipp_s* message_;
};

// How a request ended, as far as sending again is concerned.
enum class IppStatus {
    done,
    busy,         // not now: the printer has another job, or does not accept any
    not_found,    // it knows no such job
    needs_login,  // it wants a name and a password
    refused,      // it will not have this request at all
    not_reached,  // the request did not get there
    answer_lost,  // it got there, at least in part, and no answer came: anything may have happened
};

struct IppAnswer {
    IppStatus status = IppStatus::not_reached;
    IppMessage message;
    std::string words;  // the printer's own, for the log
};

class IppClient {
  public:
    // "ipp://host[:port]/path" or "ipps://…"; a usage error for anything else.
    static Result<std::unique_ptr<IppClient>> for_uri(const std::string& uri);
    ~IppClient();

    // A request about this printer, with what every request has. `operation` is an ipp_op_t.
    IppMessage request(int operation) const;
    // Connects where it has to, sends the request and `document` behind it. Waits some seconds at most.
    IppAnswer send(IppMessage request, const std::string& document = {});

    const std::string& uri() const { return uri_; }

  private:
    IppClient(std::string uri, std::string host, int port, std::string resource, bool encrypted);
    bool connect();

    std::string uri_, host_, resource_;
    int port_;
    bool encrypted_;
    _http_s* connection_ = nullptr;
};

}  // namespace lanyard
