// Every sentence of the sources is in every catalogue, with the same places to fill in.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "base/language.h"
#include "roles/self/language.h"
#include "screens/words.h"
#include "tests/folders.h"
#include "tests/lanyard/programs/child_process.h"
#include "tests/scratch_folder.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

const fs::path source = source_folder();
const std::string compiled = (program_folder() / "languages").string();

std::vector<fs::path> catalogues() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(source / "assets" / "languages"))
        if (entry.path().extension() == ".po") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

// The sentences of the sources as gettext's own tool finds them.
fs::path template_in(const ScratchFolder& scratch) {
    std::vector<std::string> words = {"env",
                                      "LC_ALL=C.UTF-8",
                                      "xgettext",
                                      "-C",
                                      "--from-code=UTF-8",
                                      "--keyword=",
                                      "--keyword=tr",
                                      "--keyword=tr_n:1,2",
                                      "--keyword=translatable",
                                      "--no-wrap",
                                      "-o",
                                      (scratch.path() / "all.pot").string()};
    for (const char* folder : {"kiosk", "shared"})
        for (const auto& entry : fs::recursive_directory_iterator(source / folder))
            if (entry.path().extension() == ".cpp" || entry.path().extension() == ".h")
                words.push_back(entry.path().string());
    REQUIRE(run_program(words).status == 0);
    return scratch.path() / "all.pot";
}

std::vector<std::string> sentences_in(const fs::path& file) {
    std::vector<std::string> sentences;
    const std::string text = text_of(file);
    const std::regex line("(^|\n)msgid(_plural)? \"(.+)\"");
    for (auto at = std::sregex_iterator(text.begin(), text.end(), line); at != std::sregex_iterator(); ++at)
        sentences.push_back(std::regex_replace((*at)[3].str(), std::regex(R"(\\")"), "\""));
    return sentences;
}

// Its "{name}" and the like, and how many ** it has.
std::multiset<std::string> places_of(const std::string& sentence) {
    std::multiset<std::string> places;
    const std::regex place(R"(\{[^}]*\}|\*\*)");
    for (auto at = std::sregex_iterator(sentence.begin(), sentence.end(), place);
         at != std::sregex_iterator(); ++at)
        places.insert(at->str());
    return places;
}

struct InLanguage {
    explicit InLanguage(const std::string& language) { use_language(language, compiled); }
    ~InLanguage() { use_language("en", compiled); }
};

}  // namespace

TEST_CASE("every sentence is in every catalogue") {
    const ScratchFolder scratch;
    const fs::path all = template_in(scratch);
    CHECK(sentences_in(all).size() > 150);
    REQUIRE(catalogues().size() >= 2);
    for (const fs::path& catalogue : catalogues()) {
        const auto compared =
            run_program({"env", "LC_ALL=C.UTF-8", "msgcmp", catalogue.string(), all.string()});
        CHECK_MESSAGE(compared.status == 0, catalogue.filename(), "\n", compared.err);
    }
}

TEST_CASE("a translation has the places of its sentence, and is not the sentence itself") {
    const ScratchFolder scratch;
    const auto sentences = sentences_in(template_in(scratch));
    for (const fs::path& catalogue : catalogues()) {
        const InLanguage chosen(catalogue.stem().string());
        std::size_t same = 0;
        for (const std::string& sentence : sentences) {
            const std::string words = tr(sentence);
            CAPTURE(sentence);
            CAPTURE(words);
            if (sentence.find("{count} minute") == std::string::npos)
                CHECK(places_of(words) == places_of(sentence));
            same += words == sentence;
        }
        // "Programme" is French too.
        CHECK(same <= sentences.size() / 20);
    }
}

TEST_CASE("waits in the plurals of French and Welsh, dates in their words") {
    const Instant start = instant_from_ms(1510303920000);
    const auto wait = [&](int minutes) {
        return spoken_wait(start + Milliseconds(minutes * 60'000), start, "Europe/London");
    };
    {
        const InLanguage french("fr");
        CHECK(wait(1) == "Commence dans 1 minute");
        CHECK(wait(2) == "Commence dans 2 minutes");
        CHECK(spoken_date(start, "Europe/London") == "vendredi 10 novembre");
        CHECK(spoken_when(start, start, "Europe/London") == "à 08:52");
    }
    {
        const InLanguage welsh("cy");
        CHECK(wait(1) == "Yn dechrau ymhen 1 funud");
        CHECK(wait(2) == "Yn dechrau ymhen 2 funud");
        CHECK(wait(3) == "Yn dechrau ymhen 3 munud");
        CHECK(wait(38) == "Yn dechrau ymhen 38 munud");
        CHECK(spoken_date(start, "Europe/London").find("10 Tachwedd") != std::string::npos);
    }
    CHECK(wait(2) == "Starts in 2 minutes");
}

TEST_CASE("languages are called by their own names") {
    CHECK(names_of({"en", "fr"}) == "English\u00a0· Français");
    CHECK(names_of({"en", "fr", "cy", "ar"}) == "English\u00a0· Français\u00a0· Cymraeg …");
    CHECK(own_name_of("en") == "English");
    CHECK(own_name_of("fr") == "Français");
    CHECK(own_name_of("cy") == "Cymraeg");
    CHECK(own_name_of("ar") == "العربية");
    CHECK(own_name_of("qps") == "Qps");
}
