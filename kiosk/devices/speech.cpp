// espeak-ng in its synchronous mode: it gives samples and plays nothing itself. It has one state for the
// whole process, so there is one Speech at a time.
#include "devices/speech.h"

#include <espeak-ng/speak_lib.h>

#include <algorithm>

#include "base/log.h"

namespace lanyard {
namespace {

constexpr int buffer_ms = 100;
constexpr int words_a_minute = 165;  // espeak-ng's own is 175; a hall is loud

// What espeak-ng calls while it speaks: more samples, or none at the end. 1 stops it.
struct Heard {
    std::vector<std::int16_t> values;
    const std::function<bool()>* goes_on = nullptr;
};

int take_samples(short* samples, int count, espeak_EVENT* events) {
    auto* heard = events ? static_cast<Heard*>(events->user_data) : nullptr;
    if (!heard) return 0;
    if (samples && count > 0) heard->values.insert(heard->values.end(), samples, samples + count);
    return (*heard->goes_on)() ? 0 : 1;
}

// English as in Britain, where our English words come from.
std::string voice_of(const std::string& language) {
    return language == "en" || language == "qps" ? "en-gb" : language;
}

}  // namespace

Speech::Speech(std::function<void(Samples)> ready) : ready_(std::move(ready)) {
    rate_ = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, buffer_ms, nullptr, espeakINITIALIZE_DONT_EXIT);
    if (rate_ <= 0) {
        log_warning("this machine has no voice: install espeak-ng-data to have screens read out");
        rate_ = 0;
        return;
    }
    espeak_SetSynthCallback(take_samples);
    espeak_SetParameter(espeakRATE, words_a_minute, 0);
    thread_ = std::thread([this] { run(); });
}

Speech::~Speech() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
        ++newest_;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
    if (rate_ > 0) espeak_Terminate();
}

void Speech::say(std::string words, std::string language) {
    if (!can_speak()) return;
    const std::lock_guard lock(mutex_);
    waiting_ = Asked{std::move(words), std::move(language), ++newest_};
    wake_.notify_all();
}

void Speech::be_quiet() {
    const std::lock_guard lock(mutex_);
    waiting_.reset();
    ++newest_;
}

bool Speech::is_preparing() const {
    const std::lock_guard lock(mutex_);
    return waiting_.has_value() || busy_;
}

void Speech::run() {
    std::unique_lock lock(mutex_);
    for (;;) {
        wake_.wait(lock, [this] { return stop_ || waiting_.has_value(); });
        if (stop_) return;
        const Asked asked = std::move(*waiting_);
        waiting_.reset();
        busy_ = true;
        lock.unlock();
        Samples samples = speak(asked);
        lock.lock();
        const bool is_wanted = asked.number == newest_ && !stop_;
        if (is_wanted) ready_(std::move(samples));
        busy_ = false;
    }
}

Samples Speech::speak(const Asked& asked) {
    if (espeak_SetVoiceByName(voice_of(asked.language).c_str()) != EE_OK) espeak_SetVoiceByName("en-gb");
    const std::function<bool()> goes_on = [&] {
        const std::lock_guard lock(mutex_);
        return asked.number == newest_ && !stop_;
    };
    Heard heard{{}, &goes_on};
    espeak_Synth(asked.words.c_str(), asked.words.size() + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, nullptr,
                 &heard);
    return {rate_, std::move(heard.values)};
}

}  // namespace lanyard
