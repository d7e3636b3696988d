// Reasons that printers give, as a volunteer reads them.
#include "print/printer_state.h"

#include <doctest/doctest.h>

using namespace lanyard;

TEST_CASE("new labels put right what is said of empty media, and nothing else") {
    for (const char* reason : {"media-empty-error", "media-needed", "media-empty"})
        CHECK(is_out_of_media(hindrance(PrinterState::stopped, {reason})));
    for (const char* reason : {"media-jam", "cover-open", "offline-report"})
        CHECK_FALSE(is_out_of_media(hindrance(PrinterState::stopped, {reason})));
    CHECK_FALSE(is_out_of_media(""));
}

TEST_CASE("each reason is told in words that say what to do") {
    const auto says = [](const std::vector<std::string>& reasons, const char* words) {
        CAPTURE(reasons.front());
        return hindrance(PrinterState::stopped, reasons).find(words) != std::string::npos;
    };
    CHECK(says({"media-empty-error"}, "out of labels"));
    CHECK(says({"media-needed"}, "put in more"));
    CHECK(says({"media-jam"}, "stuck"));
    CHECK(says({"cover-open-warning"}, "close it"));
    CHECK(says({"offline-report"}, "does not answer"));
    CHECK(says({"connecting-to-device"}, "does not answer"));
    CHECK(says({"paused"}, "paused"));
    CHECK(says({"something-new"}, "look at its display"));
}

TEST_CASE("what comes first is what has to be done first") {
    const auto words = hindrance(PrinterState::stopped, {"media-empty-error", "cover-open-error"});
    CHECK(words.find("cover") != std::string::npos);
}

TEST_CASE("a printer that prints is not hindered by what is low or only reported") {
    CHECK(hindrance(PrinterState::processing, {"none"}).empty());
    CHECK(hindrance(PrinterState::idle, {"media-low-warning", "toner-low-report", "media-empty-report"})
              .empty());
    CHECK(hindrance(PrinterState::idle, {}).empty());
    CHECK(forewarning({"media-low-warning"}).find("running low") != std::string::npos);
    CHECK(forewarning({"none"}).empty());
}
