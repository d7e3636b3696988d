// Every hand's deed goes through KioskSession, and is counted here.
#include "tests/e2e/desk_morning.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <csignal>
#include <cstdio>
#include <thread>

#include "base/safe_file.h"

namespace lanyard {

namespace fs = std::filesystem;

namespace {

std::string in_small_letters(std::string words) {
    for (char& letter : words) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    return words;
}

// As X names a key that stands on a button: "Ctrl+1", "F9", "↵"; "" for none.
std::string key_on(const std::string& label) {
    const std::string last = label.substr(label.find_last_of(' ') + 1);
    if (last == "↵") return "Return";
    if (last == "Esc") return "Escape";
    if (last.rfind("Ctrl+", 0) == 0) return "ctrl+" + in_small_letters(last.substr(5));
    const bool is_function = last.size() > 1 && last.size() < 4 && last[0] == 'F' &&
                             std::all_of(last.begin() + 1, last.end(), ::isdigit);
    return is_function ? last : "";
}

// The id of what the focus is on, the search where it is nowhere else.
std::string focused_in(const nlohmann::json& tree) {
    for (const auto& widget : tree["widgets"])
        if (widget["focused"] == true && widget["id"] != "search") return widget["id"];
    return "search";
}

}  // namespace

DeskMorning::DeskMorning(Hands hands, int seats_left) : hands_(hands), badges_(sample_.file("badges")) {
    std::string toml = text_of(sample_.folder() / "event.toml");
    const std::string all = "capacity   = 340";
    REQUIRE(toml.find(all) != std::string::npos);
    const int expected = sample_.json({"stats"})["expected"];
    toml.replace(toml.find(all), all.size(), "capacity   = " + std::to_string(expected + seats_left));
    REQUIRE(write_file(sample_.folder() / "event.toml", toml).ok());
    start();
    sees_screen("desk", "searching");
}

DeskMorning::~DeskMorning() {
    std::string table =
        fmt::format("\n{:<46} {:>7} {:>8}\n", "situation", by_touch() ? "touches" : "keys", "seconds");
    for (const Row& row : rows_)
        table += fmt::format("{:<46} {:>7} {:>8.1f}\n", row.situation, row.deeds, row.seconds);
    std::fputs(table.c_str(), stdout);
}

void DeskMorning::start() {
    desk_ = std::make_unique<KioskSession>(screen_, sample_.folder(), sample_.file("desk"),
                                           std::vector<std::string>{"--role", "desk", "--window", "1920x1080",
                                                                    "--printer", "file:" + badges_.string()});
}

void DeskMorning::lose_power() {
    desk_->process().send_signal(SIGKILL);
    desk_->process().wait_for_end();
}

void DeskMorning::play(const std::string& situation, const std::function<void()>& how) {
    INFO(situation);
    deeds_ = 0;
    const auto began = std::chrono::steady_clock::now();
    how();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    rows_.push_back({situation, deeds_, took.count()});
}

void DeskMorning::key(const std::string& name) {
    ++deeds_;
    desk_->press(name);
}

void DeskMorning::touch(const std::string& id) {
    ++deeds_;
    REQUIRE_MESSAGE(desk_->touches(id), id, desk_->story());
}

std::string DeskMorning::key_of(const std::string& id) {
    REQUIRE_MESSAGE(desk_->wait_for([&](const nlohmann::json& tree) { return !!find_widget(tree, id); }), id,
                    desk_->story());
    return key_on(desk_->label(id));
}

void DeskMorning::go_to(const std::string& id) {
    constexpr int most_stops = 40;
    for (int i = 0; i < most_stops; ++i) {
        const std::string before = focused_in(desk_->tree());
        key("shift+Tab");
        (void)desk_->wait_for([&](const nlohmann::json& tree) { return focused_in(tree) != before; });
        const auto widget = desk_->widget(id);
        if (widget && (*widget)["focused"] == true) return key("Return");
    }
    FAIL("no Tab comes to " << id);
}

void DeskMorning::press(const std::string& id) {
    if (by_touch()) return touch(id);
    const std::string name = key_of(id);
    name.empty() ? go_to(id) : key(name);
}

void DeskMorning::press(const std::string& name, const std::string& id) {
    if (!by_touch())
        key(name);
    else if (!id.empty())
        touch(id);
}

void DeskMorning::finish(const std::string& id, int fields) {
    if (by_touch()) return touch(id);
    for (int i = 0; i < fields; ++i) key("Return");
}

void DeskMorning::write(const std::string& field, const std::string& words) {
    if (!by_touch()) {
        deeds_ += static_cast<int>(words.size());
        REQUIRE_MESSAGE(desk_->types(field, words), desk_->story());
        return;
    }
    const auto place = desk_->widget(field);
    const bool is_written = place && (*place)["focused"] == true;
    if (field == "search" || !is_written) touch(field);
    for (const char letter : in_small_letters(words))
        touch(letter == ' ' ? std::string("key_space") : std::string("key_") + letter);
}

void DeskMorning::hold(const std::string& id, int milliseconds) {
    ++deeds_;
    REQUIRE_MESSAGE(desk_->wait_for([&](const nlohmann::json& tree) { return !!find_widget(tree, id); }), id,
                    desk_->story());
    desk_->hold(id, milliseconds);
}

void DeskMorning::hold_corner() {
    ++deeds_;
    screen_.hold(40, 20, 3600);
}

void DeskMorning::turn_page(const std::string& row) {
    if (!by_touch()) return key("Next");
    ++deeds_;
    const auto place = desk_->widget(row);
    REQUIRE_MESSAGE(place, row);
    const auto rect = (*place)["rect"].get<std::vector<int>>();
    screen_.pull_up(rect[0] + rect[2] / 2, rect[1] + rect[3] / 2);
}

void DeskMorning::scan(const std::string& code) {
    ++deeds_;
    desk_->scan(code);
}

// By touch the row is touched, too: that puts the keyboard away.
void DeskMorning::find(const std::string& words, const std::string& name) {
    write("search", words);
    sees("name", name);
    sees("result_1", name);
    if (by_touch()) touch("result_1");
}

void DeskMorning::check_in() {
    press("check_in");
    sees("status", "In 08:5");
}

void DeskMorning::sees(const std::string& id, const std::string& words) {
    REQUIRE_MESSAGE(desk_->says(id, words), id, " should say ", words, "\n", desk_->story(),
                    desk_->tree().dump());
}

void DeskMorning::sees_screen(const std::string& screen, const std::string& state) {
    REQUIRE_MESSAGE(desk_->shows(screen, state), desk_->story());
}

std::string DeskMorning::button_saying(const std::string& id, const std::string& words) {
    std::string found;
    const bool is_there = desk_->wait_for([&](const nlohmann::json& tree) {
        for (const auto& widget : tree["widgets"]) {
            const std::string one = widget["id"], label = widget["label"];
            if (one.rfind(id + "_", 0) == 0 && label.find(words) != std::string::npos) found = one;
        }
        return !found.empty();
    });
    REQUIRE_MESSAGE(is_there, "nothing like ", id, " says ", words, "\n", desk_->tree().dump());
    return found;
}

bool DeskMorning::shows_now(const std::string& id) const {
    looks_at_card();
    return desk_->widget(id).has_value();
}

void DeskMorning::looks_at_card() const {
    std::this_thread::sleep_for(std::chrono::milliseconds(400));
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
