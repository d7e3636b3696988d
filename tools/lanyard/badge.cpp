// lanyard badge: badges into a file, or to this machine's printer.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "badge/attendee_badge.h"
#include "badge/badge_draw.h"
#include "badge/badge_layout.h"
#include "base/safe_file.h"
#include "lanyard/command.h"

namespace lanyard {
namespace {

constexpr double png_dpi = 300;
constexpr std::size_t closest_at_most = 20;

struct Options {
    std::vector<std::string> people;
    std::string out;
    bool all = false, print = false;
};

// Whose badges are wanted: the ids given, or everybody expected, whatever their badge setting.
Result<std::vector<Attendee>> wanted(Desk& desk, const Options& options) {
    if (options.all) {
        auto people = desk.attendees();
        if (!people) return people;
        people->erase(std::remove_if(people->begin(), people->end(),
                                     [](const Attendee& a) { return a.status != AttendeeStatus::expected; }),
                      people->end());
        return people;
    }
    std::vector<Attendee> people;
    for (const auto& id : options.people) {
        auto person = desk.attendee(id);
        if (!person) return person.error();
        if (!*person) return bad_input("nobody has this id", id, "See the ids with: lanyard attendees");
        people.push_back(std::move(**person));
    }
    return people;
}

Result<std::vector<std::string>> write_files(const BadgeLayout& layout,
                                             const std::vector<BadgeFields>& badges, const std::string& out,
                                             std::vector<TextFit>& fits) {
    const std::filesystem::path path(out);
    std::vector<std::string> files;
    if (path.extension() == ".pdf") {
        auto document = draw_badges_pdf(layout, badges);
        if (!document) return document.error();
        fits = std::move(document->fits);
        if (auto wrote = write_file(path, document->bytes); !wrote) return wrote.error();
        files.push_back(path.string());
        return files;
    }
    if (path.extension() != ".png") return usage_error("a badge goes into a .pdf or a .png", out);
    for (std::size_t i = 0; i < badges.size(); ++i) {
        auto document = draw_badge_png(layout, badges[i], png_dpi);
        if (!document) return document.error();
        fits.insert(fits.end(), document->fits.begin(), document->fits.end());
        auto file = path;
        if (badges.size() > 1) file.replace_filename(fmt::format("{}-{}.png", path.stem().string(), i + 1));
        if (auto wrote = write_file(file, document->bytes); !wrote) return wrote.error();
        files.push_back(file.string());
    }
    return files;
}

nlohmann::json closest_json(std::vector<TextFit> fits) {
    std::stable_sort(fits.begin(), fits.end(),
                     [](const TextFit& a, const TextFit& b) { return a.closeness > b.closeness; });
    if (fits.size() > closest_at_most) fits.resize(closest_at_most);
    auto closest = nlohmann::json::array();
    for (const auto& fit : fits) {
        closest.push_back({{"attendee", fit.attendee_id},
                           {"item", fit.item},
                           {"closeness", fit.closeness},
                           {"shortened", fit.shortened}});
    }
    return closest;
}

Result<nlohmann::json> into_files(Desk& desk, const std::vector<Attendee>& people, const std::string& out,
                                  Instant now) {
    auto layout = load_badge_layout(desk.folder().file("badge.toml"));
    if (!layout) return layout.error();
    auto programme = desk.programme();
    if (!programme) return programme.error();
    std::vector<BadgeFields> badges;
    for (const auto& person : people) {
        auto code = desk.badge_code(person.id, now);
        if (!code) return code.error();
        badges.push_back(badge_fields_of(person, desk.folder().config, *programme, *code));
    }
    std::vector<TextFit> fits;
    auto files = write_files(*layout, badges, out, fits);
    if (!files) return files.error();
    return nlohmann::json{
        {"badges", badges.size()}, {"files", *files}, {"closest", closest_json(std::move(fits))}};
}

int run(Command& command, const Options& options) {
    if (options.out.empty() && !options.print) {
        return Command::fail(
            usage_error("where to?", "badge", "Say --out badges.pdf, --out badge.png or --print"));
    }
    if (options.people.empty() && !options.all) {
        return Command::fail(usage_error("whose?", "badge", "Give ids, or --all for everybody expected"));
    }
    auto desk = command.desk({"", "command line", true, true});
    if (!desk) return Command::fail(desk.error());
    auto now = command.now((*desk)->folder().config);
    if (!now) return Command::fail(now.error());
    auto people = wanted(**desk, options);
    if (!people) return Command::fail(people.error());
    nlohmann::json document = {
        {"badges", people->size()}, {"files", nlohmann::json::array()}, {"closest", nlohmann::json::array()}};
    if (!options.out.empty()) {
        auto written = into_files(**desk, *people, options.out, *now);
        if (!written) return Command::fail(written.error());
        document = *written;
    }
    if (options.print) {
        for (const auto& person : *people) {
            if (auto job = (*desk)->print_badge(person.id, "asked for", *now); !job)
                return Command::fail(job.error());
        }
    }
    if (command.as_json) {
        Command::print_json(document);
    } else {
        std::printf("%zu badges%s%s\n", people->size(),
                    options.out.empty() ? "" : (" in " + options.out).c_str(),
                    options.print ? ", queued for this machine's printer" : "");
    }
    return 0;
}

}  // namespace

void add_badge(CLI::App& app, Command& command, Action& action) {
    auto options = std::make_shared<Options>();
    auto* sub = app.add_subcommand("badge", "Badges into a file: lanyard badge --all --out badges.pdf");
    sub->add_option("ids", options->people, "Whose")->type_name("ID");
    sub->add_flag("--all", options->all, "Everybody expected, whatever their badge setting");
    sub->add_option("--out", options->out, "A .pdf with a page each, or a .png each")->type_name("FILE");
    sub->add_flag("--print", options->print, "Print them on this machine");
    sub->callback(
        [options, &command, &action] { action = [options, &command] { return run(command, *options); }; });
}

}  // namespace lanyard
