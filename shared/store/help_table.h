// Calls for the desk, what became of them, and what people agreed to hear about.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "event/help_call.h"

namespace lanyard {

class Database;

struct HelpCall {
    std::string entry;   // its id
    std::string person;  // whom it is about, "" where nobody is known
    std::string point;   // the kiosk
    HelpAbout about = HelpAbout::help;
    Instant at{};
    HelpState state = HelpState::waiting;
};

// One person's newest answer about one programme.
struct OptInAnswer {
    std::string person, programme;
    bool yes = false;
    std::string words;  // the text they answered
    Instant at{};
};

// All calls belong inside Database::read or write: they throw what SQLite throws.
class HelpTable {
  public:
    explicit HelpTable(Database& database) : database_(database) {}

    // Those that nobody has done with, the oldest first.
    std::vector<HelpCall> open_calls();
    std::optional<HelpCall> call(const std::string& entry);
    // The newest standing answer to a call, or to what is answered like one (desk/admitted_twice).
    HelpState answer_to(const std::string& call);
    // An open call from this point about the same person and matter since `since`; "" for none.
    std::string same_call(const std::string& point, const std::string& person, HelpAbout about,
                          Instant since);

    std::vector<OptInAnswer> opt_in_answers();
    std::optional<OptInAnswer> opt_in_answer(const std::string& person, const std::string& programme);

  private:
    Database& database_;
};

}  // namespace lanyard
