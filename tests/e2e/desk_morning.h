// A desk's morning: situations played one after the other at one running desk, by keys or by touch alone,
// each with what its hands did and the seconds that it took, as a table.
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

enum class Hands { keys, touch };

class DeskMorning {
  public:
    // The desk of the sample, with a printer that prints into a folder, and so many seats more than are
    // expected.
    DeskMorning(Hands hands, int seats_left);
    // Prints the table.
    ~DeskMorning();

    // Plays one situation, and notes what it took. Whatever it opened is closed by it.
    void play(const std::string& situation, const std::function<void()>& how);

    // What hands do. Each key, each letter, each touch and each code that is scanned is counted.
    //
    // A button: its touch, or the key that its label says. Where it says none, Tab goes to it from behind.
    void press(const std::string& id);
    // A key that no label says, or the touch that takes its place; "" for none.
    void press(const std::string& key, const std::string& id);
    // A form's last button, after Enter in each of so many fields.
    void finish(const std::string& id, int fields = 1);
    // Into a field, in place of what it has; by touch in small letters, behind what it has.
    void write(const std::string& field, const std::string& words);
    void hold(const std::string& id, int milliseconds);
    // Any screen's top left corner, as staff hold it.
    void hold_corner();
    // On to what a list has below its last row; by touch it is pulled up by this row of it.
    void turn_page(const std::string& row);
    void scan(const std::string& code);
    // Searches until the person is open and theirs is the first row.
    void find(const std::string& words, const std::string& name);
    // The large button for whoever is open, until they are in.
    void check_in();

    // What eyes wait for.
    void sees(const std::string& id, const std::string& words);
    void sees_screen(const std::string& screen, const std::string& state = {});
    std::string label(const std::string& id) const { return desk_->label(id); }
    // The button "id_1", "id_2" … that says these words.
    std::string button_saying(const std::string& id, const std::string& words);
    // Whether it is there once the screen has come to rest.
    bool shows_now(const std::string& id) const;
    // As long as it takes to see whose card came up for a code: an Enter sooner than that is the scanner's.
    void looks_at_card() const;

    // What the journal says.
    nlohmann::json person(const std::string& query) const { return sample_.attendee(query); }
    bool history_has(const std::string& query, const std::string& words) const;
    // Somebody whose registration is cancelled, and who alone has their family name, which is of plain
    // letters.
    nlohmann::json somebody_cancelled() const;
    // Entries of a kind, whether they stand or not.
    int entries(const std::string& kind) const;
    std::size_t badges() const;

    bool by_touch() const { return hands_ == Hands::touch; }
    const SampleEvent& sample() const { return sample_; }
    const std::filesystem::path& printer_folder() const { return badges_; }
    // The power goes, without a word to anybody; and comes back.
    void lose_power();
    void start();

  private:
    struct Row {
        std::string situation;
        int deeds = 0;
        double seconds = 0;
    };
    std::string key_of(const std::string& id);
    void go_to(const std::string& id);
    void key(const std::string& name);
    void touch(const std::string& id);

    SampleEvent sample_;
    Hands hands_;
    VirtualScreen screen_{1920, 1080};
    std::filesystem::path badges_;
    std::unique_ptr<KioskSession> desk_;
    std::vector<Row> rows_;
    int deeds_ = 0;  // of the situation that is played
};

// The situations, in the order in which a morning has them.
void play_newcomers(DeskMorning& desk);
void play_badges_and_names(DeskMorning& desk);
void play_questions(DeskMorning& desk);
void play_everybody(DeskMorning& desk);
void play_arrivals(DeskMorning& desk);
void play_groups(DeskMorning& desk);
void play_ways_to_find(DeskMorning& desk);
void play_arrangements(DeskMorning& desk);
void play_together(DeskMorning& desk);
void play_power_cut(DeskMorning& desk);
void play_staff(DeskMorning& desk);

}  // namespace lanyard
