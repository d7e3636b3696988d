// Any text as badge.toml: it is read, or refused with a sentence. Files that it names are not there.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "badge/badge_layout.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto layout = lanyard::parse_badge_layout(text, "badge.toml");
    if (!layout && layout.error().message().empty()) std::abort();
    return 0;
}
