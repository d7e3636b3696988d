// The disk is full or broken at any call, or memory is short: the right exit, a sentence, and the event as
// before or whole.
#include <doctest/doctest.h>

#include <cerrno>
#include <cstdlib>
#include <random>
#include <set>

#include "tests/crash/disk_call.h"
#include "tests/crash/writing_commands.h"
#include "tests/record.h"
#include "tests/scratch_folder.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

std::vector<long> numbers(long most, std::size_t usual, std::mt19937& dice) {
    std::set<long> chosen;
    if (std::getenv("LANYARD_FULL") != nullptr)
        for (long number = 1; number <= most; ++number) chosen.insert(number);
    else
        for (std::size_t i = 0; i < usual; ++i)
            chosen.insert(std::uniform_int_distribution<long>(1, most)(dice));
    return {chosen.begin(), chosen.end()};
}

int tries() {
    return std::getenv("LANYARD_FULL") != nullptr ? 100 : 6;
}

std::string variable(const char* name, const std::string& value) {
    return std::string(name) + "=" + value;
}

// Tries a command whose calls fail, and looks at what it leaves.
class Trial {
  public:
    explicit Trial(const SmallEvent& event) : event_(event) {
        std::string why;
        before_ = event.state(why);
        REQUIRE_MESSAGE(!before_.is_null(), why);
    }

    void begin(const WritingCommand& command) {
        command_ = &command;
        event_.restore();
        const fs::path log = event_.scratch() / "calls";
        fs::remove(log);
        status_ = event_.lanyard(command.words, watched(event_.folder(), log)).status;
        calls_ = 0;
        for (const DiskCall& call : read_records(text_of(log))) calls_ += call.kind != DiskCall::Kind::show;
        std::string why;
        after_ = event_.state(why);
        REQUIRE_MESSAGE(!after_.is_null(), why);
    }
    long calls() const { return calls_; }

    void run(const std::string& fails) {
        CAPTURE(fails);
        event_.restore();
        Variables variables = watched(event_.folder(), "/dev/null");
        variables.push_back(fails);
        const auto done = event_.lanyard(command_->words, variables);
        CAPTURE(done.status);
        CAPTURE(done.err);
        CAPTURE(done.out);
        CHECK((done.status == status_ || done.status == 4));
        CHECK((done.status == status_ || !done.err.empty()));
        std::string why;
        const auto found = event_.state(why);
        CHECK_MESSAGE(!found.is_null(), why);
        if (done.status == status_ && status_ == 0)
            CHECK(found == after_);
        else
            CHECK(is_before_or_whole(found, before_, after_));
        ++tried;
    }

    int tried = 0;

  private:
    const SmallEvent& event_;
    const WritingCommand* command_ = nullptr;
    nlohmann::json before_, after_;
    int status_ = 0;
    long calls_ = 0;
};

}  // namespace

TEST_CASE(
    "a call that fails, or a disk that is full from it on: nothing is half done, and nothing said that is "
    "not so") {
    const ScratchFolder scratch;
    const SmallEvent event(scratch.path());
    Trial trial(event);
    std::mt19937 dice(18);
    for (const WritingCommand& command : writing_commands(event)) {
        CAPTURE(command.name);
        trial.begin(command);
        REQUIRE(trial.calls() > 5);
        for (const long number : numbers(trial.calls(), 5, dice)) {
            trial.run(variable("LANYARD_DISK_FAIL", std::to_string(number) + "," + std::to_string(EIO)));
            trial.run(variable("LANYARD_DISK_FAIL", std::to_string(number) + "+," + std::to_string(ENOSPC)));
        }
    }
    record("calls on the disk that failed", trial.tried);
}

TEST_CASE("memory that is short at any allocation ends a command with a sentence, never half done") {
    const ScratchFolder scratch;
    const SmallEvent event(scratch.path());
    Trial trial(event);
    std::mt19937 dice(18);
    for (const WritingCommand& command : writing_commands(event)) {
        CAPTURE(command.name);
        trial.begin(command);
        constexpr long most = 15'000;  // the smallest of them need some 6,000
        for (int i = 0; i < tries(); ++i)
            trial.run(variable("LANYARD_NEW_FAIL",
                               std::to_string(std::uniform_int_distribution<long>(1, most)(dice))));
    }
    record("allocations that failed", trial.tried);
}
