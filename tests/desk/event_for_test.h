// A small event in a scratch folder, with a list, for tests of what people do at the desk.
#pragma once

#include <memory>
#include <string>

#include "desk/desk.h"
#include "tests/fakes.h"
#include "tests/scratch_folder.h"

namespace lanyard {

class EventForTest {
  public:
    // `settings` are lines of [event], `more` is further tables.
    explicit EventForTest(const std::string& settings = "", const std::string& more = "");

    // A desk or kiosk on this event; as many as wanted at once.
    std::unique_ptr<Desk> open(DeskOptions options = {}, std::shared_ptr<Claims> claims = nullptr) const;
    // Another machine's copy of the folder, made now.
    std::filesystem::path copy(const std::string& name) const;
    std::unique_ptr<Desk> open_copy(const std::filesystem::path& folder, DeskOptions options = {},
                                    std::shared_ptr<Claims> claims = nullptr) const;

    // Three people: Ada (Delegate), Ben (Delegate), Cleo (Speaker), each with an invitation.
    void import_people() const;
    std::string id_of(Desk& desk, const std::string& name) const;
    std::string code_of(Desk& desk, const std::string& name) const;
    EventKey key() const;

    // 2017-11-10T09:00Z plus minutes.
    static Instant at(int minutes) { return instant_from_ms(1'510'304'400'000 + minutes * 60'000LL); }

    FakeClock clock;

  private:
    ScratchFolder scratch_;
    std::filesystem::path folder_;
};

// Everything one desk's journal has, taken in by the other, and the other way round.
void exchange(Desk& one, Desk& other);

}  // namespace lanyard
