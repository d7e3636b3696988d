// Members have the entry's own names, as DESIGN lists them.
#include "hub/entry_line.h"

#include <sodium.h>

#include "store/journal/parse_json.h"
#include "store/json_text.h"

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

// Reads member after member; one that is missing or of another kind spoils the whole.
class Members {
  public:
    explicit Members(simdjson::dom::element object) : object_(object) {}

    std::string text(std::string_view name) {
        std::string_view value;
        is_whole_ &= object_[name].get(value) == simdjson::SUCCESS;
        return std::string(value);
    }
    std::int64_t number(std::string_view name) {
        std::int64_t value = 0;
        is_whole_ &= object_[name].get(value) == simdjson::SUCCESS;
        return value;
    }
    std::vector<std::string> texts(std::string_view name) {
        std::vector<std::string> values;
        simdjson::dom::array array;
        if (object_[name].get(array) != simdjson::SUCCESS) {
            is_whole_ = false;
            return values;
        }
        for (const simdjson::dom::element value : array) {
            std::string_view text;
            is_whole_ &= value.get(text) == simdjson::SUCCESS;
            values.emplace_back(text);
        }
        return values;
    }
    std::string base64(std::string_view name) {
        auto bytes = from_base64(text(name));
        is_whole_ &= bytes.has_value();
        return bytes.value_or("");
    }
    bool is_whole() const { return is_whole_; }

  private:
    simdjson::dom::element object_;
    bool is_whole_ = true;
};

}  // namespace

std::string entry_to_line(const SealedEntry& sealed) {
    const Entry& entry = sealed.entry;
    std::string undoes = "[";
    for (const std::string& id : entry.undoes) undoes += (undoes.size() > 1 ? ",\"" : "\"") + id + "\"";
    JsonText line;
    line.text("event", entry.event)
        .text("node", entry.node)
        .number("sequence", entry.sequence)
        .number("clock", entry.clock)
        .number("at", to_ms(entry.at))
        .text("actor", entry.actor)
        .text("kind", entry.kind)
        .number("version", entry.version)
        .text("subject", entry.subject)
        .text("area", entry.area)
        .text("follows", entry.follows)
        .text("batch", entry.batch)
        .json("undoes", undoes + "]")
        .text("body", entry.body)
        .text("personal_hash", entry.personal_hash)
        .text("digest", entry.digest);
    return line.text("sealed", to_base64(sealed.sealed)).take();
}

std::optional<SealedEntry> EntryLines::read(std::string_view line) {
    const auto parsed = parse_json(parser_, std::string(line));
    if (parsed.error() != simdjson::SUCCESS || !parsed.value_unsafe().is_object()) return std::nullopt;
    Members members(parsed.value_unsafe());
    SealedEntry read;
    Entry& entry = read.entry;
    entry.event = members.text("event");
    entry.node = members.text("node");
    entry.sequence = members.number("sequence");
    entry.clock = members.number("clock");
    entry.at = instant_from_ms(members.number("at"));
    entry.actor = members.text("actor");
    entry.kind = members.text("kind");
    entry.version = static_cast<int>(members.number("version"));
    entry.subject = members.text("subject");
    entry.area = members.text("area");
    entry.follows = members.text("follows");
    entry.batch = members.text("batch");
    entry.undoes = members.texts("undoes");
    entry.body = members.text("body");
    entry.personal_hash = members.text("personal_hash");
    entry.digest = members.text("digest");
    read.sealed = members.base64("sealed");
    if (!members.is_whole()) return std::nullopt;
    return read;
}

}  // namespace lanyard
