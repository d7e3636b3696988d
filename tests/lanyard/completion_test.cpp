// lanyard completion: bash itself reads the script, and completes what --help tells of.
#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

namespace {

// What bash offers for the last of these words, which may be "".
std::vector<std::string> offered(const std::string& words) {
    const std::string script = "eval \"$(" + program("lanyard") + " completion)\"; COMP_WORDS=(" + words +
                               "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _lanyard; "
                               "printf '%s\\n' \"${COMPREPLY[@]}\"";
    const auto done = run_program({"bash", "-u", "-c", script});
    CHECK_MESSAGE(done.err.empty(), done.err);
    std::vector<std::string> all;
    std::istringstream lines(done.out);
    for (std::string line; std::getline(lines, line);)
        if (!line.empty()) all.push_back(line);
    return all;
}

bool has(const std::vector<std::string>& all, const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a command, one below it, an option and a value of a fixed set are completed") {
    CHECK(offered("lanyard check-") == Words{"check-in"});
    CHECK(offered("lanyard programme del") == Words{"delay"});
    CHECK(offered("lanyard backup li") == Words{"list"});
    CHECK(offered("lanyard badge --bl") == Words{"--blanks"});
    CHECK(offered("lanyard badge --sheet L") == Words{"Letter"});
    CHECK(offered("lanyard seen-to 0123 es") == Words{"escort"});
    CHECK(offered("lanyard undo --insider ''") == Words{"stays", "never-came"});
}

TEST_CASE("what an option takes is no command, and those of every command are offered behind each") {
    CHECK(offered("lanyard --event badge check-") == Words{"check-in"});
    CHECK(has(offered("lanyard check-in --"), "--json"));
    CHECK(has(offered("lanyard check-in --"), "--point"));
    CHECK_FALSE(has(offered("lanyard check-in --"), "--sheet"));
    CHECK(offered("lanyard check-in --point Ki").empty());
    CHECK(has(offered("lanyard --event /us"), "/usr"));
    CHECK(has(offered("lanyard import /etc/host"), "/etc/hosts"));
}

TEST_CASE("all that --help names is offered, so that nothing of it is stale") {
    const auto commands = offered("lanyard ''");
    CHECK(commands.size() > 20);
    std::istringstream help(run_program({program("lanyard"), "--help"}).out);
    bool is_command = false;
    std::size_t told = 0;
    for (std::string line; std::getline(help, line);) {
        if (!line.empty() && line[0] != ' ') is_command = line == "Subcommands:" || line == "SUBCOMMANDS:";
        std::istringstream words(line);
        std::string name;
        const bool names_one = is_command && line.rfind("  ", 0) == 0 && line[2] != ' ';
        if (!names_one || !(words >> name)) continue;
        CAPTURE(name);
        CHECK(has(commands, name));
        ++told;
    }
    CHECK(told == commands.size());
}
