// Entries are made and sealed in parts while the part before is written, in slices.
#include "desk/import_batch.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/one_ahead.h"
#include "desk/batch_writer.h"
#include "desk/desk.h"
#include "store/journal/journal.h"
#include "store/json_text.h"

namespace lanyard {
namespace {

using nlohmann::json;

// Adds those of the fields that are personal, or that are not, as an object called `name`.
void add_fields(JsonText& object, std::string_view name, const RegistrationFields& fields, bool personal) {
    JsonText members;
    for (const auto& [field, value] : fields) {
        if (is_personal(field) == personal) members.text(field_name(field), value);
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
    ListBatch(Desk& desk, const ImportOptions& options, const ImportReport& report,
              const ImportPicture& picture, const Deed& deed)
        : desk_(desk),
          options_(options),
          report_(report),
          picture_(picture),
          batch_(desk.journal(), deed) {}

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
    const ImportPicture& picture_;
    BatchWriter batch_;
    std::size_t total_ = 0;
};

}  // namespace

Result<void> write_list(Desk& desk, const ImportOptions& options, const ImportReport& report,
                        const ImportPicture& picture, const std::vector<std::string>& cancels,
                        const std::string& file, const std::map<std::string, std::string>& columns,
                        const Deed& deed) {
    ListBatch batch(desk, options, report, picture, deed);
    if (auto written = batch.write(cancels); !written) return written;
    return batch.close(file, columns);
}

Result<void> write_corrections(Desk& desk, const ImportReport& report,
                               const std::vector<CorrectedPerson>& corrected, const std::string& file,
                               const std::map<std::string, std::string>& columns, const Deed& deed) {
    BatchWriter batch(desk.journal(), deed);
    json people = json::array();
    for (const CorrectedPerson& person : corrected) {
        people.push_back(person.person);
        if (auto written = batch.append(correcting(person)); !written) return written;
    }
    json summary = summary_of(report, file, columns, {});
    summary["corrected"] = people;
    return batch.close([&] { return summary.dump(); });
}

}  // namespace lanyard
