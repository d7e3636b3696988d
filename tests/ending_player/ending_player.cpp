// A player that is told to quit behind the stage's back: a library to preload that stands before libmpv.
//
// LANYARD_END_PLAYER names a file. Once it is there it is removed, and the player that is asked for its news
// next gets the command that ends it, as a crash of its own or an operator's hand would: everything that
// follows is libmpv's.
#include <dlfcn.h>
#include <mpv/client.h>
#include <unistd.h>

#include <cstdlib>

extern "C" mpv_event* mpv_wait_event(mpv_handle* player, double timeout) {
    static const auto real =
        reinterpret_cast<mpv_event* (*)(mpv_handle*, double)>(dlsym(RTLD_NEXT, "mpv_wait_event"));
    static const auto command =
        reinterpret_cast<int (*)(mpv_handle*, const char*)>(dlsym(RTLD_NEXT, "mpv_command_string"));
    const char* file = std::getenv("LANYARD_END_PLAYER");
    if (file && ::unlink(file) == 0) command(player, "quit");
    return real(player, timeout);
}
