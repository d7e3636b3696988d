// An announcement is shown by its own times and nothing else.
#include "event/announcement.h"

#include <algorithm>
#include <array>

namespace lanyard {

std::string_view announcement_state_name(AnnouncementState state) {
    constexpr std::array<std::string_view, 3> names = {"to_come", "on", "over"};
    return names[static_cast<std::size_t>(state)];
}

AnnouncementState announcement_state(const Announcement& announcement, Instant now) {
    if (now < announcement.from) return AnnouncementState::to_come;
    return now < announcement.until ? AnnouncementState::on : AnnouncementState::over;
}

std::vector<Announcement> announcements_on(const std::vector<Announcement>& all, std::string_view room,
                                           Instant now) {
    std::vector<Announcement> on;
    for (const Announcement& one : all) {
        const bool is_here =
            one.rooms.empty() || std::find(one.rooms.begin(), one.rooms.end(), room) != one.rooms.end();
        if (is_here && announcement_state(one, now) == AnnouncementState::on) on.push_back(one);
    }
    std::stable_sort(on.begin(), on.end(), [](const Announcement& a, const Announcement& b) {
        return std::pair(b.from, b.at) < std::pair(a.from, a.at);
    });
    return on;
}

std::string words_for_all(const Announcement& announcement) {
    std::string words = announcement.text;
    for (const auto& [language, translated] : announcement.translations) words += "\n" + translated;
    return words;
}

const std::string& words_in(const Announcement& announcement, std::string_view language) {
    for (const auto& [translated_into, words] : announcement.translations)
        if (translated_into == language) return words;
    return announcement.text;
}

}  // namespace lanyard
