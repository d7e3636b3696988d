// Read from /proc (proc(5)).
#include "tests/soak/holdings.h"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <sstream>

#include "tests/lanyard/programs/child_process.h"

namespace lanyard {

Holdings holdings_of(pid_t process) {
    const std::filesystem::path folder = "/proc/" + std::to_string(process);
    Holdings held;
    std::istringstream status(text_of(folder / "status"));
    for (std::string word; status >> word;) {
        double number = 0;
        if (word == "RssAnon:" && status >> number) held.memory_mb = number / 1024;
        if (word == "Threads:" && status >> number) held.threads = static_cast<long>(number);
    }
    std::error_code gone;
    held.files = std::distance(std::filesystem::directory_iterator(folder / "fd", gone), {});
    return held;
}

void print_holdings(int count, const std::string& of_what, const Holdings& held) {
    fmt::print("{:>7} {}: {:7.1f} MB, {:3} files, {:2} threads\n", count, of_what, held.memory_mb, held.files,
               held.threads);
    std::fflush(stdout);
}

bool has_not_grown(const Holdings& warm, const Holdings& end, double most_growth_mb) {
    const bool is_steady = end.memory_mb - warm.memory_mb <= most_growth_mb && end.files <= warm.files &&
                           end.threads <= warm.threads;
    fmt::print("{}\n", is_steady ? "nothing has grown" : "it has grown");
    return is_steady;
}

}  // namespace lanyard
