// libpq shows OpenSSL's connection, and OpenSSL the certificate.
#include "hub/certificate.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <memory>
#include <string_view>

#include "base/hex.h"

namespace lanyard {
namespace {

using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Memory = std::unique_ptr<BIO, decltype(&BIO_free)>;

}  // namespace

Result<std::string> certificate_fingerprint(const std::string& pem, const std::string& file) {
    const Memory memory(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), BIO_free);
    const Certificate certificate(PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr), X509_free);
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    if (!certificate || X509_digest(certificate.get(), EVP_sha256(), digest, &size) != 1)
        return bad_input("holds no certificate", file, "Take the hub's hub.crt anew");
    return to_hex(std::string_view(reinterpret_cast<const char*>(digest), size));
}

std::string peer_certificate(void* ssl) {
    if (!ssl) return "";
    const Certificate certificate(SSL_get1_peer_certificate(static_cast<const SSL*>(ssl)), X509_free);
    const Memory memory(BIO_new(BIO_s_mem()), BIO_free);
    if (!certificate || PEM_write_bio_X509(memory.get(), certificate.get()) != 1) return "";
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &bytes);
    return {bytes, static_cast<std::size_t>(size)};
}

}  // namespace lanyard
