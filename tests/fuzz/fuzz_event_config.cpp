// Any text as event.toml: it is read, or refused with a sentence, and what was read can be asked.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "event/event_config.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto config = lanyard::parse_event_config(text, "event.toml");
    if (!config) {
        if (config.error().message().empty()) std::abort();
        return 0;
    }
    if (config->areas.empty() || config->points.empty()) std::abort();
    for (const auto& point : config->points) {
        if (!config->area(point.area)) std::abort();
    }
    (void)config->collect_table_of("Ng");
    return 0;
}
