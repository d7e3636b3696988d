// Opening says which part of a folder is missing and what to do.
#include "store/event_folder.h"

#include <cstdlib>

#include "base/safe_file.h"
#include "store/empty_folder.h"
#include "store/purges.h"

namespace lanyard {

Result<EventFolder> open_event_folder(const std::filesystem::path& folder) {
    std::error_code failed;
    const auto path = std::filesystem::weakly_canonical(folder, failed);
    if (failed || !std::filesystem::is_directory(path, failed)) {
        return bad_input("there is no such folder", folder.string(), "Make an event with: lanyard init DIR");
    }
    if (const auto share = network_file_system(path); !share.empty()) {
        return machine_error("the event folder lies on a network share (" + share + ")", path.string(),
                             "Copy it to a disk of this machine: two machines share an event through a hub");
    }
    const auto settings = path / "event.toml";
    if (!std::filesystem::exists(settings, failed)) {
        return bad_input("this folder holds no event: event.toml is missing", path.string(),
                         "Name the event's folder with --event, or make one with: lanyard init DIR");
    }
    auto text = read_file(settings, 1 << 20);
    if (!text) return text.error();
    auto config = parse_event_config(*text, settings.string());
    if (!config) return config.error();
    const auto key_file = path / "event.key";
    if (!std::filesystem::exists(key_file, failed) && std::filesystem::exists(path / purged_note, failed))
        return bad_input("this event was purged and its key destroyed: nobody can read who came any more",
                         path.string(), std::string("What it counted stands in ") + purged_note);
    if (!std::filesystem::exists(key_file, failed) && std::filesystem::exists(path / emptied_note, failed))
        return bad_input("this machine was closed: it is empty and may be returned", path.string(),
                         "To use it for the event again: lanyard join");
    if (!std::filesystem::exists(key_file, failed)) {
        return bad_input(
            "the event's key is missing: the folder is only half copied, or was never made with init",
            key_file.string(),
            "Copy the whole folder, or make a new event with: lanyard init DIR --from " + path.string());
    }
    auto key_text = read_file(key_file, 4096);
    if (!key_text) return key_text.error();
    auto key = EventKey::parse(*key_text, key_file.string());
    if (!key) return key.error();
    return EventFolder{path, std::move(config).value(), std::move(key).value()};
}

std::filesystem::path choose_event_folder(const std::string& option) {
    if (!option.empty()) return option;
    if (const char* folder = std::getenv("LANYARD_EVENT"); folder && *folder) return folder;
    return ".";
}

}  // namespace lanyard
