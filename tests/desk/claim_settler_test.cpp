// What becomes of a claim: by whom it is settled, what a loser keeps, what comes late, and what a failure in
// between leaves.
#include "desk/claim_settler.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "desk/check_in_deeds.h"
#include "desk/taking_back.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "store/journal/runs.h"
#include "store/journal/verify.h"
#include "store/people/double_admissions.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

namespace {

using Mood = FakeClaims::Mood;

std::string cell(Desk& desk, const char* sql) {
    return desk.database().handle().execAndGet(sql).getString();
}
std::string jobs(Desk& desk) {
    return cell(desk, "SELECT group_concat(state) FROM print_jobs");
}
std::string decisions(Desk& desk) {
    return cell(desk, "SELECT group_concat(decision) FROM door_decisions");
}
std::string standing(Desk& desk) {
    return cell(desk, "SELECT group_concat(entry) FROM (SELECT entry FROM attendance ORDER BY entry)");
}
std::string unsettled(Desk& desk) {
    return cell(desk, "SELECT count(*) FROM unsettled");
}
std::size_t doubles(Desk& desk) {
    return desk.database()
        .read([&] { return double_admissions(desk.database(), desk.roster()).size(); })
        .value();
}

DeskOptions printing(const std::string& point) {
    return {point, false, true};
}

// Two kiosks on two machines that share a hub.
struct TwoKiosks {
    explicit TwoKiosks(const std::string& settings = "") : event(settings) {
        event.import_people();
        one = event.open(printing("Kiosk 1"), one_claims);
        two_folder = event.copy("kiosk2");
        two = event.open_copy(two_folder, printing("Kiosk 2"), two_claims);
        code = event.code_of(*one, "ada");
    }

    EventForTest event;
    FakeHub hub;
    std::shared_ptr<FakeClaims> one_claims = std::make_shared<FakeClaims>(hub, Mood::answers);
    std::shared_ptr<FakeClaims> two_claims = std::make_shared<FakeClaims>(hub, Mood::answers);
    std::filesystem::path two_folder;
    std::unique_ptr<Desk> one, two;
    std::string code;
};

}  // namespace

TEST_CASE("a second scan where the claim was lost says already_in, too, however people may come back") {
    for (const char* settings : {"", "reentry = \"scan\"\n"}) {
        CAPTURE(settings);
        TwoKiosks kiosks(settings);
        scan(*kiosks.one, kiosks.code, by_kiosk(kiosks.event.at(0)));
        const int asked = kiosks.two_claims->asked;
        for (const int minute : {1, 3, 30}) {
            const Outcome outcome = scan(*kiosks.two, kiosks.code, by_kiosk(kiosks.event.at(minute)));
            CHECK(outcome.verdict == Verdict::already_in);
            REQUIRE(outcome.earlier);
            CHECK(outcome.earlier->point == "Kiosk 1");
            CHECK(outcome.earlier->at == kiosks.event.at(0));
            CHECK(outcome.earlier->node == kiosks.one->journal().node());
            CHECK(outcome.print_job == 0);
            CHECK(outcome.entry.empty());
            REQUIRE(outcome.attendee);
            CHECK(outcome.attendee->inside);
            CHECK(outcome.attendee->checked_in_at == kiosks.event.at(0));
        }
        CHECK(kiosks.two_claims->asked == asked + 1);  // from then on it is known
        CHECK(jobs(*kiosks.two) == "");
        CHECK(standing(*kiosks.two) == standing(*kiosks.one));
        CHECK(kiosks.two->counts()->arrived == 1);
    }
}

TEST_CASE("the badge that the winner printed opens the loser's door as soon as it is known there") {
    TwoKiosks kiosks;
    const Outcome first = scan(*kiosks.one, kiosks.code, by_kiosk(kiosks.event.at(0)));
    scan(*kiosks.two, kiosks.code, by_kiosk(kiosks.event.at(0)));
    exchange(*kiosks.one, *kiosks.two);
    CHECK(scan(*kiosks.two, first.badge_code, by_kiosk(kiosks.event.at(5))).verdict == Verdict::welcome_back);
    for (Desk* desk : {kiosks.one.get(), kiosks.two.get()}) {
        CHECK(scan(*desk, kiosks.code, by_kiosk(kiosks.event.at(6))).verdict == Verdict::already_in);
        CHECK(verify_journal(desk->database(), kiosks.event.key())->has_value() == false);
    }
}

TEST_CASE("after a lost claim the next one follows what every door has seen") {
    TwoKiosks kiosks;
    scan(*kiosks.one, kiosks.code, by_kiosk(kiosks.event.at(0)));
    scan(*kiosks.two, kiosks.code, by_kiosk(kiosks.event.at(0)));
    const std::string ada = kiosks.event.id_of(*kiosks.two, "ada");
    // The loser's desk takes the winner's check-in back; it and nothing of the loser's is followed.
    const auto undone = undo(*kiosks.two, ada, by_kiosk(kiosks.event.at(1)));
    REQUIRE(undone.ok());
    CHECK(undone->entries.front() == entry_id(kiosks.hub.claims.begin()->second));
    CHECK(scan(*kiosks.two, kiosks.code, by_kiosk(kiosks.event.at(2))).verdict == Verdict::admitted);
    exchange(*kiosks.one, *kiosks.two);
    CHECK(scan(*kiosks.one, kiosks.code, by_kiosk(kiosks.event.at(5))).verdict == Verdict::already_in);
    CHECK(doubles(*kiosks.one) == 0);
}

TEST_CASE(
    "whoever hears of the loser alone has the winner, too: its machine may be lost before it is heard of") {
    TwoKiosks kiosks;
    const auto third = kiosks.event.open_copy(kiosks.event.copy("kiosk3"), printing("Kiosk 2"));
    scan(*kiosks.one, kiosks.code, by_kiosk(kiosks.event.at(0)));
    CHECK(scan(*kiosks.two, kiosks.code, by_kiosk(kiosks.event.at(1))).verdict == Verdict::already_in);
    const auto heard = kiosks.two->database().read(
        [&] { return read_run(kiosks.two->database(), kiosks.two->journal().node(), 0, 100); });
    REQUIRE(heard);
    REQUIRE(third->journal().merge(*heard));
    CHECK(standing(*third) == standing(*kiosks.one));
    CHECK(third->counts()->arrived == 1);
    CHECK(scan(*third, kiosks.code, by_kiosk(kiosks.event.at(2))).verdict == Verdict::already_in);
}

TEST_CASE("a winner that is forged, of another event or of somebody else turns nobody away") {
    const auto forge = [](int which, Entry& winner, const EventKey& key) {
        if (which == 0) winner.at += Milliseconds(1);  // the digest does not fit any more
        if (which == 1) winner.event = "another event";
        if (which == 2) winner.subject = "somebody else";
        if (which == 3) winner.kind = entry_kind::left;
        if (which == 4) winner.area = "small-hall";
        if (which > 0) seal_entry(winner, digest_key(key));
    };
    for (int which = 0; which < 5; ++which) {
        CAPTURE(which);
        TwoKiosks kiosks;
        scan(*kiosks.one, kiosks.code, by_kiosk(kiosks.event.at(0)));
        forge(which, kiosks.hub.claims.begin()->second, kiosks.event.key());
        const Outcome outcome = scan(*kiosks.two, kiosks.code, by_kiosk(kiosks.event.at(1)));
        CHECK(outcome.verdict == Verdict::admitted);
        CHECK(decisions(*kiosks.two) == "alone");
        CHECK(jobs(*kiosks.two) == "queued");
        CHECK(unsettled(*kiosks.two) == "0");
        CHECK(standing(*kiosks.two) == outcome.entry);
    }
}

TEST_CASE("a late answer that is won changes nothing; one that is lost leaves both, as a double") {
    TwoKiosks kiosks;
    kiosks.one_claims->mood = Mood::answers_late;
    CHECK(scan(*kiosks.one, kiosks.code, by_kiosk(kiosks.event.at(0))).verdict == Verdict::admitted);
    const std::string won = standing(*kiosks.one);
    settle_late(*kiosks.one);
    CHECK(kiosks.one_claims->late.empty());
    CHECK(decisions(*kiosks.one) == "alone");
    CHECK(standing(*kiosks.one) == won);

    kiosks.two_claims->mood = Mood::answers_late;
    kiosks.two_claims->late_are_on_their_way = true;
    CHECK(scan(*kiosks.two, kiosks.code, by_kiosk(kiosks.event.at(1))).verdict == Verdict::admitted);
    CHECK(jobs(*kiosks.two) == "queued");
    CHECK(doubles(*kiosks.two) == 0);  // nothing is known yet
    settle_late(*kiosks.two);
    CHECK(doubles(*kiosks.two) == 0);
    kiosks.two_claims->late_are_on_their_way = false;
    // Whoever comes next brings the answer in.
    scan(*kiosks.two, kiosks.event.code_of(*kiosks.two, "ben"), by_kiosk(kiosks.event.at(2)));
    CHECK(doubles(*kiosks.two) == 1);
    CHECK(jobs(*kiosks.two) == "queued,queued");
    CHECK(scan(*kiosks.two, kiosks.code, by_kiosk(kiosks.event.at(3))).verdict == Verdict::already_in);
    exchange(*kiosks.one, *kiosks.two);
    CHECK(doubles(*kiosks.one) == 1);
    CHECK(kiosks.one->counts()->arrived == 2);
}

TEST_CASE("whoever opens the event while a door waits for its hub settles nothing of it") {
    TwoKiosks kiosks;
    std::string meanwhile_jobs, meanwhile_unsettled;
    kiosks.one_claims->before_hub = [&] {
        // A command line, without a hub.
        auto other = kiosks.event.open({"Kiosk 2", false, true});
        CHECK(scan(*other, kiosks.event.code_of(*other, "ben"), by_kiosk(kiosks.event.at(0))).verdict ==
              Verdict::admitted);
        meanwhile_jobs = jobs(*other);
        meanwhile_unsettled = unsettled(*other);
        CHECK(decisions(*other) == "");
    };
    CHECK(scan(*kiosks.one, kiosks.code, by_kiosk(kiosks.event.at(0))).verdict == Verdict::admitted);
    CHECK(meanwhile_jobs == "held,queued");
    CHECK(meanwhile_unsettled == "1");
    CHECK(decisions(*kiosks.one) == "claimed");
    CHECK(jobs(*kiosks.one) == "queued,queued");
    CHECK(unsettled(*kiosks.one) == "0");
}

TEST_CASE("killed between each two steps, winner or loser: the next start settles it once") {
    for (const bool loses : {false, true}) {
        for (const Mood mood : {Mood::dies_before, Mood::dies_after}) {
            CAPTURE(loses);
            CAPTURE(static_cast<int>(mood));
            TwoKiosks kiosks;
            if (loses) scan(*kiosks.one, kiosks.code, by_kiosk(kiosks.event.at(0)));
            kiosks.two_claims->mood = mood;
            CHECK_THROWS_AS(scan(*kiosks.two, kiosks.code, by_kiosk(kiosks.event.at(1))), Killed);
            CHECK(unsettled(*kiosks.two) == "1");
            CHECK(jobs(*kiosks.two) == "held");
            kiosks.two.reset();
            kiosks.two_claims->mood = Mood::answers;
            for (int start = 0; start < 2; ++start) {
                kiosks.two =
                    kiosks.event.open_copy(kiosks.two_folder, printing("Kiosk 2"), kiosks.two_claims);
                CHECK(unsettled(*kiosks.two) == "0");
                CHECK(jobs(*kiosks.two) == (loses ? "" : "queued"));
                CHECK(decisions(*kiosks.two) == (loses ? "" : "claimed"));
                kiosks.two.reset();
            }
            kiosks.two = kiosks.event.open_copy(kiosks.two_folder, printing("Kiosk 2"), kiosks.two_claims);
            CHECK(scan(*kiosks.two, kiosks.code, by_kiosk(kiosks.event.at(3))).verdict ==
                  Verdict::already_in);
            if (loses) CHECK(standing(*kiosks.two) == standing(*kiosks.one));
        }
    }
}

TEST_CASE("what could not be written after the hub's answer is settled with the next person") {
    for (const bool loses : {false, true}) {
        CAPTURE(loses);
        TwoKiosks kiosks;
        if (loses) scan(*kiosks.one, kiosks.code, by_kiosk(kiosks.event.at(0)));
        const auto writable = [&](bool may) {
            kiosks.two->database().handle().exec(may ? "PRAGMA query_only=OFF" : "PRAGMA query_only=ON");
        };
        kiosks.two_claims->after_hub = [&] { writable(false); };
        const Outcome outcome = scan(*kiosks.two, kiosks.code, by_kiosk(kiosks.event.at(1)));
        CHECK(outcome.verdict == (loses ? Verdict::already_in : Verdict::admitted));
        writable(true);
        kiosks.two_claims->after_hub = nullptr;
        CHECK(unsettled(*kiosks.two) == "1");
        CHECK(jobs(*kiosks.two) == "held");
        settle_late(*kiosks.two);
        CHECK(unsettled(*kiosks.two) == "0");
        CHECK(jobs(*kiosks.two) == (loses ? "" : "queued"));
        CHECK(decisions(*kiosks.two) == (loses ? "" : "claimed"));
    }
}

TEST_CASE("a check-in is not undone while its door waits for the hub, and at once when it counts") {
    TwoKiosks kiosks;
    const std::string ada = kiosks.event.id_of(*kiosks.one, "ada");
    kiosks.one_claims->before_hub = [&] {
        const std::string check_in = standing(*kiosks.one);
        // A command line without a hub, and another machine that has the check-in and not what came of it.
        auto desk = kiosks.event.open({"Kiosk 2", true, false});
        CHECK(undo(*desk, ada, by_kiosk(kiosks.event.at(9))).error().message().find("in a moment") !=
              std::string::npos);
        CHECK_FALSE(undo_together(*desk, {check_in}, by_kiosk(kiosks.event.at(9))).ok());
        exchange(*kiosks.one, *kiosks.two);
        CHECK_FALSE(undo(*kiosks.two, ada, by_kiosk(kiosks.event.at(0))).ok());
    };
    scan(*kiosks.one, kiosks.code, by_kiosk(kiosks.event.at(0)));
    CHECK(decisions(*kiosks.one) == "claimed");
    CHECK(undo(*kiosks.one, ada, by_kiosk(kiosks.event.at(0))).ok());
    CHECK(standing(*kiosks.one) == "");
}

TEST_CASE("what a dead door has left is settled before it is undone") {
    TwoKiosks kiosks;
    kiosks.one_claims->mood = Mood::dies_before;
    CHECK_THROWS_AS(scan(*kiosks.one, kiosks.code, by_kiosk(kiosks.event.at(0))), Killed);
    auto desk = kiosks.event.open({"Kiosk 2", true, false});
    CHECK(unsettled(*desk) == "1");
    desk->database().handle().exec("UPDATE unsettled SET owner=''");
    CHECK(undo(*desk, kiosks.event.id_of(*desk, "ada"), by_kiosk(kiosks.event.at(0))).ok());
    CHECK(unsettled(*desk) == "0");
}

TEST_CASE("a check-in that another machine undoes while its door waits stays undone, and prints nothing") {
    TwoKiosks kiosks;
    kiosks.one_claims->before_hub = [&] {
        exchange(*kiosks.one, *kiosks.two);
        // Its door may never come back: after a minute nobody waits for it.
        CHECK(undo(*kiosks.two, kiosks.event.id_of(*kiosks.two, "ada"), by_kiosk(kiosks.event.at(2))).ok());
        exchange(*kiosks.one, *kiosks.two);
    };
    scan(*kiosks.one, kiosks.code, by_kiosk(kiosks.event.at(0)));
    CHECK(standing(*kiosks.one) == "");
    CHECK(jobs(*kiosks.one) == "");
    CHECK(decisions(*kiosks.one) == "");
    CHECK(unsettled(*kiosks.one) == "0");
}

TEST_CASE("whoever was scanned out and comes in again is claimed like anybody else") {
    TwoKiosks kiosks("reentry = \"scan\"\n");
    CheckInRequest leaving;
    leaving.leaving = true;
    scan(*kiosks.one, kiosks.code, by_kiosk(kiosks.event.at(0)));
    scan(*kiosks.one, kiosks.code, by_kiosk(kiosks.event.at(10)), leaving);
    exchange(*kiosks.one, *kiosks.two);
    CHECK(scan(*kiosks.one, kiosks.code, by_kiosk(kiosks.event.at(20))).verdict == Verdict::welcome_back);
    const Outcome second = scan(*kiosks.two, kiosks.code, by_kiosk(kiosks.event.at(21)));
    CHECK(second.verdict == Verdict::already_in);
    REQUIRE(second.earlier);
    CHECK(second.earlier->at == kiosks.event.at(20));
    exchange(*kiosks.one, *kiosks.two);
    CHECK(doubles(*kiosks.one) == 0);
}

TEST_CASE("what a program of before left unsettled is settled by the next start") {
    TwoKiosks kiosks;
    kiosks.two_claims->mood = Mood::dies_before;
    CHECK_THROWS_AS(scan(*kiosks.two, kiosks.code, by_kiosk(kiosks.event.at(1))), Killed);
    kiosks.two->database().handle().exec("UPDATE unsettled SET owner=''");
    kiosks.two = kiosks.event.open_copy(kiosks.two_folder, printing("Kiosk 2"));
    CHECK(decisions(*kiosks.two) == "alone");
    CHECK(jobs(*kiosks.two) == "queued");
}
