// What an entry of each kind writes and what removes it again, longer than 400 lines because every kind is in
// it.
#include "store/journal/entry_rows.h"

#include <array>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <type_traits>

#include "event/attendee.h"
#include "event/export_kind.h"
#include "event/hold_kind.h"
#include "event/machine_kinds.h"
#include "store/database.h"
#include "store/journal/listed_values.h"
#include "store/journal/parse_json.h"
#include "store/people/joins.h"
#include "store/people/passes.h"

namespace lanyard {
namespace {

using nlohmann::json;

// An entry with its two JSON objects, each read when it is first asked for; text that is no object reads as
// an empty one. One at a time: single members are read by simdjson, which builds nothing up and keeps one
// text.
class Opened {
  public:
    const Entry& entry;
    const std::string& id;

    CodesOfList codes = CodesOfList::now;

    Opened(const Entry& entry_, const std::string& id_) : entry(entry_), id(id_) {}

    const json& body() const { return read(body_, entry.body); }
    // The value of a field in `group`, wherever it was put.
    const json* find(const char* group, std::string_view field) const {
        for (const json* from : {&body(), &personal()}) {
            if (const auto values = from->find(group); values != from->end() && values->is_object()) {
                if (const auto value = values->find(field); value != values->end()) return &*value;
            }
        }
        return nullptr;
    }
    std::string text(const char* key) const {
        std::string_view value;
        return members()[key].get(value) == simdjson::SUCCESS ? std::string(value) : "";
    }
    // Of what tells who somebody is; none once that is erased.
    std::optional<std::string> personal_text(const char* key) const {
        const auto value = personal().find(key);
        return value != personal().end() && value->is_string() ? std::optional(value->get<std::string>())
                                                               : std::nullopt;
    }
    // What newer versions of the kind have in `personal`, and older ones in the body; "" once it is erased.
    std::string typed(const char* key) const { return personal_text(key).value_or(text(key)); }
    bool is_typed_true(const char* key) const {
        const auto value = personal().find(key);
        return value != personal().end() ? value->is_boolean() && value->get<bool>() : is_true(key);
    }
    std::int64_t number(const char* key) const {
        std::int64_t value = 0;
        return members()[key].get(value) == simdjson::SUCCESS ? value : 0;
    }
    bool is_true(const char* key) const {
        bool value = false;
        return members()[key].get(value) == simdjson::SUCCESS && value;
    }

  private:
    // The body's.
    simdjson::simdjson_result<simdjson::dom::element> members() const {
        static thread_local simdjson::dom::parser parser;
        if (!members_) members_ = parse_json(parser, entry.body);
        return *members_;
    }
    static const json& read(std::optional<json>& kept, const std::string& text) {
        if (kept) return *kept;
        kept = text.empty() ? json::object() : json::parse(text, nullptr, false);
        if (!kept->is_object()) kept = json::object();
        return *kept;
    }
    const json& personal() const {
        static const std::string none;
        return read(personal_, entry.personal ? *entry.personal : none);
    }

    mutable std::optional<json> body_, personal_;
    mutable std::optional<simdjson::simdjson_result<simdjson::dom::element>> members_;
};

// A text outlives the statement's run here, so SQLite need not copy it.
template <class Value>
void bind(SQLite::Statement& statement, int place, const Value& value) {
    if constexpr (std::is_same_v<Value, std::string>) {
        statement.bindNoCopy(place, value);
    } else {
        statement.bind(place, value);
    }
}

template <class... Values>
void run(Database& database, const char* sql, const Values&... values) {
    auto& statement = database.statement(sql);
    int place = 0;
    (bind(statement, ++place, values), ...);
    statement.exec();
}

void write_list_registers(Database& database, const Opened& opened) {
    const Entry& entry = opened.entry;
    const ListedValues listed(entry);
    auto& insert =
        database.statement("INSERT INTO list_registers VALUES (?,?,?,?,?, ?,?,?,?,?,?,?,?, ?,?,?,?,?,?,?,?)");
    insert.bindNoCopy(1, entry.subject);
    insert.bind(2, entry.clock);
    insert.bindNoCopy(3, opened.id);
    insert.bindNoCopy(4, entry.batch);
    insert.bindNoCopy(5, listed.source);
    for (std::size_t i = 0; i < field_count; ++i) {
        if (listed.fields[i]) insert.bindNoCopy(6 + static_cast<int>(i), *listed.fields[i]);
    }
    insert.exec();
    if (opened.codes == CodesOfList::now)
        for (const std::string& code : listed.codes())
            write_external_code(database, {code, opened.id, entry.subject, entry.clock, entry.batch});
    if (listed.invitation) {
        run(database, "INSERT INTO tickets VALUES (?,?,?,'invitation',?,?)", *listed.invitation, opened.id,
            entry.subject, entry.clock, entry.batch);
    }
}

void write_desk_registers(Database& database, const Opened& opened) {
    for (std::size_t i = 0; i < field_count; ++i) {
        const auto name = field_name(static_cast<Field>(i));
        const json* value = opened.find("fields", name);
        const json* cleared = opened.find("cleared", name);
        if (!value && !cleared) continue;
        auto& insert = database.statement("INSERT INTO desk_registers VALUES (?,?,?,?,?,?)");
        insert.bind(1, opened.entry.subject);
        insert.bind(2, opened.entry.clock);
        insert.bind(3, opened.id);
        insert.bind(4, std::string(name));
        if (value && value->is_string()) insert.bind(5, value->get<std::string>());
        const json* replaced = opened.find("replaced", name);
        if (replaced && replaced->is_string()) insert.bind(6, replaced->get<std::string>());
        insert.exec();
    }
}

void write_registration_at_desk(Database& database, const Opened& opened) {
    run(database, "INSERT INTO desk_registrations VALUES (?,?,?)", opened.id, opened.entry.subject,
        opened.text("how"));
    write_desk_registers(database, opened);
    if (opened.body().contains("invitation")) {
        run(database, "INSERT INTO tickets VALUES (?,?,?,'invitation',?,'')", opened.number("invitation"),
            opened.id, opened.entry.subject, opened.entry.clock);
    }
}

void write_attendance(Database& database, const Opened& opened) {
    const Entry& entry = opened.entry;
    add_pass(database, {entry.subject, entry.area, entry.clock, opened.id, entry.kind != entry_kind::left,
                        opened.text("point"), to_ms(entry.at), entry.node, opened.text("credential")});
}

void remove_attendance(Database& database, const Opened& opened) {
    remove_pass(database, opened.entry.subject, opened.entry.area, opened.id);
}

void write_badge(Database& database, const Opened& opened) {
    const Entry& entry = opened.entry;
    const bool requested = entry.kind == entry_kind::badge_requested;
    const bool printed = entry.kind == entry_kind::badge_printed;
    const std::string state = requested ? "requested" : printed ? opened.text("outcome") : "failed";
    const std::string detail = requested ? opened.text("check_in")
                               : printed ? opened.text("shows")
                                         : opened.typed("problem");
    // A badge that a copied folder did not print is said to have failed as early as it was asked for.
    const std::int64_t since = opened.number("since");
    run(database, "INSERT INTO badges VALUES (?,?,?,?,?,?,?)", entry.subject, since ? since : entry.clock,
        opened.id, opened.number("number"), state, to_ms(entry.at), detail);
    if (requested) {
        run(database, "INSERT INTO tickets VALUES (?,?,?,'badge',?,'')", opened.number("number"), opened.id,
            entry.subject, entry.clock);
    }
}

void write_session(Database& database, const Opened& o) {
    run(database, "INSERT INTO sessions VALUES (?,?,?,?,?)", o.id, o.entry.subject, o.entry.clock,
        o.entry.batch, o.entry.body);
}

void write_session_inputs(Database& database, const Opened& opened) {
    for (const auto& [input, value] : opened.body().items()) {
        if (input == "moved") continue;  // names other entries, which say so themselves
        run(database, "INSERT INTO session_inputs VALUES (?,?,?,?,?)", opened.id, opened.entry.subject, input,
            opened.entry.clock, value.dump());
    }
}

// Codes are found by themselves, and not by the entry that brought them.
void remove_codes(Database& database, const Opened& opened) {
    for (const std::string& code : ListedValues(opened.entry).codes())
        run(database, "DELETE FROM external_codes WHERE code=? AND entry=?", code, opened.id);
}

// Somebody who was removed has a row, too, without a role: the newest counts.
void write_staff(Database& database, const Opened& opened) {
    auto& insert = database.statement("INSERT INTO staff VALUES (?,?,?,?,?,?,?)");
    insert.bind(1, opened.id);
    insert.bind(2, opened.entry.subject);
    insert.bind(3, opened.entry.clock);
    insert.bind(4, opened.entry.kind == entry_kind::staff_added ? opened.text("role") : "");
    insert.bind(5, opened.text("person"));
    if (const auto name = opened.personal_text("name")) insert.bind(6, *name);
    if (const auto pin = opened.personal_text("pin")) insert.bind(7, *pin);
    insert.exec();
}

void write_needed(Database& database, const Opened& opened) {
    auto& insert = database.statement("INSERT INTO needed_people VALUES (?,?,?,?,?,?)");
    insert.bind(1, opened.id);
    insert.bind(2, opened.entry.subject);
    insert.bind(3, opened.text("session"));
    insert.bind(4, opened.text("as"));
    insert.bind(5, opened.entry.clock);
    if (const auto name = opened.personal_text("name")) insert.bind(6, *name);
    insert.exec();
}

void write_batch(Database& database, const Opened& o) {
    run(database, "INSERT INTO batches VALUES (?,?,?,?,?,?)", o.entry.batch, o.id, o.entry.clock,
        to_ms(o.entry.at), o.text("what"), o.entry.body);
}

void write_erased_batch(Database& database, const Opened& opened) {
    std::string keeps;
    for (const json& person : opened.body().value("keeps", json::array()))
        if (person.is_string()) keeps += (keeps.empty() ? "" : " ") + person.get<std::string>();
    run(database, "INSERT INTO erased_batches VALUES (?,?,?,?)", opened.text("batch"), opened.id,
        opened.entry.clock, keeps);
}

// What a kind writes, and the tables that its rows are in: a row's entry column names who wrote it.
struct KindRows {
    std::function<void(Database&, const Opened&)> write;
    std::vector<const char*> remove;  // statements that take the entry's id, and its subject where they want
    std::function<void(Database&, const Opened&)> remove_more = nullptr;
};

#define DELETE_FROM(table) "DELETE FROM " table " WHERE entry=?1"
// Where rows lie by their person, or are found by them.
#define DELETE_OF_PERSON(table) "DELETE FROM " table " WHERE entry=?1 AND subject=?2"

using RowsByKind = std::map<std::string_view, KindRows>;

// Who is registered, with which tickets, and who came.
const RowsByKind& rows_of_registrations() {
    using namespace entry_kind;
    static const RowsByKind all = {
        {registration_listed,
         {write_list_registers,
          {DELETE_OF_PERSON("list_registers"), DELETE_OF_PERSON("tickets")},
          remove_codes}},
        {import_closed, {write_batch, {DELETE_FROM("batches")}}},
        {registered_at_desk,
         {write_registration_at_desk,
          {DELETE_FROM("desk_registrations"), DELETE_OF_PERSON("desk_registers"),
           DELETE_OF_PERSON("tickets")}}},
        {details_corrected, {write_desk_registers, {DELETE_OF_PERSON("desk_registers")}}},
        {ticket_issued,
         {[](Database& database, const Opened& o) {
              run(database, "INSERT INTO tickets VALUES (?,?,?,?,?,?)", o.number("number"), o.id,
                  o.entry.subject, o.text("purpose"), o.entry.clock, o.entry.batch);
          },
          {DELETE_OF_PERSON("tickets")}}},
        {ticket_retired,
         {[](Database& database, const Opened& o) {
              run(database, "INSERT INTO retired_tickets VALUES (?,?)", o.number("number"), o.id);
          },
          {DELETE_FROM("retired_tickets")}}},
        {checked_in, {write_attendance, {}, remove_attendance}},
        {left, {write_attendance, {}, remove_attendance}},
    };
    return all;
}

// What else is said of one person.
const RowsByKind& rows_of_people() {
    using namespace entry_kind;
    static const RowsByKind all = {
        {door_decided,
         {[](Database& database, const Opened& o) {
              run(database, "INSERT INTO door_decisions VALUES (?,?,?)", o.id, o.text("check_in"),
                  o.text("decision"));
          },
          {DELETE_FROM("door_decisions")}}},
        {substituted,
         {[](Database& database, const Opened& o) {
              run(database, "INSERT INTO substitutions VALUES (?,?,?)", o.id, o.entry.subject, o.text("to"));
          },
          {DELETE_FROM("substitutions")}}},
        {same_person,
         {[](Database& database, const Opened& o) {
              run(database, "INSERT INTO same_person VALUES (?,?,?,?)", o.id, o.entry.subject,
                  o.text("dropped"), o.entry.clock);
              follow_joins_of(database, o.text("dropped"));
          },
          {DELETE_FROM("same_person")},
          [](Database& database, const Opened& o) { follow_joins_of(database, o.text("dropped")); }}},
        {flag_set,
         {[](Database& database, const Opened& o) {
              run(database, "INSERT INTO flags VALUES (?,?,?,?,?)", o.entry.subject, o.entry.clock, o.id,
                  o.typed("flag"), o.is_typed_true("on") ? 1 : 0);
          },
          {DELETE_OF_PERSON("flags")}}},
        {enrolled,
         {[](Database& database, const Opened& o) {
              run(database, "INSERT INTO enrolments VALUES (?,?,?,?,?)", o.entry.subject, o.entry.clock, o.id,
                  o.typed("session"), o.typed("enrolment"));
          },
          {DELETE_OF_PERSON("enrolments")}}},
        {badge_requested, {write_badge, {DELETE_OF_PERSON("badges"), DELETE_OF_PERSON("tickets")}}},
        {badge_printed, {write_badge, {DELETE_OF_PERSON("badges")}}},
        {badge_failed, {write_badge, {DELETE_OF_PERSON("badges")}}},
        {badge_missed, {write_badge, {DELETE_OF_PERSON("badges")}}},
    };
    return all;
}

const RowsByKind& rows_of_the_rest() {
    using namespace entry_kind;
    static const RowsByKind all = {
        {session_planned, {write_session, {DELETE_FROM("sessions")}}},
        {session_changed, {write_session_inputs, {DELETE_FROM("session_inputs")}}},
        // Registers of the same table under names of their own.
        {playback_changed, {write_session_inputs, {DELETE_FROM("session_inputs")}}},
        {scan_refused,
         {[](Database& database, const Opened& o) {
              run(database, "INSERT INTO refused_scans VALUES (?,?,?,?,?)", o.id, to_ms(o.entry.at),
                  o.text("point"), o.text("verdict"), o.text("hash"));
          },
          {DELETE_FROM("refused_scans")}}},
        {subject_erased,
         {[](Database& database, const Opened& o) {
              run(database, "INSERT INTO erasures VALUES (?,?,?)", o.id, o.entry.subject, o.entry.clock);
          },
          {DELETE_FROM("erasures")}}},
        {import_erased, {write_erased_batch, {DELETE_FROM("erased_batches")}}},
        {event_purged,
         {[](Database& database, const Opened& o) {
              run(database, "INSERT INTO erasures VALUES (?,'',?)", o.id, o.entry.clock);
              // Whom it keeps: a batch of no name is everything.
              if (o.body().contains("keeps")) write_erased_batch(database, o);
          },
          {DELETE_FROM("erasures"), DELETE_FROM("erased_batches")}}},
        {hold_set, {}},
        {help_asked,
         {[](Database& database, const Opened& o) {
              run(database, "INSERT INTO help_calls VALUES (?,?,?,?,?,?)", o.id, o.entry.subject,
                  o.text("point"), o.text("about"), to_ms(o.entry.at), o.entry.clock);
          },
          {DELETE_FROM("help_calls")}}},
        {help_answered,
         {[](Database& database, const Opened& o) {
              run(database, "INSERT INTO help_answers VALUES (?,?,?,?,?)", o.id, o.text("call"),
                  o.text("answer"), to_ms(o.entry.at), o.entry.clock);
          },
          {DELETE_FROM("help_answers")}}},
        {opt_in_answered,
         {[](Database& database, const Opened& o) {
              const std::string answer = o.typed("answer");
              if (answer.empty()) return;  // erased
              run(database, "INSERT INTO opt_ins VALUES (?,?,?,?,?,?,?)", o.id, o.entry.subject,
                  o.text("programme"), answer, o.typed("words"), to_ms(o.entry.at), o.entry.clock);
          },
          {DELETE_FROM("opt_ins")}}},
        // What everybody is told is read from its entries themselves (store/notice_table).
        {evacuation_called, {}},
        {evacuation_ended, {}},
        {announced, {}},
        {staff_added, {write_staff, {DELETE_FROM("staff")}}},
        {staff_removed, {write_staff, {DELETE_FROM("staff")}}},
        {person_needed, {write_needed, {DELETE_FROM("needed_people")}}},
        // Read from their entries themselves, too (store/machine_table).
        {machine_joined, {}},
        {machine_cut_off, {}},
        {taken_out, {}},  // desk/taken_out
    };
    return all;
}

#undef DELETE_FROM
#undef DELETE_OF_PERSON

// Nothing where this program does not know the kind, or an older version of it only.
const KindRows* rows_of(const Entry& entry) {
    const EntryKind* kind = find_entry_kind(entry.kind);
    if (!kind || entry.version > kind->version) return nullptr;
    for (const RowsByKind* some : {&rows_of_registrations(), &rows_of_people(), &rows_of_the_rest()}) {
        const auto rows = some->find(kind->name);
        if (rows != some->end()) return &rows->second;
    }
    return nullptr;
}

// What doors and boards keep in memory, and read again when it changes (Database::common_version).
bool is_common(const Entry& entry) {
    return find_entry_kind(entry.kind)->touches == EntryTouches::programme;
}

}  // namespace

void write_entry_rows(Database& database, const Entry& entry, const std::string& id, CodesOfList codes) {
    const KindRows* rows = rows_of(entry);
    if (!rows) return;
    if (is_common(entry)) database.note_common_change();
    if (!rows->write) return;
    Opened opened(entry, id);
    opened.codes = codes;
    rows->write(database, opened);
}

void remove_entry_rows(Database& database, const Entry& entry, const std::string& id) {
    const KindRows* rows = rows_of(entry);
    if (!rows) return;
    if (is_common(entry)) database.note_common_change();
    for (const char* sql : rows->remove) {
        auto& remove = database.statement(sql);
        remove.bindNoCopy(1, id);
        if (remove.getBindParameterCount() > 1) remove.bindNoCopy(2, entry.subject);
        remove.exec();
    }
    if (rows->remove_more) rows->remove_more(database, Opened(entry, id));
}

void write_external_code(Database& database, const ExternalCode& code) {
    run(database, "INSERT OR IGNORE INTO external_codes VALUES (?,?,?,?,?)", code.code, code.entry,
        code.subject, code.clock, code.batch);
}

const std::vector<std::string>& replicated_tables() {
    static const std::vector<std::string> tables = {
        "entries",        "undo_edges",         "batches",      "list_registers",
        "desk_registers", "desk_registrations", "tickets",      "retired_tickets",
        "external_codes", "attendance",         "presence",     "area_counts",
        "door_decisions", "substitutions",      "same_person",  "joined_records",
        "flags",          "enrolments",         "badges",       "refused_scans",
        "sessions",       "session_inputs",     "erasures",     "erased_entries",
        "erased_batches", "help_calls",         "help_answers", "opt_ins",
        "staff",          "needed_people"};
    return tables;
}

}  // namespace lanyard
