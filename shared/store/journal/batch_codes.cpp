// One pass over the lists, sorted in memory, and written from there in slices.
#include "store/journal/batch_codes.h"

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <vector>

#include "store/journal/entry_rows.h"
#include "store/journal/erasing.h"
#include "store/journal/journal.h"
#include "store/journal/listed_values.h"
#include "store/journal/slices.h"

namespace lanyard {
namespace {

struct CodesRead {
    std::vector<ExternalCode> codes;  // in the order of their table
    std::int64_t rewrites = 0;        // as of then
};

// Inside a transaction.
CodesRead read_codes(Database& database, const std::string& batch) {
    CodesRead read;
    read.rewrites = rewrites_so_far(database);
    auto& rows = database.statement(
        "SELECT codes, entry, subject, clock FROM list_registers WHERE batch = ? AND codes IS NOT NULL");
    rows.bind(1, batch);
    while (rows.executeStep()) {
        const std::string cell = rows.getColumn(0).getString();
        for (const std::string& code : codes_of_cell(cell))
            read.codes.push_back({code, rows.getColumn(1).getString(), rows.getColumn(2).getString(),
                                  rows.getColumn(3).getInt64(), batch});
    }
    std::sort(read.codes.begin(), read.codes.end(), [](const ExternalCode& a, const ExternalCode& b) {
        return std::tie(a.code, a.entry) < std::tie(b.code, b.entry);
    });
    return read;
}

}  // namespace

Result<void> write_codes_of_batch(Journal& journal, Slices& slices, const std::string& batch) {
    // A row of codes is a small part of an entry, by which slices are counted.
    constexpr int rows_an_entry = 8;
    Database& database = journal.database();
    auto read = database.read([&] { return read_codes(database, batch); });
    if (!read) return read.error();
    std::size_t next = 0;
    return slices.write_all([&] {
        if (rewrites_so_far(database) != read->rewrites) {
            *read = read_codes(database, batch);
            next = 0;
        }
        for (int i = 0; i < rows_an_entry && next < read->codes.size(); ++i)
            write_external_code(database, read->codes[next++]);
        return next < read->codes.size();
    });
}

}  // namespace lanyard
