// Reads member after member; one that is missing or of another kind spoils the whole.
#include "store/journal/entry_json.h"

#include <string>
#include <string_view>
#include <vector>

namespace lanyard {
namespace {

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
    bool is_whole() const { return is_whole_; }

  private:
    simdjson::dom::element object_;
    bool is_whole_ = true;
};

}  // namespace

void add_entry_members(JsonText& object, const Entry& entry) {
    std::string undoes = "[";
    for (const std::string& id : entry.undoes) undoes += (undoes.size() > 1 ? ",\"" : "\"") + id + "\"";
    object.text("event", entry.event)
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
}

std::optional<Entry> entry_in_members(const simdjson::dom::element& object) {
    Members members(object);
    Entry entry;
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
    if (!members.is_whole()) return std::nullopt;
    return entry;
}

}  // namespace lanyard
