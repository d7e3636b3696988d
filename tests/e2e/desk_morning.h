// A desk's morning: situations played one after the other at one running desk, each with the keys or touches
// and the seconds that it took, as a table.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tests/e2e/kiosk_session.h"
#include "tests/lanyard/programs/sample_event.h"

namespace lanyard {

class DeskMorning {
  public:
    // The desk of the sample, with a printer that prints into a folder, and so many seats more than are
    // expected. `by` is what the table counts: "keys".
    DeskMorning(std::string by, int seats_left);
    // Prints the table.
    ~DeskMorning();

    // Plays one situation, and notes what it took. Whatever it opened is closed by it.
    void play(const std::string& situation, const std::function<void()>& how);

    // What hands do. Each is counted: a key, each letter that is written, a touch, a code that is scanned.
    void key(const std::string& name);
    void write(const std::string& field, const std::string& text);
    void touch(const std::string& id);
    // By the keys on the screen; small letters.
    void touch_letters(const std::string& letters);
    void hold(const std::string& id, int milliseconds);
    void scan(const std::string& code);
    // Writes into the search until the person is open and theirs is the row that keys are for.
    void open(const std::string& words, const std::string& name);
    void open_by_touch(const std::string& letters, const std::string& name);

    // What eyes wait for.
    void sees(const std::string& id, const std::string& words);
    void sees_screen(const std::string& screen, const std::string& state = {});

    // What the journal says.
    nlohmann::json person(const std::string& query) const { return sample_.attendee(query); }
    bool history_has(const std::string& query, const std::string& words) const;
    // Somebody whose registration is cancelled, and who alone has their family name, which is of plain
    // letters.
    nlohmann::json somebody_cancelled() const;
    // Entries of a kind, whether they stand or not.
    int entries(const std::string& kind) const;
    std::size_t badges() const;

    const SampleEvent& sample() const { return sample_; }

  private:
    struct Row {
        std::string situation;
        int keys = 0;
        double seconds = 0;
    };

    SampleEvent sample_;
    std::string by_;
    VirtualScreen screen_{1920, 1080};
    std::filesystem::path badges_;
    std::unique_ptr<KioskSession> desk_;
    std::vector<Row> rows_;
    int keys_ = 0;  // of the situation that is played
};

}  // namespace lanyard
