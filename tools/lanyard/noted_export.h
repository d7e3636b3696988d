// The journal told that a list of people left the event: of every command that takes one out.
#pragma once

#include <cstddef>
#include <string>

#include "base/instant.h"
#include "lanyard/command.h"

namespace lanyard {

// What was taken out already is never held up by this: on a disk that is full or read-only, or beside a
// program that keeps the database to itself, the entry is missed, which standard error says.
void note_export(const Command& command, const std::string& what, const std::string& format, std::size_t rows,
                 Instant now);

}  // namespace lanyard
