// A self-service kiosk on a made-up event, with hands before it: for tests of its ways.
#pragma once

#include <doctest/doctest.h>

#include "roles/self/service.h"
#include "tests/kiosk/drawing.h"
#include "tests/kiosk/made_up.h"

namespace lanyard {

struct KioskAtHand {
    Drawing drawing;
    std::vector<Request> asked;
    Milliseconds now{100'000};
    SelfService service{drawing.textures, true, [this](long long, const Request& what) {
                            asked.push_back(what);
                            return true;
                        }};
    EventFacts facts = made_up::facts();

    KioskAtHand() { open(); }
    void open() {
        facts.clock = EventClock(instant_from_ms(made_up::ten_to_nine), 1e-9);
        service.take(EventReady{std::make_shared<const EventFacts>(facts)}, now);
        service.take(ProgrammeNews{std::make_shared<const std::vector<Session>>(made_up::sessions())}, now);
    }
    UiScreen draw(UiInput input = {}) {
        input.now = now;
        return drawing.frame(Theme(1080, 1920, usual_panel(1080, 1920), 0, service.choices()), input,
                             [&](Ui& ui) { service.draw(ui, now); });
    }
    void touch(std::string_view id) {
        const Widget widget = find_widget(draw(), id);
        REQUIRE_MESSAGE(!widget.id.empty(), id);
        const Point at = widget.rect.middle();
        draw({at, true, false, UiKey::none});
        draw({at, false, true, UiKey::none});
        draw();
    }
    void type(const std::string& text) {
        UiInput input;
        input.text = text;
        draw(input);
    }
    void key(UiKey key) { draw({{-1, -1}, false, false, key}); }
    std::string screen() {
        const UiScreen drawn = draw();
        return drawn.screen + "/" + drawn.state;
    }
    Decided decided(Verdict verdict, const std::string& name, long long request) {
        Decided decided = made_up::decided(verdict, made_up::attendee(name, "Jones"));
        decided.request = request;
        decided.outcome.attendee->id = name;
        decided.outcome.print_job = request;
        return decided;
    }
    long long newest() const { return static_cast<long long>(asked.size()); }
    // The newest but what was only counted.
    template <class Kind>
    const Kind& last() const {
        std::size_t newest = asked.size() - 1;
        while (newest > 0 && std::holds_alternative<KeepCounts>(*asked[newest].as<SelfRequest>())) --newest;
        return std::get<Kind>(*asked[newest].as<SelfRequest>());
    }
    void pass(Milliseconds time) {
        now += time;
        draw();
    }
    void pass(int seconds) { pass(Milliseconds(seconds * 1000)); }
    void write_names() {
        touch("find_my_name");
        type("Zainab Jones");
        key(UiKey::activate);
        type("zainab@example.org");
    }
};

}  // namespace lanyard
