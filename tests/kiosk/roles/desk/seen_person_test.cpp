// Keys and touches of the desk that come while answers are on their way: none is lost, and none is done to
// anybody but whom the screen showed.
#include "roles/desk/seen_person.h"

#include <algorithm>
#include <cstdlib>
#include <random>

#include "tests/kiosk/roles/desk/desk_in_front.h"

using namespace lanyard;

namespace {

// Somebody else has written: the desk asks again for what it shows.
void others_write(DeskInFront& desk) {
    desk.service.take(RoleNews{DeskNews{0, std::make_shared<const DeskOverview>()}}, desk.now);
    desk.draw();
}

UiInput finger(const Rect& place, bool down) {
    return {place.middle(), down, !down, UiKey::none};
}

}  // namespace

TEST_CASE("keys count while the list that is shown is asked for again") {
    DeskInFront desk;
    desk.type("jo");
    desk.find({person("Ann"), person("Bea")});
    others_write(desk);
    REQUIRE(desk.count<SearchPeople>() == 2);
    desk.key(StaffKey::correct);
    CHECK(desk.screen() == "correct/asking");
    desk.key(UiKey::back);
    desk.key(UiKey::activate);
    CHECK(desk.last<AdmitPerson>().person == "Ann");
}

TEST_CASE("a key that comes before the answer to the last letter is done when it has come") {
    DeskInFront desk;
    desk.type("jo");
    desk.find({person("Ann"), person("Bea")});
    desk.type("n");
    desk.key(UiKey::activate);
    CHECK(desk.count<AdmitPerson>() == 0);
    SUBCASE("to whom it was meant for") {
        desk.find({person("Ann")});
        CHECK(desk.count<AdmitPerson>() == 1);
        CHECK(desk.last<AdmitPerson>().person == "Ann");
    }
    SUBCASE("to nobody else") {
        desk.find({person("Bea")});
        CHECK(desk.count<AdmitPerson>() == 0);
    }
    SUBCASE("not where nobody is found") {
        desk.find({});
        desk.type("a");
        desk.find({person("Ann")});
        CHECK(desk.count<AdmitPerson>() == 0);
    }
    SUBCASE("not where they have come in meanwhile") {
        Attendee here = person("Ann");
        here.inside = true;
        desk.find({here});
        CHECK(desk.count<AdmitPerson>() == 0);
    }
    SUBCASE("not seconds later") {
        desk.now += SeenPerson::keeps_for;
        desk.find({person("Ann")});
        CHECK(desk.count<AdmitPerson>() == 0);
    }
    SUBCASE("not behind another key") {
        desk.key(UiKey::f8);
        desk.find({person("Ann")});
        CHECK(desk.count<AdmitPerson>() == 0);
        CHECK(desk.screen() == "correct/asking");
    }
}

TEST_CASE("a key in the frame in which a card comes is not meant for that card") {
    DeskInFront desk;
    desk.type("jo");
    const auto take = [&](DeskAnswer answer) {
        desk.service.take(RoleNews{DeskNews{desk.number(), std::move(answer)}}, desk.now);
    };
    take(PeopleFound{"jo", {person("Ann")}, 0, 1});
    auto card = std::make_shared<PersonCard>();
    card->person = person("Ann");
    take(PersonOpened{"Ann", card});
    desk.key(UiKey::activate);
    CHECK(desk.count<AdmitPerson>() == 0);
    desk.key(UiKey::activate);
    CHECK(desk.count<AdmitPerson>() == 1);
}

TEST_CASE("who goes down the list and presses Enter at once means the row that is chosen") {
    DeskInFront desk;
    desk.type("jo");
    desk.find({person("Ann"), person("Bea")});
    desk.key(UiKey::down);
    desk.key(UiKey::activate);
    CHECK(desk.count<AdmitPerson>() == 0);
    desk.open(person("Bea"));
    CHECK(desk.count<AdmitPerson>() == 1);
    CHECK(desk.last<AdmitPerson>().person == "Bea");
}

TEST_CASE("a finger means whose card it came down on") {
    DeskInFront desk;
    desk.type("jo");
    desk.find({person("Ann"), person("Bea")});
    const Rect check_in = find_widget(desk.draw(), "check_in").rect;
    SUBCASE("and not who is there when it is lifted") {
        desk.type("n");
        desk.draw(finger(check_in, true));
        desk.find({person("Bea")});
        desk.draw(finger(check_in, false));
        CHECK(desk.count<AdmitPerson>() == 0);
    }
    SUBCASE("however often the list was asked for meanwhile") {
        desk.draw(finger(check_in, true));
        others_write(desk);
        desk.draw(finger(check_in, false));
        CHECK(desk.last<AdmitPerson>().person == "Ann");
    }
}

TEST_CASE("a finger on a row means its person, whatever list comes while it lies there") {
    DeskInFront desk;
    desk.type("jo");
    desk.answer(PeopleFound{"jo", {person("Ann"), person("Bea")}, 0, 2}, desk.number());
    const Rect second = find_widget(desk.draw(), "result_2").rect;
    REQUIRE(desk.screen() == "desk/searching");
    // A finger that leaves its place pulls the list: here it stays.
    const auto take = [&](DeskAnswer answer, long long request) {
        desk.service.take(RoleNews{DeskNews{request, std::move(answer)}}, desk.now);
        desk.draw({second.middle(), false, false, UiKey::none});
    };
    auto card = std::make_shared<PersonCard>();
    card->person = person("Ann");
    SUBCASE("who still stands there") {
        desk.draw(finger(second, true));
        take(PersonOpened{"Ann", card}, desk.number());
        desk.draw(finger(second, false));
        CHECK(desk.last<OpenPerson>().person == "Bea");
    }
    SUBCASE("who does not stand there any more") {
        desk.type("n");
        const long long search = desk.number();
        desk.draw(finger(second, true));
        take(PeopleFound{"jon", {person("Cyd"), person("Dan")}, 0, 2}, search);
        const std::size_t before = desk.count<OpenPerson>();
        desk.draw(finger(second, false));
        CHECK(desk.count<OpenPerson>() == before);
    }
}

TEST_CASE("a finger on Walk-in counts, though the list comes while it lies there") {
    DeskInFront desk;
    desk.type("jo");
    const Rect walk_in = find_widget(desk.draw(), "walk_in").rect;
    desk.draw(finger(walk_in, true));
    desk.find({person("Ann")});
    desk.draw(finger(walk_in, false));
    CHECK(desk.screen() == "walk_in/asking");
}

TEST_CASE("who types the next name before the last one's check-in is answered keeps every letter") {
    DeskInFront desk;
    desk.type("jo");
    desk.find({person("Ann")});
    desk.key(UiKey::activate);
    const long long deed = desk.number();
    desk.type("b");
    desk.type("e");
    desk.answer(admitted(person("Ann")), deed);
    CHECK(find_widget(desk.draw(), "search").value == "be");
    desk.type("a");
    CHECK(find_widget(desk.draw(), "search").value == "bea");
    // Nothing of Ann is said over whoever is found.
    CHECK(find_widget(desk.draw(), "notice").id.empty());
}

TEST_CASE("who types the next name is called back where the last one was not let in") {
    DeskInFront desk;
    desk.type("jo");
    desk.find({person("Ann")});
    desk.key(UiKey::activate);
    const long long deed = desk.number();
    desk.type("b");
    DeedDone refused = admitted(person("Ann"));
    refused.outcome->verdict = Verdict::already_in;
    desk.answer(refused, deed);
    CHECK(find_widget(desk.draw(), "name").value == "Ann Jones");
    CHECK_FALSE(find_widget(desk.draw(), "notice").id.empty());
}

namespace {

// A desk whose worker takes as long as the dice say, and answers in order.
struct SlowDesk {
    DeskInFront desk;
    std::size_t answered = 0;

    bool is_behind() const { return answered < desk.asked.size(); }
    void answer_one() {
        const auto* asked = desk.asked[answered].as<DeskRequest>();
        const auto number = static_cast<long long>(++answered);
        if (const auto* search = std::get_if<SearchPeople>(asked))
            desk.answer(found(search->words), number);
        else if (const auto* open = std::get_if<OpenPerson>(asked))
            desk.answer(opened(open->person), number);
        else if (const auto* admit = std::get_if<AdmitPerson>(asked)) {
            inside.push_back(admit->person);
            desk.answer(admitted(person(admit->person)), number);
        }
    }
    Attendee as_they_are(const std::string& id) const {
        Attendee one = person(id);
        one.inside = std::find(inside.begin(), inside.end(), id) != inside.end();
        return one;
    }
    // Everybody in whose name the words' last letter is.
    PeopleFound found(const std::string& words) const {
        PeopleFound all{words, {}, 0, 0};
        for (const char* id : {"Ann", "Bea", "Eva", "Nan"})
            if (std::string(id).find(words.back()) != std::string::npos)
                all.people.push_back(as_they_are(id));
        all.certain = all.people.size();
        return all;
    }
    PersonOpened opened(const std::string& id) const {
        auto card = std::make_shared<PersonCard>();
        card->person = as_they_are(id);
        return {id, card};
    }
    std::vector<std::string> inside;
};

// Of the chosen row, else of the card.
std::string shown_name(DeskInFront& desk) {
    const UiScreen screen = desk.draw();
    for (const Widget& widget : screen.widgets)
        if (widget.role == "option" && widget.checked == true)
            return widget.label.substr(0, widget.label.find(" ·"));
    return find_widget(screen, "name").value;
}

}  // namespace

TEST_CASE("however late the answers are, who is checked in is whom the screen showed at that key") {
    const unsigned seeds = std::getenv("LANYARD_FULL") ? 2'000 : 60;
    int deeds = 0;
    for (unsigned seed = 0; seed < seeds; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        SlowDesk slow;
        std::string meant;  // by the last Enter; "" once something else was done
        for (int step = 0; step < 60; ++step) {
            const auto dice = random() % 8;
            const std::size_t before = slow.desk.count<AdmitPerson>();
            slow.desk.now += Milliseconds(20);
            if (dice < 2) {
                meant.clear();
                slow.desk.type(std::string(1, "aenv"[random() % 4]));
            } else if (dice < 4) {
                meant = shown_name(slow.desk);
                slow.desk.key(UiKey::activate);
            } else if (slow.is_behind()) {
                slow.answer_one();
            }
            if (slow.desk.count<AdmitPerson>() == before) continue;
            ++deeds;
            CHECK(slow.desk.last<AdmitPerson>().person + " Jones" == meant);
        }
        while (slow.is_behind()) slow.answer_one();
        // Whoever still stands there, as meant, is in.
        if (!meant.empty() && shown_name(slow.desk) == meant)
            CHECK(std::find(slow.inside.begin(), slow.inside.end(), meant.substr(0, 3)) != slow.inside.end());
    }
    CHECK(deeds > static_cast<int>(seeds));
}
