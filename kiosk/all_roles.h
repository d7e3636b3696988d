// The two halves of each role: what stands on the screen, and what is done for it on the desk's thread.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "devices/window_pixels.h"
#include "options.h"
#include "roles/role.h"
#include "workers/answers.h"

namespace lanyard {

// `textures` and `window` must outlive it. `catalogues` is where the languages lie; `wake_loop` is called
// from any thread when a video has a picture to show.
std::unique_ptr<Role> make_role(const Options& options, Textures& textures, const std::string& catalogues,
                                const std::function<void()>& wake_loop, Role::Ask ask,
                                const WindowDrawing& window = {});

RoleWork work_of(const Options& options);

}  // namespace lanyard
