// Any bytes as a programme: every session that comes out of them ends after it begins.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "formats/programme_csv.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto list = lanyard::read_programme_csv(bytes, "programme.csv", "Europe/London");
    if (!list) {
        if (list.error().message().empty()) std::abort();
        return 0;
    }
    for (const auto& session : list->sessions) {
        if (session.end < session.start) std::abort();
    }
    return 0;
}
