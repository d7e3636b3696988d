// An entry as members of a JSON object, without its personal part, and back. They have the entry's own names,
// as DESIGN lists them.
#pragma once

#include <simdjson.h>

#include <optional>

#include "event/journal_entry.h"
#include "store/json_text.h"

namespace lanyard {

void add_entry_members(JsonText& object, const Entry& entry);

// nullopt where a member is missing or of another kind. Members that are unknown here are not kept: an entry
// says by its version what it holds.
std::optional<Entry> entry_in_members(const simdjson::dom::element& object);

}  // namespace lanyard
