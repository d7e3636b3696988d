// The command line by CLI11.
#include "lanyard/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>

#include "event/settings_table.h"
#include "lanyard/command.h"

namespace lanyard {
namespace {

// The command that was chosen last, and its words: "lanyard programme delay".
const CLI::App& chosen_in(const CLI::App& app, std::string& words) {
    const CLI::App* chosen = &app;
    words = app.get_name();
    while (!chosen->get_subcommands().empty()) {
        chosen = chosen->get_subcommands().front();
        words += " " + chosen->get_name();
    }
    return *chosen;
}

std::vector<std::string> commands_of(const CLI::App& app) {
    std::vector<std::string> commands;
    for (const auto* command : app.get_subcommands({})) commands.push_back(command->get_name());
    return commands;
}

// "--point", of the command and of every command.
std::vector<std::string> options_of(const CLI::App& app, const CLI::App& command) {
    std::vector<std::string> options;
    for (const CLI::App* one : {&command, &app})
        for (const CLI::Option* option : one->get_options())
            for (const std::string& name : option->get_lnames()) options.push_back("--" + name);
    return options;
}

// What an option may be, by the option: the library itself keeps that for --help alone.
std::map<const CLI::Option*, std::vector<std::string>>& allowed_values() {
    static std::map<const CLI::Option*, std::vector<std::string>> values;
    return values;
}

CommandFacts::Option facts_of(const CLI::Option& option, const std::string& name) {
    CommandFacts::Option facts{name, {}, {}};
    // Behind a colon stands what is checked.
    if (option.get_items_expected_max() > 0)
        facts.takes = option.get_type_name().substr(0, option.get_type_name().find(':'));
    const auto values = allowed_values().find(&option);
    if (values != allowed_values().end()) facts.values = values->second;
    return facts;
}

void add_facts(const CLI::App& command, const std::string& words, std::vector<CommandFacts>& all) {
    CommandFacts facts{words, commands_of(command), {}, {}};
    for (const CLI::Option* option : command.get_options()) {
        if (option->get_positional()) facts.positions.push_back(facts_of(*option, option->get_name(true)));
        for (const std::string& name : option->get_lnames())
            facts.options.push_back(facts_of(*option, "--" + name));
    }
    all.push_back(std::move(facts));
    for (const CLI::App* below : command.get_subcommands({}))
        add_facts(*below, words + " " + below->get_name(), all);
}

// What the library says names no word that may have been meant, and not the help that tells more.
void say_what_is_wrong(const CLI::App& app, const CLI::ParseError& error) {
    std::string words;
    const CLI::App& chosen = chosen_in(app, words);
    const auto left = app.remaining(true);
    const bool has_commands = !commands_of(chosen).empty();
    if (!left.empty() && left.front().rfind("--", 0) == 0) {
        const std::string option = left.front().substr(0, left.front().find('='));
        Command::fail(usage_error(words + " has no option " + option, "",
                                  nearest_known(option, options_of(app, chosen))));
    } else if (!left.empty() && has_commands) {
        const std::string before = &chosen == &app ? "" : words.substr(words.find(' ') + 1) + " ";
        Command::fail(usage_error("there is no command \"" + before + left.front() + "\"", "",
                                  nearest_known(left.front(), commands_of(chosen))));
    } else {
        std::string what = error.what();
        std::replace(what.begin(), what.end(), '\n', ' ');
        Command::fail(usage_error(what, words, "See: " + words + " --help"));
    }
}

}  // namespace

CommandOption CommandOption::required() const {
    option_->required();
    return *this;
}

CommandOption CommandOption::type_name(const std::string& name) const {
    option_->type_name(name);
    return *this;
}

CommandOption CommandOption::between(int least, int most) const {
    option_->check(CLI::Range(least, most));
    return *this;
}

CommandOption CommandOption::between(double least, double most) const {
    option_->check(CLI::Range(least, most));
    return *this;
}

CommandOption CommandOption::one_of(const std::vector<std::string>& values) const {
    option_->check(CLI::IsMember(values));
    allowed_values()[option_] = values;
    return *this;
}

CommandOption CommandOption::excludes(CommandOption other) const {
    option_->excludes(other.option_);
    return *this;
}

CommandOption CommandOption::needs(CommandOption other) const {
    option_->needs(other.option_);
    return *this;
}

CommandSyntax CommandSyntax::add_subcommand(const std::string& name, const std::string& about) const {
    static const std::string begins = ": lanyard ";
    const auto at = about.find(begins);
    auto* added = app_->add_subcommand(name, about.substr(0, at));
    const bool has_example = at != std::string::npos;
    added->footer(has_example ? "Example:\n  " + about.substr(at + 2) : "");
    return CommandSyntax(*added);
}

void CommandSyntax::require_subcommand() const {
    app_->require_subcommand(1);
}

bool CommandSyntax::has_chosen_subcommand() const {
    return !app_->get_subcommands().empty();
}

void CommandSyntax::callback(std::function<void()> chosen) const {
    app_->callback(std::move(chosen));
}

CommandOption CommandSyntax::add_option(const std::string& name, std::string& value,
                                        const std::string& about) const {
    return CommandOption(*app_->add_option(name, value, about));
}

CommandOption CommandSyntax::add_option(const std::string& name, std::vector<std::string>& values,
                                        const std::string& about) const {
    return CommandOption(*app_->add_option(name, values, about));
}

CommandOption CommandSyntax::add_option(const std::string& name, int& value, const std::string& about) const {
    return CommandOption(*app_->add_option(name, value, about));
}

CommandOption CommandSyntax::add_option(const std::string& name, double& value,
                                        const std::string& about) const {
    return CommandOption(*app_->add_option(name, value, about));
}

CommandOption CommandSyntax::add_flag(const std::string& name, bool& value, const std::string& about) const {
    return CommandOption(*app_->add_flag(name, value, about));
}

CommandLine::CommandLine(const About& about)
    : app_(std::make_unique<CLI::App>(about.description, about.name)) {
    app_->footer(about.footer);
    app_->require_subcommand(1);
    app_->fallthrough();  // --json and the rest may stand behind the command too
    app_->set_version_flag("--version", about.version);
}

CommandLine::~CommandLine() = default;

CommandSyntax CommandLine::syntax() const {
    return CommandSyntax(*app_);
}

std::vector<CommandFacts> CommandLine::facts() const {
    std::vector<CommandFacts> all;
    add_facts(*app_, app_->get_name(), all);
    return all;
}

std::optional<int> CommandLine::read(int argc, char** argv) {
    try {
        app_->parse(argc, argv);
    } catch (const CLI::Success& success) {
        return app_->exit(success);
    } catch (const CLI::ParseError& error) {
        say_what_is_wrong(*app_, error);
        return 2;
    }
    return std::nullopt;
}

}  // namespace lanyard
