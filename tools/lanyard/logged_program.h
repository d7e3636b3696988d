// Starts a program that writes what it says into a file.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace lanyard {

// `words` are the program, looked for in the search path where it has no folder, and what it is told;
// `variables` its environment ("NAME=value"), this program's own where there are none. It reads nothing.
// Gives its process id; a machine error that names the program where it cannot be started.
Result<pid_t> start_logged(std::vector<std::string> words, const std::filesystem::path& log,
                           std::vector<std::string> variables = {});
// The same, waited for. A machine error that quotes the last line of its log where it did not succeed.
Result<void> run_logged(const std::vector<std::string>& words, const std::filesystem::path& log);
// The last line that such a program has said, at most 200 letters of it; "" where there is none.
std::string last_line_of(const std::filesystem::path& log);

}  // namespace lanyard
