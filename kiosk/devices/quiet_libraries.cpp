// ALSA and PipeWire write a dozen lines where there is no sound card; the cue says in one that nobody hears
// it.
#include "devices/quiet_libraries.h"

#include <alsa/asoundlib.h>
#include <stdlib.h>

namespace lanyard {
namespace {

void say_nothing(const char*, int, const char*, int, const char*, ...) {}

}  // namespace

void quieten_libraries() {
    ::setenv("PIPEWIRE_DEBUG", "0", 0);
    ::snd_lib_error_set_handler(say_nothing);
}

}  // namespace lanyard
