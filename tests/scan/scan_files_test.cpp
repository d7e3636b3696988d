// Photos with expected counts, and the codes of clips.
#include "scan/scan_files.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/safe_file.h"
#include "tests/folders.h"
#include "tests/scan/pictures/files.h"
#include "tests/scan/pictures/plain_codes.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

struct Count {
    int pictures = 0;
    int read = 0;   // with the text that stands beside them
    int wrong = 0;  // with another text only
};

Count count_folder(const std::string& name) {
    Count count;
    for (const auto& entry : fs::directory_iterator(source_folder() / "tests/data/scan" / name)) {
        if (entry.path().extension() == ".txt") continue;
        ++count.pictures;
        const auto text = read_file(fs::path(entry.path()).replace_extension(".txt"));
        REQUIRE(text.ok());
        const auto codes = read_codes(entry.path());
        REQUIRE(codes.ok());
        const bool is_read = std::find(codes->begin(), codes->end(), *text) != codes->end();
        count.read += is_read;
        count.wrong += !is_read && !codes->empty();
        if (!is_read) MESSAGE("not read: ", entry.path().filename().string());
    }
    return count;
}

}  // namespace

TEST_CASE("photos are read with the text beside them") {
    const Count first = count_folder("qrcode-1");
    CHECK(first.pictures == 8);
    CHECK(first.read == 8);
    // Left are symbols of model 1, of hundreds of modules, on a bent sheet, and drawn as outlines.
    const Count second = count_folder("qrcode-2");
    CHECK(second.pictures == 56);
    CHECK(second.read >= 50);
    CHECK(first.wrong + second.wrong == 0);
}

TEST_CASE("a clip's codes come once each, in the order in which they appear") {
    const ScratchFolder folder;
    std::vector<GreyImage> pictures(9, blank_image(320, 240));
    for (std::size_t i = 2; i < 5; ++i) draw_code(pictures[i], "SECOND THING", 90, 60, 5);
    for (std::size_t i = 5; i < 8; ++i) draw_code(pictures[i], "ANOTHER", 60, 40, 6);
    const auto codes = read_codes(folder.write("clip.y4m", grey_clip(pictures, 25)));
    REQUIRE(codes.ok());
    CHECK(*codes == std::vector<std::string>{"SECOND THING", "ANOTHER"});
}

TEST_CASE("a picture without a code has none, and what is no picture is an error") {
    const ScratchFolder folder;
    const auto none = read_codes(folder.write("blank.pgm", grey_picture(blank_image(200, 200))));
    REQUIRE(none.ok());
    CHECK(none->empty());
    for (const char* name : {"a.csv", "a.png", "a.mp4"}) {
        const auto refused = read_codes(folder.write(name, "given name,family name\n"));
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().kind == ErrorKind::input);
    }
}

TEST_CASE("many files are told of in their order, whichever is read first") {
    const ScratchFolder folder;
    std::vector<std::string> files, texts;
    for (int i = 0; i < 12; ++i) {
        texts.push_back("TICKET " + std::to_string(i));
        // The first is a long clip, and the next ones are read before it.
        std::vector<GreyImage> pictures(i == 0 ? 20 : 1, blank_image(320, 240));
        for (auto& picture : pictures) draw_code(picture, texts.back(), 90, 60, 5);
        files.push_back(folder.write("code" + std::to_string(i) + (i == 0 ? ".y4m" : ".pgm"),
                                     i == 0 ? grey_clip(pictures, 25) : grey_picture(pictures.front())));
    }
    files.insert(files.begin() + 5, folder.write("no.png", "no picture"));
    texts.insert(texts.begin() + 5, "");
    std::vector<std::string> told, read;
    read_codes_of(files, [&](const std::string& file, const Result<std::vector<std::string>>& codes) {
        told.push_back(file);
        read.push_back(codes.ok() ? codes->at(0) : "");
    });
    CHECK(told == files);
    CHECK(read == texts);
    read_codes_of(
        {}, [&](const std::string&, const Result<std::vector<std::string>>&) { FAIL("nothing to tell of"); });
}
