// What is heard: short sounds and speech, by the machine's loudspeaker or earphones, or into a WAV file.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/result.h"
#include "devices/speech.h"

namespace lanyard {

// A mono WAV file of 16 bits (RIFF, "WAVE", format 1), read and written whole.
Result<Samples> read_wav(const std::filesystem::path& file);
std::string wav_bytes(const Samples& samples);

class SoundOut {
  public:
    static constexpr int rate = 22'050;  // of everything that is heard
    static constexpr int most_volume = 4;

    // `sounds` is the folder of admitted.wav, attention.wav and refused.wav. With `file`, everything is
    // written there, one after the other, and nothing is played: for tests, and for machines without a
    // loudspeaker.
    SoundOut(std::filesystem::path sounds, std::filesystem::path file);
    ~SoundOut();
    SoundOut(const SoundOut&) = delete;
    SoundOut& operator=(const SoundOut&) = delete;

    // At once, over whatever was being said. A sound that is not there is logged once.
    void play(const std::string& sound);
    // From any thread; after what is being played.
    void say(const Samples& samples);
    void be_quiet();
    bool is_playing() const;
    // 1 to most_volume, of speech; each step is twice as loud as the one below (6 dB), so that all of them
    // are 18 dB apart (EN 301 549, 8.2.1).
    void set_volume(int volume) { volume_ = volume; }

  private:
    void add(const Samples& samples, int volume);
    void open_device();
    void keep_in_file();

    std::filesystem::path sounds_, file_;
    mutable std::mutex mutex_;
    unsigned device_ = 0;  // SDL's, opened when something is first heard
    bool tried_ = false;
    int volume_ = 3;
    Samples written_{rate, {}};
    std::map<std::string, Samples> known_;
};

}  // namespace lanyard
