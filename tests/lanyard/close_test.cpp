// lanyard close by the real program, where the machines have no hub: a stick, and the desk's answer.
#include <doctest/doctest.h>

#include "store/database.h"
#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

// A kiosk's folder beside the desk's.
struct Kiosk {
    SampleEvent desk;
    fs::path folder = desk.file("kiosk"), stick = desk.file("stick.lanyard");

    Kiosk() { fs::copy(desk.folder(), folder, fs::copy_options::recursive); }
    Finished does(std::vector<std::string> words) const {
        words.insert(words.begin(), {program("lanyard"), "--event", folder.string(), "--clock", morning});
        return run_program(words);
    }
    // The node that the refusal names.
    std::string node() const {
        const std::string said = does({"close"}).err, before = "close --of ";
        const auto at = said.find(before);
        REQUIRE(at != said.npos);
        return said.substr(at + before.size(), 16);
    }
};

}  // namespace

TEST_CASE("a kiosk is emptied when the desk says that it has everything, and not before") {
    const Kiosk kiosk;
    REQUIRE(kiosk.does({"check-in", kiosk.desk.code("amara okafor")}).status == 0);
    const auto refused = kiosk.does({"close"});
    CHECK(refused.status == 1);
    CHECK(refused.err.find("this event has no hub") != std::string::npos);
    const std::string node = kiosk.node();
    CHECK(kiosk.desk.lanyard({"close", "--of", node}).status == 1);  // the desk has nothing of it yet
    REQUIRE(kiosk.does({"sync", kiosk.stick.string()}).status == 0);
    REQUIRE(kiosk.desk.lanyard({"sync", kiosk.stick.string()}).status == 0);
    const std::string receipt = kiosk.desk.json({"close", "--of", node})["receipt"];
    REQUIRE(receipt.size() == 10);

    // One more came since: the answer holds no longer.
    REQUIRE(kiosk.does({"check-in", kiosk.desk.code("ruth eisenberg")}).status == 0);
    const auto stale = kiosk.does({"close", "--receipt", receipt});
    CHECK(stale.status == 1);
    CHECK(fs::exists(kiosk.folder / "lanyard.db"));
    REQUIRE(kiosk.does({"sync", kiosk.stick.string()}).status == 0);
    REQUIRE(kiosk.desk.lanyard({"sync", kiosk.stick.string()}).status == 0);
    const std::string newer = kiosk.desk.json({"close", "--of", node})["receipt"];
    const auto closed = kiosk.does({"close", "--receipt", newer});
    CHECK_MESSAGE(closed.status == 0, closed.err);
    CHECK(closed.out.find("This kiosk is empty and may be returned.") != std::string::npos);
    for (const char* gone : {"lanyard.db", "lanyard.db-wal", "event.key", "hub.toml"})
        CHECK_FALSE(fs::exists(kiosk.folder / gone));
    CHECK(fs::exists(kiosk.folder / "event.toml"));
    CHECK(kiosk.does({"stats"}).err.find("it is empty and may be returned") != std::string::npos);
    CHECK(kiosk.desk.json({"stats"})["arrived"] == 2);
}

TEST_CASE("a kiosk that somebody has open is not emptied") {
    const Kiosk kiosk;
    REQUIRE(kiosk.does({"check-in", kiosk.desk.code("amara okafor")}).status == 0);
    const std::string node = kiosk.node();
    REQUIRE(kiosk.does({"sync", kiosk.stick.string()}).status == 0);
    REQUIRE(kiosk.desk.lanyard({"sync", kiosk.stick.string()}).status == 0);
    const std::string receipt = kiosk.desk.json({"close", "--of", node})["receipt"];
    const auto opened = Database::open(kiosk.folder / "lanyard.db", Database::Access::write);
    REQUIRE(opened);
    const auto closed = kiosk.does({"close", "--receipt", receipt});
    CHECK(closed.status == 1);
    CHECK(closed.err.find("a program has the event open") != std::string::npos);
    CHECK(fs::exists(kiosk.folder / "lanyard.db"));
}
