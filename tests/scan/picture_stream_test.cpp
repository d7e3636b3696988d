// What FFmpeg's sources give, and the words for what is none.
#include "scan/picture_stream.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "tests/scan/pictures/files.h"
#include "tests/scan/pictures/plain_codes.h"

using namespace lanyard;
using Next = PictureStream::Next;

namespace {

std::vector<GreyImage> three_greys() {
    return {blank_image(64, 48, 40), blank_image(64, 48, 120), blank_image(64, 48, 220)};
}

std::string why_not(const std::string& source) {
    const auto stream = PictureStream::open(source);
    return stream.ok() ? "it opened" : stream.error().message();
}

}  // namespace

TEST_CASE("a clip gives its pictures in order with their times, ends, and begins again") {
    const ScratchFolder folder;
    auto stream = PictureStream::open(folder.write("clip.y4m", grey_clip(three_greys(), 10)));
    REQUIRE(stream.ok());
    CHECK((*stream)->kind() == PictureStream::Kind::file);
    Frame frame;
    for (int round = 0; round < 2; ++round) {
        for (int picture = 0; picture < 3; ++picture) {
            const auto outcome = (*stream)->next();
            REQUIRE(outcome.ok());
            REQUIRE(*outcome == Next::picture);
            CHECK((*stream)->time() == std::chrono::milliseconds(100 * picture));
            CHECK((*stream)->duration() == std::chrono::milliseconds(100));
            REQUIRE((*stream)->copy_to(frame).ok());
            CHECK(frame.width == 64);
            CHECK(frame.height == 48);
            // Grey stays in order, whatever range the decoder says it has.
            CHECK(std::abs(frame.grey[0] - std::vector{40, 120, 220}[static_cast<std::size_t>(picture)]) <=
                  30);
        }
        const auto end = (*stream)->next();
        REQUIRE(end.ok());
        CHECK(*end == Next::end);
        REQUIRE((*stream)->rewind().ok());
    }
}

TEST_CASE("a still is one picture, and a name with a pattern's letters is only a name") {
    const ScratchFolder folder;
    for (const char* name : {"still.pgm", "100%d #1.pgm"}) {
        auto stream = PictureStream::open(folder.write(name, grey_picture(blank_image(30, 20, 77))));
        REQUIRE(stream.ok());
        const auto first = (*stream)->next();
        REQUIRE(first.ok());
        CHECK(*first == Next::picture);
        const auto second = (*stream)->next();
        REQUIRE(second.ok());
        CHECK(*second == Next::end);
        Frame frame;
        REQUIRE((*stream)->copy_to(frame).ok());
        CHECK(frame.width == 30);
        CHECK(frame.grey == std::vector<std::uint8_t>(600, 77));
    }
}

TEST_CASE("FFmpeg's own test pictures") {
    auto stream = PictureStream::open("lavfi:testsrc2=size=320x240:rate=50:duration=0.1");
    REQUIRE(stream.ok());
    CHECK((*stream)->kind() == PictureStream::Kind::graph);
    int pictures = 0;
    for (auto outcome = (*stream)->next(); outcome.ok() && *outcome == Next::picture;
         outcome = (*stream)->next())
        ++pictures;
    CHECK(pictures == 5);
}

TEST_CASE("what is no picture is refused with its name and the reason") {
    const ScratchFolder folder;
    CHECK(why_not(folder.file("none.png")) == folder.file("none.png") + ": no such file");
    CHECK(why_not(folder.file("")) == folder.file("") + ": not a picture or a clip");
    CHECK(why_not(folder.write("list.txt", "name,email\nAda,ada@example.org\n"))
              .find("list.txt: not a picture") != std::string::npos);
    CHECK(why_not(folder.write("list.m3u8", "#EXTM3U\n#EXTINF:1,\nhttp://example.org/a.ts\n"))
              .find("not a picture") != std::string::npos);
    CHECK(why_not("http://example.org/a.png").find("no such file") != std::string::npos);
    CHECK(why_not(folder.write("empty.mp4", "")).find("not a picture") != std::string::npos);
    CHECK(why_not("lavfi:no_such_filter") != "it opened");

    const std::string pipe = folder.file("pipe");
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(why_not(pipe) == pipe + ": not a picture or a clip");
}

TEST_CASE("a file that only calls itself a picture is an input error") {
    const ScratchFolder folder;
    auto stream = PictureStream::open(folder.write("fake.png", "this is no picture"));
    const auto outcome = stream.ok() ? (*stream)->next() : Result<Next>(stream.error());
    REQUIRE_FALSE(outcome.ok());
    CHECK(outcome.error().kind == ErrorKind::input);
    CHECK(outcome.error().about == folder.file("fake.png"));
}

TEST_CASE("a camera that is not there is the machine's error and says what to do") {
    const auto stream = PictureStream::open("/dev/video63");
    REQUIRE_FALSE(stream.ok());
    CHECK(stream.error().kind == ErrorKind::machine);
    CHECK_FALSE(stream.error().remedy.empty());
}
