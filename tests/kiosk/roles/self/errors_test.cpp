// Whatever goes wrong, no attendee reads a path, a file's name or a word of the machine: every error that can
// reach the kiosk's screen is brought to it on every way that there is.
#include <doctest/doctest.h>

#include "base/safe_file.h"
#include "event/plain_event.h"
#include "print/file_printer.h"
#include "roles/self/service.h"
#include "screens/for_attendees.h"
#include "store/database.h"
#include "store/event_folder.h"
#include "tests/kiosk/drawing.h"
#include "tests/kiosk/made_up.h"
#include "tests/scratch_folder.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

struct PatientWatch : PrintWatch {
    bool goes_on() override { return true; }
    void hindered(const std::string&) override {}
};

// As opening, reading, writing and printing give them when their files are gone or broken, and one of each
// kind.
std::vector<Error> all_errors(const fs::path& folder) {
    std::vector<Error> errors = {open_event_folder(folder / "nowhere").error(),
                                 open_event_folder(folder).error()};
    const auto add_folder = [&] { errors.push_back(open_event_folder(folder).error()); };
    REQUIRE(write_file(folder / "event.toml", "[event]\nnme = \"x\"\n").ok());
    add_folder();
    REQUIRE(write_file(folder / "event.toml", plain_event_toml("Test")).ok());
    add_folder();
    REQUIRE(write_file(folder / "event.key", "no key").ok());
    add_folder();
    REQUIRE(write_file(folder / "lanyard.db", std::string(8192, 'x')).ok());
    errors.push_back(Database::open(folder / "lanyard.db", Database::Access::write).error());
    errors.push_back(Database::open(folder / "no" / "lanyard.db", Database::Access::write).error());
    REQUIRE(write_file(folder / "file", "").ok());
    PatientWatch watch;
    errors.push_back(FilePrinter(folder / "file" / "badges").print({}, watch).error());
    for (const ErrorKind kind :
         {ErrorKind::refused, ErrorKind::usage, ErrorKind::input, ErrorKind::machine}) {
        Error error = machine_error("SQLITE_IOERR: No space left on device", (folder / "lanyard.db").string(),
                                    "Free some space in " + folder.string() + ".");
        error.kind = kind;
        errors.push_back(error);
    }
    return errors;
}

struct Kiosk {
    Drawing drawing;
    long long asked = 0;
    Milliseconds now{1000};
    SelfService service{drawing.textures, true, [this](long long request, const Request&) {
                            asked = request;
                            return true;
                        }};

    void open() {
        EventFacts facts = made_up::facts();
        facts.clock = EventClock(instant_from_ms(made_up::ten_to_nine), 1e-9);
        facts.has_staff = true;
        service.take(EventReady{std::make_shared<const EventFacts>(facts)}, now);
    }
    // Everything that is read, seen or heard.
    std::string said() {
        const UiScreen drawn = drawing.frame(Theme(1080, 1920, usual_panel(1080, 1920), 0, service.choices()),
                                             {}, [&](Ui& ui) { service.draw(ui, now); });
        std::string all;
        for (const Widget& widget : drawn.widgets) all += widget.label + "\n" + widget.value + "\n";
        for (const DrawnText& text : drawn.texts) all += text.words + "\n";
        return all;
    }
    void decide(Verdict verdict, const std::string& problem = {}) {
        Decided decided = made_up::decided(verdict, made_up::attendee("Ada", "Jones"));
        service.take_code("CODE", now);
        decided.request = asked;
        decided.outcome.attendee->id = "ada";
        decided.outcome.print_job = 7;
        decided.outcome.problem = problem;
        service.take(RoleNews{SelfNews(decided)}, now);
    }
};

void check_words(Kiosk& kiosk, const fs::path& folder) {
    const std::string said = kiosk.said();
    for (const std::string& word :
         {folder.string(), std::string(".db"), std::string(".toml"), std::string(".key"), std::string("SQL"),
          std::string("atabase"), std::string("device"), std::string("directory"), std::string("folder")}) {
        CAPTURE(word);
        CHECK_MESSAGE(said.find(word) == std::string::npos, said);
    }
}

// The ways by which an error's words come.
void bring(const Error& error, const fs::path& folder) {
    Kiosk starting;
    starting.service.take(EventTrouble{error}, starting.now);
    check_words(starting, folder);
    for (const std::string& problem : {error.message(), error.what, error.remedy}) {
        Kiosk kiosk;
        kiosk.open();
        PrinterCondition condition;
        condition.hindrance = condition.forewarning = problem;
        kiosk.service.take(PrinterNews{condition}, kiosk.now);
        check_words(kiosk, folder);
        for (const CameraState state : {CameraState::missing, CameraState::black, CameraState::frozen}) {
            kiosk.service.take(CameraNews{state, true, problem}, kiosk.now);
            check_words(kiosk, folder);
        }
        kiosk.decide(Verdict::could_not_check, problem);
        check_words(kiosk, folder);
        for (const PrintState state : {PrintState::waiting, PrintState::printing, PrintState::sent,
                                       PrintState::printed, PrintState::asked, PrintState::failed}) {
            kiosk.decide(Verdict::admitted);
            kiosk.service.take(PrintNews{7, "ada", state, problem, {}, problem}, kiosk.now);
            check_words(kiosk, folder);
        }
        kiosk.service.open_staff_menu(kiosk.now);
        GateNews failed;
        failed.what = GateNews::What::failed;
        failed.has_staff = true;
        kiosk.service.take(RoleNews{failed}, kiosk.now);
        check_words(kiosk, folder);
    }
}

}  // namespace

TEST_CASE("no error brings a path, a file's name or a word of the machine before attendees") {
    const ScratchFolder scratch;
    for (const Error& error : all_errors(scratch.path())) {
        CAPTURE(error.message());
        bring(error, scratch.path());
    }
}

TEST_CASE("a printer's own sentence is said, and what a machine says is not") {
    for (const char* sentence :
         {"The printer is out of labels or paper: put in more.",
          "The printer does not answer: see that it is switched on and its cable is in.",
          "The print server has stopped this badge: ask whoever set it up."})
        CHECK(sentence_for_attendees(sentence) == sentence);
    for (const char* words :
         {"", "No space left on device", "/srv/badges: Read-only file system. Free some space.",
          "Free some space in /srv.", "Error 28.", "std::bad_alloc"})
        CHECK(sentence_for_attendees(words).empty());
}
