// An event on the disk with as many made-up people as a figure needs.
#pragma once

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/system_clock.h"
#include "desk/desk.h"
#include "tests/scratch_folder.h"

namespace lanyard {

// The value, or the end of the measure with the error's words.
template <class T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().message());
    return std::move(result).value();
}
inline void must(Result<void> result) {
    if (!result) throw std::runtime_error(result.error().message());
}

// Ten to nine on the day of the event.
inline const Instant morning_of_bench = instant_from_ms(1'510'303'800'000);

// A list as Eventbrite exports it: `people` of them, each with a name, an address and a barcode nobody else
// has, and with some answers. `first` is the number of the first, so that two lists may name different
// people.
std::string eventbrite_list(int people, int first = 0);

class BenchEvent {
  public:
    // Imports eventbrite_list(people).
    explicit BenchEvent(int people);

    std::unique_ptr<Desk> open(DeskOptions options = {}) const;
    const std::filesystem::path& folder() const { return folder_; }
    // A path beside the event.
    std::filesystem::path file(const std::string& name) const { return scratch_.path() / name; }

    // Everybody's code or id, in an order in which neighbours are far apart in every table.
    std::vector<std::string> codes() const;
    std::vector<std::string> people() const;

  private:
    ScratchFolder scratch_;
    std::filesystem::path folder_;
    SystemClock clock_;
};

// The exhibition: 100,000 people, or 300,000 with LANYARD_BENCH_FULL set.
int people_of_large_event();
// One for all figures, made when it is first asked for.
const BenchEvent& large_event();

}  // namespace lanyard
