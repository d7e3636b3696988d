// Each part is a heading and its rows; parts without rows are left out.
#include "lanyard/day_picture.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdlib>

namespace lanyard {
namespace {

// Of each part; a day of many organisations still fits a screen.
constexpr std::size_t most_bars = 18, most_groups = 6;
constexpr int name_columns = 34, bar_columns = 40;

int width_of(UChar32 letter) {
    const int kind = u_charType(letter);
    if (kind == U_NON_SPACING_MARK || kind == U_ENCLOSING_MARK || kind == U_FORMAT_CHAR) return 0;
    const auto width = u_getIntPropertyValue(letter, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::string bar(int value, int largest, int columns) {
    const int length = largest == 0 ? 0 : (value * columns + largest - 1) / largest;
    return std::string(static_cast<std::size_t>(length), '#');
}

std::string minutes_words(Milliseconds time) {
    return fmt::format("{} min", std::chrono::duration_cast<std::chrono::minutes>(time).count());
}

class Picture {
  public:
    Picture(const DayView& view, std::string_view zone) : view_(view), zone_(zone) {}

    // Without spaces at their ends.
    std::vector<std::string> lines() {
        add_counts();
        add_troubles();
        add_bars();
        add_points();
        add_groups("By ticket type", view_.ticket_types, "no ticket type");
        add_groups("By organisation", view_.organisations, "no organisation");
        for (std::string& line : lines_) line.erase(line.find_last_not_of(' ') + 1);
        return std::move(lines_);
    }

  private:
    // Words are never cut: a sentence goes on in the next line.
    void add_sentence(const std::string& sentence) {
        std::string line;
        std::size_t at = 0;
        while (at < sentence.size()) {
            const std::size_t end = std::min(sentence.find(' ', at), sentence.size());
            const std::string word = sentence.substr(at, end - at);
            if (!line.empty() && line.size() + 1 + word.size() > columns_of_picture) {
                lines_.push_back(std::move(line));
                line.clear();
            }
            line += (line.empty() ? "" : " ") + word;
            at = end + 1;
        }
        if (!line.empty()) lines_.push_back(std::move(line));
    }

    void add_counts() {
        const HeadCounts& counts = view_.counts;
        const std::string age =
            view_.newest ? fmt::format("The newest entry here is of {}.", format_clock(*view_.newest, zone_))
                         : "Nothing has been written here yet.";
        add_sentence(
            fmt::format("{} {}. {}", format_date(view_.now, zone_), format_clock(view_.now, zone_), age));
        add_sentence(fmt::format("{} arrived, {} expected, {} pending, {} cancelled, {} walk-ins; {} inside",
                                 counts.arrived, counts.expected, counts.pending, counts.cancelled,
                                 counts.walk_ins, counts.inside));
        if (view_.badges_back > 0)
            add_sentence(fmt::format("Badges back in the box: {}.", view_.badges_back));
        if (view_.opening)
            add_sentence(fmt::format("The opening is at {}.", format_clock(*view_.opening, zone_)));
        add_sentence(queue_words(view_.queue));
        add_sentence(forecast_words(view_.forecast));
    }

    void add_bars() {
        if (view_.bars.empty()) return;
        lines_.push_back("");
        lines_.push_back("Arrivals in 5 minutes");
        const std::size_t left_out = view_.bars.size() > most_bars ? view_.bars.size() - most_bars : 0;
        int largest = 0, earlier = 0;
        for (std::size_t i = 0; i < view_.bars.size(); ++i)
            (i < left_out ? earlier : largest) =
                i < left_out ? earlier + view_.bars[i].came : std::max(largest, view_.bars[i].came);
        if (left_out > 0) lines_.push_back(fmt::format("  before {:>5}", earlier));
        for (std::size_t i = left_out; i < view_.bars.size(); ++i) {
            const ArrivalBar& one = view_.bars[i];
            const bool opens =
                view_.opening && one.from <= *view_.opening && *view_.opening < one.from + ArrivalBar::length;
            lines_.push_back(fmt::format("  {}  {:>5}  {}{}", format_clock(one.from, zone_), one.came,
                                         bar(one.came, largest, bar_columns), opens ? " < opening" : ""));
        }
    }

    void add_points() {
        if (view_.points.empty()) return;
        lines_.push_back("");
        lines_.push_back("Came in by");
        for (const DayGroup& point : view_.points)
            lines_.push_back(fmt::format("  {} {:>6}", in_columns(point.name, name_columns), point.came));
    }

    void add_groups(const char* heading, const std::vector<DayGroup>& groups, const char* nameless) {
        if (groups.empty()) return;
        lines_.push_back("");
        lines_.push_back(fmt::format("{}: came, of", heading));
        int came = 0, registered = 0;
        for (std::size_t i = 0; i < groups.size(); ++i) {
            const DayGroup& group = groups[i];
            if (i < most_groups) {
                add_group(group.name.empty() ? nameless : group.name, group.came, group.registered);
                continue;
            }
            came += group.came;
            registered += group.registered;
        }
        if (groups.size() > most_groups)
            add_group(fmt::format("{} further", groups.size() - most_groups), came, registered);
    }

    void add_group(const std::string& name, int came, int registered) {
        constexpr int columns = 24;
        const int length = registered == 0 ? 0 : came * columns / registered;
        lines_.push_back(fmt::format("  {} {:>6} {:>6}  {}", in_columns(name, name_columns), came, registered,
                                     std::string(static_cast<std::size_t>(length), '#')));
    }

    void add_troubles() {
        for (const RollLeft& roll : view_.rolls)
            add_sentence(fmt::format("{}: {} labels are left on the roll.", in_columns_at_most(roll.point),
                                     roll.labels));
        for (const QuietMachine& machine : view_.quiet)
            add_sentence(fmt::format("{}: nothing heard for {}.",
                                     machine.point.empty() ? "Machine " + machine.node.substr(0, 6)
                                                           : in_columns_at_most(machine.point),
                                     minutes_words(view_.now - machine.newest)));
    }

    static std::string in_columns_at_most(std::string_view text) {
        std::string cut = in_columns(text, name_columns);
        cut.erase(cut.find_last_not_of(' ') + 1);
        return cut;
    }

    const DayView& view_;
    std::string_view zone_;
    std::vector<std::string> lines_;
};

}  // namespace

std::string in_columns(std::string_view text, int columns) {
    std::string cut;
    int used = 0;
    std::size_t fits = 0;  // bytes that leave a column for "…"
    int fits_used = 0;
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < length;) {
        const std::int32_t begin = at;
        UChar32 letter = 0;
        U8_NEXT(text.data(), at, length, letter);
        const bool is_obeyed = letter < 0 || u_iscntrl(letter);
        const int width = is_obeyed ? 1 : width_of(letter);
        if (used + width > columns)
            return cut.substr(0, fits) + "…" + std::string(columns - fits_used - 1, ' ');
        cut += is_obeyed ? std::string(" ") : std::string(text.substr(begin, at - begin));
        used += width;
        if (used < columns) {
            fits = cut.size();
            fits_used = used;
        }
    }
    return cut + std::string(static_cast<std::size_t>(columns - used), ' ');
}

std::vector<std::string> day_picture(const DayView& view, std::string_view zone) {
    return Picture(view, zone).lines();
}

}  // namespace lanyard
