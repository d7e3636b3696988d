// The limit is heeded by the kernel, and by systemd-coredump and apport where the kernel hands a dump to
// them.
#include "base/core_dumps.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#include "base/log.h"

namespace lanyard {

void forbid_core_dumps() {
    const rlimit none{0, 0};
    if (::setrlimit(RLIMIT_CORE, &none) != 0)
        log_warning("a crash of this program may leave its memory on the disk");
}

void hide_memory() {
    if (::prctl(PR_SET_DUMPABLE, 0) != 0)
        log_warning("other programs of this user may read this one's memory");
}

}  // namespace lanyard
