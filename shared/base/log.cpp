// The log's sinks are spdlog's.
#include "base/log.h"

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>

namespace lanyard {
namespace {

std::shared_ptr<spdlog::logger> make_stderr_logger() {
    auto logger =
        std::make_shared<spdlog::logger>("lanyard", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    logger->set_level(spdlog::level::warn);
    logger->set_pattern("%v");
    return logger;
}

std::shared_ptr<spdlog::logger>& logger() {
    static std::shared_ptr<spdlog::logger> current = make_stderr_logger();
    return current;
}

}  // namespace

void log_to_file(const std::filesystem::path& file) {
    try {
        const mode_t old_mask = ::umask(0077);
        auto sink = std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file.string(), 2u << 20, 2);
        ::umask(old_mask);
        logger() = std::make_shared<spdlog::logger>("lanyard", sink);
        logger()->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
        logger()->flush_on(spdlog::level::info);
    } catch (const std::exception& error) {
        log_warning("no log file: {}", error.what());
    }
}

void log_line(LogLevel level, const std::string& line) {
    static constexpr spdlog::level::level_enum levels[] = {spdlog::level::info, spdlog::level::warn,
                                                           spdlog::level::err};
    logger()->log(levels[static_cast<int>(level)], "{}", line);
}

}  // namespace lanyard
