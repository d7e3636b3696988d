// The program's log: ids, not names; one rotating file, bounded, or standard error.
#pragma once

#include <fmt/format.h>

#include <filesystem>
#include <string>

namespace lanyard {

enum class LogLevel { info, warning, error };

// Sends the log to FILE (three files of at most 2 MB, 0600). Until then it goes to standard error from
// warnings up.
void log_to_file(const std::filesystem::path& file);

void log_line(LogLevel level, const std::string& line);

template <class... Arguments>
void log_info(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    log_line(LogLevel::info, fmt::format(format, std::forward<Arguments>(arguments)...));
}
template <class... Arguments>
void log_warning(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    log_line(LogLevel::warning, fmt::format(format, std::forward<Arguments>(arguments)...));
}
template <class... Arguments>
void log_error(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    log_line(LogLevel::error, fmt::format(format, std::forward<Arguments>(arguments)...));
}

}  // namespace lanyard
