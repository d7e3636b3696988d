// How the stage's player is set up: its options, the filter of its sound, and the line-up tone.
#pragma once

#include <mpv/client.h>

#include <string>

namespace lanyard {

// EBU Tech 3304's channel identification: 1 kHz at -18 dBFS, two seconds on the left, two on the right. As
// the player takes a file.
extern const char* const line_up_tone;

// Before the player is initialised. What it does not know is logged and left out.
void set_options(mpv_handle* player);

// Turns the sound up or down by `gain_db`, from -60 to 12 dB; what is turned up is kept from being clipped.
// The level is measured behind it.
std::string sound_filter(double gain_db);

}  // namespace lanyard
