// Some libraries let nothing be thrown and still ask for memory: the end comes by std::terminate then, on any
// thread.
#include "base/sudden_end.h"

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>

#include "base/result.h"

namespace lanyard {
namespace {

const char* name = "";

}  // namespace

void explain_sudden_end(const char* program) {
    name = program;
    std::set_terminate(end_suddenly);
}

void end_suddenly() {
    // Nothing here asks for memory.
    try {
        if (const auto thrown = std::current_exception()) std::rethrow_exception(thrown);
        std::fprintf(stderr, "%s: it cannot go on. Please report this\n", name);
    } catch (const std::bad_alloc&) {
        std::fprintf(stderr,
                     "%s: this machine has no memory left. End other programs, and start this again\n", name);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s: %s. Please report this\n", name, error.what());
    } catch (...) {
        std::fprintf(stderr, "%s: it cannot go on. Please report this\n", name);
    }
    std::_Exit(exit_status(ErrorKind::machine));
}

}  // namespace lanyard
