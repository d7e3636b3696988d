// Lines go through stdio's buffer: the loop does not wait for a disk at each of them.
#include "trace.h"

#include <fcntl.h>
#include <fmt/format.h>

#include <filesystem>

#include "base/log.h"

namespace lanyard {
namespace {

long long microseconds(std::chrono::steady_clock::time_point time) {
    return std::chrono::duration_cast<std::chrono::microseconds>(time.time_since_epoch()).count();
}

}  // namespace

Trace::Trace(const std::string& file) {
    // An earlier one is replaced, never written through: it may be a link.
    std::error_code failed;
    if (std::filesystem::is_regular_file(file, failed)) std::filesystem::remove(file, failed);
    const int descriptor = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (descriptor >= 0) file_.reset(fdopen(descriptor, "w"));
    if (!file_) log_error("--trace: {} cannot be written", file);
}

void Trace::looked_at(std::int64_t picture, std::chrono::steady_clock::time_point due) {
    write(fmt::format("{{\"picture\": {}, \"due_us\": {}, \"at_us\": {}}}\n", picture, microseconds(due),
                      microseconds(std::chrono::steady_clock::now())));
}

void Trace::heard(std::string_view what) {
    write(fmt::format("{{\"heard\": \"{}\", \"at_us\": {}}}\n", what,
                      microseconds(std::chrono::steady_clock::now())));
}

void Trace::drawn(const std::string& what, std::chrono::microseconds took) {
    if (what == drawn_) return;
    drawn_ = what;
    write(fmt::format("{{\"drawn\": \"{}\", \"at_us\": {}, \"took_us\": {}}}\n", what,
                      microseconds(std::chrono::steady_clock::now()), took.count()));
}

void Trace::write(std::string_view line) {
    const std::lock_guard lock(mutex_);
    if (!file_ || lines_ == most_lines) return;
    ++lines_;
    std::fwrite(line.data(), 1, line.size(), file_.get());
}

}  // namespace lanyard
