// What a person should look at when a programme has come in: whose places are gone with it, which sessions
// may be the same under another id, and what was said by hand of those that it moves.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
#include "desk/import_programme.h"

namespace lanyard {

// Sentences, each with what to do. `before` is the programme without what `made` changes, and `known` how
// many sessions of the file were in it. At most `most_questions` of each sort, and then how many more there
// are.
inline constexpr std::size_t most_questions = 10;
Result<std::vector<std::string>> programme_questions(Desk& desk, const std::vector<Session>& before,
                                                     const ProgrammeImport& made, std::size_t known);

}  // namespace lanyard
