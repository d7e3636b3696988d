// The text is read once, from front to back, and lines are counted as the parser takes them; a room that is
// named twice keeps the events of both.
#include "formats/frab_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/lines.h"
#include "formats/frab_schedule.h"

namespace lanyard {
namespace {

using nlohmann::json;

// The text's bytes, counting the lines that have been taken.
class CountingIterator {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator(const char* at, int* line) : at_(at), line_(line) {}
    const char& operator*() const { return *at_; }
    CountingIterator& operator++() {
        if (*at_ == '\n') ++*line_;
        ++at_;
        return *this;
    }
    CountingIterator operator++(int) {
        CountingIterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const CountingIterator& other) const { return at_ == other.at_; }
    bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

  private:
    const char* at_;
    int* line_;
};

// Told by the parser of each value in turn; knows where in the document it is.
class ScheduleHandler : public nlohmann::json_sax<json> {
  public:
    explicit ScheduleHandler(const int& line) : line_(line) {}

    FrabSchedule schedule;
    std::string problem;         // why the text is no JSON; "" while it is
    std::size_t problem_at = 0;  // in bytes

    bool null() override { return true; }
    bool boolean(bool value) override {
        if (value && event_depth_ == frames_.size() && event_depth_ > 0 &&
            (key_here() == "cancelled" || key_here() == "canceled")) {
            event().state = "cancelled";
        }
        return true;
    }
    bool number_integer(number_integer_t value) override { return take(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return take(std::to_string(value)); }
    bool number_float(number_float_t, const string_t& text) override { return take(text); }
    bool string(string_t& text) override { return take(text); }
    bool binary(binary_t&) override { return true; }

    bool start_object(std::size_t) override {
        const bool is_event = begins_room_event();
        if (is_event) begin_event();
        if (begins_day() && schedule.days.size() <= most_sessions)
            schedule.days.push_back({line_, "", "", ""});
        if (!go_deeper(false)) return false;
        if (is_event) event_depth_ = frames_.size();
        person_.clear();
        return true;
    }
    bool key(string_t& name) override {
        frames_.back().key = name;
        return true;
    }
    bool end_object() override {
        if (is_person() && !person_.empty()) event().persons.push_back(std::move(person_));
        person_.clear();
        if (event_depth_ == frames_.size()) event_depth_ = 0;
        frames_.pop_back();
        return true;
    }
    bool start_array(std::size_t) override { return go_deeper(true); }
    bool end_array() override {
        frames_.pop_back();
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const json::exception& error) override {
        problem = error.what();
        problem_at = position;
        return false;
    }

  private:
    // An object or list that is being read, and the name of what is being read in it.
    struct Frame {
        bool is_list;
        std::string key;
    };

    // A schedule has ten levels; what goes on without end is none.
    bool go_deeper(bool is_list) {
        constexpr std::size_t most_frames = 64;
        if (frames_.size() == most_frames) {
            problem = "syntax error: lists or objects within one another, deeper than any schedule is";
            return false;
        }
        frames_.push_back({is_list, ""});
        return true;
    }

    FrabEvent& event() { return schedule.events.back(); }
    const std::string& key_here() const { return frames_.back().key; }

    bool is_member(std::size_t above, std::string_view name) const {
        const Frame& frame = frames_[frames_.size() - 1 - above];
        return !frame.is_list && frame.key == name;
    }
    // The object that begins now is one of the list "days".
    bool begins_day() const { return frames_.size() >= 2 && frames_.back().is_list && is_member(1, "days"); }
    // The object that begins now is one of a list that a room's name leads to, under "rooms" of a day.
    bool begins_room_event() const {
        return event_depth_ == 0 && frames_.size() >= 5 && frames_.back().is_list &&
               !frames_[frames_.size() - 2].is_list && is_member(2, "rooms") && is_member(4, "days");
    }

    bool is_person() const {
        return event_depth_ > 0 && frames_.size() == event_depth_ + 2 && !frames_.back().is_list &&
               frames_[event_depth_ - 1].key == "persons";
    }

    void begin_event() {
        if (schedule.events.size() > most_sessions) return;
        FrabEvent event;
        event.line = line_;
        event.day = static_cast<int>(schedule.days.size()) - 1;
        event.listed_room = frames_[frames_.size() - 2].key;
        schedule.events.push_back(std::move(event));
    }

    // A text or a number, wherever it stands.
    bool take(const std::string& text) {
        if (frames_.empty()) return true;
        if (event_depth_ > 0) {
            take_of_event(text);
        } else if (frames_.size() >= 3 && is_day_member()) {
            FrabDay& day = schedule.days.back();
            if (key_here() == "date") day.date = text;
            if (key_here() == "day_start" || key_here() == "start") day.start = text;
            if (key_here() == "day_end" || key_here() == "end") day.end = text;
        } else if (frames_.size() >= 2 && frames_[frames_.size() - 2].key == "conference") {
            if (key_here() == "acronym") schedule.acronym = text;
            if (key_here() == "time_zone_name") schedule.time_zone = text;
            if (key_here() == "day_change") schedule.day_change = text;
        }
        return true;
    }

    bool is_day_member() const {
        return !frames_.back().is_list && frames_[frames_.size() - 2].is_list &&
               frames_[frames_.size() - 3].key == "days" && !schedule.days.empty();
    }

    void take_of_event(const std::string& text) {
        if (is_person()) {
            if (key_here() == "public_name" || key_here() == "full_public_name" ||
                (key_here() == "name" && person_.empty())) {
                person_ = text;
            }
            return;
        }
        const std::size_t depth = frames_.size() - event_depth_;
        const std::string& member = frames_[event_depth_ - 1].key;
        // A text that is there in several languages: the first one.
        const bool is_translation = depth == 1 && !frames_.back().is_list;
        std::string* field = frab_text(event(), member);
        if (field && (depth == 0 || (is_translation && field->empty()))) *field = text;
        const bool is_plain_person = depth == 1 && frames_.back().is_list && member == "persons";
        if (is_plain_person) event().persons.push_back(text);
    }

    const int& line_;
    std::vector<Frame> frames_;
    std::size_t event_depth_ = 0;  // how many frames there are within the event being read; 0 outside
    std::string person_;
};

Error no_json(const ScheduleHandler& handler, std::string_view text, int line, std::string_view file) {
    const std::size_t last_mark = text.find_last_not_of(" \t\r\n");
    if (handler.problem_at > last_mark + 1 || handler.problem_at >= text.size()) {
        return bad_input(fmt::format("line {}: the file ends in the middle of the schedule", line),
                         std::string(file), "It was cut off on its way: download it again");
    }
    // "[json.exception.parse_error.101] parse error at line 3, column 5: syntax error while …": the end
    // tells.
    const std::size_t why = std::min(handler.problem.find("syntax error"), handler.problem.size());
    return bad_input(
        fmt::format("line {}: this is not well-formed JSON ({})", line, excerpt(handler.problem.substr(why))),
        std::string(file), "Export the schedule again, or put that line right");
}

}  // namespace

Result<ProgrammeList> read_frab_json(std::string_view text, std::string_view file, std::string_view zone) {
    int line = 1;
    ScheduleHandler handler(line);
    const CountingIterator first(text.data(), &line), last(text.data() + text.size(), &line);
    const bool is_whole = json::sax_parse(first, last, &handler);
    if (!is_whole || !handler.problem.empty()) return no_json(handler, text, line, file);
    if (handler.schedule.days.empty()) {
        return bad_input("this is JSON, but no schedule: nothing stands under schedule, conference, days",
                         std::string(file), "Export the schedule as frab's or pretalx's schedule.json");
    }
    return read_frab_schedule(handler.schedule, file, zone);
}

}  // namespace lanyard
