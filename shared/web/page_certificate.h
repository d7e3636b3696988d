// The certificate that a page shows outside this machine: made once for an event, by itself.
#pragma once

#include <filesystem>

#include "base/result.h"

namespace lanyard {

struct PageCertificate {
    std::filesystem::path certificate, key;  // PEM
};

// Below `home`, made the first time: P-256, ten years, no authority behind it. A machine error where it
// cannot be written there.
Result<PageCertificate> page_certificate(const std::filesystem::path& home);

}  // namespace lanyard
