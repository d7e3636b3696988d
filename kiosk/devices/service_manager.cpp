// By systemd's protocol, sd_notify(3): a datagram to $NOTIFY_SOCKET.
#include "devices/service_manager.h"

#include <systemd/sd-daemon.h>

#include <utility>

namespace lanyard {

void ServiceManager::shown() {
    if (!std::exchange(is_up_, true)) sd_notify(0, "READY=1");
}

void ServiceManager::runs(Milliseconds now) {
    if (!is_up_ || now - told_at_ < tells_every) return;
    told_at_ = now;
    sd_notify(0, "WATCHDOG=1");
}

}  // namespace lanyard
