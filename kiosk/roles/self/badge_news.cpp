// The last badges and the printer's last words about them, both bounded.
#include "roles/self/badge_news.h"

#include <algorithm>

#include "base/lines.h"
#include "ui/edit_line.h"

namespace lanyard {
namespace {

constexpr std::size_t most_kept = 128;  // badges, and news of them: several of each of a large company

// "Z. J.": enough for who it is, too little for everybody else.
std::string masked(const std::string& name) {
    std::string initials;
    for (const std::string_view word : words_of(name)) {
        if (!initials.empty()) initials += " ";
        initials += std::string(word.substr(0, letter_after(word, 0))) + ".";
    }
    return initials;
}

}  // namespace

void BadgeNews::asked_for(long long job, const std::string& name) {
    asked_.push_back({job, masked(name)});
    if (asked_.size() > most_kept) asked_.pop_front();
}

void BadgeNews::take(PrintNews news, bool is_shown, Milliseconds now) {
    if (news.state == PrintState::failed && !is_shown) {
        const auto whose = std::find_if(asked_.begin(), asked_.end(),
                                        [&](const Asked& asked) { return asked.job == news.job; });
        if (whose != asked_.end()) {
            failed_ = whose->masked;
            failed_until_ = now + tells_failed_for;
        }
    }
    news_.push_back(std::move(news));
    if (news_.size() > most_kept) news_.pop_front();
}

void BadgeNews::forget(long long job) {
    std::erase_if(news_, [&](const PrintNews& news) { return news.job == job; });
}

std::optional<PrintNews> BadgeNews::of(long long job) const {
    if (job == 0) return std::nullopt;
    const auto newest =
        std::find_if(news_.rbegin(), news_.rend(), [&](const PrintNews& news) { return news.job == job; });
    return newest == news_.rend() ? std::nullopt : std::optional(*newest);
}

long long BadgeNews::newest_out() const {
    const auto newest = std::find_if(news_.rbegin(), news_.rend(), [](const PrintNews& news) {
        return news.state == PrintState::printed || news.state == PrintState::sent;
    });
    return newest == news_.rend() ? 0 : newest->job;
}

}  // namespace lanyard
