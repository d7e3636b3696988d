// What is sealed stands beside the entry's own members.
#include "hub/entry_line.h"

#include <sodium.h>

#include "store/journal/entry_json.h"
#include "store/journal/parse_json.h"

namespace lanyard {
namespace {

constexpr int variant = sodium_base64_VARIANT_ORIGINAL;

std::string to_base64(const std::string& bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                      bytes.size(), variant);
    text.pop_back();  // the 0 at its end
    return text;
}

std::optional<std::string> from_base64(std::string_view text) {
    std::string bytes(text.size() / 4 * 3 + 3, '\0');
    std::size_t size = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                          text.size(), nullptr, &size, nullptr, variant) != 0)
        return std::nullopt;
    bytes.resize(size);
    return bytes;
}

}  // namespace

std::string entry_to_line(const SealedEntry& sealed) {
    JsonText line;
    add_entry_members(line, sealed.entry);
    return line.text("sealed", to_base64(sealed.sealed)).take();
}

std::optional<SealedEntry> EntryLines::read(std::string_view line) {
    const auto parsed = parse_json(parser_, std::string(line));
    if (parsed.error() != simdjson::SUCCESS || !parsed.value_unsafe().is_object()) return std::nullopt;
    auto entry = entry_in_members(parsed.value_unsafe());
    std::string_view text;
    if (!entry || parsed.value_unsafe()["sealed"].get(text) != simdjson::SUCCESS) return std::nullopt;
    auto sealed = from_base64(text);
    if (!sealed) return std::nullopt;
    return SealedEntry{*std::move(entry), *std::move(sealed)};
}

}  // namespace lanyard
