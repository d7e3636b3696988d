// Rows lie person by person, oldest first, and are laid over each other in that order.
#include "store/people/registers.h"

#include "store/database.h"

namespace lanyard {
namespace {

constexpr int first_field_column = 2;

#define LIST_ROWS(which) \
    "SELECT subject, " BATCH_COUNTS("batch")                                                                \
    ", name, given_name, family_name, badge_name, email, organisation, job_title, phone, ticket_type,"      \
    " status, order_code, codes, answers, flags, sessions, seat FROM list_registers " which                 \
    " ORDER BY subject, clock, entry"
#define DESK_ROWS(which) \
    "SELECT subject, field, value, replaced FROM desk_registers " which " ORDER BY subject, clock, entry"

SQLite::Statement& statement_for(Database& database, const std::string* only, const char* all,
                                 const char* one) {
    auto& rows = database.statement(only ? one : all);
    if (only) rows.bindNoCopy(1, *only);
    return rows;
}

void lay_over(SQLite::Statement& row, RegistrationFields& fields) {
    if (fields.empty()) fields.reserve(field_count);
    for (std::size_t i = 0; i < field_count; ++i) {
        const auto value = row.getColumn(first_field_column + static_cast<int>(i));
        if (value.isNull()) continue;
        fields[static_cast<Field>(i)].assign(value.getText(), static_cast<std::size_t>(value.getBytes()));
    }
}

void set_or_erase(RegistrationFields& fields, Field field, const SQLite::Column& value) {
    if (value.isNull())
        fields.erase(field);
    else
        fields[field] = value.getString();
}

}  // namespace

void fold_list_registers(
    Database& database, const std::string* only,
    const std::function<RegistrationFields*(const std::string& record, bool counts)>& fields_of) {
    auto& rows = statement_for(database, only, LIST_ROWS(""), LIST_ROWS("WHERE subject = ?"));
    while (rows.executeStep()) {
        RegistrationFields* fields =
            fields_of(rows.getColumn(0).getString(), rows.getColumn(1).getInt() != 0);
        if (fields) lay_over(rows, *fields);
    }
}

void fold_desk_registers(Database& database, const std::string* only,
                         const std::function<KnownRegistration&(const std::string& record)>& known_of) {
    auto& rows = statement_for(database, only, DESK_ROWS(""), DESK_ROWS("WHERE subject = ?"));
    while (rows.executeStep()) {
        const auto field = field_from_name(rows.getColumn(1).getString());
        if (!field) continue;
        KnownRegistration& known = known_of(rows.getColumn(0).getString());
        set_or_erase(known.desk, *field, rows.getColumn(2));
        set_or_erase(known.replaced, *field, rows.getColumn(3));
    }
}

}  // namespace lanyard
