// lanyard printing: this machine's badges that wait, or that nobody knows of, and the roll they come from.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "desk/badges.h"
#include "lanyard/command.h"

namespace lanyard {
namespace {

using nlohmann::json;

struct Options {
    std::string point, came_out, did_not_come;
    int new_roll = 0;
};

json badges_json(const std::vector<BadgeInHand>& badges) {
    json list = json::array();
    for (const BadgeInHand& badge : badges)
        list.push_back({{"job", badge.job},
                        {"attendee", badge.attendee},
                        {"name", badge.name},
                        {"point", badge.point},
                        {"problem", badge.problem}});
    return list;
}

void print_badges(const char* what, const std::vector<BadgeInHand>& badges) {
    for (const BadgeInHand& badge : badges)
        std::printf("%-8s %s  %s, %s%s%s\n", what, badge.attendee.c_str(), badge.name.c_str(),
                    badge.point.c_str(), badge.problem.empty() ? "" : ": ", badge.problem.c_str());
}

// The answer to "printed or not?" of a person's badge.
Result<void> answer(Desk& desk, const std::string& person, bool came_out, Instant now) {
    const auto asked = badges_asked(desk);
    if (!asked) return asked.error();
    for (const BadgeInHand& badge : *asked)
        if (badge.attendee == person) return badge_came_out(desk, badge.job, came_out, Command::deed(now));
    return bad_input("nobody asks whether this badge came out", person,
                     "See whose are asked about with: lanyard printing");
}

Result<void> change(Desk& desk, const Options& options, Instant now) {
    if (options.new_roll > 0) {
        if (auto laid_in = new_label_roll(desk, options.new_roll); !laid_in) return laid_in;
    }
    if (!options.came_out.empty()) return answer(desk, options.came_out, true, now);
    if (!options.did_not_come.empty()) return answer(desk, options.did_not_come, false, now);
    return {};
}

int run(Command& command, const Options& options) {
    auto desk = command.desk({options.point, true, true});
    if (!desk) return Command::fail(desk.error());
    const auto now = command.now((*desk)->folder().config);
    if (!now) return Command::fail(now.error());
    if (const auto done = change(**desk, options, *now); !done) return Command::fail(done.error());
    const auto asked = badges_asked(**desk);
    if (!asked) return Command::fail(asked.error());
    const auto queued = badges_queued(**desk);
    if (!queued) return Command::fail(queued.error());
    const auto roll = label_roll(**desk);
    if (!roll) return Command::fail(roll.error());
    if (command.as_json) {
        json document = {{"point", (*desk)->point().name},
                         {"asked", badges_json(*asked)},
                         {"waiting", badges_json(*queued)},
                         {"roll", nullptr}};
        if (*roll) document["roll"] = {{"labels", (*roll)->size}, {"left", (*roll)->left()}};
        Command::print_json(document);
        return 0;
    }
    print_badges("printed?", *asked);
    print_badges("waits", *queued);
    if (*roll)
        std::printf("%d of %d labels are left at %s%s\n", (*roll)->left(), (*roll)->size,
                    (*desk)->point().name.c_str(), runs_out_soon(**roll) ? ": lay a new roll ready" : "");
    else
        std::printf("labels are not counted at %s: --new-roll N begins\n", (*desk)->point().name.c_str());
    return 0;
}

}  // namespace

void add_printing(CommandSyntax app, Command& command, Action& action) {
    auto options = std::make_shared<Options>();
    auto sub = app.add_subcommand(
        "printing",
        "This machine's badges that wait, or that nobody knows of, and its label roll: lanyard printing");
    auto yes =
        sub.add_option("--came-out", options->came_out, "This person's badge, which was asked about, is out");
    yes.type_name("ID");
    sub.add_option("--did-not-come", options->did_not_come, "It is not: it is printed again")
        .type_name("ID")
        .excludes(yes);
    sub.add_option("--new-roll", options->new_roll, "A new roll of so many labels is in the printer")
        .between(1, most_labels_on_roll)
        .type_name("N");
    sub.add_option("--point", options->point, "At this check-in point [the event's first]")
        .type_name("POINT");
    sub.callback(
        [options, &command, &action] { action = [options, &command] { return run(command, *options); }; });
}

}  // namespace lanyard
