// lanyard completion: a script that lets bash complete commands, options and their values. It is made of the
// same table as --help, so that it knows what there is.
#include <cstdio>
#include <string>

#include "lanyard/command.h"

namespace lanyard {
namespace {

// Bash looks a command up by its words, goes over what is written to find which one it is, and offers what
// may come next.
constexpr const char* function = R"bash(
_lanyard() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} at=lanyard place=0 word i takes
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ $word == --* ]]; then
            # What an option takes is no command.
            takes=${_lanyard_takes[$at $word]-${_lanyard_takes[lanyard $word]-}}
            [[ -n $takes ]] && ((i++))
        elif [[ " ${_lanyard_commands[$at]-} " == *" $word "* ]]; then
            at="$at $word" place=0
        else
            ((place++))
        fi
    done
    local offers="${_lanyard_commands[$at]-}"
    takes=
    if [[ $previous == --* ]]; then
        takes=${_lanyard_takes[$at $previous]-${_lanyard_takes[lanyard $previous]-}}
        [[ -n $takes ]] && offers=${_lanyard_values[$at $previous]-}
    fi
    if [[ -z $takes ]]; then
        takes=${_lanyard_takes[$at $place]-}
        offers+=" ${_lanyard_values[$at $place]-}"
        [[ $current == -* ]] && offers="${_lanyard_options[$at]-} ${_lanyard_options[lanyard]-}"
    fi
    COMPREPLY=($(compgen -W "$offers" -- "$current"))
    [[ ${#COMPREPLY[@]} -gt 0 ]] && return
    compopt -o filenames 2>/dev/null
    case $takes in
        *FILE*) COMPREPLY=($(compgen -f -- "$current")) ;;
        *DIR*) COMPREPLY=($(compgen -d -- "$current")) ;;
    esac
}
complete -F _lanyard lanyard
)bash";

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
    return all;
}

// One row of a table of bash; words of the table have no quotes.
void add_row(std::string& script, const char* table, const std::string& key, const std::string& value) {
    if (!value.empty()) script += std::string("_lanyard_") + table + "[\"" + key + "\"]=\"" + value + "\"\n";
}

void add_option(std::string& script, const std::string& key, const CommandFacts::Option& option) {
    add_row(script, "takes", key, option.takes);
    add_row(script, "values", key, joined(option.values));
}

std::string bash_script(const std::vector<CommandFacts>& commands) {
    std::string script =
        "# Completion of lanyard for bash: eval \"$(lanyard completion)\"\n"
        "declare -A _lanyard_commands _lanyard_options _lanyard_takes _lanyard_values\n";
    for (const CommandFacts& command : commands) {
        std::vector<std::string> options;
        for (const CommandFacts::Option& option : command.options) {
            options.push_back(option.name);
            add_option(script, command.words + " " + option.name, option);
        }
        for (std::size_t i = 0; i < command.positions.size(); ++i)
            add_option(script, command.words + " " + std::to_string(i), command.positions[i]);
        add_row(script, "commands", command.words, joined(command.commands));
        add_row(script, "options", command.words, joined(options));
    }
    return script + function;
}

}  // namespace

void add_completion(CommandSyntax app, const CommandLine& line, Action& action) {
    auto sub =
        app.add_subcommand("completion",
                           "A script for bash that completes commands, options and values; it goes into "
                           "~/.bashrc as eval \"$(lanyard completion)\": lanyard completion");
    sub.callback([&line, &action] {
        action = [&line] {
            std::fputs(bash_script(line.facts()).c_str(), stdout);
            return 0;
        };
    });
}

}  // namespace lanyard
