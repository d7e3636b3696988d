// What is read of the event as a whole; everything else is the deeds'.
#include "desk/desk.h"

#include <algorithm>
#include <cassert>

#include "base/log.h"
#include "desk/door.h"
#include "desk/erasing.h"
#include "event/name_fold.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "store/programme_table.h"

namespace lanyard {
namespace {

// A code as it is compared with what somebody has typed.
std::string code_letters(std::string_view text) {
    std::string letters;
    for (const char c : text) {
        if (c != ' ' && c != '-') letters += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return letters;
}

bool some_word_begins(const std::string& folded, const std::string& prefix) {
    for (std::size_t at = folded.find(prefix); at != std::string::npos; at = folded.find(prefix, at + 1)) {
        if (at == 0 || folded[at - 1] == ' ') return true;
    }
    return false;
}

// One of the codes whole, in whichever letters it was typed, with spaces and hyphens between them or without.
bool has_code(const Attendee& attendee, const std::string& letters) {
    return !letters.empty() &&
           std::any_of(attendee.codes.begin(), attendee.codes.end(),
                       [&](const std::string& code) { return code_letters(code) == letters; });
}

bool matches(const Attendee& attendee, const std::vector<std::string>& words, const std::string& email,
             const std::string& letters) {
    if (!email.empty() && fold_email(attendee.email).rfind(email, 0) == 0) return true;
    if (has_code(attendee, letters)) return true;
    const std::string folded = fold_name(attendee.name + " " + attendee.badge_name + " " +
                                         attendee.organisation + " " + attendee.order_code);
    return std::all_of(words.begin(), words.end(),
                       [&](const std::string& word) { return some_word_begins(folded, word); });
}

}  // namespace

void sort_by_name(std::vector<Attendee>& people) {
    std::vector<std::pair<std::string, std::size_t>> order;
    order.reserve(people.size());
    for (std::size_t i = 0; i < people.size(); ++i) {
        const Attendee& person = people[i];
        order.emplace_back(place_by_name(person.name, person.family_name, person.given_name) + person.id, i);
    }
    std::sort(order.begin(), order.end());
    std::vector<Attendee> sorted;
    sorted.reserve(people.size());
    for (const auto& [key, i] : order) sorted.push_back(std::move(people[i]));
    people = std::move(sorted);
}

Desk::Desk(EventFolder folder, DeskOptions options)
    : folder_(std::move(folder)), options_(std::move(options)) {}
Desk::~Desk() = default;

Result<void> Desk::make(const EventFolder& folder, const Clock& machine_clock) {
    auto database = Database::open(folder.database(), Database::Access::make);
    if (!database) return database.error();
    auto journal = Journal::open(**database, folder.key, machine_clock);
    return journal ? Result<void>() : journal.error();
}

Result<std::unique_ptr<Desk>> Desk::open(EventFolder folder, DeskOptions options, const Clock& machine_clock,
                                         std::shared_ptr<Claims> claims) {
    if (!options.point.empty() && !folder.config.point(options.point)) {
        std::string known;
        for (const auto& point : folder.config.points) known += (known.empty() ? "" : ", ") + point.name;
        return usage_error("there is no check-in point \"" + options.point + "\"", "--point",
                           "This event has: " + known);
    }
    std::unique_ptr<Desk> desk(new Desk(std::move(folder), std::move(options)));
    auto database = Database::open(desk->folder_.database(), Database::Access::write);
    if (!database) return database.error();
    desk->database_ = std::move(database).value();
    if (const auto longest = desk->options_.waits_for_lock) desk->database_->wait_for_lock_at_most(*longest);
    // A copy that a program works on holds no key, and there is none to watch.
    std::filesystem::path key = desk->folder_.file("event.key");
    if (std::error_code failed; !std::filesystem::exists(key, failed)) key.clear();
    auto journal = Journal::open(*desk->database_, desk->folder_.key, machine_clock, key);
    if (!journal) return journal.error();
    desk->journal_ = std::move(journal).value();
    desk->roster_ = std::make_unique<Roster>(*desk->database_, desk->folder_.config, desk->folder_.key);
    desk->door_ = std::make_unique<Door>(
        desk->folder_, DoorOptions{desk->options_.staff, desk->options_.prints, desk->options_.asks_names},
        *desk->database_, *desk->journal_, *desk->roster_, machine_clock, std::move(claims));
    if (auto settled = desk->door_->settle_left(); !settled) return settled.error();
    if (auto dropped = drop_abandoned_imports(*desk); !dropped)
        log_warning("imports that do not count keep their people: {}", dropped.error().message());
    return desk;
}

Result<std::unique_ptr<Desk>> Desk::open_to_read(EventFolder folder) {
    std::unique_ptr<Desk> desk(new Desk(std::move(folder), {}));
    auto database = Database::open(desk->folder_.database(), Database::Access::read);
    if (!database) return database.error();
    desk->database_ = std::move(database).value();
    Database& opened = *desk->database_;
    auto is_ours = opened.read([&] { return check_event(opened, event_identity(desk->folder_.key)); });
    if (!is_ours) return is_ours.error();
    desk->roster_ = std::make_unique<Roster>(opened, desk->folder_.config, desk->folder_.key);
    return desk;
}

Result<void> Desk::check() {
    return journal_->check();
}

const EventFolder& Desk::folder() const {
    return folder_;
}
Database& Desk::database() {
    return *database_;
}
Journal& Desk::journal() {
    assert(journal_ && "a desk that only reads does nothing");
    return *journal_;
}
Roster& Desk::roster() {
    return *roster_;
}
long long Desk::data_version() {
    return database_->data_version();
}

void Desk::tidy() {
    database_->checkpoint();
}

const CheckInPoint& Desk::point() const {
    const auto* point = options_.point.empty() ? nullptr : folder_.config.point(options_.point);
    return point ? *point : folder_.config.default_point();
}

Door& Desk::door() {
    return *door_;
}

void Desk::event_time_is(Instant now) {
    roster_->event_time_is(now);
}

Result<std::optional<Attendee>> Desk::attendee(std::string_view person) {
    return database_->read([&] {
        auto attendee = roster_->attendee(std::string(person));
        if (attendee && !attendee->sessions.empty()) {
            name_sessions(*attendee, ProgrammeTable(*database_).programme());
        }
        return attendee;
    });
}

Result<std::vector<Attendee>> Desk::attendees(std::string_view query) {
    auto people = database_->read([&] {
        auto everybody = roster_->everybody();
        const auto programme = ProgrammeTable(*database_).programme();
        for (auto& attendee : everybody) name_sessions(attendee, programme);
        return everybody;
    });
    if (!people) return people;
    const auto words = folded_words(query);
    const std::string email = query.find('@') == std::string_view::npos ? "" : fold_email(query),
                      letters = code_letters(query);
    if (!words.empty()) {
        auto& all = *people;
        all.erase(std::remove_if(
                      all.begin(), all.end(),
                      [&](const Attendee& attendee) { return !matches(attendee, words, email, letters); }),
                  all.end());
    }
    sort_by_name(*people);
    return people;
}

Result<HeadCounts> Desk::counts() {
    return database_->read([&] { return roster_->counts(); });
}

Result<std::vector<Session>> Desk::programme() {
    return database_->read([&] { return ProgrammeTable(*database_).programme(); });
}

}  // namespace lanyard
