// Rows read from a database's pages one by one, without the tree that leads to them: what is left of a file
// that SQLite cannot read any more.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace lanyard {

struct PageValue {
    bool is_null = true;
    std::int64_t number = 0;  // of an integer
    std::string text;         // of text; "" for an integer
};
using PageRow = std::vector<PageValue>;

// Calls `found` for each row of `columns` integers, texts and nulls in tables WITHOUT ROWID and indexes, in
// the order of their pages. Whatever does not read as such a row is passed over: who asks has to know their
// rows.
void read_page_rows(std::string_view database, std::size_t columns,
                    const std::function<void(const PageRow& row)>& found);

}  // namespace lanyard
