// A hub's certificate, by which it is told from whoever says to be it.
#pragma once

#include <string>

#include "base/result.h"

namespace lanyard {

// SHA-256 of the certificate (DER) that a PEM file holds first, in hexadecimal; an input error that names
// `file` where it holds none.
Result<std::string> certificate_fingerprint(const std::string& pem, const std::string& file);

// The certificate of an OpenSSL connection's other end as PEM; "" where it has none.
std::string peer_certificate(void* ssl);

}  // namespace lanyard
