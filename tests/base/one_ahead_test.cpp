// Parts come in order and whole, and an end on either side is an end.
#include "base/one_ahead.h"

#include <doctest/doctest.h>

#include <atomic>
#include <numeric>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace lanyard;

namespace {

// Fills parts with the numbers from 1 to `last`, three a part.
class Numbers {
  public:
    explicit Numbers(int last) : last_(last) {}
    bool operator()(std::vector<int>& part) {
        part.clear();
        while (next_ <= last_ && part.size() < 3) part.push_back(next_++);
        return !part.empty();
    }

  private:
    int next_ = 1, last_;
};

}  // namespace

TEST_CASE("every part is used once, in order") {
    for (const int last : {0, 1, 3, 4, 1000}) {
        CAPTURE(last);
        std::vector<int> used, wanted(static_cast<std::size_t>(last));
        std::iota(wanted.begin(), wanted.end(), 1);
        one_ahead<std::vector<int>>(Numbers(last), [&](const std::vector<int>& part) {
            used.insert(used.end(), part.begin(), part.end());
            return true;
        });
        CHECK(used == wanted);
    }
}

TEST_CASE("the next part is made while the last one is used") {
    std::atomic<int> made = 0;
    bool was_ahead = true;
    one_ahead<int>(
        [&](int& part) {
            part = ++made;
            return part <= 5;
        },
        [&](int part) {
            // Only the other thread can make this true; the test's time limit ends a wait for ever.
            while (made.load() == part) std::this_thread::yield();
            was_ahead = was_ahead && made.load() == part + 1;
            return true;
        });
    CHECK(was_ahead);
    CHECK(made.load() == 6);
}

TEST_CASE("who uses the parts may stop") {
    int used = 0;
    one_ahead<std::vector<int>>(Numbers(1000), [&](const std::vector<int>&) { return ++used < 2; });
    CHECK(used == 2);
}

TEST_CASE("what is thrown on either side comes out") {
    const auto failing = [](int& part) -> bool {
        if (++part > 1) throw std::runtime_error("no more");
        return true;
    };
    int used = 0;
    CHECK_THROWS_WITH(one_ahead<int>(failing, [&](int) { return ++used > 0; }), "no more");
    CHECK(used == 2);  // each of the two parts was filled once
    CHECK_THROWS_WITH(one_ahead<std::vector<int>>(
                          Numbers(10), [](const auto&) -> bool { throw std::runtime_error("full"); }),
                      "full");
}
