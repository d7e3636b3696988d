// A file that is saved over while it is read.
#include "lanyard/steady_file.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <fstream>
#include <memory>
#include <thread>

#include "tests/scratch_folder.h"

using namespace lanyard;

namespace {

// Large enough that reading it takes longer than the clock of a file system ticks.
constexpr std::size_t size = 64 << 20;

// Saves the file over and over, each version of one letter, until it is destroyed.
class Saver {
  public:
    explicit Saver(const std::filesystem::path& file) : thread_([this, file] { save(file); }) {
        while (versions_ == 0) std::this_thread::yield();
    }
    ~Saver() {
        stops_ = true;
        thread_.join();
    }

  private:
    void save(const std::filesystem::path& file) {
        const int out = ::open(file.c_str(), O_WRONLY | O_CREAT, 0600);
        while (!stops_) {
            const std::string bytes(size, static_cast<char>('a' + versions_ % 26));
            for (std::size_t at = 0; at < size;) {
                const auto done = ::pwrite(out, bytes.data() + at, size - at, static_cast<off_t>(at));
                if (done <= 0) break;
                at += static_cast<std::size_t>(done);
            }
            ++versions_;
        }
        ::close(out);
    }

    std::atomic<int> versions_ = 0;
    std::atomic<bool> stops_ = false;
    std::thread thread_;
};

}  // namespace

TEST_CASE("a file that is saved over while it is read comes as one version, whole") {
    const ScratchFolder scratch;
    const auto file = scratch.path() / "list.csv";
    auto saver = std::make_unique<Saver>(file);
    std::thread stopper([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(600));
        saver.reset();
    });
    const auto bytes = read_steady_file(file);
    stopper.join();
    REQUIRE(bytes.ok());
    REQUIRE(bytes->size() == size);
    CHECK(bytes->find_first_not_of(bytes->front()) == std::string::npos);
}

TEST_CASE("a file that is never as large as it says is an error, and so is a folder") {
    // The kernel makes this one as it is read, and says that it is empty.
    const auto bytes = read_steady_file("/proc/self/status");
    REQUIRE_FALSE(bytes.ok());
    CHECK(bytes.error().kind == ErrorKind::input);
    CHECK(bytes.error().message().find("keeps changing") != std::string::npos);
    const ScratchFolder scratch;
    CHECK(read_steady_file(scratch.path()).error().message().find("this is a folder") != std::string::npos);
}

TEST_CASE("a mark tells versions apart, and files that are not there") {
    const ScratchFolder scratch;
    const auto file = scratch.path() / "list.csv";
    CHECK_FALSE(file_mark(file));
    std::ofstream(file) << "Name\n";
    const auto first = file_mark(file);
    CHECK(first == file_mark(file));
    std::ofstream(file, std::ios::app) << "Zainab\n";
    CHECK(first != file_mark(file));
}
