// Libraries that write to standard error by themselves are told not to: what is wrong is said once, in our
// log.
#pragma once

namespace lanyard {

// To be called before there is another thread, since it sets the environment. Whoever has set PIPEWIRE_DEBUG
// keeps it.
void quieten_libraries();

}  // namespace lanyard
