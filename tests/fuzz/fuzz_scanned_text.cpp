// Any text held up to a scanner: only what the event's key has made is genuine, and that can be made again.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "event/name_fold.h"
#include "event/ticket_code.h"

namespace {

const lanyard::EventKey& key() {
    static const auto made = lanyard::EventKey::parse(std::string(64, '5'), "event.key");
    return *made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text = lanyard::clean_text({reinterpret_cast<const char*>(data), size});
    if (lanyard::clean_text(text) != text) std::abort();
    const auto read = lanyard::read_ticket_code(key(), text);
    if (read.kind != lanyard::CodeKind::genuine) return 0;
    const std::string again = lanyard::ticket_code(key(), read.number);
    const auto same = lanyard::read_ticket_code(key(), again);
    if (same.kind != lanyard::CodeKind::genuine || same.number != read.number) std::abort();
    return 0;
}
