// lanyard badge: badges into a file, onto sheets for cutting, or to this machine's printer.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "badge/attendee_badge.h"
#include "badge/badge_draw.h"
#include "badge/badge_layout.h"
#include "badge/badge_sheet.h"
#include "desk/badges.h"
#include "lanyard/badge_text.h"
#include "lanyard/command.h"
#include "store/output_guard.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

constexpr double png_dpi = 300;
constexpr std::size_t closest_at_most = 20;
constexpr int most_blanks = 1000;

const std::map<std::string, SheetPaper> papers = {
    {"A4", {210, 297, 8}}, {"A3", {297, 420, 8}}, {"Letter", {215.9, 279.4, 8}}};

struct Options {
    std::vector<std::string> people, text;
    RegistrationFields says = {};  // of `text`
    std::string out, layout = "badge.toml", sheet, reason;
    bool all = false, stale = false, owed = false, print = false, retire = false;
    int blanks = 0;
};

// One badge to be drawn, and what is known of whose it is.
struct Wanted {
    Attendee person;
    BadgeFields fields;
};

Result<BadgeLayout> layout_of(Desk& desk, const Options& options) {
    const fs::path given(options.layout);
    // A name is of a file in the event's folder, a path is itself.
    return load_badge_layout(given.has_parent_path() ? given : desk.folder().file(options.layout));
}

// Those whose printed badge shows something else than they are called, or do, by now.
Result<std::vector<Attendee>> stale_people(Desk& desk, const Options& options) {
    const auto layout = layout_of(desk, options);
    if (!layout) return layout.error();
    auto people = desk.attendees();
    if (!people) return people;
    auto programme = desk.programme();
    if (!programme) return programme.error();
    const auto shown = shown_on_badges(desk);
    if (!shown) return shown.error();
    const auto still_matches = [&](const Attendee& person) {
        const auto badge = shown->find(person.id);
        // An older version did not note what a badge shows.
        if (badge == shown->end() || badge->second.empty()) return true;
        const auto fields = badge_fields_of(person, desk.folder().config, *programme, "", *layout);
        return badge_fingerprint(fields, desk.folder().key) == badge->second;
    };
    std::erase_if(*people, still_matches);
    return people;
}

// Whose badges are wanted: the ids given, everybody expected, whatever their badge setting, or the stale
// ones.
Result<std::vector<Attendee>> people_wanted(Desk& desk, const Options& options) {
    if (options.stale) return stale_people(desk, options);
    if (options.all) {
        auto people = desk.attendees();
        if (!people) return people;
        std::erase_if(*people, [](const Attendee& a) { return a.status != AttendeeStatus::expected; });
        return people;
    }
    std::vector<std::string> ids = options.people;
    if (options.owed) {
        auto owed = badges_owed(desk);
        if (!owed) return owed.error();
        for (const OwedBadge& badge : *owed) ids.push_back(badge.attendee);
    }
    std::vector<Attendee> people;
    for (const auto& id : ids) {
        auto person = desk.attendee(id);
        if (!person) return person.error();
        if (!*person) return bad_input("nobody has this id", id, "See the ids with: lanyard attendees");
        people.push_back(std::move(**person));
    }
    return people;
}

Result<std::vector<Wanted>> badges_wanted(Desk& desk, const std::vector<Attendee>& people,
                                          const BadgeLayout& layout, const Options& options, Instant now) {
    auto programme = desk.programme();
    if (!programme) return programme.error();
    std::vector<Wanted> wanted;
    for (const auto& person : people) {
        auto code = badge_code(desk, person.id, Command::deed(now));
        if (!code) return code.error();
        wanted.push_back({person, badge_fields_of(person, desk.folder().config, *programme, *code, layout)});
        say_on_badge(wanted.back().fields, options.says);
    }
    for (int i = 0; i < options.blanks; ++i) {
        Wanted blank;
        blank.fields = badge_fields_of({}, desk.folder().config, *programme, "", layout);
        blank.fields.is_blank = true;
        wanted.push_back(std::move(blank));
    }
    return wanted;
}

// The stacks as they lie on the tables; who does not collect theirs, and the blanks, have one of their own.
std::vector<BadgeStack> stacks_of(const EventConfig& config, const std::vector<Wanted>& wanted) {
    std::vector<BadgeStack> stacks;
    const auto stack = [&](const std::string& title) -> BadgeStack& {
        for (BadgeStack& known : stacks) {
            if (known.title == title) return known;
        }
        return stacks.emplace_back(BadgeStack{title, {}, {}});
    };
    for (const auto& table : config.collect_tables) stack(table.name);
    for (const Wanted& one : wanted) {
        const auto* type = config.ticket_type(one.person.ticket_type);
        const auto& name = one.person.family_name.empty() ? one.person.name : one.person.family_name;
        std::string title = "Badges";
        if (one.fields.is_blank) {
            title = "Walk-ins";
        } else if (type && type->badge == BadgeSetting::collect) {
            title = config.collect_table_of(name);
            if (title.empty()) title = "No table";
        }
        stack(title).badges.push_back(one.fields);
    }
    stacks.erase(std::remove_if(stacks.begin(), stacks.end(),
                                [](const BadgeStack& one) { return one.badges.empty(); }),
                 stacks.end());
    return stacks;
}

struct Drawn {
    std::vector<std::string> files;
    std::vector<TextFit> fits;
    std::vector<Error> undrawn;  // of those whose badge is in no file
};

Result<Drawn> write_pdf(const EventFolder& event, const BadgeLayout& layout,
                        const std::vector<Wanted>& wanted, const Options& options) {
    std::vector<BadgeFields> badges;
    for (const Wanted& one : wanted) badges.push_back(one.fields);
    auto document = options.sheet.empty()
                        ? draw_badges_pdf(layout, badges)
                        : draw_sheets_pdf(layout, stacks_of(event.config, wanted), papers.at(options.sheet));
    if (!document) return document.error();
    if (auto wrote = write_output(options.out, document->bytes, event.path); !wrote) return wrote.error();
    return Drawn{{options.out}, std::move(document->fits), std::move(document->undrawn)};
}

Result<Drawn> write_pngs(const EventFolder& event, const BadgeLayout& layout,
                         const std::vector<Wanted>& wanted, const fs::path& out) {
    Drawn drawn;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        auto document = draw_badge_png(layout, wanted[i].fields, png_dpi);
        if (!document && document.error().kind == ErrorKind::input && wanted.size() > 1) {
            drawn.undrawn.push_back(document.error());
            continue;
        }
        if (!document) return document.error();
        drawn.fits.insert(drawn.fits.end(), document->fits.begin(), document->fits.end());
        auto file = out;
        if (wanted.size() > 1) file.replace_filename(fmt::format("{}-{}.png", out.stem().string(), i + 1));
        if (auto wrote = write_output(file, document->bytes, event.path); !wrote) return wrote.error();
        drawn.files.push_back(file.string());
        if (layout.back != BadgeBack::two_sided) continue;
        auto back = draw_badge_png(layout, wanted[i].fields, png_dpi, BadgeSide::back);
        if (!back) return back.error();
        drawn.fits.insert(drawn.fits.end(), back->fits.begin(), back->fits.end());
        file.replace_filename(file.stem().string() + "-back.png");
        if (auto wrote = write_output(file, back->bytes, event.path); !wrote) return wrote.error();
        drawn.files.push_back(file.string());
    }
    return drawn;
}

// False for words that are the same on every badge ("No photos"): how they fit is the layout's own affair.
bool is_about_somebody(const BadgeLayout& layout, const TextFit& fit) {
    const auto item = std::find_if(layout.items.begin(), layout.items.end(),
                                   [&](const BadgeItem& known) { return known.label == fit.item; });
    const auto* text = item == layout.items.end() ? nullptr : std::get_if<TextItem>(&item->content);
    const auto used = text ? placeholders_in(text->text) : std::vector<std::string>();
    return std::any_of(used.begin(), used.end(), [](const std::string& name) { return name != "event"; });
}

// Of each attendee the text that came closest to its limit, the worst first.
std::vector<TextFit> closest_of(const BadgeLayout& layout, std::vector<TextFit> fits) {
    fits.erase(std::remove_if(fits.begin(), fits.end(),
                              [&](const TextFit& fit) { return !is_about_somebody(layout, fit); }),
               fits.end());
    std::stable_sort(fits.begin(), fits.end(),
                     [](const TextFit& a, const TextFit& b) { return a.closeness > b.closeness; });
    std::vector<TextFit> closest;
    std::set<std::string> seen;
    for (TextFit& fit : fits) {
        if (closest.size() == closest_at_most) break;
        if (!fit.attendee_id.empty() && seen.insert(fit.attendee_id).second)
            closest.push_back(std::move(fit));
    }
    return closest;
}

nlohmann::json closest_json(const std::vector<TextFit>& closest) {
    auto list = nlohmann::json::array();
    for (const auto& fit : closest) {
        list.push_back({{"attendee", fit.attendee_id},
                        {"item", fit.item},
                        {"closeness", fit.closeness},
                        {"shortened", fit.shortened}});
    }
    return list;
}

// Whose emoji are on no badge.
nlohmann::json left_out_json(const std::vector<TextFit>& fits) {
    auto list = nlohmann::json::array();
    for (const TextFit& fit : fits)
        if (!fit.left_out.empty())
            list.push_back({{"attendee", fit.attendee_id}, {"item", fit.item}, {"left_out", fit.left_out}});
    return list;
}

nlohmann::json undrawn_json(const std::vector<Error>& undrawn) {
    auto list = nlohmann::json::array();
    for (const Error& why : undrawn) list.push_back(why.message());
    return list;
}

// The worst badges on a sheet to look over; gives the file.
Result<std::string> write_contact_sheet(const EventFolder& event, const BadgeLayout& layout,
                                        const std::vector<Wanted>& wanted,
                                        const std::vector<TextFit>& closest, fs::path out) {
    BadgeStack worst{"Closest to their limit", {}, {}};
    for (const TextFit& fit : closest) {
        const auto one = std::find_if(wanted.begin(), wanted.end(),
                                      [&](const Wanted& w) { return w.person.id == fit.attendee_id; });
        if (one == wanted.end()) continue;
        worst.badges.push_back(one->fields);
        worst.captions.push_back(fmt::format("{} · {:.0f} %{}", fit.item, 100 * fit.closeness,
                                             fit.shortened ? " · shortened" : ""));
    }
    auto sheet = draw_sheets_pdf(layout, {worst}, papers.at("A4"));
    if (!sheet) return sheet.error();
    out.replace_filename(out.stem().string() + "-closest.pdf");
    if (auto wrote = write_output(out, sheet->bytes, event.path); !wrote) return wrote.error();
    return out.string();
}

Result<nlohmann::json> into_files(Desk& desk, const std::vector<Attendee>& people, const Options& options,
                                  Instant now) {
    auto layout = layout_of(desk, options);
    if (!layout) return layout.error();
    auto wanted = badges_wanted(desk, people, *layout, options, now);
    if (!wanted) return wanted.error();
    const fs::path out(options.out);
    auto drawn = out.extension() == ".pdf" ? write_pdf(desk.folder(), *layout, *wanted, options)
                                           : write_pngs(desk.folder(), *layout, *wanted, out);
    if (!drawn) return drawn.error();
    const auto left_out = left_out_json(drawn->fits);
    const auto closest = closest_of(*layout, std::move(drawn->fits));
    nlohmann::json document = {{"badges", wanted->size() - drawn->undrawn.size()},
                               {"files", drawn->files},
                               {"closest", closest_json(closest)},
                               {"left_out", left_out},
                               {"undrawn", undrawn_json(drawn->undrawn)}};
    if (!options.all || out.extension() != ".pdf") return document;
    auto sheet = write_contact_sheet(desk.folder(), *layout, *wanted, closest, out);
    if (!sheet) return sheet.error();
    document["contact_sheet"] = *sheet;
    return document;
}

Result<void> into_queue(Desk& desk, const std::vector<Attendee>& people, const Options& options,
                        Instant now) {
    const bool bulk = options.all || options.stale;
    for (const auto& person : people) {
        std::string reason = options.reason;
        if (reason.empty() && options.stale) reason = "no longer matched";
        if (reason.empty() && !options.says.empty()) reason = "with other words";
        auto job =
            request_badge(desk, person.id, {reason, options.retire, bulk, options.says}, Command::deed(now));
        if (job) continue;
        // Among everybody, some have theirs; that is no mistake.
        if (options.all && job.error().kind == ErrorKind::refused) continue;
        return job.error();
    }
    return {};
}

std::optional<Error> misuse(const Options& options) {
    if (options.out.empty() && !options.print)
        return usage_error("where to?", "badge", "Say --out badges.pdf, --out badge.png or --print");
    if (options.people.empty() && !options.all && !options.stale && !options.owed && options.blanks == 0)
        return usage_error("whose?", "badge", "Give ids, or --all for everybody expected, or --stale");
    if (!options.text.empty() && (options.people.size() != 1 || options.all || options.stale || options.owed))
        return usage_error("words of its own are for one badge", "--text", "Give the id of one person");
    const auto extension = fs::path(options.out).extension();
    if (!options.out.empty() && extension != ".pdf" && extension != ".png")
        return usage_error("a badge goes into a .pdf or a .png", options.out);
    if (!options.sheet.empty() && extension != ".pdf")
        return usage_error("a sheet goes into a .pdf", options.out);
    return std::nullopt;
}

int run(Command& command, Options options) {
    if (const auto error = misuse(options)) return Command::fail(*error);
    auto says = badge_text_of(options.text);
    if (!says) return Command::fail(says.error());
    options.says = std::move(says).value();
    auto desk = command.desk({"", true, true});
    if (!desk) return Command::fail(desk.error());
    auto now = command.now((*desk)->folder().config);
    if (!now) return Command::fail(now.error());
    auto people = people_wanted(**desk, options);
    if (!people) return Command::fail(people.error());
    nlohmann::json document = {{"badges", people->size()},
                               {"files", nlohmann::json::array()},
                               {"closest", nlohmann::json::array()},
                               {"left_out", nlohmann::json::array()},
                               {"undrawn", nlohmann::json::array()}};
    if (!options.out.empty()) {
        auto written = into_files(**desk, *people, options, *now);
        if (!written) return Command::fail(written.error());
        document = *written;
    }
    if (options.print) {
        if (auto queued = into_queue(**desk, *people, options, *now); !queued)
            return Command::fail(queued.error());
    }
    const int status = document["undrawn"].empty() ? 0 : exit_status(ErrorKind::input);
    if (command.as_json) {
        Command::print_json(document);
        return status;
    }
    for (const auto& why : document["undrawn"])
        std::fprintf(stderr, "lanyard: left out: %s\n", why.get<std::string>().c_str());
    for (const auto& one : document["left_out"])
        std::fprintf(stderr, "lanyard: badge of attendee %s: %s: left out %s\n",
                     one["attendee"].get<std::string>().c_str(), one["item"].get<std::string>().c_str(),
                     one["left_out"].get<std::string>().c_str());
    std::printf("%zu badges%s%s\n", document["badges"].get<std::size_t>(),
                options.out.empty() ? "" : (" in " + options.out).c_str(),
                options.print ? ", queued for this machine's printer" : "");
    if (document.contains("contact_sheet"))
        std::printf("Look over the names that came closest to their limit: %s\n",
                    document["contact_sheet"].get<std::string>().c_str());
    return status;
}

}  // namespace

void add_badge(CommandSyntax app, Command& command, Action& action) {
    auto options = std::make_shared<Options>();
    auto sub = app.add_subcommand("badge", "Badges into a file: lanyard badge --all --out badges.pdf");
    sub.add_option("ids", options->people, "Whose").type_name("ID");
    sub.add_flag("--all", options->all, "Everybody expected, whatever their badge setting");
    sub.add_flag("--stale", options->stale, "Those whose printed badge no longer matches");
    sub.add_flag("--owed", options->owed, "Those who are in and have no badge");
    sub.add_option("--blanks", options->blanks, "So many without a name, for walk-ins")
        .between(1, most_blanks)
        .type_name("N");
    sub.add_option("--layout", options->layout,
                   "Another layout than badge.toml: a file of the event, or a path")
        .type_name("FILE");
    std::vector<std::string> sizes;
    for (const auto& [name, paper] : papers) sizes.push_back(name);
    sub.add_option(
           "--sheet", options->sheet,
           "Side by side on this paper, with crop marks, in the stacks of the collect tables: A4, A3, Letter")
        .one_of(sizes)
        .type_name("PAPER");
    sub.add_option("--out", options->out, "A .pdf with a page each, or a .png each").type_name("FILE");
    command.writes(options->out);
    sub.add_option("--text", options->text,
                   "What stands on this print instead of the record's words: name=\"Dr Ada Abbot\"; also "
                   "organisation, job_title and ticket_type")
        .type_name("FIELD=WORDS");
    sub.add_flag("--print", options->print, "Print them on this machine");
    sub.add_option("--reason", options->reason, "Why somebody gets a second badge").type_name("WHY");
    sub.add_flag("--retire", options->retire,
                 "The codes of their earlier badges are worth nothing from now on");
    sub.callback(
        [options, &command, &action] { action = [options, &command] { return run(command, *options); }; });
}

}  // namespace lanyard
