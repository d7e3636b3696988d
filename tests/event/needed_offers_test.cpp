// What somebody may be said to be needed for, as letters are written.
#include "event/needed_offers.h"

#include <doctest/doctest.h>

using namespace lanyard;

namespace {

Session session(const char* id, const char* title, int minute, std::vector<std::string> speakers,
                const char* chair = "") {
    Session session;
    session.planned.id = id;
    session.planned.title = title;
    session.planned.speakers = std::move(speakers);
    session.planned.chair = chair;
    session.start = instant_from_ms(minute * 60'000LL);
    session.end = session.start + Milliseconds(30 * 60'000);
    return session;
}

const std::vector<Session> day = {session("over", "Over", 0, {"Ann Early"}),
                                  session("open", "Opening words", 60, {"Dame Zed Young", "Tom"}, "Rhian"),
                                  session("panel", "A panel: Étude", 120, {"Prof B. Mason"}),
                                  session("lunch", "Lunch talk", 180, {})};
const Instant now = instant_from_ms(50 * 60'000LL);

// "open/Dame Zed Young panel/Prof B. Mason"; a "-" before what is taken off.
std::string offered(NeededAs as, const char* words, const std::vector<NeededLink>& links = {},
                    const char* name = "Barry Mason") {
    std::string all;
    for (const NeededOffer& offer : needed_offers(day, links, "p", name, as, words, now))
        all += std::string(all.empty() ? "" : " ") + (offer.off ? "-" : "") + offer.link.session + "/" +
               offer.link.name;
    return all;
}

}  // namespace

TEST_CASE("names of the programme that resemble theirs come first, then the order of the day") {
    CHECK(offered(NeededAs::speaker, "") == "panel/Prof B. Mason open/Dame Zed Young open/Tom lunch/");
    CHECK(offered(NeededAs::chair, "") == "open/Rhian panel/ lunch/");
    CHECK(offered(NeededAs::helper, "") == "open/ panel/ lunch/");
}

TEST_CASE("what is written narrows by the beginnings of words, folded, of the title and of the name") {
    CHECK(offered(NeededAs::speaker, "etu") == "panel/Prof B. Mason");
    CHECK(offered(NeededAs::speaker, "open zed") == "open/Dame Zed Young");
    CHECK(offered(NeededAs::helper, "zed") == "");
    CHECK(offered(NeededAs::helper, "ning") == "");
}

TEST_CASE("what was said already is offered to be taken off, whatever it was as, and nothing else of it") {
    const std::vector<NeededLink> links = {{"p", "open", "", NeededAs::helper},
                                           {"p", "over", "", NeededAs::chair}};
    CHECK(offered(NeededAs::speaker, "", links) == "-open/ panel/Prof B. Mason lunch/");
    CHECK(offered(NeededAs::speaker, "panel", links) == "panel/Prof B. Mason");
}

TEST_CASE("a session that does not take place needs nobody") {
    std::vector<Session> cancelled = day;
    for (Session& one : cancelled) one.inputs.cancelled = true;
    CHECK(needed_offers(cancelled, {}, "p", "Tom", NeededAs::speaker, "", now).empty());
}
