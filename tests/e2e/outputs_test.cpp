// The kiosk writes nothing over a file of its event.
#include <doctest/doctest.h>

#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

TEST_CASE("a kiosk that would write over a file of its event does not begin") {
    const SampleEvent sample(SampleEvent::List::none);
    const std::string database = (sample.folder() / "lanyard.db").string();
    const std::string before = text_of(database);
    const std::vector<std::vector<std::string>> wrong = {
        {"--ui-tree", database},
        {"--trace", database},
        {"--sound-to", database},
        {"--screenshots", sample.folder().string()},
        {"--printer", "auto,file:" + sample.folder().string()}};
    for (const auto& words : wrong) {
        CAPTURE(words.front());
        std::vector<std::string> all = {program("lanyard-kiosk"), "--event", sample.folder().string()};
        all.insert(all.end(), words.begin(), words.end());
        const auto finished = run_program(all);
        CHECK(finished.status == 2);
        CHECK(finished.err.find("nothing was written") != std::string::npos);
        CHECK((text_of(database) == before));
    }
}
