// Reads words out by espeak-ng: made on a thread of its own, played by sound_out.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/instant.h"

namespace lanyard {

// One voice's samples: mono, 16 bits.
struct Samples {
    int rate = 0;  // a second
    std::vector<std::int16_t> values;
};

class Speech {
  public:
    // `ready` gets the samples of what was asked for last, on the speech's thread; words that were taken back
    // meanwhile are not given.
    explicit Speech(std::function<void(Samples)> ready);
    ~Speech();
    Speech(const Speech&) = delete;
    Speech& operator=(const Speech&) = delete;

    // True once it is known that this machine has a voice.
    bool can_speak() const { return rate_ > 0; }

    // Says `words` in `language` ("cy") in place of whatever was being said.
    void say(std::string words, std::string language);
    // Takes back what has not been said.
    void be_quiet();
    // True from say() until its samples were given.
    bool is_preparing() const;

  private:
    struct Asked {
        std::string words, language;
        long long number = 0;
    };
    void run();
    Samples speak(const Asked& asked);

    std::function<void(Samples)> ready_;
    int rate_ = 0;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::optional<Asked> waiting_;
    long long newest_ = 0;
    bool busy_ = false, stop_ = false;
    std::thread thread_;
};

}  // namespace lanyard
