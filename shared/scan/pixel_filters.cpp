// Loops over pixels that the compiler can vectorise: no branches, 16-bit sums, one row at a time.
#include "scan/pixel_filters.h"

#include <algorithm>

// A portable build has SSE2 at most; the loader picks the AVX2 copy where the machine has it. Sanitizers
// cannot take it (the choice runs before they are set up), and other processors have one vector set anyway.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define LANYARD_FOR_EACH_PROCESSOR __attribute__((target_clones("avx2", "default")))
#else
#define LANYARD_FOR_EACH_PROCESSOR
#endif

namespace lanyard {
namespace {

// 49 bytes, the largest box, and two thirds' weights of 144 still fit: 144 * 255 < 65536.
using Sum = std::uint16_t;

// sum * multiplier / 65536: how a division by the box's area is written for vectors.
inline Sum scaled(Sum sum, std::uint32_t multiplier) {
    return static_cast<Sum>((sum * multiplier) >> 16);
}

LANYARD_FOR_EACH_PROCESSOR
void halve_row(const std::uint8_t* upper, const std::uint8_t* lower, int width, std::uint8_t* out) {
    for (int x = 0; x < width; ++x)
        out[x] = static_cast<std::uint8_t>(
            (upper[2 * x] + upper[2 * x + 1] + lower[2 * x] + lower[2 * x + 1] + 2) >> 2);
}

LANYARD_FOR_EACH_PROCESSOR
void add_to_column_sums(const std::uint8_t* row, int width, Sum* sums) {
    for (int x = 0; x < width; ++x) sums[x] = static_cast<Sum>(sums[x] + row[x]);
}

// Moves the sums down by a row: one row enters the box, another leaves it.
LANYARD_FOR_EACH_PROCESSOR
void next_column_sums(const std::uint8_t* enters, const std::uint8_t* leaves, int width, Sum* sums) {
    for (int x = 0; x < width; ++x) sums[x] = static_cast<Sum>(sums[x] + enters[x] - leaves[x]);
}

template <int box>
inline Sum box_sum(const Sum* columns) {
    Sum sum = 0;
    for (int i = 0; i < box; ++i) sum = static_cast<Sum>(sum + columns[i]);
    return sum;
}

template <int box>
inline void sharpen_row(const std::uint8_t* in, const Sum* columns, int width, int amount,
                        std::uint8_t* out) {
    const std::uint32_t means = (static_cast<std::uint32_t>(amount) * 65536u + box * box / 2) / (box * box);
    const auto whole = static_cast<std::int16_t>(1 + amount);
    for (int x = 0; x < width; ++x) {
        const auto value =
            static_cast<std::int16_t>(whole * in[x] - scaled(box_sum<box>(columns + x), means));
        out[x] = static_cast<std::uint8_t>(std::min<std::int16_t>(255, std::max<std::int16_t>(0, value)));
    }
}

LANYARD_FOR_EACH_PROCESSOR
void sharpen_row_5(const std::uint8_t* in, const Sum* columns, int width, int amount, std::uint8_t* out) {
    sharpen_row<5>(in, columns, width, amount, out);
}

LANYARD_FOR_EACH_PROCESSOR
void sharpen_row_7(const std::uint8_t* in, const Sum* columns, int width, int amount, std::uint8_t* out) {
    sharpen_row<7>(in, columns, width, amount, out);
}

// Bilinear reading at three points a pixel and axis comes to these weights, in twelfths.
LANYARD_FOR_EACH_PROCESSOR
void mix_three_rows(const std::uint8_t* outer, const std::uint8_t* middle, const std::uint8_t* inner,
                    int width, Sum* mixed) {
    for (int x = 0; x < width; ++x) mixed[x] = static_cast<Sum>(outer[x] + 7 * middle[x] + 4 * inner[x]);
}

// `mixed` has a pixel more at either end.
LANYARD_FOR_EACH_PROCESSOR
void mix_three_columns(const Sum* mixed, int pairs, std::uint8_t* out) {
    constexpr std::uint32_t mean = 65536 / 144;
    for (int i = 0; i < pairs; ++i) {
        const Sum* at = mixed + 3 * i;
        out[2 * i] =
            static_cast<std::uint8_t>(scaled(static_cast<Sum>(at[-1] + 7 * at[0] + 4 * at[1] + 72), mean));
        out[2 * i + 1] =
            static_cast<std::uint8_t>(scaled(static_cast<Sum>(at[3] + 7 * at[2] + 4 * at[1] + 72), mean));
    }
}

// Bilinear reading a quarter of a pixel from the near row or column comes to 3 : 1.
LANYARD_FOR_EACH_PROCESSOR
void mix_two_rows(const std::uint8_t* near, const std::uint8_t* far, int width, Sum* mixed) {
    for (int x = 0; x < width; ++x) mixed[x] = static_cast<Sum>(3 * near[x] + far[x]);
}

// `mixed` has a pixel more at either end.
LANYARD_FOR_EACH_PROCESSOR
void mix_two_columns(const Sum* mixed, int width, std::uint8_t* out) {
    for (int x = 0; x < width; ++x) {
        out[2 * x] = static_cast<std::uint8_t>((3 * mixed[x] + mixed[x - 1] + 8) >> 4);
        out[2 * x + 1] = static_cast<std::uint8_t>((3 * mixed[x] + mixed[x + 1] + 8) >> 4);
    }
}

LANYARD_FOR_EACH_PROCESSOR
void smooth_row(const Sum* columns, int width, std::uint8_t* out) {
    constexpr std::uint32_t mean = (65536 + 8) / 9;
    for (int x = 0; x < width; ++x)
        out[x] = static_cast<std::uint8_t>(scaled(static_cast<Sum>(box_sum<3>(columns + x) + 4), mean));
}

LANYARD_FOR_EACH_PROCESSOR
void invert_row(const std::uint8_t* in, int width, std::uint8_t* out) {
    for (int x = 0; x < width; ++x) out[x] = static_cast<std::uint8_t>(255 - in[x]);
}

}  // namespace

void GreyBuffer::resize(int width, int height) {
    pixels_.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    width_ = width;
    height_ = height;
}

void PixelFilters::halve(GreyView in, GreyBuffer& out) {
    out.resize(in.width / 2, in.height / 2);
    for (int y = 0; y < in.height / 2; ++y)
        halve_row(in.row(2 * y), in.row(2 * y + 1), in.width / 2, out.row(y));
}

void PixelFilters::take_two_thirds(GreyView in, GreyBuffer& out) {
    const int pairs_across = in.width / 3, pairs_down = in.height / 3;
    out.resize(2 * pairs_across, 2 * pairs_down);
    const auto row = [&](int at) { return in.row(std::clamp(at, 0, in.height - 1)); };
    sums_.resize(static_cast<std::size_t>(in.width + 2));
    std::uint16_t* mixed = sums_.data() + 1;
    const auto finish_row = [&](int y) {
        mixed[-1] = mixed[0];
        mixed[in.width] = mixed[in.width - 1];
        mix_three_columns(mixed, pairs_across, out.row(y));
    };
    for (int pair = 0; pair < pairs_down; ++pair) {
        const int y = 3 * pair;
        mix_three_rows(row(y - 1), row(y), row(y + 1), in.width, mixed);
        finish_row(2 * pair);
        mix_three_rows(row(y + 3), row(y + 2), row(y + 1), in.width, mixed);
        finish_row(2 * pair + 1);
    }
}

const std::uint16_t* PixelFilters::column_sums(GreyView in, int y, int box) {
    const int reach = box / 2;
    const auto row = [&](int at) { return in.row(std::clamp(at, 0, in.height - 1)); };
    sums_.resize(static_cast<std::size_t>(in.width + 2 * reach));
    std::uint16_t* sums = sums_.data() + reach;
    if (y == 0) {
        std::fill_n(sums, in.width, Sum{0});
        for (int at = -reach; at <= reach; ++at) add_to_column_sums(row(at), in.width, sums);
    } else {
        next_column_sums(row(y + reach), row(y - reach - 1), in.width, sums);
    }
    std::fill_n(sums_.data(), reach, sums[0]);
    std::fill_n(sums + in.width, reach, sums[in.width - 1]);
    return sums_.data();
}

void PixelFilters::enlarge(GreyView in, GreyBuffer& out) {
    out.resize(2 * in.width, 2 * in.height);
    sums_.resize(static_cast<std::size_t>(in.width + 2));
    std::uint16_t* mixed = sums_.data() + 1;
    for (int y = 0; y < out.view().height; ++y) {
        const int near = y / 2, far = std::clamp(y % 2 == 0 ? near - 1 : near + 1, 0, in.height - 1);
        mix_two_rows(in.row(near), in.row(far), in.width, mixed);
        mixed[-1] = mixed[0];
        mixed[in.width] = mixed[in.width - 1];
        mix_two_columns(mixed, in.width, out.row(y));
    }
}

void PixelFilters::smooth(GreyView in, GreyBuffer& out) {
    out.resize(in.width, in.height);
    for (int y = 0; y < in.height; ++y) smooth_row(column_sums(in, y, 3), in.width, out.row(y));
}

void PixelFilters::sharpen(GreyView in, int box, int amount, GreyBuffer& out) {
    out.resize(in.width, in.height);
    const auto sharpen_one_row = box == 7 ? sharpen_row_7 : sharpen_row_5;
    for (int y = 0; y < in.height; ++y)
        sharpen_one_row(in.row(y), column_sums(in, y, box == 7 ? 7 : 5), in.width, amount, out.row(y));
}

void PixelFilters::copy(GreyView in, GreyBuffer& out) {
    out.resize(in.width, in.height);
    for (int y = 0; y < in.height; ++y) std::copy_n(in.row(y), in.width, out.row(y));
}

void PixelFilters::invert(GreyView in, GreyBuffer& out) {
    out.resize(in.width, in.height);
    for (int y = 0; y < in.height; ++y) invert_row(in.row(y), in.width, out.row(y));
}

}  // namespace lanyard
