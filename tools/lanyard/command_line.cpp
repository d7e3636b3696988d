// The command line by CLI11.
#include "lanyard/command_line.h"

#include <CLI/CLI.hpp>

#include "event/settings_table.h"
#include "lanyard/command.h"

namespace lanyard {
namespace {

// The library says only that a command is missing, also where there was a word that is none.
void say_what_is_wrong(const CLI::App& app, const CLI::ParseError& error) {
    const auto words = app.remaining();
    if (!app.get_subcommands().empty() || words.empty() || words.front().front() == '-') {
        app.exit(error);
        return;
    }
    std::vector<std::string> commands;
    for (const auto* command : app.get_subcommands({})) commands.push_back(command->get_name());
    Command::fail(usage_error("there is no command \"" + words.front() + "\"", "",
                              nearest_known(words.front(), commands)));
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
    return CommandSyntax(*app_->add_subcommand(name, about));
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
