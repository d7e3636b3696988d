// A connection string of libpq as its parts, so that one hub is named with the login of whoever asks.
#pragma once

#include <map>
#include <string>

#include "base/result.h"

namespace lanyard {

// By their names in libpq (34.1.2): host, port, dbname, user, password, sslmode, …
using PgAddress = std::map<std::string, std::string>;

// Of a connection string or a URI; an input error where it is neither.
Result<PgAddress> read_pg_address(const std::string& text);
std::string write_pg_address(const PgAddress& address);

}  // namespace lanyard
