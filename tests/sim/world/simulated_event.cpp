// An entrance with a desk and three kiosks, a room with few places, and a lunch that everybody gets once.
#include "tests/sim/world/simulated_event.h"

#include <fmt/format.h>

#include <random>
#include <stdexcept>

#include "badge/built_in_layouts.h"
#include "base/safe_file.h"
#include "desk/desk.h"
#include "desk/import_list.h"
#include "tests/fakes.h"
#include "tests/sim/world/desk_deeds.h"

namespace lanyard {
namespace {

constexpr const char* settings = R"(
[event]
name = "Simulated"
time_zone = "Europe/London"
[hub]
quiet_s = 2
[[area]]
id = "entrance"
name = "Entrance"
[[area.point]]
name = "Desk"
[[area.point]]
name = "Kiosk 1"
[[area.point]]
name = "Kiosk 2"
[[area.point]]
name = "Kiosk 3"
[[area]]
id = "small-hall"
name = "Small Hall"
room = "small-hall"
[[area.point]]
name = "Small Hall door"
[[area]]
id = "lunch"
name = "Lunch"
once = true
[[area.point]]
name = "Buffet"
[[area.point]]
name = "Bar"
[[room]]
id = "small-hall"
name = "Small Hall"
capacity = 40
[[ticket_type]]
name = "Delegate"
)";

template <class Value>
Value must(Result<Value> result) {
    if (!result) throw std::runtime_error("the simulation cannot begin: " + result.error().message());
    return std::move(result).value();
}
void must(Result<void> result) {
    if (!result) throw std::runtime_error("the simulation cannot begin: " + result.error().message());
}

}  // namespace

std::vector<SimulatedPerson> make_simulated_event(const std::filesystem::path& folder, std::uint32_t seed,
                                                  int people, Instant now) {
    std::filesystem::create_directories(folder);
    must(write_file(folder / "event.toml", settings, false));
    must(write_file(folder / "badge.toml", built_in_layout_toml(BuiltInLayout::plain_badge), false));
    must(write_file(folder / "event.key", EventKey::generate().to_text(), false));
    FakeClock clock;
    clock.time = now;
    must(Desk::make(must(open_event_folder(folder)), clock));
    auto desk = must(Desk::open(must(open_event_folder(folder)), {}, clock));
    must(import_list(*desk, simulated_list(seed, people, 0), "list.csv", {}, {"import", false, now}));
    std::vector<SimulatedPerson> listed(static_cast<std::size_t>(people));
    for (const Attendee& person : must(desk->attendees()))
        listed[static_cast<std::size_t>(number_of_email(person.email))] = {person.id, person.codes.front()};
    return listed;
}

std::string simulated_list(std::uint32_t seed, int people, int version) {
    std::mt19937 dice(seed + static_cast<std::uint32_t>(version) * 7919);
    std::string csv = "First name,Last name,Email,Organisation,Ticket type\n";
    for (int i = 0; i < people; ++i) {
        const unsigned long fate = version == 0 ? 9 : dice() % 40;
        if (fate == 0) continue;
        csv += fmt::format("{},{},{},{},Delegate\n", given_name(i), family_name(i), email_of(i),
                           fate == 1   ? "Camden"
                           : fate == 2 ? "Leeds"
                                       : "Hackney");
    }
    for (int i = 0; i < version; ++i)
        csv += fmt::format("Late,{},late{}@late.example,York,Delegate\n", late_name(i), i);
    return csv;
}

}  // namespace lanyard
