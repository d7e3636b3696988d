// One key, so far.
#include "hub/hub_file.h"

#include "base/safe_file.h"
#include "event/settings_table.h"
#include "store/json_text.h"

namespace lanyard {
namespace {

std::filesystem::path usual_file(const std::filesystem::path& folder) {
    return folder / "hub.toml";
}

}  // namespace

Result<std::optional<HubFile>> read_hub_file(const std::filesystem::path& folder, const std::string& named) {
    const std::filesystem::path file = named.empty() ? usual_file(folder) : std::filesystem::path(named);
    std::error_code failed;
    if (named.empty() && !std::filesystem::exists(file, failed)) return std::optional<HubFile>();
    const auto text = read_file(file, most_settings_bytes);
    if (!text) return text.error();
    const auto settings = parse_settings(*text, file.string());
    if (!settings) return settings.error();
    FirstMistake mistake(file.string());
    SettingsTable table(*settings, "", mistake);
    HubFile hub{table.text("address").value_or("")};
    table.refuse_unknown_keys();
    table.require({"address"});
    if (mistake.error()) return *mistake.error();
    return std::optional(std::move(hub));
}

Result<void> write_hub_file(const std::filesystem::path& folder, const HubFile& hub) {
    // A basic string of TOML is written as JSON writes one.
    const std::string text = JsonText().text("address", hub.address).take();
    const std::string value = text.substr(text.find(':') + 1, text.size() - text.find(':') - 2);
    return write_file(
        usual_file(folder),
        "# Where this event's hub is. It has a password in it: give it to the event's machines alone.\n"
        "address = " +
            value + "\n");
}

}  // namespace lanyard
