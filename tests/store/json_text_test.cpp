// JSON written as text is the JSON that was meant.
#include "store/json_text.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <random>

using namespace lanyard;

TEST_CASE("an object without members, and one with every kind of them") {
    CHECK(JsonText().is_empty());
    CHECK(JsonText().take() == "{}");
    JsonText object;
    object.text("point", "Kiosk 1").number("number", -7).json("fields", R"({"name":"Ng"})");
    CHECK_FALSE(object.is_empty());
    CHECK(object.take() == R"({"point":"Kiosk 1","number":-7,"fields":{"name":"Ng"}})");
}

TEST_CASE("whatever a text holds, it reads as what it was") {
    const std::vector<std::string> letters = {"a",      "Z",           " ",    "\"", "\\", "/",  "\n",
                                              "\t",     "\x01",        "\x7f", "é",  "ł",  "林", "ʼ",
                                              "\u2028", "👩‍🏫", "{",    "}",  ",",  ":"};
    std::mt19937 random(20171110);
    for (int round = 0; round < 2000; ++round) {
        std::string value;
        for (auto left = random() % 12; left > 0; --left) value += letters[random() % letters.size()];
        JsonText object;
        object.text("before", "x").text("value", value).number("after", round);
        const auto read = nlohmann::json::parse(object.take());
        CHECK(read["value"] == value);
        CHECK(read["after"] == round);
        CHECK(read.size() == 3);
    }
}
