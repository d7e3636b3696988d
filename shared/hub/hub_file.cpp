// Where a certificate is named, libpq is told to believe no other.
#include "hub/hub_file.h"

#include "base/own_file.h"
#include "base/safe_file.h"
#include "event/settings_table.h"
#include "hub/pg_connection.h"
#include "store/json_text.h"

namespace lanyard {
namespace {

std::filesystem::path usual_file(const std::filesystem::path& folder) {
    return folder / "hub.toml";
}

// A basic string of TOML is written as JSON writes one.
std::string toml_string(const std::string& text) {
    const std::string object = JsonText().text("", text).take();
    return object.substr(4, object.size() - 5);  // of {"":"…"}
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
    HubFile hub{table.text("address").value_or(""), table.text("certificate").value_or("")};
    table.refuse_unknown_keys();
    table.require({"address"});
    if (mistake.error()) return *mistake.error();
    if (!hub.certificate.empty()) {
        const auto certificate = own_file(file.parent_path(), hub.certificate);
        if (!certificate) return certificate.error();
        hub.address += " sslmode=verify-ca sslrootcert=" + pg_quoted(certificate->string());
    }
    return std::optional(std::move(hub));
}

Result<void> write_hub_file(const std::filesystem::path& folder, const HubFile& hub) {
    std::string text =
        "# Where this event's hub is. It has a password in it: give it to the event's machines alone.\n";
    text += "address = " + toml_string(hub.address) + "\n";
    if (!hub.certificate.empty()) text += "certificate = " + toml_string(hub.certificate) + "\n";
    return write_file(usual_file(folder), text);
}

}  // namespace lanyard
