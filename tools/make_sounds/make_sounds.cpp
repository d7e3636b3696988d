// Makes the kiosk's sounds, each a few notes of a struck bell: make_sounds FOLDER.
//
// Admitted rises, refused falls, attention stays on one note: they are told apart by their shape in a loud
// hall, and by ears that hear only low or only high notes.
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <numbers>
#include <vector>

#include "base/safe_file.h"
#include "devices/sound_out.h"

namespace {

using namespace lanyard;

struct Note {
    double from_s, hertz;
};
struct Recipe {
    const char* name;
    std::vector<Note> notes;
    double length_s;
};

// Three partials that die away, the higher the sooner.
double bell(double hertz, double time_s) {
    double value = 0;
    for (int partial = 1; partial <= 3; ++partial)
        value += std::sin(2 * std::numbers::pi * hertz * partial * time_s) * std::exp(-time_s * 7 * partial) /
                 partial;
    const double attack = std::min(1.0, time_s / 0.006);
    return value * attack;
}

Samples play(const Recipe& recipe) {
    Samples samples{SoundOut::rate, {}};
    const auto count = static_cast<int>(recipe.length_s * SoundOut::rate);
    for (int i = 0; i < count; ++i) {
        const double time_s = static_cast<double>(i) / SoundOut::rate;
        double value = 0;
        for (const Note& note : recipe.notes)
            if (time_s >= note.from_s) value += bell(note.hertz, time_s - note.from_s);
        const double fades = std::min(1.0, (recipe.length_s - time_s) / 0.03);
        samples.values.push_back(static_cast<std::int16_t>(std::lround(value * fades * 11'000)));
    }
    return samples;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return std::fputs("make_sounds FOLDER\n", stderr), 2;
    const Recipe recipes[] = {{"admitted", {{0, 523.25}, {0.11, 659.25}, {0.22, 783.99}}, 0.75},
                              {"attention", {{0, 587.33}, {0.18, 587.33}}, 0.65},
                              {"refused", {{0, 392.00}, {0.16, 293.66}}, 0.75}};
    for (const Recipe& recipe : recipes) {
        const auto file = std::filesystem::path(argv[1]) / (std::string(recipe.name) + ".wav");
        if (const auto done = write_file(file, wav_bytes(play(recipe)), false); !done)
            return std::fputs((done.error().message() + "\n").c_str(), stderr), 4;
    }
}
