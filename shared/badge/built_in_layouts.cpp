// The files' texts come from the build, in the order of the enum.
#include "badge/built_in_layouts.h"

#include <string>

namespace lanyard {
namespace {

struct NamedLayout {
    std::string_view name, toml;
};
constexpr NamedLayout layouts[] = {
#include "built_in_layouts.inc"
};

const NamedLayout& named(BuiltInLayout layout) {
    return layouts[static_cast<std::size_t>(layout)];
}

}  // namespace

std::string_view built_in_layout_toml(BuiltInLayout layout) {
    return named(layout).toml;
}

BadgeLayout built_in_layout(BuiltInLayout layout) {
    return parse_badge_layout(named(layout).toml, std::string(named(layout).name) + ".toml").value();
}

}  // namespace lanyard
