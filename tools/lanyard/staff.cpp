// lanyard staff add, list and remove: who works at the desks and doors.
#include "desk/staff.h"

#include <sodium.h>

#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "lanyard/command.h"
#include "lanyard/terminal.h"

namespace lanyard {
namespace {

using nlohmann::json;

struct Options {
    std::string name, role = "staff", person, at;
};

json member_json(const StaffMember& member) {
    return {{"id", member.id},
            {"name", member.name},
            {"role", staff_role_name(member.role)},
            {"attendee", member.person.empty() ? json(nullptr) : json(member.person)}};
}

void show(const Command& command, const StaffMember& member, const char* what) {
    if (command.as_json)
        Command::print_json(member_json(member));
    else
        std::printf("%s: %s, %s\n", what, member.name.c_str(),
                    std::string(staff_role_name(member.role)).c_str());
}

// Never in the arguments, where every process of the machine could read it: a line of standard input, or
// asked for twice on a terminal that does not show it.
Result<std::string> ask_for_pin() {
    if (!can_ask()) {
        std::string pin;
        if (!std::getline(std::cin, pin))
            return bad_input("no PIN was given", "standard input",
                             "Write it there, or run this on a terminal");
        while (!pin.empty() && (pin.back() == '\r' || pin.back() == ' ')) pin.pop_back();
        return pin;
    }
    std::fputs("PIN, six digits or more: ", stderr);
    auto first = read_secret();
    if (!first) return bad_input("no PIN was given", "the terminal");
    std::fputs("The same again: ", stderr);
    auto second = read_secret();
    const bool are_same = second && *first == *second;
    if (second) sodium_memzero(second->data(), second->size());
    if (!are_same) return bad_input("the two PINs are not the same", "the terminal", "Try again");
    return *first;
}

template <class Deed>
int at_desk(Command& command, const Options& options, Deed&& deed) {
    auto desk = command.desk(Command::at_command_line());
    if (!desk) return Command::fail(desk.error());
    auto now = command.now((*desk)->folder().config, options.at);
    if (!now) return Command::fail(now.error());
    return deed(**desk, *now);
}

int add(Command& command, const Options& options) {
    return at_desk(command, options, [&](Desk& desk, Instant now) {
        auto pin = ask_for_pin();
        if (!pin) return Command::fail(pin.error());
        const auto role = staff_role_from_name(options.role).value_or(StaffRole::staff);
        const auto member = add_staff(desk, {options.name, role, *pin, options.person}, Command::deed(now));
        sodium_memzero(pin->data(), pin->size());
        if (!member) return Command::fail(member.error());
        show(command, *member, "added");
        return 0;
    });
}

int remove(Command& command, const Options& options) {
    return at_desk(command, options, [&](Desk& desk, Instant now) {
        const auto member = remove_staff(desk, options.name, Command::deed(now));
        if (!member) return Command::fail(member.error());
        show(command, *member, "removed");
        return 0;
    });
}

int list(Command& command, const Options& options) {
    return at_desk(command, options, [&](Desk& desk, Instant) {
        const auto members = list_staff(desk);
        if (!members) return Command::fail(members.error());
        if (command.as_json) {
            json all = json::array();
            for (const StaffMember& member : *members) all.push_back(member_json(member));
            Command::print_json(all);
            return 0;
        }
        for (const StaffMember& member : *members)
            std::printf("%s  %-9s  %s\n", member.id.c_str(),
                        std::string(staff_role_name(member.role)).c_str(), member.name.c_str());
        if (members->empty()) std::printf("nobody: desks and doors open without a PIN\n");
        return 0;
    });
}

}  // namespace

void add_staff_commands(CommandSyntax app, Command& command, Action& action) {
    auto staff = app.add_subcommand(
        "staff", "Who works at the desks and doors, each with a PIN of their own: lanyard staff list");
    staff.require_subcommand();
    auto options = std::make_shared<Options>();
    const auto sub = [&](const char* name, const char* about, int (*run)(Command&, const Options&)) {
        auto added = staff.add_subcommand(name, about);
        added.callback([options, run, &command, &action] {
            action = [options, run, &command] { return run(command, *options); };
        });
        return added;
    };
    auto adding = sub("add",
                      "Add somebody, or give them another PIN, which is asked for or read from standard "
                      "input: lanyard staff add "
                      "\"Ruth Eisenberg\" --role organiser",
                      add);
    adding.add_option("name", options->name, "As it is to stand in the history").required();
    adding.add_option("--role", options->role, "staff, or organiser: lets people in when it is full [staff]")
        .one_of({"staff", "organiser"});
    adding.add_option("--attendee", options->person, "Whose badge is theirs: the attendee's id")
        .type_name("ID");
    sub("list", "Who there is: lanyard --event my-event staff list", list);
    sub("remove", "Their PIN opens nothing any more: lanyard staff remove \"Ruth Eisenberg\"", remove)
        .add_option("name", options->name, "Their name or id")
        .required();
}

}  // namespace lanyard
