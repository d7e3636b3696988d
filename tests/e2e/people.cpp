// Chosen from `attendees --json`.
#include "tests/e2e/people.h"

#include <algorithm>

namespace lanyard {
namespace {

bool is_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

// Two plain words, of which the first is the given name: the greeting is no riddle.
bool is_ordinary(const nlohmann::json& person) {
    const std::string given = person["given_name"], family = person["family_name"];
    const auto is_plain = [](const std::string& word) {
        return word.size() > 2 && std::all_of(word.begin(), word.end(), is_letter);
    };
    return person["status"] == "expected" && person["ticket_type"] == "Delegate" && person["flags"].empty() &&
           is_plain(given) && is_plain(family) && person["name"] == given + " " + family &&
           person["name"] != person["organisation"];  // a seat without a name yet
}

}  // namespace

std::vector<Delegate> ordinary_delegates(const SampleEvent& sample) {
    std::vector<Delegate> people;
    for (const auto& person : sample.json({"attendees"})) {
        if (!is_ordinary(person)) continue;
        people.push_back({person["id"], person["name"], person["given_name"], person["codes"][0]});
    }
    return people;
}

}  // namespace lanyard
