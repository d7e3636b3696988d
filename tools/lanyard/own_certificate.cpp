// By the program openssl.
#include "lanyard/own_certificate.h"

#include "lanyard/logged_program.h"

namespace lanyard {

namespace fs = std::filesystem;

Result<void> make_certificate(const std::string& name, const fs::path& key, const fs::path& certificate,
                              const fs::path& log) {
    auto done = run_logged(
        {"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
         "-days", "3650", "-subj", "/CN=" + name, "-keyout", key.string(), "-out", certificate.string()},
        log);
    std::error_code failed;
    fs::permissions(key, fs::perms::owner_read | fs::perms::owner_write, failed);
    return done;
}

}  // namespace lanyard
