// A certificate that a machine signs for itself: whoever trusts it knows it by its fingerprint, or by a code.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace lanyard {

// P-256, for ten years, as PEM; the key is readable by its owner alone. `log` takes what openssl says.
// Machine errors: openssl is not installed, or cannot write there.
Result<void> make_certificate(const std::string& name, const std::filesystem::path& key,
                              const std::filesystem::path& certificate, const std::filesystem::path& log);

}  // namespace lanyard
