// Whatever the desk types of somebody finds them: any order, any beginning, any one slip.
#include "event/people_index.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "event/name_fold.h"

using namespace lanyard;

namespace {

FindablePerson person(const std::string& id, const std::string& given, const std::string& family,
                      const std::string& organisation = {}, const std::string& email = {},
                      const std::string& order = {}) {
    const std::string name = family.empty() ? given : given + " " + family;
    return {id, name, given, family, "", organisation, email, order};
}

const std::vector<FindablePerson>& people() {
    static const std::vector<FindablePerson> all = {
        person("zainab", "Zainab", "Jones", "Institute of Family Therapy", "z.jones@ift.example", "640101"),
        person("ingrid", "Ingrid", "Jones-Ahmed", "Slough Trust", "ingrid@slough.example"),
        person("joness", "Indira", "Joness", "Essex County Council"),
        person("ines", "Inés", "Jonsson", "Walk-in"),
        person("suryani", "Suryani", ""),
        person("bo", "Bo", "Ng", "Jones and Sons"),
        person("tom", "Tom", "van der Westhuizen"),
        person("chau", "Thị Bảo Châu", "Nguyễn"),
        person("olu", "Olúwaṣeun", "Adébáyọ̀"),
        person("oksana", "Оксана", "Шевчук"),
        person("kai", "Kaʻiulani", "D’Souza"),
        person("sakura", "田中さくら", ""),
        person("nino", "ნინო", "ბერიძე"),
        person("eleni", "Ελένη", "Παπαδοπούλου")};
    return all;
}

PeopleIndex index_of(const std::vector<FindablePerson>& all) {
    PeopleIndex index;
    index.put(all);
    return index;
}

std::vector<std::string> found(const PeopleIndex& index, const std::string& query, std::size_t most = 20) {
    return index.find(query, most).people;
}

bool finds(const PeopleIndex& index, const std::string& query, const std::string& id) {
    const auto ids = found(index, query, 100);
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

std::vector<std::string> words_of(const std::string& folded) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < folded.size();) {
        const auto end = std::min(folded.find(' ', at), folded.size());
        words.push_back(folded.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("the very name comes first, then its beginning, then other things, then a slip") {
    const PeopleIndex index = index_of(people());
    CHECK(found(index, "jones") == Ids{"zainab", "ingrid", "joness", "bo", "ines"});
    CHECK(found(index, "jones in") == Ids{"ingrid", "joness", "zainab", "ines"});
    CHECK(found(index, "j z") == Ids{"zainab"});
    CHECK(found(index, "z.jones@") == Ids{"zainab"});
    CHECK(found(index, "Z.JONES@IFT.EXAMPLE") == Ids{"zainab"});
    CHECK(found(index, "z.jones@ifft.example") == Ids{"zainab"});
    CHECK(found(index, "640101") == Ids{"zainab"});
    CHECK(found(index, "essex") == Ids{"joness"});
    CHECK(found(index, "jones essex") == Ids{"joness"});
    CHECK(found(index, "vanderwesthuizen") == Ids{"tom"});
    CHECK(found(index, "oluwaseun") == Ids{"olu"});
    CHECK(found(index, "Шевчук") == Ids{"oksana"});
    CHECK(found(index, "").empty());
    CHECK(found(index, " - ").empty());
    CHECK(found(index, "xyzzy").empty());
}

TEST_CASE("how many are found without a slip is told, and a number has none") {
    const PeopleIndex index = index_of(people());
    CHECK(index.find("jones", 20).certain == 4);
    CHECK(index.find("jones", 2).certain == 2);
    CHECK(index.find("jnoes", 20).certain == 0);
    CHECK(found(index, "640102").empty());
}

TEST_CASE("as many as asked for, the count of the others, and always in the same order") {
    std::vector<FindablePerson> crowd;
    for (int i = 0; i < 300; ++i)
        crowd.push_back(person("p" + std::to_string(i), "Ann" + std::to_string(i % 7), "Lee"));
    const PeopleIndex index = index_of(crowd);
    const auto first = index.find("lee", 10);
    CHECK(first.people.size() == 10);
    CHECK(first.further == 290);
    std::reverse(crowd.begin(), crowd.end());
    CHECK(index_of(crowd).find("lee", 10).people == first.people);
    CHECK(index.find("lee", 1000).further == 0);
}

TEST_CASE("every word of a name, in any order, and any beginning of any word") {
    const PeopleIndex index = index_of(people());
    for (const auto& one : people()) {
        auto words = words_of(fold_name(one.name));
        std::sort(words.begin(), words.end());
        do {
            CAPTURE(joined(words));
            CHECK(finds(index, joined(words), one.id));
        } while (std::next_permutation(words.begin(), words.end()));
        for (const auto& word : words)
            for (std::size_t letters = 1; letters <= word.size(); ++letters)
                CHECK(finds(index, word.substr(0, letters), one.id));
        CHECK(finds(index, one.name, one.id));
    }
}

TEST_CASE("any one letter wrong, missing, too many or swapped in any name") {
    const PeopleIndex index = index_of(people());
    for (const auto& one : people()) {
        const std::string name = fold_name(one.name);
        for (std::size_t at = 0; at < name.size(); ++at) {
            if (name[at] == ' ') continue;
            std::vector<std::string> slips;
            for (const char letter : {'a', 'e', 'q', 'z'}) {
                std::string wrong = name, more = name;
                wrong[at] = letter;
                more.insert(at, 1, letter);
                slips.push_back(wrong);
                slips.push_back(more);
            }
            std::string missing = name;
            // A word of one letter that is missing is no slip: the word was not typed.
            missing.erase(at, 1);
            slips.push_back(missing);
            if (at + 1 < name.size() && name[at + 1] != ' ') {
                std::string swapped = name;
                std::swap(swapped[at], swapped[at + 1]);
                slips.push_back(swapped);
            }
            for (const auto& slip : slips) {
                CAPTURE(slip);
                CHECK(finds(index, slip, one.id));
            }
        }
    }
}

TEST_CASE("who was changed, taken out or added is found as they are now, however many there were") {
    std::mt19937 random(7);
    PeopleIndex index;
    std::vector<FindablePerson> now;
    std::vector<FindablePerson> all;
    for (int i = 0; i < 3000; ++i)
        all.push_back(person("p" + std::to_string(i), "Given" + std::to_string(i), "Family"));
    index.put(all);
    for (int round = 0; round < 40; ++round) {
        std::vector<FindablePerson> changed;
        for (int i = 0; i < 50; ++i) {
            auto& one = all[random() % all.size()];
            one = random() % 4 == 0 ? FindablePerson{one.id, "", "", "", "", "", "", ""}
                                    : person(one.id, "Other" + std::to_string(random() % 500), "Name", "Org");
            changed.push_back(one);
        }
        index.put(changed);
    }
    const PeopleIndex fresh = index_of(all);
    CHECK(index.size() == fresh.size());
    for (const char* query : {"family", "other1", "name", "org", "given12 family", "othr12", "o n"}) {
        CAPTURE(query);
        const auto kept = index.find(query, 4000), anew = fresh.find(query, 4000);
        CHECK(kept.people == anew.people);
        CHECK(kept.further == anew.further);
    }
}

TEST_CASE("a slip in the beginning of a word is seen from four letters on") {
    CHECK(begins_with_one_slip("jnoes", "jones"));
    CHECK(begins_with_one_slip("jon", "jn"));
    CHECK(begins_with_one_slip("westuiz", "westhuizen"));
    CHECK(begins_with_one_slip("xo", "bo"));
    CHECK_FALSE(begins_with_one_slip("jones", "jones"));
    CHECK_FALSE(begins_with_one_slip("jon", "jones"));
    CHECK_FALSE(begins_with_one_slip("jx", "jones"));
    CHECK_FALSE(begins_with_one_slip("jxxes", "jones"));
    CHECK_FALSE(begins_with_one_slip("", "jones"));
}

TEST_CASE("a query of any length is answered") {
    const PeopleIndex index = index_of(people());
    CHECK(found(index, std::string(100'000, 'a')).empty());
    std::string many = "ingrid";
    for (int i = 0; i < 1000; ++i) many += " jones";
    CHECK(found(index, many) == Ids{"ingrid"});
}

TEST_CASE("a list of words finds by a slip exactly whom the rule finds one by one") {
    std::mt19937 random(3);
    const auto made_word = [&] {
        std::string word;
        for (auto letters = 1 + random() % 7; letters > 0; --letters)
            word += static_cast<char>('a' + random() % 3);
        return word;
    };
    std::vector<std::string> words;
    for (int i = 0; i < 300; ++i) words.push_back(made_word());
    std::vector<WordList::Owned> owned;
    for (std::size_t i = 0; i < words.size(); ++i)
        owned.emplace_back(words[i], static_cast<std::uint32_t>(i));
    const WordList list(owned);
    for (int round = 0; round < 500; ++round) {
        const std::string typed = made_word();
        PersonSet found(words.size());
        list.add_owners_of_slip(typed, found);
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (words[i].compare(0, typed.size(), typed) == 0) continue;  // found without a slip
            CAPTURE(typed);
            CAPTURE(words[i]);
            CHECK(found.has(static_cast<std::uint32_t>(i)) == begins_with_one_slip(typed, words[i]));
        }
    }
}
