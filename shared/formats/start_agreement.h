// Whether what a schedule says twice, each event's date with its time and its start alone, is the same.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "formats/programme_list.h"

namespace lanyard {

class StartAgreement {
  public:
    // `zone` is the schedule's, and has to stay.
    explicit StartAgreement(const std::string& zone) : zone_(zone) {}

    // An event that says both: the instant of its `date` as the file writes it, and the clock of its start,
    // "09:00", or "" where that cannot be read.
    void add(int line, std::string_view date, Instant at, std::string_view clock);

    // One warning where nearly all events disagree by the same, which is a zone that somebody took for
    // another; else one for each event whose start is neither the zone's clock nor the one in its date.
    void tell(ProgrammeGatherer& sessions) const;

  private:
    struct Both {
        int line = 0;
        int minutes = 0;  // from the start to what clocks in the zone show at the date, within half a day
        bool is_in_date = false;  // the date has the start's clock, at another offset
        Instant at{};
    };
    const std::string& zone_;
    std::vector<Both> events_;
};

}  // namespace lanyard
