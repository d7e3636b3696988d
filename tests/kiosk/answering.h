// A role's answers on a real event, as the desk's thread runs them.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <vector>

#include "tests/desk/event_for_test.h"
#include "tests/kiosk/unreadable_event.h"
#include "workers/answers.h"

namespace lanyard {

struct Answering {
    EventForTest event;
    std::unique_ptr<Desk> desk;
    EventClock clock{EventForTest::at(0), 1e-9};
    BadgeLayout layout;
    Inbox inbox{[] {}};
    std::unique_ptr<EventNews> news;
    std::unique_ptr<Neighbours> neighbours;
    std::unique_ptr<Answers> answers;
    long long requests = 0;

    explicit Answering(const RoleWork& work) {
        event.import_people();
        DeskOptions options;
        options.staff = true;
        desk = event.open(options);
        news = std::make_unique<EventNews>(*desk, inbox);
        neighbours = std::make_unique<Neighbours>(desk->folder(), event.clock);
        answers = work.answers({*desk, clock, *news, layout, 300, nullptr, inbox, [] {}, *neighbours});
    }
    // Everything of this kind that is told after asking; the request's number is `requests`.
    template <class News>
    std::vector<News> ask(Request what) {
        answer_in_any_case(*answers, ++requests, what);
        std::vector<News> told;
        for (Message& message : inbox.take())
            if (auto* found = news_of<News>(message)) told.push_back(std::move(*found));
        return told;
    }
};

// Calls `body` with one of each kind of a variant, as it is made without saying more.
template <class Variant, std::size_t at = 0, class Body>
void for_each_kind(const Body& body) {
    if constexpr (at < std::variant_size_v<Variant>) {
        body(Variant(std::in_place_index<at>));
        for_each_kind<Variant, at + 1>(body);
    }
}

}  // namespace lanyard
