// lanyard scan: the kiosk's reader over pictures and clips.
#include <nlohmann/json.hpp>

#include "lanyard/command.h"
#include "scan/scan_files.h"

namespace lanyard {
namespace {

// What is no ticket is not read, but neither passed over in silence.
void tell_of_other_code(const std::string& file) {
    const std::string kind = other_code_in_file(file);
    if (!kind.empty())
        std::fprintf(stderr, "lanyard: %s: that is not a QR code (%s); look in your email\n", file.c_str(),
                     kind.c_str());
}

}  // namespace

void add_scan(CommandSyntax app, Command&, Action& action) {
    auto files = std::make_shared<std::vector<std::string>>();
    auto sub = app.add_subcommand(
        "scan", "Read the QR codes in pictures and clips, a JSON line a file: lanyard scan phone.jpg");
    sub.add_option("files", *files, "Pictures or clips").required().type_name("FILE");
    sub.callback([files, &action] {
        action = [files] {
            int status = 0;
            read_codes_of(*files, [&](const std::string& file, const auto& codes) {
                if (!codes) {
                    status = Command::fail(codes.error());
                    return;
                }
                if (codes->empty()) tell_of_other_code(file);
                const nlohmann::json line = {{"file", file}, {"codes", *codes}};
                Command::print_json_line(line);
            });
            return status;
        };
    });
}

}  // namespace lanyard
