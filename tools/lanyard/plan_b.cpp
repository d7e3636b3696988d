// lanyard plan-b: the whole event on paper, for when the power is gone.
#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "badge/attendee_badge.h"
#include "badge/badge_sheet.h"
#include "badge/paper_list.h"
#include "desk/badges.h"
#include "desk/blank_badges.h"
#include "desk/history_words.h"
#include "event/filed_names.h"
#include "lanyard/command.h"
#include "store/output_guard.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

constexpr int most_blanks = 1000;
constexpr int spare_lines_without_badges = 16;  // a page

struct Options {
    std::string out;
    int blanks = 0;
};

struct Written {
    std::size_t people = 0;
    int pages = 0;
    std::vector<std::string> files;
    std::vector<Error> spelled_plainly;
};

// The ticket that they hold, so that one code is enough; who has none gets the badge's.
Result<std::string> code_on_paper(Desk& desk, const std::string& person, Instant now) {
    const auto invitation = invitation_of(desk, person);
    if (!invitation) return invitation.error();
    if (*invitation) return ticket_code(desk.folder().key, **invitation);
    return badge_code(desk, person, Command::deed(now));
}

// What stands below the name.
std::string detail_of(const Attendee& person) {
    std::string detail = person.organisation;
    for (const std::string& more :
         {person.ticket_type,
          std::string(person.status == AttendeeStatus::pending ? "PENDING: send to the desk" : "")})
        if (!more.empty()) detail += (detail.empty() ? "" : " · ") + more;
    return detail;
}

// A row under each letter that they may be looked for under, with what it is sorted by.
Result<std::vector<std::pair<std::string, PaperRow>>> rows_of(Desk& desk, Instant now, std::size_t& people) {
    const auto programme = desk.programme();
    if (!programme) return programme.error();
    const auto everybody = desk.attendees();
    if (!everybody) return everybody.error();
    std::vector<std::pair<std::string, PaperRow>> rows;
    for (const Attendee& person : *everybody) {
        if (person.status != AttendeeStatus::expected && person.status != AttendeeStatus::pending) continue;
        const auto code = code_on_paper(desk, person.id, now);
        if (!code) return code.error();
        ++people;
        PaperRow row;
        row.detail = detail_of(person);
        row.beside = badge_fields_of(person, desk.folder().config, *programme, *code, {}).sessions;
        for (const Flag flag : person.flags) row.beside.push_back(flag_words(flag));
        row.code = *code;
        row.person = person.id;
        for (const FiledName& filed : filed_names(person)) {
            row.letter = filed.letter;
            row.name = filed.words;
            // Whoever begins with no letter stands last.
            const std::string letter = filed.letter == "#" ? "~" : filed.letter;
            rows.emplace_back(letter + filed.place + person.id, row);
        }
    }
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return rows;
}

std::string blank_title(std::size_t number) {
    return "Walk-in " + std::to_string(number);
}

Result<PaperList> list_of(Desk& desk, const std::vector<std::string>& blanks, Instant now,
                          std::size_t& people) {
    const EventConfig& config = desk.folder().config;
    auto rows = rows_of(desk, now, people);
    if (!rows) return rows.error();
    PaperList list;
    list.language = config.languages.front();
    list.title = config.name + "  ·  as of " + format_date(now, config.time_zone) + " " +
                 format_clock(now, config.time_zone);
    list.told_how =
        "Tick who comes, and write down when. Who is not on the list goes on a spare line. When the power is "
        "back, scan the ticked codes at the desk.";
    list.columns = {"In", "At", "Name", "Sessions, and what to know", "Code"};
    for (auto& [place, row] : *rows) list.people.push_back(std::move(row));
    const std::size_t spare = blanks.empty() ? spare_lines_without_badges : blanks.size();
    for (std::size_t i = 0; i < spare; ++i) {
        PaperRow row;
        row.detail = blank_title(i + 1) + ": name; beside it organisation";
        if (i < blanks.size()) row.code = blanks[i];
        list.spare_lines.push_back(std::move(row));
    }
    return list;
}

// The blank badges, each with the number of its spare line.
Result<fs::path> write_blanks(const EventFolder& event, const std::vector<std::string>& blanks,
                              fs::path out) {
    const auto layout = load_badge_layout(event.file("badge.toml"));
    if (!layout) return layout.error();
    BadgeStack stack{"Blank badges", {}, {}};
    for (std::size_t i = 0; i < blanks.size(); ++i) {
        BadgeFields blank = badge_fields_of({}, event.config, {}, blanks[i], *layout);
        blank.is_blank = true;
        stack.badges.push_back(std::move(blank));
        stack.captions.push_back(blank_title(i + 1));
    }
    const auto sheets = draw_sheets_pdf(*layout, {stack}, SheetPaper());
    if (!sheets) return sheets.error();
    out.replace_filename(out.stem().string() + "-badges.pdf");
    if (auto wrote = write_output(out, sheets->bytes, event.path); !wrote) return wrote.error();
    return out;
}

Result<Written> write_all(Desk& desk, const Options& options, Instant now) {
    const auto blanks = make_blank_codes(desk, options.blanks);
    if (!blanks) return blanks.error();
    Written written;
    const auto list = list_of(desk, *blanks, now, written.people);
    if (!list) return list.error();
    auto drawn = draw_paper_list(*list);
    if (!drawn) return drawn.error();
    if (auto wrote = write_output(options.out, drawn->bytes, desk.folder().path); !wrote)
        return wrote.error();
    written.files.push_back(options.out);
    written.pages = drawn->pages;
    written.spelled_plainly = std::move(drawn->spelled_plainly);
    if (blanks->empty()) return written;
    const auto badges = write_blanks(desk.folder(), *blanks, options.out);
    if (!badges) return badges.error();
    written.files.push_back(badges->string());
    return written;
}

int run(Command& command, const Options& options) {
    if (fs::path(options.out).extension() != ".pdf")
        return Command::fail(usage_error("the list goes into a .pdf", options.out));
    auto desk = command.desk(Command::at_command_line());
    if (!desk) return Command::fail(desk.error());
    const auto now = command.now((*desk)->folder().config);
    if (!now) return Command::fail(now.error());
    const auto written = write_all(**desk, options, *now);
    if (!written) return Command::fail(written.error());
    nlohmann::json plainly = nlohmann::json::array();
    for (const Error& why : written->spelled_plainly) {
        plainly.push_back(why.message());
        std::fprintf(stderr, "lanyard: written in plain letters: %s\n", why.message().c_str());
    }
    if (command.as_json) {
        Command::print_json({{"people", written->people},
                             {"pages", written->pages},
                             {"blanks", options.blanks},
                             {"files", written->files},
                             {"spelled_plainly", plainly}});
    } else {
        std::printf("%zu people on %d pages in %s\n", written->people, written->pages, options.out.c_str());
        if (options.blanks > 0)
            std::printf("%d blank badges in %s\n", options.blanks, written->files.back().c_str());
    }
    return 0;
}

}  // namespace

void add_plan_b(CommandSyntax app, Command& command, Action& action) {
    auto options = std::make_shared<Options>();
    auto sub =
        app.add_subcommand("plan-b",
                           "Everybody on paper, with boxes to tick and codes to scan afterwards, for when "
                           "the power is gone: lanyard plan-b --out plan-b.pdf");
    sub.add_option("--out", options->out, "A .pdf of A4 pages; blank badges go into another beside it")
        .required()
        .type_name("FILE");
    command.writes(options->out);
    sub.add_option("--blank", options->blanks,
                   "So many blank badges with codes of their own, a spare line each, for walk-ins")
        .between(1, most_blanks)
        .type_name("N");
    sub.callback(
        [options, &command, &action] { action = [options, &command] { return run(command, *options); }; });
}

}  // namespace lanyard
