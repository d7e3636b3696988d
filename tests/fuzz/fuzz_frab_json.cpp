// Any bytes as a schedule's JSON: every session that comes out of them has an id of its own and ends after it
// begins.
#include <cstdint>
#include <string_view>

#include "formats/frab_json.h"
#include "tests/fuzz/check_programme.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    lanyard::check_programme(lanyard::read_frab_json(bytes, "schedule.json", "Europe/London"));
    return 0;
}
