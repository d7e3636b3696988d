// Machines that meet by a stick alone: in any order and any number of times they have the same in the end.
#include "hub/stick.h"

#include <doctest/doctest.h>

#include <fstream>
#include <random>

#include "desk/check_in_deeds.h"
#include "store/journal/entries.h"
#include "store/journal/runs.h"
#include "store/journal/verify.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"
#include "tests/lanyard/programs/child_process.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

// Two machines with copies of one event, and a stick.
struct TwoMachines {
    TwoMachines() {
        event.import_people();
        here = event.open({"Kiosk 1", false, false});
        there = event.open_copy(event.copy("there"), {"Kiosk 2", false, false});
        stick = scratch.path() / "launch.lanyard";
    }

    Result<StickReport> sync(Desk& desk) const {
        return sync_with_stick(desk.journal(), desk.folder().key, stick);
    }
    void admit(Desk& desk, const std::string& name, int minute) {
        REQUIRE(check_in(desk, event.id_of(desk, name), by_kiosk(event.at(minute)), {})->verdict ==
                Verdict::admitted);
    }
    static std::vector<std::string> ids(Desk& desk) {
        std::vector<std::string> all;
        REQUIRE(desk.database().read([&] {
            for (const std::string& node : nodes_of_journal(desk.database()))
                for (const Entry& entry : read_run(desk.database(), node, 0, 10'000))
                    all.push_back(entry_id(entry) + (entry.personal ? "+" : "-"));
        }));
        return all;
    }

    ScratchFolder scratch;
    EventForTest event;
    std::unique_ptr<Desk> here, there;
    fs::path stick;
};

}  // namespace

TEST_CASE("two machines have the same entries after each was at the stick, the first one twice") {
    TwoMachines two;
    two.admit(*two.here, "ada", 1);
    two.admit(*two.there, "ben", 2);
    const auto first = two.sync(*two.here);
    REQUIRE(first);
    CHECK(first->read == 0);
    const auto second = two.sync(*two.there);
    REQUIRE(second);
    CHECK(second->merged.added > 0);
    CHECK(second->merged.refused.empty());
    REQUIRE(two.sync(*two.here));
    CHECK(two.ids(*two.here) == two.ids(*two.there));
    for (Desk* desk : {two.here.get(), two.there.get()}) {
        CHECK(desk->counts()->inside == 2);
        CHECK_FALSE(*verify_journal(desk->database(), desk->folder().key));
    }
    // Once more changes nothing, nor does the stick name anybody.
    const auto again = two.sync(*two.there);
    CHECK(again->merged.added == 0);
    CHECK(again->read == again->written);
    CHECK(text_of(two.stick).find("bbot") == std::string::npos);
}

TEST_CASE("a stick that was pulled out, spoilt or forged gives what is whole and says what is not") {
    TwoMachines two;
    two.admit(*two.here, "ada", 1);
    REQUIRE(two.sync(*two.here));
    const std::string whole = text_of(two.stick);
    const auto write = [&](const std::string& text) {
        std::ofstream(two.stick, std::ios::binary | std::ios::trunc) << text;
    };

    SUBCASE("pulled out") {
        write(whole.substr(0, whole.size() - 200));
        const auto report = two.sync(*two.there);
        REQUIRE(report);
        CHECK(report->was_cut);
        CHECK(report->merged.refused.empty());
    }
    SUBCASE("a line of something else, and one that is too long for anything") {
        const auto end = whole.rfind('\n', whole.size() - 2) + 1;
        write(whole.substr(0, end) + "nonsense\n" + std::string((16u << 20) + 5, 'x') + "\n" +
              whole.substr(end));
        const auto report = two.sync(*two.there);
        REQUIRE(report);
        CHECK(report->spoilt.size() == 2);
        CHECK_FALSE(report->was_cut);
        CHECK(two.there->counts()->inside == 1);
    }
    SUBCASE("forged") {
        std::string forged = whole;
        const auto at = forged.rfind("Kiosk 1");
        REQUIRE(at != std::string::npos);
        forged.replace(at, 7, "Kiosk 9");
        write(forged);
        const auto report = two.sync(*two.there);
        REQUIRE(report);
        REQUIRE(report->merged.refused.size() == 1);
        CHECK(report->merged.refused.front().reason.find("digest") != std::string::npos);
        CHECK(two.there->counts()->inside == 0);
    }
    SUBCASE("no such file, another event's, a newer program's: it stays as it is") {
        for (const std::string& text :
             {std::string("Name,Email\nAda,ada@x.example\n"), std::string("\n"),
              std::string(R"({"lanyard":"journal","version":1,"event":"another"})") + "\n",
              std::string(R"({"lanyard":"journal","version":2,"event":"another"})") + "\n"}) {
            write(text);
            const auto report = two.sync(*two.there);
            REQUIRE_FALSE(report);
            CHECK(report.error().kind == ErrorKind::input);
            CHECK(text_of(two.stick) == text);
        }
    }
}

TEST_CASE("any number of machines and sticks in any order end with the same") {
    std::mt19937 dice(23);
    for (int round = 0; round < 5; ++round) {
        EventForTest event;
        event.import_people();
        std::vector<std::unique_ptr<Desk>> machines;
        machines.push_back(event.open({"Kiosk 1", false, false}));
        for (int i = 1; i < 4; ++i)
            machines.push_back(
                event.open_copy(event.copy("machine" + std::to_string(i)), {"Kiosk 2", false, false}));
        const auto pick = [&](std::size_t many) {
            return std::uniform_int_distribution<std::size_t>(0, many - 1)(dice);
        };
        const ScratchFolder scratch;
        const auto sync = [&](std::size_t machine, std::size_t stick) {
            Desk& desk = *machines[machine];
            REQUIRE(sync_with_stick(desk.journal(), desk.folder().key,
                                    scratch.path() / ("stick" + std::to_string(stick))));
        };
        const char* const names[] = {"ada", "ben", "cleo"};
        for (int step = 0; step < 30; ++step) {
            Desk& desk = *machines[pick(4)];
            if (pick(2) == 0)
                (void)check_in(desk, event.id_of(desk, names[pick(3)]), by_kiosk(event.at(step)), {});
            else
                sync(pick(4), pick(2));
        }
        for (int turn = 0; turn < 2; ++turn)
            for (std::size_t machine = 0; machine < 4; ++machine) sync(machine, 0);
        const auto expected = TwoMachines::ids(*machines[0]);
        for (const auto& desk : machines) {
            CHECK(TwoMachines::ids(*desk) == expected);
            CHECK(desk->counts()->inside == machines[0]->counts()->inside);
            CHECK_FALSE(*verify_journal(desk->database(), desk->folder().key));
        }
    }
}
