// Reading codes in a camera's frames, beside one pass of ZXing with its own settings.
#define ZX_USE_UTF8 1  // 1.4 gives wide strings without it
#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <chrono>
#include <random>

#include "scan/qr_reader.h"
#include "tests/bench/all_figures.h"
#include "tests/bench/figure.h"
#include "tests/scan/pictures/kiosk_frames.h"

namespace lanyard {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int frames_without_code = 30;
constexpr int frames_with_code = 200;
constexpr int turns = 3;  // of the reader: it looks at each frame in another way

double ms_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

std::vector<GreyImage> make_frames(int count, FrameSpec (*specify)(std::mt19937&),
                                   std::vector<std::string>* texts) {
    std::mt19937 random(2017);
    std::vector<GreyImage> frames;
    for (int i = 0; i < count; ++i) {
        const FrameSpec spec = specify(random);
        frames.push_back(make_frame(spec, random));
        if (texts) texts->push_back(spec.text);
    }
    return frames;
}

// Clutter, half codes and what else looks a little like one.
const std::vector<GreyImage>& empty_frames() {
    static const auto frames = make_frames(frames_without_code, must_read_nothing, nullptr);
    return frames;
}

ZXing::Results read_by_defaults(const GreyImage& frame) {
    const ZXing::ImageView view(frame.pixels.data(), frame.width, frame.height, ZXing::ImageFormat::Lum);
#if __has_include(<ZXing/ReaderOptions.h>)
    return ZXing::ReadBarcodes(view, ZXing::ReaderOptions().setFormats(ZXing::BarcodeFormat::QRCode));
#else
    return ZXing::ReadBarcodes(view, ZXing::DecodeHints().setFormats(ZXing::BarcodeFormat::QRCode));
#endif
}

// The mean over all frames, each shown once for every turn of the reader.
void read_nothing(benchmark::State& state) {
    const auto& frames = empty_frames();
    QrReader reader;
    const auto start = Clock::now();
    for (auto _ : state) {
        for (const auto& frame : frames) {
            for (int turn = 0; turn < turns; ++turn) benchmark::DoNotOptimize(reader.read(frame.view()));
        }
    }
    tell_value(state, ms_since(start) / (frames_without_code * turns));
}

void read_nothing_by_defaults(benchmark::State& state) {
    const auto& frames = empty_frames();
    const auto start = Clock::now();
    for (auto _ : state) {
        for (const auto& frame : frames) benchmark::DoNotOptimize(read_by_defaults(frame));
    }
    tell_value(state, ms_since(start) / frames_without_code);
}

// The frame and turn that take longest beside the defaults on that frame. Each time is the best of five: what
// else the machine did is not the reader's.
void worst_frame(benchmark::State& state) {
    constexpr int tries = 5;
    const auto best = [](double& so_far, auto&& work) {
        const auto start = Clock::now();
        work();
        so_far = std::min(so_far, ms_since(start));
    };
    double worst = 0;
    for (auto _ : state) {
        for (const auto& frame : empty_frames()) {
            double ours[turns] = {1e9, 1e9, 1e9}, defaults = 1e9;
            QrReader reader;
            for (int i = 0; i < tries; ++i) {
                best(defaults, [&] { benchmark::DoNotOptimize(read_by_defaults(frame)); });
                for (double& turn : ours)
                    best(turn, [&] { benchmark::DoNotOptimize(reader.read(frame.view())); });
            }
            worst = std::max(worst, *std::max_element(ours, ours + turns) / defaults);
        }
    }
    tell_value(state, worst);
}

struct KioskMix {
    std::vector<std::string> texts;
    std::vector<GreyImage> frames = make_frames(frames_with_code, kiosk_mix, &texts);
};
const KioskMix& frames_of_kiosk() {
    static const KioskMix mix;
    return mix;
}

// The share of frames of which `reads(frame, text)` gets the code.
template <class Reads>
void tell_share_read(benchmark::State& state, Reads reads) {
    const KioskMix& mix = frames_of_kiosk();
    int read = 0;
    for (auto _ : state) {
        for (std::size_t i = 0; i < mix.frames.size(); ++i)
            read += reads(mix.frames[i], mix.texts[i]) ? 1 : 0;
    }
    tell_value(state, 100.0 * read / frames_with_code);
}

// What people hold up, the same picture for each of the reader's three turns.
void read_kiosk_mix(benchmark::State& state) {
    tell_share_read(state, [](const GreyImage& frame, const std::string& text) {
        QrReader reader;
        for (int turn = 0; turn < turns; ++turn) {
            for (const auto& code : reader.read(frame.view())) {
                if (code.text == text) return true;
            }
        }
        return false;
    });
}

void read_kiosk_mix_by_defaults(benchmark::State& state) {
    tell_share_read(state, [](const GreyImage& frame, const std::string& text) {
        const auto codes = read_by_defaults(frame);
        return std::any_of(codes.begin(), codes.end(), [&](const auto& code) {
            return std::string(code.bytes().begin(), code.bytes().end()) == text;
        });
    });
}

}  // namespace

void add_frame_figures() {
    Figure mean;
    mean.work = "a frame without code, 720p";
    mean.beside = "one pass of ZXing's defaults for QR codes on the same frames";
    mean.goal = {Goal::Kind::at_most_times, 0.8};
    mean.rounds = 5;
    mean.ours = read_nothing;
    mean.peer = read_nothing_by_defaults;
    add_figure(std::move(mean));

    Figure worst;
    worst.work = "the slowest of these frames beside the defaults";
    worst.unit = "×";
    worst.goal = {Goal::Kind::at_most, 2};
    worst.ours = worst_frame;
    add_figure(std::move(worst));

    Figure read;
    read.work = "codes read on the kiosk mix, 720p";
    read.beside = "one pass of ZXing's defaults; ours has three looks at each picture";
    read.unit = "%";
    read.goal = {Goal::Kind::more_than_beside, 20};
    read.ours = read_kiosk_mix;
    read.peer = read_kiosk_mix_by_defaults;
    add_figure(std::move(read));
}

}  // namespace lanyard
