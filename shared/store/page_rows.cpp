// The format of pages, cells and records: https://www.sqlite.org/fileformat2.html#b_tree_pages
#include "store/page_rows.h"

#include <optional>

namespace lanyard {
namespace {

constexpr unsigned char inner_page = 0x02, leaf_page = 0x0a;
constexpr std::size_t longest_row = 64u << 20;

std::uint64_t big_endian(std::string_view bytes, std::size_t offset, std::size_t count) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < count; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[offset + i]);
    return value;
}

// Takes bytes from the front; nothing where they end too early.
class Reader {
  public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    std::optional<std::uint64_t> varint() {
        std::uint64_t value = 0;
        for (int i = 0; i < 9; ++i) {
            if (bytes_.empty()) return std::nullopt;
            const auto byte = static_cast<unsigned char>(bytes_.front());
            bytes_.remove_prefix(1);
            if (i == 8) return value << 8 | byte;
            value = value << 7 | (byte & 0x7f);
            if (byte < 0x80) return value;
        }
        return value;
    }
    std::optional<std::string_view> take(std::size_t count) {
        if (bytes_.size() < count) return std::nullopt;
        const auto taken = bytes_.substr(0, count);
        bytes_.remove_prefix(count);
        return taken;
    }
    std::string_view rest() const { return bytes_; }

  private:
    std::string_view bytes_;
};

class Pages {
  public:
    explicit Pages(std::string_view database) : database_(database) {
        const std::size_t said = database.size() > 100 ? big_endian(database, 16, 2) : 0;
        const std::size_t bytes = said == 1 ? 65536 : said;
        // Where the first page is garbage, the size that SQLite gives every new database.
        if (bytes >= 512 && (bytes & (bytes - 1)) == 0) page_bytes_ = bytes;
    }
    std::size_t count() const { return database_.size() / page_bytes_; }
    std::string_view page(std::size_t number) const {
        return database_.substr((number - 1) * page_bytes_, page_bytes_);
    }

    // The whole payload of a cell, whose rest may lie in a chain of further pages.
    std::optional<std::string> payload(Reader cell) const {
        const auto size = cell.varint();
        if (!size || *size > longest_row) return std::nullopt;
        const std::size_t most = (page_bytes_ - 12) * 64 / 255 - 23,
                          least = (page_bytes_ - 12) * 32 / 255 - 23;
        const std::size_t wanted = least + (*size - least) % (page_bytes_ - 4);
        const std::size_t here = *size <= most ? *size : wanted <= most ? wanted : least;
        const auto first = cell.take(here);
        if (!first) return std::nullopt;
        std::string bytes(*first);
        auto next = here < *size ? cell.take(4) : std::string_view();
        while (bytes.size() < *size) {
            const std::size_t number = next ? big_endian(*next, 0, 4) : 0;
            if (number < 2 || number > count()) return std::nullopt;
            Reader more(page(number));
            next = more.take(4);
            bytes += more.rest().substr(0, *size - bytes.size());
        }
        return bytes;
    }

  private:
    std::string_view database_;
    std::size_t page_bytes_ = 4096;
};

std::optional<PageValue> value_of(std::uint64_t type, Reader& content) {
    PageValue value;
    if (type == 0) return value;
    value.is_null = false;
    if (type == 8 || type == 9) {
        value.number = type == 9;
        return value;
    }
    static constexpr std::size_t integer_bytes[] = {0, 1, 2, 3, 4, 6, 8};
    if (type <= 6) {
        const auto bytes = content.take(integer_bytes[type]);
        if (!bytes) return std::nullopt;
        const unsigned missing = 64 - 8 * static_cast<unsigned>(bytes->size());
        value.number = static_cast<std::int64_t>(big_endian(*bytes, 0, bytes->size()) << missing) >> missing;
        return value;
    }
    if (type < 13 || type % 2 == 0) return std::nullopt;
    const auto text = content.take((type - 13) / 2);
    if (!text) return std::nullopt;
    value.text = *text;
    return value;
}

std::optional<PageRow> row_of(std::string_view record, std::size_t columns) {
    Reader header(record);
    const auto header_bytes = header.varint();
    if (!header_bytes || *header_bytes > record.size()) return std::nullopt;
    const std::size_t said = record.size() - header.rest().size();
    if (*header_bytes < said) return std::nullopt;
    Reader types(record.substr(said, *header_bytes - said)), content(record.substr(*header_bytes));
    PageRow row;
    while (!types.rest().empty() && row.size() <= columns) {
        const auto type = types.varint();
        auto value = type ? value_of(*type, content) : std::nullopt;
        if (!value) return std::nullopt;
        row.push_back(std::move(*value));
    }
    if (row.size() != columns) return std::nullopt;
    return row;
}

}  // namespace

void read_page_rows(std::string_view database, std::size_t columns,
                    const std::function<void(const PageRow& row)>& found) {
    const Pages pages(database);
    for (std::size_t number = 1; number <= pages.count(); ++number) {
        const std::string_view page = pages.page(number);
        const std::size_t start = number == 1 ? 100 : 0;
        const auto kind = static_cast<unsigned char>(page[start]);
        if (kind != inner_page && kind != leaf_page) continue;
        const std::size_t cells = big_endian(page, start + 3, 2),
                          first = start + (kind == leaf_page ? 8 : 12);
        for (std::size_t i = 0; i < cells && first + 2 * i + 2 <= page.size(); ++i) {
            const std::size_t at = big_endian(page, first + 2 * i, 2) + (kind == leaf_page ? 0 : 4);
            if (at >= page.size()) continue;
            const auto payload = pages.payload(Reader(page.substr(at)));
            const auto row = payload ? row_of(*payload, columns) : std::nullopt;
            if (row) found(*row);
        }
    }
}

}  // namespace lanyard
