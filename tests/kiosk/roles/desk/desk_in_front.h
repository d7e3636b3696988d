// The desk's service with a hand on its keys and a worker who answers as the test says.
#pragma once

#include <doctest/doctest.h>

#include "roles/desk/service.h"
#include "screens/staff_keys.h"
#include "tests/kiosk/drawing.h"
#include "tests/kiosk/made_up.h"

namespace lanyard {

struct DeskInFront {
    Drawing drawing;
    std::vector<Request> asked;
    bool desk_takes = true;
    Milliseconds now{1000};
    DeskService service{[this](long long, const Request& what) {
        if (desk_takes) asked.push_back(what);
        return desk_takes;
    }};

    DeskInFront() {
        EventFacts facts = made_up::facts();
        facts.clock = EventClock(instant_from_ms(made_up::ten_to_nine), 1e-9);
        service.take(EventReady{std::make_shared<const EventFacts>(facts)}, now);
        draw();
    }
    UiScreen draw(UiInput input = {}) {
        return drawing.frame(Theme(1920, 1080, usual_panel(1920, 1080), 0x0a4f53, service.choices()), input,
                             [&](Ui& ui) { service.draw(ui, now); });
    }
    void type(const std::string& text) {
        UiInput input;
        input.text = text;
        draw(input);
    }
    void key(UiKey key) {
        UiInput input;
        input.pointer = {-1, -1};
        input.key = key;
        draw(input);
    }
    void key(StaffKey means) { key(meaning_of(means).key); }
    void touch(std::string_view id) {
        const Widget widget = find_widget(draw(), id);
        REQUIRE_MESSAGE(!widget.id.empty(), id);
        draw({widget.rect.middle(), true, false, UiKey::none});
        draw({widget.rect.middle(), false, true, UiKey::none});
    }
    void hold(std::string_view id, Milliseconds time) {
        const Point at = find_widget(draw(), id).rect.middle();
        UiInput held{at, true, false, UiKey::none};
        held.now = now;
        draw(held);
        held.pressed = false;
        held.now = now += time;
        draw(held);
        draw({at, false, true, UiKey::none});
    }
    std::string screen() {
        const UiScreen drawn = draw();
        return drawn.screen + "/" + drawn.state;
    }
    // How many of a kind were asked for.
    template <class Kind>
    std::size_t count() const {
        std::size_t found = 0;
        for (const Request& request : asked) {
            const auto* staff = request.as<DeskRequest>();
            found += staff && std::get_if<Kind>(staff) ? 1 : 0;
        }
        return found;
    }
    template <class Kind>
    const Kind& last() const {
        for (auto request = asked.rbegin(); request != asked.rend(); ++request)
            if (const auto* staff = request->as<DeskRequest>())
                if (const auto* kind = std::get_if<Kind>(staff)) return *kind;
        throw std::runtime_error("nothing of this kind was asked for");
    }
    long long number() const { return static_cast<long long>(asked.size()); }
    void answer(DeskAnswer answer, long long request) {
        service.take(RoleNews{DeskNews{request, std::move(answer)}}, now);
        draw();
    }
    // The search's answer, and the card of the first of them.
    void find(const std::vector<Attendee>& people) {
        answer(PeopleFound{last<SearchPeople>().words, people, 0, people.size()}, number());
        if (!people.empty()) open(people.front());
    }
    void open(const Attendee& person) {
        auto card = std::make_shared<PersonCard>();
        card->person = person;
        answer(PersonOpened{person.id, card}, number());
    }
};

// Answered: every place is taken.
inline DeedDone no_seat() {
    DeedDone done;
    done.deed = DeskDeed::registered;
    done.outcome = Outcome{};
    done.outcome->verdict = Verdict::full;
    done.outcome->let_in_by = SetAsideBy::organiser;
    return done;
}

inline Attendee person(const std::string& id) {
    Attendee person = made_up::attendee(id, "Jones");
    person.id = id;
    return person;
}

inline DeedDone admitted(Attendee person) {
    person.inside = true;
    person.checked_in_at = instant_from_ms(made_up::ten_to_nine);
    DeedDone done;
    done.outcome = made_up::decided(Verdict::admitted, person).outcome;
    auto card = std::make_shared<PersonCard>();
    card->person = person;
    done.card = card;
    return done;
}

}  // namespace lanyard
