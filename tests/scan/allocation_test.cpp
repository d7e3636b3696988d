// After its first frames the way of a picture takes no memory of ours: buffers are used again.
//
// Every allocation of this program goes through the operators below, and is counted while a test asks for it.
// What the libraries take inside their calls is theirs: a call stack that passes through them is not counted.
#include <dlfcn.h>
#include <doctest/doctest.h>
#include <execinfo.h>

#include <cstdlib>
#include <cstring>
#include <iostream>
#include <new>

#include "scan/picture_watch.h"
#include "scan/qr_reader.h"
#include "scan/repeat_filter.h"
#include "scan/scan_hints.h"
#include "tests/sanitized.h"
#include "tests/scan/pictures/kiosk_frames.h"

#ifndef LANYARD_IS_SANITIZED
#define LANYARD_COUNTS_ALLOCATIONS 1
#endif

namespace {

thread_local bool is_counting = false;
thread_local int allocations = 0;

#ifdef LANYARD_COUNTS_ALLOCATIONS
bool is_a_librarys() {
    void* callers[48];
    const int count = backtrace(callers, 48);
    for (int i = 0; i < count; ++i) {
        Dl_info info{};
        if (dladdr(callers[i], &info) && info.dli_fname && std::strstr(info.dli_fname, "libZXing"))
            return true;
    }
    return false;
}

void* allocate(std::size_t size) {
    if (is_counting) {
        is_counting = false;
        allocations += is_a_librarys() ? 0 : 1;
        is_counting = true;
    }
    if (void* memory = std::malloc(size ? size : 1)) return memory;
    throw std::bad_alloc();
}
#endif

template <class Work>
int allocations_in(Work work) {
    allocations = 0;
    is_counting = true;
    work();
    is_counting = false;
    return allocations;
}

}  // namespace

#ifdef LANYARD_COUNTS_ALLOCATIONS
void* operator new(std::size_t size) {
    return allocate(size);
}
void* operator new[](std::size_t size) {
    return allocate(size);
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete[](void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
    std::free(memory);
}
#endif

using namespace lanyard;

TEST_CASE("a frame without a code takes no memory of ours after the first of each turn") {
#ifndef LANYARD_COUNTS_ALLOCATIONS
    std::cerr << "SKIPPED: a sanitizer counts the allocations of this build; ours were not counted\n";
#endif
    std::mt19937 random(12);
    std::vector<GreyImage> frames;
    for (int i = 0; i < 4; ++i) frames.push_back(make_frame(must_read_nothing(random), random));
    QrReader reader;
    RepeatFilter filter;
    HintReader hints;
    PictureWatch watch;
    const std::vector<ReadCode> none;
    const auto look_at_all = [&](int round) {
        for (std::size_t i = 0; i < frames.size(); ++i) {
            const GreyView view = frames[i].view();
            const Instant now = instant_from_ms(1000 + 40 * (round * 4 + static_cast<int>(i)));
            (void)watch.look(view, now);
            (void)reader.read(view);
            (void)filter.next(none, now);
            (void)hints.look(view, false, now);
        }
    };
    for (int round = 0; round < 3; ++round) look_at_all(round);
    CHECK(allocations_in([&] {
              for (int round = 3; round < 9; ++round) look_at_all(round);
          }) == 0);

#ifdef LANYARD_COUNTS_ALLOCATIONS
    // The count counts: a new reader takes its buffers.
    CHECK(allocations_in([&] { (void)QrReader().read(frames[0].view()); }) > 0);
#endif
}
