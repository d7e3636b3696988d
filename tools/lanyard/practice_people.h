// Invented people for volunteers to practise on, and invented names in place of real ones: nobody who is
// registered, speaks or hosts at the event is in a copy to practise on.
#pragma once

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "event/attendee.h"
#include "event/event_config.h"
#include "event/programme.h"

namespace lanyard {

// Says an invented name wherever a real one stands. The same real name is always the same invented one.
class NameCover {
  public:
    // Everybody whom the event knows by name: registered, on its programme, or in its settings.
    NameCover(const std::vector<Attendee>& people, const std::vector<Session>& sessions,
              const EventConfig& config);

    // `text` without any of these names and email addresses. A name of one word is covered only where it is
    // all of the text, so that a sentence keeps its "Will".
    std::string covered(const std::string& text) const;
    // True where the event knows somebody of this name, whatever its case.
    bool is_real(const std::string& name) const { return folded_.count(fold(name)) > 0; }

  private:
    static std::string fold(const std::string& name);

    std::unordered_map<std::string, std::string> invented_;  // by real name or email
    std::set<std::string> folded_;                           // real names
};

// A list to import, as CSV: some hundred people of the event's ticket types and workshops, among them whoever
// the practice cards need. Nobody on it is called as anybody real.
std::string invented_list(const EventConfig& config, const std::vector<Session>& sessions,
                          const NameCover& real);

}  // namespace lanyard
