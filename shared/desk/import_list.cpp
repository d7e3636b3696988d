// Reading and comparing happen without the lock.
#include "desk/import_list.h"

#include <algorithm>
#include <future>
#include <unordered_set>

#include "desk/desk.h"
#include "desk/import_batch.h"
#include "desk/import_findings.h"
#include "desk/import_picture.h"
#include "desk/imports.h"
#include "desk/list_corrections.h"
#include "desk/own_export.h"
#include "formats/fix_list.h"
#include "formats/list_columns.h"
#include "store/database.h"
#include "store/people/known_registrations.h"

namespace lanyard {
namespace {

// Rows as the people they are about; `rows` is empty afterwards.
std::vector<ListedPerson> people_of(std::vector<ListRow>& rows, const EventKey& key,
                                    const ImportPicture& picture) {
    std::vector<ListedPerson> people;
    people.reserve(rows.size());
    OwnRows own(picture);
    for (ListRow& row : rows) {
        auto person = own.person_of(row);
        people.push_back(
            {person ? std::move(*person) : person_id(key, row.identity), row.line, std::move(row.fields)});
        row.identity = {};  // a million of them need not wait for the last
    }
    rows = {};
    return people;
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

// Applies what was decided: a renamed person's row is about the known record from here on.
void apply_decisions(const std::vector<DecidedLookAlike>& decided, std::vector<ListedPerson>& people,
                     ImportPicture& picture, RememberedLookAlikes& remembered) {
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
Result<void> compare(std::vector<ListedPerson> people, ImportPicture& picture, const ImportOptions& options,
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
                                        const ImportOptions& options, const Deed& deed) {
    auto picture = take_import_picture(desk);
    if (!picture) return picture.error();
    ImportReport report;
    report.corrections = true;
    report.list = std::move(filled.list);
    leave_out_erased(picture->erased, filled.corrections, report.list.rejected);
    auto outcome = correct_list(filled.corrections, picture->known);
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

    auto written =
        write_corrections(desk, report, outcome.people, file, columns_to_use(picture->summaries, {}), deed);
    if (!written) return written.error();
    auto number = newest_number(desk);
    if (!number) return number.error();
    report.number = *number;
    return report;
}

}  // namespace

Result<ImportReport> import_list(Desk& desk, std::string_view bytes, const std::string& file,
                                 const ImportOptions& options, const Deed& deed) {
    auto filled = read_fix_list(bytes, file, options.encoding);
    if (!filled) return filled.error();
    if (*filled) return import_corrections(desk, std::move(**filled), file, options, deed);
    ImportReport report;
    auto summaries = desk.database().read([&] { return read_import_summaries(desk.database()); });
    if (!summaries) return summaries.error();
    const auto columns = columns_to_use(*summaries, options.columns);
    // What is known is read while the list is; nothing else uses the database meanwhile.
    auto picture_taken = std::async(std::launch::async, [&desk] { return take_import_picture(desk); });
    auto read = read_registration_list(bytes, file, list_options(columns, options));
    auto picture = picture_taken.get();
    if (!read) return read.error();
    if (!picture) return picture.error();
    report.list = std::move(read).value();
    report.rows = static_cast<int>(report.list.rows.size() + report.list.rejected.size());
    if (options.progress) options.progress(ImportStage::comparing, 0, 0);
    const EventKey& key = desk.folder().key;
    auto people = people_of(report.list.rows, key, *picture);
    auto left_out = leave_out_erased(key, options.revived, *picture, people, report.list.rejected);
    if (!left_out) return left_out.error();
    if (options.keep_people) report.people = people;
    if (report.list.source == own_export_source) {
        if (auto left = leave_out_what_is_so(desk, report.list.columns, people); !left) return left.error();
    }
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

    auto written = write_list(desk, options, report, *picture, *cancels, file, columns, deed);
    if (!written) return written.error();
    auto number = newest_number(desk);
    if (!number) return number.error();
    report.number = *number;
    return report;
}

}  // namespace lanyard
