// OpenSSL makes it. The key is written first: a certificate that is there has its key.
#include "web/page_certificate.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>
#include <string>
#include <system_error>

#include "base/random.h"
#include "base/safe_file.h"
#include "base/state_folder.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Memory = std::unique_ptr<BIO, decltype(&BIO_free)>;

constexpr long valid_s = 3650L * 24 * 60 * 60;

std::string bytes_of(BIO* memory) {
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(memory, &bytes);
    return {bytes, static_cast<std::size_t>(size)};
}

bool name_it(X509* certificate) {
    const std::string number = random_bytes(8);
    BIGNUM* big = BN_bin2bn(reinterpret_cast<const unsigned char*>(number.data()), 8, nullptr);
    const bool numbered = big && BN_to_ASN1_INTEGER(big, X509_get_serialNumber(certificate));
    BN_free(big);
    X509_NAME* name = X509_get_subject_name(certificate);
    const auto* words = reinterpret_cast<const unsigned char*>("Lanyard organiser's page");
    return numbered && X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, words, -1, -1, 0) == 1 &&
           X509_set_issuer_name(certificate, name) == 1;
}

bool fill(X509* certificate, EVP_PKEY* key) {
    constexpr long third_version = 2;
    return X509_set_version(certificate, third_version) == 1 && name_it(certificate) &&
           X509_gmtime_adj(X509_getm_notBefore(certificate), -24L * 60 * 60) &&
           X509_gmtime_adj(X509_getm_notAfter(certificate), valid_s) &&
           X509_set_pubkey(certificate, key) == 1 && X509_sign(certificate, key, EVP_sha256()) > 0;
}

Result<void> make(const PageCertificate& files) {
    const Key key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    const Certificate certificate(X509_new(), X509_free);
    const Memory key_text(BIO_new(BIO_s_mem()), BIO_free), text(BIO_new(BIO_s_mem()), BIO_free);
    const bool is_made =
        key && certificate && key_text && text && fill(certificate.get(), key.get()) &&
        PEM_write_bio_PrivateKey(key_text.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1 &&
        PEM_write_bio_X509(text.get(), certificate.get()) == 1;
    if (!is_made) return machine_error("OpenSSL makes no certificate", files.certificate.string());
    if (auto written = write_file(files.key, bytes_of(key_text.get())); !written) return written;
    return write_file(files.certificate, bytes_of(text.get()));
}

}  // namespace

Result<PageCertificate> page_certificate(const fs::path& home) {
    PageCertificate files{home / "page.crt", home / "page.key"};
    std::error_code failed;
    if (fs::exists(files.certificate, failed) && fs::exists(files.key, failed)) return files;
    fs::create_directories(home, failed);
    if (failed) return machine_error(failed.message(), home.string(), state_folder_remedy);
    fs::permissions(home, fs::perms::owner_all, failed);
    if (auto made = make(files); !made) return made.error();
    return files;
}

}  // namespace lanyard
