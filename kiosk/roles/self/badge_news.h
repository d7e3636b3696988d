// What the printer says of the badges that this kiosk gave last: told on the verdict while that stands, and
// afterwards on the first screen, for those who still wait for theirs.
#pragma once

#include <deque>
#include <optional>
#include <string>

#include "roles/role.h"

namespace lanyard {

class BadgeNews {
  public:
    // A badge that fails after its person went home is told this long.
    static constexpr Milliseconds tells_failed_for{60'000};

    // The job of somebody's badge, which is asked for now.
    void asked_for(long long job, const std::string& name);
    // `is_shown`: this badge's verdict stands just now.
    void take(PrintNews news, bool is_shown, Milliseconds now);

    // What was told of this job so far counts no more.
    void forget(long long job);

    // The newest of a job; it may be here before the job's verdict is.
    std::optional<PrintNews> of(long long job) const;
    // The job of the badge that came out last; 0 for none.
    long long newest_out() const;
    // Whose badge failed when they had gone, as "Z. J."; "" for nobody.
    std::string failed(Milliseconds now) const { return now < failed_until_ ? failed_ : ""; }

  private:
    struct Asked {
        long long job = 0;
        std::string masked;
    };

    std::deque<PrintNews> news_;
    std::deque<Asked> asked_;
    std::string failed_;
    Milliseconds failed_until_{};
};

}  // namespace lanyard
