// A process that was told so dies without leaving its memory behind, whatever its limits were.
#include "base/core_dumps.h"

#include <doctest/doctest.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>

using namespace lanyard;

TEST_CASE("a process that crashes dumps no core") {
    const pid_t child = ::fork();
    if (child == 0) {
        rlimit limits{};
        ::getrlimit(RLIMIT_CORE, &limits);
        limits.rlim_cur = limits.rlim_max;
        ::setrlimit(RLIMIT_CORE, &limits);
        forbid_core_dumps();
        ::getrlimit(RLIMIT_CORE, &limits);
        if (limits.rlim_cur != 0 || limits.rlim_max != 0) ::_exit(1);
        // The test program's own handler would report this as a case that failed.
        std::signal(SIGABRT, SIG_DFL);
        std::abort();
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == SIGABRT);
    CHECK_FALSE(WCOREDUMP(status));
}

TEST_CASE("a process that hides its memory is none that others of its user may look into") {
    const pid_t child = ::fork();
    if (child == 0) {
        hide_memory();
        ::_exit(::prctl(PR_GET_DUMPABLE) == 0 ? 0 : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
}
