// Reading codes in a camera's frames, beside one pass of ZXing with its own settings, and zbar.
#include <zbar.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <thread>

#include "scan/qr_reader.h"
#include "tests/bench/all_figures.h"
#include "tests/bench/figure.h"
#include "tests/scan/pictures/frame_classes.h"
#include "tests/scan/pictures/kiosk_frames.h"
#include "tests/scan/pictures/library_readers.h"

namespace lanyard {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int frames_without_code = 30;
constexpr int frames_with_code = 200;
constexpr int frames_of_a_class = 48;
constexpr int frames_that_must_read_nothing = 4000;
constexpr int turns = 3;  // of the reader: it looks at each frame in another way

double ms_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

std::vector<GreyImage> make_frames(int count, const std::function<FrameSpec(std::mt19937&)>& specify,
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

std::vector<std::string> read_by_zbar(GreyView picture) {
    zbar::ImageScanner scanner;
    scanner.set_config(zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    scanner.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    zbar::Image image(static_cast<unsigned>(picture.width), static_cast<unsigned>(picture.height), "Y800",
                      picture.data, static_cast<unsigned long>(picture.width) * picture.height);
    scanner.scan(image);
    std::vector<std::string> texts;
    for (auto symbol = image.symbol_begin(); symbol != image.symbol_end(); ++symbol)
        texts.push_back(symbol->get_data());
    return texts;
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

template <class Read>
void read_nothing_by(benchmark::State& state, Read read) {
    const auto& frames = empty_frames();
    const auto start = Clock::now();
    for (auto _ : state) {
        for (const auto& frame : frames) benchmark::DoNotOptimize(read(frame.view()));
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
                best(defaults, [&] { benchmark::DoNotOptimize(read_by_defaults(frame.view())); });
                for (double& turn : ours)
                    best(turn, [&] { benchmark::DoNotOptimize(reader.read(frame.view())); });
            }
            worst = std::max(worst, *std::max_element(ours, ours + turns) / defaults);
        }
    }
    tell_value(state, worst);
}

// Frames with a code each, made once for all who read them.
struct FrameSet {
    std::vector<std::string> texts;
    std::vector<GreyImage> frames;

    FrameSet(int count, const std::function<FrameSpec(std::mt19937&)>& specify) {
        frames = make_frames(count, specify, &texts);
    }
};
using FrameSets = std::shared_ptr<std::optional<FrameSet>>;

using Read = std::vector<std::string> (*)(GreyView);

// The share of a set's frames of which `read` gets the code; the set is made at its first use.
Measure share_read(FrameSets set, int count, std::function<FrameSpec(std::mt19937&)> specify, Read read) {
    return [=](benchmark::State& state) {
        if (!*set) set->emplace(count, specify);
        int found = 0;
        for (auto _ : state) {
            for (std::size_t i = 0; i < (*set)->frames.size(); ++i)
                found += has_text(read((*set)->frames[i].view()), (*set)->texts[i]) ? 1 : 0;
        }
        tell_value(state, 100.0 * found / count);
    };
}

// Texts read in frames that have none, each shown for all three turns. A frame costs more to make than to
// read.
void read_wrongly(benchmark::State& state) {
    std::atomic<int> next = 0, wrong = 0;
    const auto work = [&] {
        for (int frame = next++; frame < frames_that_must_read_nothing; frame = next++) {
            std::mt19937 random(static_cast<unsigned>(frame));
            const GreyImage image = make_frame(must_read_nothing(random), random);
            wrong += static_cast<int>(read_by_cycle(image.view()).size());
        }
    };
    for (auto _ : state) {
        std::vector<std::thread> threads;
        for (unsigned i = 0; i < std::max(1u, std::thread::hardware_concurrency()); ++i)
            threads.emplace_back(work);
        for (std::thread& thread : threads) thread.join();
    }
    tell_value(state, wrong);
}

void add_share_figure(const std::string& work, int count,
                      const std::function<FrameSpec(std::mt19937&)>& specify, double points_more) {
    const auto set = std::make_shared<std::optional<FrameSet>>();
    const auto add = [&](const std::string& name, const std::string& beside, Read peer, double more) {
        Figure figure;
        figure.work = name;
        figure.beside = beside;
        figure.unit = "%";
        figure.goal = {Goal::Kind::more_than_beside, more};
        figure.ours = share_read(set, count, specify, read_by_cycle);
        figure.peer = share_read(set, count, specify, peer);
        add_figure(std::move(figure));
    };
    add(work, "one pass of ZXing's defaults; ours has three looks at each picture", read_by_defaults,
        points_more);
    add(work + ", and zbar", "zbar on the same frames", read_by_zbar, 0);
}

}  // namespace

void add_frame_figures() {
    Figure mean;
    mean.work = "a frame without code, 720p";
    mean.beside = "one pass of ZXing's defaults for QR codes on the same frames";
    mean.goal = {Goal::Kind::at_most_times, 0.8};
    mean.rounds = 5;
    mean.ours = read_nothing;
    mean.peer = [](benchmark::State& state) { read_nothing_by(state, read_by_defaults); };
    add_figure(mean);

    mean.work += ", and zbar";
    mean.beside = "zbar on the same frames";
    mean.rounds = 1;
    mean.peer = [](benchmark::State& state) { read_nothing_by(state, read_by_zbar); };
    add_figure(std::move(mean));

    Figure worst;
    worst.work = "the slowest of these frames beside the defaults";
    worst.unit = "×";
    worst.goal = {Goal::Kind::at_most, 2};
    worst.ours = worst_frame;
    add_figure(std::move(worst));

    add_share_figure("codes read on the kiosk mix, 720p", frames_with_code, kiosk_mix, 20);
    for (std::size_t i = 0; i < measured_frame_classes; ++i)
        add_share_figure("codes read: " + frame_classes()[i].name, frames_of_a_class,
                         frame_classes()[i].specify, 0);

    Figure wrong;
    wrong.work = "texts read in 4,000 frames that have none";
    wrong.unit = "texts";
    wrong.goal = {Goal::Kind::at_most, 0};
    wrong.ours = read_wrongly;
    add_figure(std::move(wrong));
}

}  // namespace lanyard
