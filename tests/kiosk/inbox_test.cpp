// The inbox keeps order, wakes the loop, makes workers wait when it is full, and never the loop.
#include "inbox.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

using namespace lanyard;

TEST_CASE("messages come out in order, once, and each wakes the loop") {
    int woken = 0;
    Inbox inbox([&] { ++woken; });
    inbox.post(CodeRead{"one"});
    inbox.post(CodeRead{"two"});
    CHECK(woken == 2);
    const auto messages = inbox.take();
    REQUIRE(messages.size() == 2);
    CHECK(std::get<CodeRead>(messages[0]).text == "one");
    CHECK(std::get<CodeRead>(messages[1]).text == "two");
    CHECK(inbox.take().empty());
}

TEST_CASE("a worker waits while the inbox is full, and nothing is lost") {
    Inbox inbox([] {}, 2);
    std::thread worker([&] {
        for (int i = 0; i < 100; ++i) inbox.post(CodeRead{std::to_string(i)});
    });
    int next = 0;
    while (next < 100) {
        const auto messages = inbox.take();
        CHECK(messages.size() <= 2);
        for (const Message& message : messages)
            CHECK(std::get<CodeRead>(message).text == std::to_string(next++));
        std::this_thread::yield();
    }
    worker.join();
}

TEST_CASE("after close nobody waits") {
    Inbox inbox([] {}, 1);
    inbox.post(CodeRead{"one"});
    std::thread worker([&] { inbox.post(CodeRead{"two"}); });
    inbox.close();
    worker.join();
    inbox.post(CodeRead{"three"});
    CHECK(inbox.take().size() == 1);
}
