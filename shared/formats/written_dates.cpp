// A date is its words: numbers, a month's name, a weekday's name, and words that join them.
#include "formats/written_dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdlib>

#include "event/name_fold.h"
#include "formats/word_table.h"

namespace lanyard {
namespace {

// English, German, French, Spanish, Italian, Portuguese, Dutch, as fold_name leaves them.
constexpr std::string_view words_by_month = R"(
1:
    january jan januar janner jaenner janvier janv enero ene gennaio gen janeiro januari
2:
    february feb februar fevrier fevr fev febrero febbraio fevereiro februari
3:
    march mar marz maerz mrz mars marzo marco maart mrt
4:
    april apr avril avr abril abr aprile
5:
    may mai mayo maggio mag maio mei
6:
    june jun juni juin junio giugno giu junho
7:
    july jul juli juillet juil julio luglio lug julho
8:
    august aug aout agosto ago augustus
9:
    september sept sep septembre septiembre settembre set setembro
10:
    october oct oktober okt octobre octubre ottobre ott outubro out
11:
    november nov novembre noviembre novembro
12:
    december dec dezember dez decembre diciembre dic dicembre dezembro
)";
constexpr std::string_view words_by_weekday = R"(
0:
    sunday sun sonntag so dimanche dim domingo dom domenica zondag zo
1:
    monday mon montag mo lundi lun lunes lunedi segunda seg maandag ma
2:
    tuesday tue tues dienstag di mardi mar martes martedi terca ter dinsdag
3:
    wednesday wed mittwoch mi mercredi mer miercoles mie mercoledi quarta qua woensdag wo
4:
    thursday thu thur thurs donnerstag do jeudi jeu jueves jue giovedi gio quinta qui donderdag
5:
    friday fri freitag fr vendredi ven viernes vie venerdi sexta sex vrijdag vr
6:
    saturday sat samstag sa sonnabend samedi sam sabado sab sabato zaterdag za
)";
constexpr std::string_view joining_words = R"(
join:
    the of de del der den dem le la el il on am und feira
day:
    day tag jour dia giorno dag
)";

std::optional<int> number_of(std::string_view word) {
    int number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error != std::errc{} || number < 0) return std::nullopt;
    const std::string_view rest = word.substr(static_cast<std::size_t>(end - word.data()));
    for (const std::string_view ordinal : {"", "st", "nd", "rd", "th", "er", "e", "o", "a"}) {
        if (rest == ordinal) return number;
    }
    return std::nullopt;
}

std::optional<int> looked_up(std::string_view table_text, std::string_view word) {
    static const auto months = read_word_table(words_by_month), weekdays = read_word_table(words_by_weekday);
    const auto& table = table_text.data() == words_by_month.data() ? months : weekdays;
    const auto found = table.find(word);
    return found == table.end() ? std::nullopt : number_of(found->second);
}

std::chrono::sys_days days_of(const std::string& iso) {
    const auto part = [&](std::size_t at, std::size_t size) {
        int number = 0;
        std::from_chars(iso.data() + at, iso.data() + at + size, number);
        return number;
    };
    return std::chrono::year(part(0, 4)) / std::chrono::month(static_cast<unsigned>(part(5, 2))) /
           std::chrono::day(static_cast<unsigned>(part(8, 2)));
}

int weekday_of(const std::string& iso) {
    return static_cast<int>(std::chrono::weekday(days_of(iso)).c_encoding());
}

// "" for a day that no calendar has.
std::string iso_of(int year, int month, int day) {
    constexpr int short_year = 100, century = 2000, first_year = 1900, last_year = 2999;
    if (year >= 0 && year < short_year) year += century;
    constexpr int months = 12, longest_month = 31;
    const bool is_one = year >= first_year && year <= last_year && month <= months && day <= longest_month &&
                        (std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) /
                         std::chrono::day(static_cast<unsigned>(day)))
                            .ok();
    return is_one ? fmt::format("{:04}-{:02}-{:02}", year, month, day) : "";
}

// The words of a text that may be a date.
struct DateWords {
    std::vector<int> numbers;
    std::optional<int> month, weekday;
    bool says_day = false;  // "Day 2"
    bool are_of_date = true;

    explicit DateWords(std::string_view text) {
        for (const std::string& word : folded_words(text)) take(word);
    }

  private:
    void take(const std::string& word) {
        static const auto joining = read_word_table(joining_words);
        if (const auto number = number_of(word)) {
            numbers.push_back(*number);
            return;
        }
        const auto as_month = looked_up(words_by_month, word), as_weekday = looked_up(words_by_weekday, word);
        if (as_month && !month) {
            month = as_month;
            month_as_weekday_ = as_weekday;
        } else if (as_month && month_as_weekday_ && !weekday) {  // "mar. 14 mars": Tuesday before March
            weekday = month_as_weekday_;
            month = as_month;
        } else if (as_weekday && !weekday) {
            weekday = as_weekday;
        } else if (const auto found = joining.find(word); found != joining.end()) {
            says_day = says_day || found->second == "day";
        } else {
            are_of_date = false;
        }
    }

    std::optional<int> month_as_weekday_;
};

class DateReader {
  public:
    DateReader(std::string_view text, const std::vector<std::string>& days)
        : text_(text), days_(days), words_(text) {}

    std::optional<WrittenDate> read() const {
        if (!words_.are_of_date) return std::nullopt;
        WrittenDate date = words_.month             ? with_month()
                           : words_.says_day        ? day_of_event()
                           : words_.numbers.empty() ? only_weekday()
                                                    : by_numbers();
        settle_by_weekday(date);
        if (date.day_first.empty() && date.month_first.empty()) return std::nullopt;
        return date;
    }

  private:
    static WrittenDate certain(const std::string& date) { return {date, date}; }

    int year_of_event() const { return days_.empty() ? -1 : std::atoi(days_.front().substr(0, 4).c_str()); }

    WrittenDate with_month() const {
        const auto& numbers = words_.numbers;
        constexpr int last_day = 31;
        if (numbers.size() == 1) return certain(iso_of(year_of_event(), *words_.month, numbers[0]));
        if (numbers.size() != 2) return {};
        const bool year_first = numbers[0] > last_day;
        return certain(iso_of(numbers[year_first ? 0 : 1], *words_.month, numbers[year_first ? 1 : 0]));
    }

    WrittenDate day_of_event() const {
        if (words_.numbers.size() != 1 || words_.numbers[0] < 1) return {};
        const auto place = static_cast<std::size_t>(words_.numbers[0]) - 1;
        return place < days_.size() ? certain(days_[place]) : WrittenDate{};
    }

    WrittenDate only_weekday() const {
        const auto is_it = [&](const std::string& day) { return weekday_of(day) == words_.weekday; };
        if (!words_.weekday || std::count_if(days_.begin(), days_.end(), is_it) != 1) return {};
        return certain(*std::find_if(days_.begin(), days_.end(), is_it));
    }

    WrittenDate by_numbers() const {
        const auto& numbers = words_.numbers;
        constexpr int basic_from = 1000'01'01, least_long_year = 1000;
        if (numbers.size() == 1 && numbers[0] >= basic_from)
            return certain(iso_of(numbers[0] / 10000, numbers[0] / 100 % 100, numbers[0] % 100));
        const bool says_year = numbers.size() == 3;
        if (!says_year && (numbers.size() != 2 || days_.empty())) return {};
        if (numbers[0] >= least_long_year)
            return says_year ? certain(iso_of(numbers[0], numbers[1], numbers[2])) : WrittenDate{};
        const int year = says_year ? numbers[2] : year_of_event();
        const WrittenDate date{iso_of(year, numbers[1], numbers[0]), iso_of(year, numbers[0], numbers[1])};
        // Only with the day first do people write dots.
        const bool has_dots = text_.find('.') != std::string_view::npos;
        return has_dots && !date.day_first.empty() ? certain(date.day_first) : date;
    }

    void settle_by_weekday(WrittenDate& date) const {
        if (!words_.weekday || !date.is_ambiguous()) return;
        if (weekday_of(date.day_first) == *words_.weekday)
            date.month_first = date.day_first;
        else if (weekday_of(date.month_first) == *words_.weekday)
            date.day_first = date.month_first;
    }

    std::string_view text_;
    const std::vector<std::string>& days_;
    DateWords words_;
};

constexpr int near_days = 7;

bool is_near(const std::string& date, const std::vector<std::string>& days) {
    return std::any_of(days.begin(), days.end(), [&](const std::string& day) {
        return std::abs((days_of(date) - days_of(day)).count()) <= near_days;
    });
}

// For each order how many of the ambiguous dates count by it.
class Votes {
  public:
    void add(bool by_day_first, bool by_month_first) {
        day_first_ += by_day_first ? 1 : 0;
        month_first_ += by_month_first ? 1 : 0;
    }
    std::optional<DateOrder> winner() const {
        if (day_first_ == month_first_) return std::nullopt;
        return day_first_ > month_first_ ? DateOrder::day_first : DateOrder::month_first;
    }

  private:
    int day_first_ = 0, month_first_ = 0;
};

}  // namespace

const std::string& WrittenDate::by(DateOrder order) const {
    const std::string& wanted = order == DateOrder::day_first ? day_first : month_first;
    const std::string& other = order == DateOrder::day_first ? month_first : day_first;
    return wanted.empty() ? other : wanted;
}

std::optional<WrittenDate> read_written_date(std::string_view text, const std::vector<std::string>& days) {
    constexpr std::size_t longest = 80;
    if (text.empty() || text.size() > longest) return std::nullopt;
    return DateReader(text, days).read();
}

void DateOrderFinder::add(const WrittenDate& date) {
    dates_.push_back(date);
}

std::optional<DateOrder> DateOrderFinder::order() const {
    Votes allowed, by_event, by_file;
    std::vector<std::string> certain;
    std::array<std::vector<std::string>, 2> orders;
    for (const WrittenDate& date : dates_) {
        if (date.day_first == date.month_first) certain.push_back(date.day_first);
        if (date.day_first.empty() != date.month_first.empty())
            allowed.add(!date.day_first.empty(), !date.month_first.empty());
    }
    std::sort(certain.begin(), certain.end());
    certain.erase(std::unique(certain.begin(), certain.end()), certain.end());
    for (const WrittenDate& date : dates_) {
        if (!date.is_ambiguous()) continue;
        by_event.add(is_near(date.day_first, days_), is_near(date.month_first, days_));
        by_file.add(is_near(date.day_first, certain), is_near(date.month_first, certain));
        orders[0].push_back(date.day_first);
        orders[1].push_back(date.month_first);
    }
    for (const Votes& votes : {allowed, by_event, by_file}) {
        if (const auto winner = votes.winner()) return winner;
    }
    if (orders[0].empty()) return std::nullopt;
    const auto lies_together = [](const std::vector<std::string>& dates) {
        const auto [first, last] = std::minmax_element(dates.begin(), dates.end());
        return (days_of(*last) - days_of(*first)).count() <= 2 * near_days;
    };
    Votes together;
    together.add(lies_together(orders[0]), lies_together(orders[1]));
    return together.winner();
}

}  // namespace lanyard
