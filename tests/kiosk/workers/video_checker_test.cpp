// Which video is looked at next, and how far that is.
#include "workers/video_checker.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <mutex>
#include <vector>

#include "tests/folders.h"
#include "tests/lanyard/programs/child_process.h"

using namespace lanyard;
using std::chrono::seconds;

namespace {

// What is found is taken once the test asks, and what waits is noted with every news.
class Watched {
  public:
    void look_at(const std::string& session, int begins) {
        const std::string folder = (source_folder() / "assets/launch-2017").string();
        checker_.look_at({session, folder + "/message.mp4", Milliseconds(8000), folder},
                         Instant(seconds(begins)));
    }
    std::map<std::string, std::optional<int>> waiting() const { return checker_.waiting(); }
    std::vector<std::string> found_in_order(std::size_t count) {
        std::vector<std::string> sessions;
        (void)wait_until([&] {
            for (const VideoReport& report : checker_.take()) sessions.push_back(report.slot.id);
            return sessions.size() == count;
        });
        return sessions;
    }
    // How far `session` was, each time that there was news.
    std::vector<int> steps_of(const std::string& session) {
        const std::lock_guard lock(mutex_);
        std::vector<int> steps;
        for (const auto& waiting : noted_)
            if (const auto one = waiting.find(session); one != waiting.end() && one->second)
                steps.push_back(*one->second);
        return steps;
    }

  private:
    void note() {
        const auto now = checker_.waiting();
        const std::lock_guard lock(mutex_);
        noted_.push_back(now);
    }

    std::mutex mutex_;
    std::vector<std::map<std::string, std::optional<int>>> noted_;
    VideoChecker checker_{[this] { note(); }};
};

}  // namespace

TEST_CASE(
    "of the videos that wait the one that begins first comes next, and a second asking changes nothing") {
    Watched checker;
    checker.look_at("lunch", 20);
    checker.look_at("closing", 30);
    checker.look_at("message", 10);
    checker.look_at("closing", 5);
    CHECK(checker.waiting().size() == 3);
    const auto found = checker.found_in_order(3);
    REQUIRE(found.size() == 3);
    const auto place = [&](const char* session) {
        return std::find(found.begin(), found.end(), session) - found.begin();
    };
    CHECK(place("message") < place("closing"));
    CHECK(checker.waiting().empty());
}

TEST_CASE("how far a video has been looked at comes in steps of five hundredths, and never goes back") {
    Watched checker;
    checker.look_at("message", 10);
    REQUIRE(checker.found_in_order(1).size() == 1);
    const auto steps = checker.steps_of("message");
    REQUIRE(steps.size() > 3);
    CHECK(std::is_sorted(steps.begin(), steps.end()));
    CHECK(std::all_of(steps.begin(), steps.end(), [](int step) { return step % 5 == 0 && step <= 100; }));
    CHECK(steps.back() >= 90);
}
