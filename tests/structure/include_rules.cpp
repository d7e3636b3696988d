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

// The program's own folders, whose headers are included without the program's name.
const std::set<std::string> kiosk_folders = {"devices", "ui", "screens", "roles", "workers"};

void add_reachable(const std::string& layer, std::set<std::string>& reachable) {
    if (!reachable.insert(layer).second) return;
    for (const auto& next : beside.at(layer)) add_reachable(next, reachable);
}

}  // namespace

std::string layer_of(const SourceFile& file) {
    if (!file.is_code()) return {};
    for (const auto& [layer, unused] : beside) {
        if (file.is_in("shared/" + layer) || file.is_in(layer)) return layer;
    }
    return {};
}

std::optional<std::string> include_fault(const std::string& layer, const std::string& included) {
    const auto slash = included.find('/');
    const std::string folder = included.substr(0, slash);
    if (slash == std::string::npos) {
        const bool is_made_by_build = included.size() > 4 && included.substr(included.size() - 4) == ".inc";
        if (layer == "kiosk" || is_made_by_build) return std::nullopt;
        return "\"" + included + "\" names no folder";
    }
    if (layer == "kiosk" && kiosk_folders.count(folder)) return std::nullopt;
    if (layer == "tools/lanyard" && folder == "lanyard") return std::nullopt;
    const auto singles = single_headers.find(layer);
    if (singles != single_headers.end() && singles->second.count(included)) return std::nullopt;
    if (!beside.count(folder) || folder == "kiosk") return "there is no folder " + folder + " in shared";
    std::set<std::string> reachable;
    add_reachable(layer, reachable);
    if (reachable.count(folder)) return std::nullopt;
    return layer + " may not include " + folder;
}

std::optional<std::string> quoted_include(std::string_view line) {
    constexpr std::string_view start = "#include \"";
    if (line.substr(0, start.size()) != start) return std::nullopt;
    const auto end = line.find('"', start.size());
    return std::string(line.substr(start.size(), end - start.size()));
}

}  // namespace lanyard
