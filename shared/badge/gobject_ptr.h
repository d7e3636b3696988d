// Objects of GLib's libraries, released with their last owner.
#pragma once

#include <glib-object.h>

#include <memory>

namespace lanyard {

struct GObjectRelease {
    void operator()(gpointer object) const { g_object_unref(object); }
};
template <class Object>
using GObjectPtr = std::unique_ptr<Object, GObjectRelease>;

}  // namespace lanyard
