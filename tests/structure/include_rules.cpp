// The list of layers, and what follows from it.
#include "tests/structure/include_rules.h"

#include <map>
#include <set>
#include <vector>

namespace lanyard {
namespace {

// A folder may include those beside it, and whatever those may include.
const std::map<std::string, std::vector<std::string>> beside = {
    {"base", {}},
    {"event", {"base"}},
    {"store", {"event"}},
    {"formats", {"event"}},
    {"badge", {"event"}},
    {"scan", {"event"}},
    {"desk", {"event", "store", "formats"}},
    {"print", {"badge", "scan", "store"}},
    {"media", {"event"}},
    {"hub", {"event", "store"}},
    {"web", {"desk", "store"}},
    {"kiosk", {"desk", "print", "media", "hub", "web"}},
    {"tools/lanyard", {"desk", "print", "media", "hub", "web"}},
};

// Single headers of folders that are otherwise closed: the hub implements the desk's claims.
const std::map<std::string, std::set<std::string>> single_headers = {{"hub", {"desk/claims.h"}}};

// What the kiosk is made of. A part may include those beside it, whatever those may include, and the library.
// Headers at the kiosk's root are parts too: the inbox with what travels in it, and the options, lie below
// the folders; what is left of the root is the app, above them.
const std::map<std::string, std::vector<std::string>> beside_in_kiosk = {
    {"ui", {}},
    {"inbox", {"ui"}},
    {"devices", {"ui", "inbox"}},
    {"options", {"devices"}},
    {"workers", {"devices", "options"}},
    {"screens", {"ui", "inbox"}},
    {"roles", {"screens", "workers"}},  // what several roles have
    {"roles/self", {"roles"}},
    {"roles/desk", {"roles"}},
    {"roles/door", {"roles"}},
    {"roles/board", {"roles"}},
    {"roles/stage", {"roles"}},
    {"roles/cue", {"roles"}},
    {"app", {"roles/self", "roles/desk", "roles/door", "roles/board", "roles/stage", "roles/cue"}},
};

// The kiosk's user interface is drawn of these alone, and of the fonts that badges have.
const std::set<std::string> library_of_ui = {"base", "event"};
constexpr std::string_view fonts_of_ui = "badge/fonts.h";

const std::map<std::string, std::string> parts_at_root = {
    {"event_facts", "inbox"}, {"inbox", "inbox"},     {"message", "inbox"},
    {"overloaded", "inbox"},  {"role_kind", "inbox"}, {"options", "options"},
};

using Arrows = std::map<std::string, std::vector<std::string>>;

void add_reachable(const Arrows& arrows, const std::string& layer, std::set<std::string>& reachable) {
    if (!reachable.insert(layer).second) return;
    for (const auto& next : arrows.at(layer)) add_reachable(arrows, next, reachable);
}

bool reaches(const Arrows& arrows, const std::string& from, const std::string& to) {
    std::set<std::string> reachable;
    add_reachable(arrows, from, reachable);
    return reachable.count(to) > 0;
}

}  // namespace

std::string layer_of(const SourceFile& file) {
    if (!file.is_code()) return {};
    for (const auto& [layer, unused] : beside) {
        if (file.is_in("shared/" + layer) || file.is_in(layer)) return layer;
    }
    return {};
}

std::string part_of_kiosk(const std::string& path) {
    const auto slash = path.find('/');
    if (slash == std::string::npos) {
        const auto part = parts_at_root.find(path.substr(0, path.find('.')));
        return part == parts_at_root.end() ? "app" : part->second;
    }
    const auto next = path.find('/', slash + 1);
    const std::string folder = path.substr(0, slash), inner = path.substr(0, next);
    if (next != std::string::npos && beside_in_kiosk.count(inner)) return inner;
    return beside_in_kiosk.count(folder) ? folder : "";
}

std::optional<std::string> include_fault(const std::string& layer, const std::string& included,
                                         const std::string& part) {
    const auto slash = included.find('/');
    const std::string folder = included.substr(0, slash);
    const std::string included_part = part.empty() ? "" : part_of_kiosk(included);
    if (!included_part.empty()) {
        if (reaches(beside_in_kiosk, part, included_part)) return std::nullopt;
        return "kiosk's " + part + " may not include its " + included_part;
    }
    if (slash == std::string::npos) {
        const bool is_made_by_build = included.size() > 4 && included.substr(included.size() - 4) == ".inc";
        if (is_made_by_build) return std::nullopt;
        return "\"" + included + "\" names no folder";
    }
    if (part == "ui" && !library_of_ui.count(folder) && included != fonts_of_ui)
        return "kiosk's ui may not include " + folder;
    if (layer == "tools/lanyard" && folder == "lanyard") return std::nullopt;
    const auto singles = single_headers.find(layer);
    if (singles != single_headers.end() && singles->second.count(included)) return std::nullopt;
    if (!beside.count(folder) || folder == "kiosk") return "there is no folder " + folder + " in shared";
    if (reaches(beside, layer, folder)) return std::nullopt;
    return layer + " may not include " + folder;
}

std::optional<std::string> quoted_include(std::string_view line) {
    constexpr std::string_view start = "#include \"";
    if (line.substr(0, start.size()) != start) return std::nullopt;
    const auto end = line.find('"', start.size());
    return std::string(line.substr(start.size(), end - start.size()));
}

}  // namespace lanyard
