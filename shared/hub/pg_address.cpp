// libpq reads them itself.
#include "hub/pg_address.h"

#include <libpq-fe.h>

#include <memory>

#include "base/lines.h"
#include "hub/pg_connection.h"

namespace lanyard {

Result<PgAddress> read_pg_address(const std::string& text) {
    char* fault = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfoParse(text.c_str(), &fault), PQconninfoFree);
    if (!options) {
        const std::string what = fault ? excerpt(fault) : "there is no memory for it";
        PQfreemem(fault);
        return bad_input("this is no address of a PostgreSQL server: " + what, "hub",
                         "Write it like \"host=10.0.0.5 dbname=lanyard user=lanyard password=...\"");
    }
    PgAddress address;
    for (const PQconninfoOption* one = options.get(); one->keyword; ++one)
        if (one->val) address[one->keyword] = one->val;
    return address;
}

std::string write_pg_address(const PgAddress& address) {
    std::string text;
    for (const auto& [name, value] : address)
        text += (text.empty() ? "" : " ") + name + '=' + pg_quoted(value);
    return text;
}

}  // namespace lanyard
