// SDL's queue of samples; the device is opened only when there is something to hear.
#include "devices/sound_out.h"

#include <SDL.h>

#include <algorithm>
#include <utility>

#include "base/log.h"
#include "base/safe_file.h"

namespace lanyard {
namespace {

constexpr std::size_t header_bytes = 44;
constexpr std::size_t most_samples = static_cast<std::size_t>(SoundOut::rate) * 3600;

std::uint32_t number_at(const std::string& bytes, std::size_t at, int count) {
    std::uint32_t value = 0;
    for (int i = 0; i < count; ++i)
        value |=
            static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]))
            << 8 * i;
    return value;
}

void append_number(std::string& bytes, std::uint32_t value, int count) {
    for (int i = 0; i < count; ++i) bytes += static_cast<char>(value >> 8 * i & 255);
}

// At our rate, by the nearest sample: espeak-ng's voices have it already.
Samples at_our_rate(const Samples& samples) {
    if (samples.rate == SoundOut::rate || samples.rate <= 0) return samples;
    Samples changed{SoundOut::rate, {}};
    const auto count = samples.values.size() * static_cast<std::size_t>(SoundOut::rate) /
                       static_cast<std::size_t>(samples.rate);
    changed.values.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        changed.values.push_back(samples.values[i * static_cast<std::size_t>(samples.rate) /
                                                static_cast<std::size_t>(SoundOut::rate)]);
    return changed;
}

}  // namespace

Result<Samples> read_wav(const std::filesystem::path& file) {
    const auto bytes = read_file(file);
    if (!bytes) return bytes.error();
    const bool is_ours = bytes->size() >= header_bytes && bytes->compare(0, 4, "RIFF") == 0 &&
                         bytes->compare(8, 4, "WAVE") == 0 && number_at(*bytes, 20, 2) == 1 &&
                         number_at(*bytes, 22, 2) == 1 && number_at(*bytes, 34, 2) == 16;
    if (!is_ours) return bad_input("it is no mono WAV file of 16 bits", file.string());
    Samples samples{static_cast<int>(number_at(*bytes, 24, 4)), {}};
    for (std::size_t at = header_bytes; at + 1 < bytes->size(); at += 2)
        samples.values.push_back(static_cast<std::int16_t>(number_at(*bytes, at, 2)));
    return samples;
}

std::string wav_bytes(const Samples& samples) {
    const auto size = static_cast<std::uint32_t>(samples.values.size() * 2);
    const auto bytes_a_second = static_cast<std::uint32_t>(samples.rate) * 2;
    std::string bytes = "RIFF";
    append_number(bytes, size + 36, 4);
    bytes += "WAVEfmt ";
    for (const auto& [value, count] : {std::pair<std::uint32_t, int>{16, 4},
                                       {1, 2},
                                       {1, 2},
                                       {static_cast<std::uint32_t>(samples.rate), 4},
                                       {bytes_a_second, 4},
                                       {2, 2},
                                       {16, 2}})
        append_number(bytes, value, count);
    bytes += "data";
    append_number(bytes, size, 4);
    for (const std::int16_t value : samples.values)
        append_number(bytes, static_cast<std::uint16_t>(value), 2);
    return bytes;
}

SoundOut::SoundOut(std::filesystem::path sounds, std::filesystem::path file)
    : sounds_(std::move(sounds)), file_(std::move(file)) {}

SoundOut::~SoundOut() {
    if (device_) SDL_CloseAudioDevice(device_);
}

void SoundOut::play(const std::string& sound) {
    if (!known_.count(sound)) {
        auto samples = read_wav(sounds_ / (sound + ".wav"));
        if (!samples) log_warning("a sound cannot be played: {}", samples.error().message());
        known_[sound] = samples ? std::move(samples).value() : Samples{rate, {}};
    }
    be_quiet();
    add(known_[sound], most_volume);
}

void SoundOut::say(const Samples& samples) {
    add(samples, volume_);
}

void SoundOut::add(const Samples& samples, int volume) {
    if (samples.values.empty()) return;
    const std::lock_guard lock(mutex_);
    Samples loud = at_our_rate(samples);
    for (std::int16_t& value : loud.values)
        value = static_cast<std::int16_t>(value / (1 << (most_volume - volume)));
    if (!file_.empty()) {
        if (written_.values.size() + loud.values.size() > most_samples) return;
        written_.values.insert(written_.values.end(), loud.values.begin(), loud.values.end());
        return keep_in_file();
    }
    open_device();
    if (device_)
        SDL_QueueAudio(device_, loud.values.data(),
                       static_cast<Uint32>(loud.values.size() * sizeof(std::int16_t)));
}

// A machine without a sound card is none that somebody forgot to plug in: libraries that look for one say a
// lot.
void SoundOut::open_device() {
    if (device_ || std::exchange(tried_, true)) return;
    if (!SDL_getenv("SDL_AUDIODRIVER") && !std::filesystem::exists("/dev/snd"))
        return log_info("nothing can be heard: this machine has no sound card");
    SDL_AudioSpec wanted{};
    wanted.freq = rate;
    wanted.format = AUDIO_S16SYS;
    wanted.channels = 1;
    wanted.samples = 1024;
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) == 0)
        device_ = SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0);
    if (!device_) return log_warning("nothing can be heard: {}", SDL_GetError());
    SDL_PauseAudioDevice(device_, 0);
}

void SoundOut::keep_in_file() {
    if (const auto done = lanyard::write_file(file_, wav_bytes(written_), false); !done)
        log_error("--sound-to: {}", done.error().message());
}

void SoundOut::be_quiet() {
    const std::lock_guard lock(mutex_);
    if (device_) SDL_ClearQueuedAudio(device_);
}

bool SoundOut::is_playing() const {
    const std::lock_guard lock(mutex_);
    return device_ && SDL_GetQueuedAudioSize(device_) > 0;
}

}  // namespace lanyard
