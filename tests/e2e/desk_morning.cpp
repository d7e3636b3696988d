// Every hand's deed goes through KioskSession, and is counted here.
#include "tests/e2e/desk_morning.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "base/safe_file.h"

namespace lanyard {

namespace fs = std::filesystem;

DeskMorning::DeskMorning(std::string by, int seats_left)
    : by_(std::move(by)), badges_(sample_.file("badges")) {
    std::string toml = text_of(sample_.folder() / "event.toml");
    const std::string all = "capacity   = 340";
    REQUIRE(toml.find(all) != std::string::npos);
    const int expected = sample_.json({"stats"})["expected"];
    toml.replace(toml.find(all), all.size(), "capacity   = " + std::to_string(expected + seats_left));
    REQUIRE(write_file(sample_.folder() / "event.toml", toml).ok());
    desk_ = std::make_unique<KioskSession>(screen_, sample_.folder(), sample_.file("desk"),
                                           std::vector<std::string>{"--role", "desk", "--window", "1920x1080",
                                                                    "--printer", "file:" + badges_.string()});
    sees_screen("desk", "searching");
}

DeskMorning::~DeskMorning() {
    std::string table = fmt::format("\n{:<46} {:>7} {:>8}\n", "situation", by_, "seconds");
    for (const Row& row : rows_)
        table += fmt::format("{:<46} {:>7} {:>8.1f}\n", row.situation, row.keys, row.seconds);
    std::fputs(table.c_str(), stdout);
}

void DeskMorning::play(const std::string& situation, const std::function<void()>& how) {
    INFO(situation);
    keys_ = 0;
    const auto began = std::chrono::steady_clock::now();
    how();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    rows_.push_back({situation, keys_, took.count()});
}

void DeskMorning::key(const std::string& name) {
    ++keys_;
    desk_->press(name);
}

void DeskMorning::write(const std::string& field, const std::string& text) {
    keys_ += static_cast<int>(text.size());
    REQUIRE_MESSAGE(desk_->types(field, text), desk_->story());
}

void DeskMorning::touch(const std::string& id) {
    ++keys_;
    REQUIRE_MESSAGE(desk_->touches(id), id, desk_->story());
}

void DeskMorning::touch_letters(const std::string& letters) {
    for (const char letter : letters)
        touch(letter == ' ' ? std::string("key_space") : std::string("key_") + letter);
}

void DeskMorning::hold(const std::string& id, int milliseconds) {
    ++keys_;
    REQUIRE_MESSAGE(desk_->wait_for([&](const nlohmann::json& tree) { return !!find_widget(tree, id); }), id,
                    desk_->story());
    desk_->hold(id, milliseconds);
}

void DeskMorning::scan(const std::string& code) {
    ++keys_;
    desk_->scan(code);
}

void DeskMorning::open(const std::string& words, const std::string& name) {
    write("search", words);
    sees("name", name);
    sees("result_1", name);
}

void DeskMorning::open_by_touch(const std::string& letters, const std::string& name) {
    touch("search");
    // What was searched for before is written over by the first letter.
    touch_letters(letters);
    sees("name", name);
    touch("result_1");
}

void DeskMorning::sees(const std::string& id, const std::string& words) {
    REQUIRE_MESSAGE(desk_->says(id, words), id, " should say ", words, "\n", desk_->story(),
                    desk_->tree().dump());
}

void DeskMorning::sees_screen(const std::string& screen, const std::string& state) {
    REQUIRE_MESSAGE(desk_->shows(screen, state), desk_->story());
}

bool DeskMorning::history_has(const std::string& query, const std::string& words) const {
    const std::string id = person(query)["id"];
    return sample_.lanyard({"history", id}).out.find(words) != std::string::npos;
}

nlohmann::json DeskMorning::somebody_cancelled() const {
    const auto people = sample_.json({"attendees"});
    for (const auto& person : people) {
        const std::string family = person["family_name"];
        const bool is_plain = family.size() > 3 && std::all_of(family.begin(), family.end(), [](char letter) {
                                  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
                              });
        const auto namesakes = std::count_if(people.begin(), people.end(), [&](const nlohmann::json& other) {
            return other["family_name"] == family;
        });
        if (person["status"] == "cancelled" && is_plain && namesakes == 1) return person;
    }
    FAIL("nobody is cancelled");
    return {};
}

int DeskMorning::entries(const std::string& kind) const {
    const auto counted = run_program({"sqlite3", (sample_.folder() / "lanyard.db").string(),
                                      "SELECT count(*) FROM entries WHERE kind = '" + kind + "'"});
    REQUIRE(counted.status == 0);
    return std::stoi(counted.out);
}

std::size_t DeskMorning::badges() const {
    std::error_code none;
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(badges_, none))
        count += entry.path().extension() == ".pdf";
    return count;
}

}  // namespace lanyard
