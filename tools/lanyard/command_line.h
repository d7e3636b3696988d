// What can be written on the command line: commands and their options. CLI11 reads it, and only
// command_line.cpp includes CLI11, whose header takes longer to compile than any command here.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace lanyard {

// One option, flag or word of a command. It belongs to its command; this is a name for it, to be passed by
// value.
class CommandOption {
  public:
    explicit CommandOption(CLI::Option& option) : option_(&option) {}

    CommandOption required() const;
    // What stands for its value in --help: "FILE".
    CommandOption type_name(const std::string& name) const;
    // Another value is wrong usage. Both ends belong to what is allowed.
    CommandOption between(int least, int most) const;
    CommandOption between(double least, double most) const;
    CommandOption one_of(const std::vector<std::string>& values) const;
    // Given together with `other`, or without it, it is wrong usage.
    CommandOption excludes(CommandOption other) const;
    CommandOption needs(CommandOption other) const;

  private:
    CLI::Option* option_;
};

// One command, and what may follow it: options, flags, words and further commands. It belongs to its program;
// this is a name for it, to be passed by value. What options are read into has to outlive the reading.
class CommandSyntax {
  public:
    explicit CommandSyntax(CLI::App& app) : app_(&app) {}

    // What it does, and an example of it behind a colon: "List people: lanyard attendees okafor". --help ends
    // with the example.
    CommandSyntax add_subcommand(const std::string& name, const std::string& about) const;
    void require_subcommand() const;
    // Whether one of its subcommands was chosen; known once the command line is read.
    bool has_chosen_subcommand() const;
    // Called when the command was chosen and its options are read.
    void callback(std::function<void()> chosen) const;

    // A name without "--" is a word that stands by itself.
    CommandOption add_option(const std::string& name, std::string& value, const std::string& about) const;
    CommandOption add_option(const std::string& name, std::vector<std::string>& values,
                             const std::string& about) const;
    CommandOption add_option(const std::string& name, int& value, const std::string& about) const;
    CommandOption add_option(const std::string& name, double& value, const std::string& about) const;
    CommandOption add_flag(const std::string& name, bool& value, const std::string& about) const;

  private:
    CLI::App* app_;
};

// What there is to be written after one command, as --help tells it.
struct CommandFacts {
    struct Option {
        std::string name;                 // "--out"
        std::string takes;                // what stands for its value: "FILE"; "" for a flag
        std::vector<std::string> values;  // all that are allowed, where they are few
    };
    std::string words;                  // "lanyard programme delay"; "lanyard" alone is the program
    std::vector<std::string> commands;  // below it
    std::vector<Option> options;
    std::vector<Option> positions;  // words that stand by themselves, in order
};

// The program itself: the commands of which one has to be chosen, and the options that may stand anywhere.
class CommandLine {
  public:
    struct About {
        std::string name, description, version, footer;
    };
    explicit CommandLine(const About& about);
    ~CommandLine();

    CommandSyntax syntax() const;
    // Of the program, and of every command that was added.
    std::vector<CommandFacts> facts() const;
    // Reads the arguments of main. Nothing: a command was chosen, and its callback called. Otherwise the help
    // or what is wrong was printed, and this is the exit status: 0 for help and version, 2 for wrong usage.
    std::optional<int> read(int argc, char** argv);

  private:
    std::unique_ptr<CLI::App> app_;
};

}  // namespace lanyard
