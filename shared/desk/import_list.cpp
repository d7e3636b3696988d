// Reading and comparing happen without the lock; writing in slices.
#include "desk/import_list.h"

#include <algorithm>
#include <future>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "base/lines.h"
#include "base/one_ahead.h"
#include "desk/batch_writer.h"
#include "desk/desk.h"
#include "desk/imports.h"
#include "desk/list_corrections.h"
#include "formats/fix_list.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "store/json_text.h"
#include "store/people/attendance.h"
#include "store/people/known_registrations.h"

namespace lanyard {
namespace {

using nlohmann::json;

// What an import is held against, as one moment has it.
struct Picture {
    KnownRegistrations known;
    KeptRecords kept;
    std::vector<std::string> summaries;  // of the imports that stand, oldest first
    bool has_invitations = false;        // anybody has been given one, by an import since taken back too
};

// Whom corrections of imports that stand are about.
std::vector<std::string> corrected_people(const std::vector<std::string>& summaries) {
    std::set<std::string> people;
    for (const std::string& text : summaries) {
        const json summary = json::parse(text, nullptr, false);
        if (!summary.is_object()) continue;
        for (const json& person : summary.value("corrected", json::array())) {
            if (person.is_string()) people.insert(person.get<std::string>());
        }
    }
    return {people.begin(), people.end()};
}

Result<Picture> take_picture(Desk& desk) {
    Database& database = desk.database();
    return database.read([&] {
        Picture picture;
        picture.known = read_known_registrations(database, desk.folder().config);
        picture.summaries = read_import_summaries(database);
        picture.has_invitations = desk.roster().has_invitations();
        for (const auto& dropped : read_dropped_records(database)) {
            std::string kept = desk.roster().kept(dropped);
            if (kept != dropped) picture.kept.emplace(dropped, std::move(kept));
        }
        read_corrections(database, corrected_people(picture.summaries), picture.known);
        return picture;
    });
}

// The overrides of the newest import, and over them what this one is told.
std::map<std::string, std::string> columns_to_use(const std::vector<std::string>& summaries,
                                                  const std::map<std::string, std::string>& told) {
    std::map<std::string, std::string> columns = told;
    if (summaries.empty()) return columns;
    const json summary = json::parse(summaries.back(), nullptr, false);
    if (!summary.is_object()) return columns;
    const json remembered = summary.value("columns", json::object());
    for (const auto& [heading, field] : remembered.items())
        columns.emplace(heading, field.get<std::string>());
    return columns;
}

// Rows as the people they are about; `rows` is empty afterwards.
std::vector<ListedPerson> people_of(std::vector<ListRow>& rows, const EventKey& key) {
    std::vector<ListedPerson> people;
    people.reserve(rows.size());
    for (ListRow& row : rows)
        people.push_back({person_id(key, row.identity), row.line, std::move(row.fields)});
    rows = {};
    return people;
}

// Adds those of the fields that do, or do not, tell who somebody is, as an object called `name`.
void add_fields(JsonText& object, std::string_view name, const RegistrationFields& fields, bool identifying) {
    JsonText members;
    for (const auto& [field, value] : fields) {
        if (identifies_a_person(field) == identifying) members.text(field_name(field), value);
    }
    if (!members.is_empty()) object.json(name, members.take());
}

// A row of the list; `replaced` is what the list said before of what a correction changes, which it may go on
// saying without undoing it.
NewEntry listing(const std::string& person, const RegistrationFields& fields, const std::string& source,
                 const RegistrationFields& replaced = {}) {
    NewEntry entry;
    entry.kind = entry_kind::registration_listed;
    entry.subject = person;
    JsonText body, personal;
    body.text("source", source);
    add_fields(body, "fields", fields, false);
    add_fields(body, "replaced", replaced, false);
    entry.body = body.take();
    add_fields(personal, "fields", fields, true);
    add_fields(personal, "replaced", replaced, true);
    if (!personal.is_empty()) entry.personal = personal.take();
    return entry;
}

// The body of a listing is never empty.
void add_invitation(NewEntry& listing, TicketNumber number) {
    listing.body.insert(1, "\"invitation\":" + std::to_string(number) + ",");
}

NewEntry correcting(const CorrectedPerson& corrected) {
    return listing(corrected.person, corrected.fields, "list", corrected.replaced);
}

// Whom `--missing cancel` cancels: everybody missing who is not inside. Refused is any other number than was
// told, and without one, too many.
Result<std::vector<std::string>> to_cancel(const ListComparison& comparison, const KnownRegistrations& known,
                                           const ImportOptions& options) {
    std::vector<std::string> people;
    if (!options.cancel_missing) return people;
    for (const auto& person : comparison.missing) {
        const auto found = known.find(person);
        if (found != known.end() && !found->second.inside) people.push_back(person);
    }
    const auto listed =
        std::count_if(known.begin(), known.end(), [](const auto& k) { return k.second.from_list; });
    const auto count = static_cast<int>(people.size());
    const auto told = options.cancel_exactly;
    if (told ? *told != count : count * 5 > listed) {
        return refused(std::to_string(count) + " of " + std::to_string(listed) +
                           " people are not on this list any more" +
                           (told ? ", not " + std::to_string(*told) : "") + "; nothing was imported",
                       "--missing cancel",
                       "If that is right, say the number: --missing cancel=" + std::to_string(count));
    }
    return people;
}

// Calls `use` with each of the words for sessions that a person's row has.
template <class Use>
void each_session(const RegistrationFields& fields, Use use) {
    const auto words = fields.find(Field::sessions);
    if (words == fields.end()) return;
    for (const auto line : lines_of(words->second)) use(std::string(line));
}

// How many a session takes, else its room; 0 where nobody has said.
int places_of(const PlannedSession& session, const EventConfig& config) {
    if (session.capacity) return *session.capacity;
    const Room* room = config.room(session.room);
    return room ? room->capacity.value_or(0) : 0;
}

// Choices that the programme does not have, and sessions that too many have chosen.
void report_sessions(Desk& desk, const std::vector<ListedPerson>& people, ImportReport& report) {
    const auto programme = desk.programme();
    if (!programme || programme->empty()) return;
    std::unordered_map<std::string, const Session*> meanings;
    std::map<const Session*, int> chosen;
    for (const ListedPerson& person : people) {
        const auto status = person.fields.find(Field::status);
        const bool comes = status == person.fields.end() || status->second != "cancelled";
        each_session(person.fields, [&](const std::string& words) {
            const auto [meaning, is_new] = meanings.try_emplace(words);
            if (is_new) meaning->second = session_by_words(*programme, words);
            if (is_new && !meaning->second) report.unknown_sessions.push_back(words);
            if (meaning->second && comes) ++chosen[meaning->second];
        });
    }
    for (const Session& session : *programme) {
        const int places = places_of(session.planned, desk.folder().config);
        const auto count = chosen.find(&session);
        if (count != chosen.end() && places > 0 && count->second > places)
            report.overfull.push_back({session.planned.id, session.planned.title, places, count->second});
    }
}

// People whose badge is out and shows something that this list changes. Desk values win over the list's, so a
// change under one changes no badge.
int stale_badges(Desk& desk, const ListComparison& comparison, const KnownRegistrations& known) {
    static constexpr Field shown[] = {Field::name,        Field::badge_name,   Field::given_name,
                                      Field::family_name, Field::organisation, Field::job_title,
                                      Field::ticket_type};
    Attendance attendance(desk.database());
    int stale = 0;
    for (const ListWrite& write : comparison.writes) {
        const auto person = known.find(write.person);
        if (person == known.end()) continue;
        const bool on_badge = std::any_of(std::begin(shown), std::end(shown), [&](Field field) {
            return write.fields.count(field) != 0 && person->second.desk.count(field) == 0;
        });
        if (on_badge && attendance.badge_out(desk.roster().same_as(write.person))) ++stale;
    }
    return stale;
}

// Applies what was decided: a renamed person's row is about the known record from here on.
void apply_decisions(const std::vector<DecidedLookAlike>& decided, std::vector<ListedPerson>& people,
                     Picture& picture, RememberedLookAlikes& remembered) {
    KeptRecords renamed;
    for (const DecidedLookAlike& pair : decided) {
        switch (pair.decision) {
            case LookAlikeDecision::renamed:
                renamed.emplace(pair.added, pair.missing);
                break;
            case LookAlikeDecision::someone_else:
                picture.known.at(pair.missing).substituted = true;
                break;
            case LookAlikeDecision::kept_apart:
                remembered.kept_apart.emplace(pair.missing, pair.added);
                break;
        }
    }
    join_records(people, picture.known, renamed);
}

// How those are called whom the comparison is about, for a report that people read.
void name_people(const KnownRegistrations& known, ImportReport& report) {
    constexpr std::size_t most_names = 2000;  // nobody reads more
    const auto name = [&](const std::string& person) {
        if (report.names.size() >= most_names) return;
        const auto found = known.find(person);
        if (found == known.end()) return;
        const auto value = [&](Field field) {
            const KnownRegistration& registration = found->second;
            const auto desk = registration.desk.find(field);
            if (desk != registration.desk.end()) return desk->second;
            const auto list = registration.list.find(field);
            return list == registration.list.end() ? std::string() : list->second;
        };
        report.names.emplace(person, std::pair(value(Field::name), value(Field::organisation)));
    };
    const ListComparison& comparison = report.comparison;
    for (const LookAlike& pair : comparison.look_alikes) {
        name(pair.missing);
        name(pair.added);
    }
    for (const DecidedLookAlike& pair : report.decided) name(pair.missing);
    for (const ListConflict& conflict : comparison.conflicts) name(conflict.person);
    for (const std::string& person : comparison.cancelled_inside) name(person);
    for (const std::string& person : comparison.missing) name(person);
    for (const ListWrite& write : comparison.writes) name(write.person);
}

// Which of these people are on the list.
std::unordered_set<std::string> listed_among(const std::vector<ListedPerson>& people,
                                             const RememberedLookAlikes& remembered,
                                             const LookAlikeOrders& orders) {
    std::unordered_set<std::string> wanted, listed;
    for (const LookAlike& pair : remembered.undecided) wanted.insert(pair.added);
    for (const DecidedLookAlike& pair : orders.pairs) wanted.insert(pair.added);
    if (wanted.empty()) return listed;
    for (const ListedPerson& person : people) {
        if (wanted.count(person.person)) listed.insert(person.person);
    }
    return listed;
}

// The list against the picture, with the decisions that the options order.
Result<void> compare(std::vector<ListedPerson> people, Picture& picture, const ImportOptions& options,
                     ImportReport& report) {
    const auto others = join_records(people, picture.known, picture.kept);
    if (!others.empty()) {
        report.list.warnings.push_back(std::to_string(others.size()) +
                                       " rows are of people whom another row is about (joined by the desk), "
                                       "first on line " +
                                       std::to_string(others.front().line));
    }
    RememberedLookAlikes remembered = remembered_look_alikes(picture.summaries);
    const auto listed = listed_among(people, remembered, options.look_alikes);
    const auto is_listed = [&](const std::string& person) { return listed.count(person) > 0; };
    if (options.look_alikes.any()) {
        auto before = compare_list(people, picture.known);
        recall_look_alikes(before, remembered, is_listed);
        auto decided =
            decide_look_alikes(options.look_alikes, before, picture.known, picture.kept, is_listed);
        if (!decided) return decided.error();
        report.decided = std::move(decided).value();
        apply_decisions(report.decided, people, picture, remembered);
    }
    report.comparison = compare_list(std::move(people), picture.known);
    recall_look_alikes(report.comparison, remembered, is_listed);
    report.comparison.unchanged += static_cast<int>(others.size());
    return {};
}

// What the closing entry says of the import. Pairs are remembered by ids alone.
json summary_of(const ImportReport& report, const std::string& file,
                const std::map<std::string, std::string>& columns,
                const std::vector<std::string>& decisions) {
    constexpr std::size_t most_pairs = 500;
    json undecided = json::array(), apart = json::array();
    for (const LookAlike& pair : report.comparison.look_alikes) {
        if (undecided.size() == most_pairs) break;
        undecided.push_back(
            {pair.missing, pair.added, pair.renamed ? "renamed" : "someone_else", pair.reason});
    }
    for (const DecidedLookAlike& pair : report.decided) {
        if (pair.decision == LookAlikeDecision::kept_apart) apart.push_back({pair.missing, pair.added});
    }
    json summary = {{"what", "registrations"},
                    {"file", file},
                    {"columns", columns},
                    {"rows", report.rows},
                    {"added", report.comparison.added},
                    {"changed", report.comparison.changed},
                    {"cancelled", report.comparison.cancelled + report.cancelled_missing}};
    if (!undecided.empty()) summary["look_alikes"] = undecided;
    if (!apart.empty()) summary["kept_apart"] = apart;
    if (!decisions.empty()) summary["decisions"] = decisions;
    return summary;
}

// In the order in which the tables' indexes hold people: neighbours are written together, where the list's
// order would touch a page of every index for each of them.
std::vector<const ListWrite*> by_person(const std::vector<ListWrite>& writes) {
    std::vector<const ListWrite*> order;
    order.reserve(writes.size());
    for (const ListWrite& write : writes) order.push_back(&write);
    std::sort(order.begin(), order.end(),
              [](const ListWrite* a, const ListWrite* b) { return a->person < b->person; });
    return order;
}

// Writes what the comparison says as one batch.
class ListBatch {
  public:
    ListBatch(Desk& desk, const ImportOptions& options, const ImportReport& report, const Picture& picture,
              Instant now)
        : desk_(desk),
          options_(options),
          report_(report),
          picture_(picture),
          batch_(desk.journal(), options.actor, now) {}

    Result<void> write(const std::vector<std::string>& cancels) {
        total_ = report_.comparison.writes.size() + cancels.size() + report_.decided.size() + 1;
        if (auto written = write_listings(); !written) return written;
        for (const auto& person : cancels) {
            auto written =
                batch_.append(listing(person, {{Field::status, "cancelled"}}, report_.list.source));
            if (!written) return written;
        }
        for (const DecidedLookAlike& decided : report_.decided) {
            if (auto entry = entry_of(decided)) batch_.append_decision(std::move(*entry));
        }
        return {};
    }

    Result<void> close(const std::string& file, const std::map<std::string, std::string>& columns) {
        auto closed =
            batch_.close([&] { return summary_of(report_, file, columns, batch_.decisions()).dump(); });
        tell();
        return closed;
    }

  private:
    // The next entries are made and sealed while the last ones are written.
    Result<void> write_listings() {
        constexpr std::size_t listings_a_part = 500;
        using Part = std::vector<std::pair<const ListWrite*, NewEntry>>;
        const auto order = by_person(report_.comparison.writes);
        const auto make = [&, next = order.begin()](Part& part) mutable {
            part.clear();
            for (; next != order.end() && part.size() < listings_a_part; ++next) {
                part.emplace_back(*next, listing((*next)->person, (*next)->fields, report_.list.source));
                seal_personal(part.back().second);
            }
            return !part.empty();
        };
        Result<void> written;
        one_ahead<Part>(make, [&](Part& part) {
            for (auto& [write, entry] : part) {
                const auto invite = [this, write = write](NewEntry& made) {
                    add_invitation_of(*write, made);
                };
                written = batch_.append(std::move(entry), invite);
                if (!written) return false;
                tell();
            }
            return true;
        });
        return written;
    }
    // For everybody who is not on the list yet, and also for somebody whose import was taken back and who
    // stayed.
    void add_invitation_of(const ListWrite& write, NewEntry& entry) {
        const auto before = picture_.known.find(write.person);
        if (before != picture_.known.end() && before->second.from_list) return;
        std::optional<TicketNumber> invitation;
        if (picture_.has_invitations) invitation = desk_.roster().invitation_of(write.person);
        add_invitation(entry, invitation ? *invitation : desk_.journal().next_ticket());
    }
    void tell() {
        if (options_.progress) options_.progress(ImportStage::writing, batch_.written(), total_);
    }

    Desk& desk_;
    const ImportOptions& options_;
    const ImportReport& report_;
    const Picture& picture_;
    BatchWriter batch_;
    std::size_t total_ = 0;
};

ListOptions list_options(const std::map<std::string, std::string>& columns, const ImportOptions& options) {
    ListOptions list{columns, options.encoding, {}};
    if (options.progress) {
        list.progress = [&options](std::size_t done, std::size_t total) {
            options.progress(ImportStage::reading, done, total);
        };
    }
    return list;
}

Result<int> newest_number(Desk& desk) {
    auto imports = list_imports(desk);
    if (!imports) return imports.error();
    return imports->empty() ? 0 : imports->back().number;
}

// A filled fix list: what it corrects is written as one batch of its own.
Result<ImportReport> import_corrections(Desk& desk, FilledFixList filled, const std::string& file,
                                        const ImportOptions& options, Instant now) {
    auto picture = take_picture(desk);
    if (!picture) return picture.error();
    ImportReport report;
    report.corrections = true;
    auto outcome = correct_list(filled.corrections, picture->known);
    report.list = std::move(filled.list);
    report.comparison = std::move(outcome.comparison);
    report.comparison.unchanged += filled.left_empty;
    auto& rejected = report.list.rejected;
    rejected.insert(rejected.end(), outcome.rejected.begin(), outcome.rejected.end());
    std::sort(rejected.begin(), rejected.end(), [](const auto& a, const auto& b) { return a.line < b.line; });
    report.rows = report.comparison.changed + report.comparison.unchanged + static_cast<int>(rejected.size());
    auto stale = desk.database().read([&] { return stale_badges(desk, report.comparison, picture->known); });
    if (!stale) return stale.error();
    report.stale_badges = *stale;
    name_people(picture->known, report);
    if (filled.corrections.empty() && rejected.empty())
        return bad_input("nothing is filled in under \"Correct to\"", file, "Fill it in, and save it as CSV");
    if (options.dry_run) return report;

    BatchWriter batch(desk.journal(), options.actor, now);
    json people = json::array();
    for (const CorrectedPerson& corrected : outcome.people) {
        people.push_back(corrected.person);
        auto written = batch.append(correcting(corrected));
        if (!written) return written.error();
    }
    json summary = summary_of(report, file, columns_to_use(picture->summaries, {}), {});
    summary["corrected"] = people;
    if (auto closed = batch.close([&] { return summary.dump(); }); !closed) return closed.error();
    auto number = newest_number(desk);
    if (!number) return number.error();
    report.number = *number;
    return report;
}

}  // namespace

Result<ImportReport> import_list(Desk& desk, std::string_view bytes, const std::string& file,
                                 const ImportOptions& options, Instant now) {
    auto filled = read_fix_list(bytes, file, options.encoding);
    if (!filled) return filled.error();
    if (*filled) return import_corrections(desk, std::move(**filled), file, options, now);
    ImportReport report;
    auto summaries = desk.database().read([&] { return read_import_summaries(desk.database()); });
    if (!summaries) return summaries.error();
    const auto columns = columns_to_use(*summaries, options.columns);
    // What is known is read while the list is; nothing else uses the database meanwhile.
    auto picture_taken = std::async(std::launch::async, [&desk] { return take_picture(desk); });
    auto read = read_registration_list(bytes, file, list_options(columns, options));
    auto picture = picture_taken.get();
    if (!read) return read.error();
    if (!picture) return picture.error();
    report.list = std::move(read).value();
    report.rows = static_cast<int>(report.list.rows.size() + report.list.rejected.size());
    if (options.progress) options.progress(ImportStage::comparing, 0, 0);
    auto people = people_of(report.list.rows, desk.folder().key);
    if (options.keep_people) report.people = people;
    report_sessions(desk, people, report);
    if (auto compared = compare(std::move(people), *picture, options, report); !compared)
        return compared.error();
    auto cancels = to_cancel(report.comparison, picture->known, options);
    if (!cancels) return cancels.error();
    report.cancelled_missing = static_cast<int>(cancels->size());
    auto stale = desk.database().read([&] { return stale_badges(desk, report.comparison, picture->known); });
    if (!stale) return stale.error();
    report.stale_badges = *stale;
    name_people(picture->known, report);
    if (options.dry_run) return report;

    ListBatch batch(desk, options, report, *picture, now);
    if (auto written = batch.write(*cancels); !written) return written.error();
    if (auto closed = batch.close(file, columns); !closed) return closed.error();
    auto number = newest_number(desk);
    if (!number) return number.error();
    report.number = *number;
    return report;
}

}  // namespace lanyard
