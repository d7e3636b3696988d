// event.toml: what it says, what it need not say, and how a slip in it is reported; this file is
// longer than 400 lines because it reads every setting that there is.
#include "event/event_config.h"

#include <doctest/doctest.h>

#include <string>

#include "base/safe_file.h"
#include "tests/folders.h"

using namespace lanyard;

namespace {

EventConfig parsed(const std::string& text) {
    auto config = parse_event_config(text, "event.toml");
    if (!config) FAIL(config.error().message());
    return *config;
}

std::string error_of(const std::string& text) {
    const auto config = parse_event_config(text, "event.toml");
    if (config) return "";
    CHECK(config.error().kind == ErrorKind::input);
    return config.error().message();
}

// A file that is right but for the lines added to [event] or below it.
std::string with(const std::string& lines) {
    return "[event]\nname = \"Launch\"\n" + lines + "\n";
}

}  // namespace

TEST_CASE("a name is enough") {
    const EventConfig config = parsed("[event]\nname = 'Launch'\n");
    CHECK(config.name == "Launch");
    CHECK(config.short_name == "Launch");
    CHECK(config.time_zone == "UTC");
    CHECK_FALSE(config.opens);
    CHECK_FALSE(config.closes);
    CHECK_FALSE(config.hold_until);
    CHECK_FALSE(config.capacity);
    CHECK(config.reentry == Reentry::free);
    CHECK(config.unnamed_seats == UnnamedSeats::desk);
    CHECK(config.languages == std::vector<std::string>{"en"});
    CHECK_FALSE(config.sample);
    REQUIRE(config.areas.size() == 1);
    CHECK(config.areas[0].id == "entrance");
    REQUIRE(config.points.size() == 1);
    CHECK(config.default_point().name == "Entrance");
    CHECK(config.default_point().area == "entrance");
    CHECK(config.accent == 0x0b5156u);
    CHECK(config.retention_days == 90);
    CHECK(config.clears_after_s == 20);
    CHECK(config.claim_budget_ms == 150);
    CHECK(config.hub_quiet_s == 5);
}

TEST_CASE("everything that a file can say is taken over") {
    const EventConfig config = parsed(R"(
sample = true
[event]
name = "Launch of the Centre"
short_name = "Launch"
venue = "Kensington Town Hall"
time_zone = "Europe/London"
day = "2017-11-10"
opens = 2017-11-10T08:30:00
closes = "2017-11-10 17:30"
hold_until = "2017-11-10T10:00:00+01:00"
capacity = 340
reentry = "scan"
unnamed_seats = "ask"
languages = ["en", "cy"]
logo = "logo.png"
list = "registrations.csv"
programme = "programme.csv"
retention_days = 30
[[area]]
id = "entrance"
name = "Main entrance"
[[area.point]]
name = "Kiosk 1"
where = "Foyer"
desk_is = "**On your left**"
printer_place = "To your right."
camera_at     = "above"
labels_on_roll = 250
[[area.point]]
name = "Kiosk 2"
[[area]]
id = "hall"
name = "Hall"
room = "Great Hall"
[[area.point]]
name = "Hall door"
[[room]]
id = "great-hall"
name = "Great Hall"
capacity = 300
where = "up the stairs"
late_entry = "Use the rear doors."
access = "hearing loop"
[[ticket_type]]
name = "Delegate"
[[ticket_type]]
name = "Guest"
badge = "collect"
flags = ["desk_first", "protected"]
host = "Nick Pendry"
[[collect_table]]
name = "Table 2"
from = "H"
to = "M"
[colours]
accent = "#123abc"
[privacy]
notice = """
First line.

Second one."""
[kiosk]
clears_after_s = 30
[hub]
claim_budget_ms = 100
quiet_s = 8
)");
    CHECK(config.sample);
    CHECK(config.name == "Launch of the Centre");
    CHECK(config.short_name == "Launch");
    CHECK(config.venue == "Kensington Town Hall");
    CHECK(config.time_zone == "Europe/London");
    CHECK(config.day == "2017-11-10");
    CHECK(format_iso(*config.opens, "UTC") == "2017-11-10T08:30:00+00:00");
    CHECK(format_iso(*config.closes, "UTC") == "2017-11-10T17:30:00+00:00");
    CHECK(format_iso(*config.hold_until, "UTC") == "2017-11-10T09:00:00+00:00");
    CHECK(config.capacity == 340);
    CHECK(config.reentry == Reentry::scan);
    CHECK(config.unnamed_seats == UnnamedSeats::ask);
    CHECK(config.languages == std::vector<std::string>{"en", "cy"});
    CHECK(config.logo == "logo.png");
    CHECK(config.list == "registrations.csv");
    CHECK(config.programme == "programme.csv");
    CHECK(config.retention_days == 30);
    REQUIRE(config.areas.size() == 2);
    CHECK(config.areas[0].name == "Main entrance");
    CHECK(config.areas[0].room == "");
    CHECK(config.areas[1].room == "great-hall");  // the id, by the room's name
    REQUIRE(config.points.size() == 3);
    CHECK(config.points[0].where == "Foyer");
    CHECK(config.points[0].desk_is == "**On your left**");
    CHECK(config.points[0].printer_place == "To your right.");
    CHECK(config.points[0].camera_at == CameraPlace::above);
    CHECK(config.points[0].labels_on_roll == 250);
    CHECK(config.points[1].labels_on_roll == 0);
    CHECK(config.points[1].camera_at == CameraPlace::unknown);
    CHECK(config.points[1].area == "entrance");
    CHECK(config.points[2].area == "hall");
    REQUIRE(config.rooms.size() == 1);
    CHECK(config.rooms[0].capacity == 300);
    CHECK(config.rooms[0].where == "up the stairs");
    CHECK(config.rooms[0].late_entry == "Use the rear doors.");
    CHECK(config.rooms[0].access == "hearing loop");
    REQUIRE(config.ticket_types.size() == 2);
    CHECK(config.ticket_types[0].badge == BadgeSetting::print);
    CHECK(config.ticket_types[1].badge == BadgeSetting::collect);
    CHECK(config.ticket_types[1].flags == std::vector<std::string>{"desk_first", "protected"});
    CHECK(config.ticket_types[1].host == "Nick Pendry");
    REQUIRE(config.collect_tables.size() == 1);
    CHECK(config.collect_tables[0].from == "H");
    CHECK(config.accent == 0x123abcu);
    CHECK(config.privacy_notice == "First line.\n\nSecond one.");
    CHECK(config.clears_after_s == 30);
    CHECK(config.claim_budget_ms == 100);
    CHECK(config.hub_quiet_s == 8);
}

TEST_CASE("things are found without regard to case") {
    const EventConfig config =
        parsed(with("[[area]]\nid='e'\nname='E'\n[[area.point]]\nname='Éntrée 1'\n"
                    "[[room]]\nid='great-hall'\nname='Great Hall'\n"
                    "[[ticket_type]]\nname='Elected Member'"));
    REQUIRE(config.point("éNTRÉE 1"));
    CHECK(config.point("éNTRÉE 1")->name == "Éntrée 1");
    CHECK_FALSE(config.point("Entree 1"));
    CHECK(config.room("GREAT hall")->id == "great-hall");
    CHECK(config.room("Great-Hall")->id == "great-hall");
    CHECK_FALSE(config.room("Small Hall"));
    CHECK(config.ticket_type("elected member")->name == "Elected Member");
    CHECK_FALSE(config.ticket_type(""));
    CHECK(config.area("e")->name == "E");
    CHECK_FALSE(config.area("f"));
}

TEST_CASE("badges to collect lie on the table of the family name's beginning") {
    const EventConfig config =
        parsed(with("[[collect_table]]\nname='1'\nfrom='A'\nto='G'\n"
                    "[[collect_table]]\nname='2'\nfrom='H'\nto='Mac'\n"
                    "[[collect_table]]\nname='3'\nfrom='Mad'\nto='Z'"));
    const std::vector<std::pair<std::string, std::string>> names = {
        {"Achebe", "1"}, {"Gwyn", "1"},   {"Hall", "2"},   {"MacDonald", "2"}, {"Mason", "3"},
        {"Zuk", "3"},    {"Élodie", "1"}, {"Łukasz", "2"}, {"王", "3"},        {"", ""}};
    for (const auto& [name, table] : names) {
        const auto& the_name = name;
        CAPTURE(the_name);
        CHECK(config.collect_table_of(name) == table);
    }
}

TEST_CASE("an area without points has one of its own name") {
    const EventConfig config = parsed(with("[[area]]\nid = 'hall'\nname = 'Hall'"));
    REQUIRE(config.points.size() == 1);
    CHECK(config.points[0].name == "Hall");
    CHECK(config.points[0].area == "hall");
}

TEST_CASE("an area where something is given out once is neither a room nor the entrance") {
    const std::string event = "[event]\nname = \"Test\"\n[[room]]\nid = \"hall\"\nname = \"Hall\"\n";
    const std::string entrance = "[[area]]\nid = \"entrance\"\nname = \"Entrance\"\n";
    const std::string lunch = "[[area]]\nid = \"lunch\"\nname = \"Lunch\"\nonce = true\n";
    const EventConfig config = parsed(event + entrance + lunch);
    CHECK_FALSE(config.area("entrance")->once);
    CHECK(config.area("lunch")->once);
    CHECK(config.area("lunch")->booked.empty());
    CHECK(parsed(event + entrance + lunch + "booked = \"Lunch\"\n").area("lunch")->booked == "Lunch");
    const auto refusal = [](const std::string& text) {
        const auto config = parse_event_config(text, "event.toml");
        REQUIRE_FALSE(config.ok());
        return config.error().message();
    };
    CHECK(refusal(event + lunch + entrance).find("the first area is the entrance") != std::string::npos);
    CHECK(refusal(event + entrance + lunch + "room = \"hall\"\n").find("a room is entered") !=
          std::string::npos);
    CHECK(refusal(event + entrance + "booked = \"Lunch\"\n").find("only what is given out once is booked") !=
          std::string::npos);
}

TEST_CASE("times without offset are in the event's zone, wherever it stands in the file") {
    const EventConfig config = parsed(with("opens = 2017-07-10T08:30:00\ntime_zone = 'Europe/London'"));
    CHECK(format_iso(*config.opens, "UTC") == "2017-07-10T07:30:00+00:00");
}

TEST_CASE("a slip in a key names the line and the key that was meant") {
    CHECK(error_of(with("capcity = 300")) ==
          "event.toml: line 3: [event]: unknown key \"capcity\". Did you mean capacity?");
    CHECK(error_of("[event]\nnmae = 'Launch'") ==
          "event.toml: line 2: [event]: unknown key \"nmae\". Did you mean name?");
    CHECK(error_of(with("[colors]\naccent = '#000000'")) ==
          "event.toml: line 3: unknown key \"colors\". Did you mean colours?");
    CHECK(error_of(with("[[area]]\nid='a'\nname='A'\n[[area.points]]\nname='P'")) ==
          "event.toml: line 6: [[area]]: unknown key \"points\". Did you mean point?");
    CHECK(error_of(with("[[area]]\nid='a'\nname='A'\n[[area.point]]\nnane='P'")) ==
          "event.toml: line 7: [[area.point]]: unknown key \"nane\". Did you mean name?");
    for (const std::string table :
         {"[[room]]", "[[ticket_type]]", "[[collect_table]]", "[colours]", "[privacy]", "[kiosk]", "[hub]"}) {
        CAPTURE(table);
        CHECK(error_of(with(table + "\nfrobnicate = 1"))
                  .find("line 4: " + table + ": unknown key \"frobnicate\"") != std::string::npos);
    }
}

TEST_CASE("what is missing is said") {
    CHECK(error_of("") ==
          "event.toml: there is no [event] in it. Begin it with [event] and a line name = \"…\"");
    CHECK(error_of("[event]\n") == "event.toml: line 1: [event]: name is missing. Add a line name = \"…\"");
    CHECK(error_of("[event]\nname = ' '\n") == "event.toml: line 2: [event]: name is blank");
    CHECK(error_of(with("[[area]]\nname = 'A'")) ==
          "event.toml: line 3: [[area]]: id is missing. Add a line id = \"…\"");
    CHECK(error_of(with("[[room]]\nid = 'a'")) ==
          "event.toml: line 3: [[room]]: name is missing. Add a line name = \"…\"");
}

TEST_CASE("values that cannot be are refused") {
    CHECK(error_of(with("time_zone = 'Europe/Londn'")) ==
          "event.toml: line 3: [event]: there is no time zone \"Europe/Londn\". Write it by continent and "
          "city, like "
          "Europe/London");
    CHECK(error_of(with("reentry = 'fre'")) ==
          "event.toml: line 3: [event]: reentry cannot be \"fre\". Did you mean free?");
    CHECK(error_of(with("capacity = '300'")) ==
          "event.toml: line 3: [event]: capacity must be a whole number from 1 to 10000000");
    CHECK(error_of(with("capacity = 0")).find("line 3") != std::string::npos);
    CHECK(error_of(with("day = '10 November'")).find("day must be a date like") != std::string::npos);
    CHECK(error_of(with("opens = '08:30'")).find("opens must be a date and time like") != std::string::npos);
    CHECK(error_of(with("opens = '2017-11-10T08:30'\ncloses = '2017-11-10T08:30'")) ==
          "event.toml: line 4: [event]: closes is not after opens");
    CHECK(error_of(with("languages = ['e n']")).find("\"e n\" is no language") != std::string::npos);
    CHECK(error_of(with("[colours]\naccent = 'teal'")) ==
          "event.toml: line 4: [colours]: accent must be a colour like \"#0b5156\"");
    CHECK(error_of(with("[[ticket_type]]\nname='Guest'\nflags=['deskfirst']")) ==
          "event.toml: line 5: [[ticket_type]]: there is no flag \"deskfirst\". Did you mean desk_first?");
    CHECK(error_of(with("[[collect_table]]\nname='T'\nfrom='M'\nto='H'")) ==
          "event.toml: line 6: [[collect_table]]: \"H\" comes before \"M\"");
    CHECK(error_of("sample = 'yes'\n" + with("")) == "event.toml: line 1: sample must be true or false");
}

TEST_CASE("what refers to something refers to something that is there") {
    CHECK(
        error_of(with(
            "[[area]]\nid='a'\nname='A'\nroom='great-hal'\n[[room]]\nid='great-hall'\nname='Great Hall'")) ==
        "event.toml: line 6: [[area]]: there is no room \"great-hal\". Did you mean great-hall?");
    CHECK(error_of(with("[[area]]\nid='a'\nname='A'\nroom='hall'")) ==
          "event.toml: line 6: [[area]]: there is no room \"hall\". Describe it as a [[room]] first");
}

TEST_CASE("names that tell things apart are there once") {
    CHECK(error_of(
              with("[[area]]\nid='a'\nname='A'\n[[area.point]]\nname='Kiosk'\n[[area.point]]\nname='KIOSK'"))
              .find("line 9: [[area.point]]: there are two check-in points \"KIOSK\"") != std::string::npos);
    CHECK(error_of(with("[[area]]\nid='a'\nname='A'\n[[area]]\nid='a'\nname='B'")) ==
          "event.toml: line 7: [[area]]: there are two areas \"a\"");
    CHECK(error_of(with("[[room]]\nid='a'\nname='A room'\n[[room]]\nid='b'\nname='a ROOM'")) ==
          "event.toml: line 8: [[room]]: there are two rooms \"a ROOM\"");
    CHECK(error_of(with("[[ticket_type]]\nname='Guest'\n[[ticket_type]]\nname='guest'")) ==
          "event.toml: line 6: [[ticket_type]]: there are two ticket types \"guest\"");
}

TEST_CASE("what is no TOML says on which line") {
    const std::string message = error_of("[event]\nname = \"Launch\nvenue = \"Hall\"\n");
    CHECK(message.substr(0, 20) == "event.toml: line 2: ");
    CHECK(error_of("[event]\nname = \"\xff\"").find("event.toml: line ") == 0);
    CHECK(error_of(with("name = \"Twice\"")).find("event.toml: line 3: ") == 0);
}

TEST_CASE("the sample event is read") {
    const auto text = read_file(source_folder() / "assets/launch-2017/event.toml");
    REQUIRE(text.ok());
    const EventConfig config = parsed(*text);
    CHECK(config.sample);
    CHECK(config.name == "Launch of the Centre for Systemic Social Work");
    CHECK(config.venue == "Kensington Town Hall");
    CHECK(config.time_zone == "Europe/London");
    CHECK(format_date(*config.opens, config.time_zone) == "2017-11-10");
    CHECK(config.points.size() >= 2);
    CHECK(config.room("Great Hall"));
    CHECK(config.ticket_type("Delegate"));
    CHECK_FALSE(config.privacy_notice.empty());
}

TEST_CASE("what a kiosk asks for and offers, and the way to rooms from where it stands") {
    const auto config = parse_event_config(R"(
[event]
name = "Test"
[[room]]
id = "great-hall"
name = "Great Hall"
where = "up the stairs"
[[area]]
id = "entrance"
name = "Entrance"
[[area.point]]
name = "Kiosk 1"
[[area.point]]
name = "Kiosk 2"
ways = ["great-hall: behind you, by the lift"]
[kiosk]
find_by = "code_word"
not_registered = "form"
busy_per_minute = 9
companions = false
[[opt_in]]
id = "news"
question = "May we write?"
who = "We"
about = "news"
until = "you say stop"
)",
                                           "event.toml");
    REQUIRE(config.ok());
    CHECK(config->find_by == FindBy::code_word);
    CHECK(config->registers_here);
    CHECK(config->busy_per_minute == 9);
    CHECK_FALSE(config->companions);
    REQUIRE(config->opt_ins.size() == 1);
    CHECK(config->opt_ins[0].until == "you say stop");
    CHECK(config->way_to("great-hall", *config->point("Kiosk 1")) == "Great Hall, up the stairs");
    CHECK(config->way_to("great-hall", *config->point("Kiosk 2")) == "Great Hall, behind you, by the lift");
    CHECK(config->way_to("", *config->point("Kiosk 2")).empty());
}

TEST_CASE("a point is a way out, and an offer is not for some: unless that makes no sense") {
    const auto parse = [](const std::string& text) {
        return parse_event_config("[event]\nname = \"Test\"\n" + text, "event.toml");
    };
    const std::string out =
        "[[area]]\nid = \"a\"\nname = \"A\"\n[[area.point]]\nname = \"In\"\n"
        "[[area.point]]\nname = \"Out\"\nexit = true\n";
    const auto config = parse(out);
    REQUIRE(config.ok());
    CHECK(config->point("Out")->exit);
    CHECK_FALSE(config->point("In")->exit);
    CHECK(parse(out + "[[area]]\nid = \"lunch\"\nname = \"Lunch\"\nonce = true\n[[area.point]]\n"
                      "name = \"Table\"\nexit = true\n")
              .error()
              .message()
              .find("given out once") != std::string::npos);
    CHECK(parse(out + "badge_box = true\n")->point("Out")->badge_box);
    CHECK_FALSE(config->point("In")->badge_box);
    CHECK(parse(out + "[[area]]\nid = \"hall\"\nname = \"Hall\"\n[[area.point]]\nname = \"Door\"\n"
                      "badge_box = true\n")
              .error()
              .message()
              .find("only an entrance") != std::string::npos);
    const std::string offer =
        "[[opt_in]]\nid = \"x\"\nquestion = \"?\"\nwho = \"we\"\nabout = \"it\"\n"
        "until = \"then\"\nnot_for = [\"Member\"]\n";
    CHECK(parse(offer).error().message().find("there is no ticket type \"Member\"") != std::string::npos);
    const auto offered = parse("[[ticket_type]]\nname = \"Member\"\n" + offer);
    REQUIRE(offered.ok());
    CHECK(offered->opt_ins.front().not_for == std::vector<std::string>{"Member"});
}

TEST_CASE("a way to no room, and an opt-in that does not say until when, are mistakes with their line") {
    const auto mistake = [](const std::string& text) {
        return parse_event_config("[event]\nname = \"Test\"\n" + text, "event.toml").error().message();
    };
    CHECK(mistake("[[area]]\nid = \"a\"\nname = \"A\"\n[[area.point]]\nname = \"K\"\nways = [\"moon: up\"]\n")
              .find("line 8") != std::string::npos);
    CHECK(mistake("[[opt_in]]\nid = \"x\"\nquestion = \"?\"\nwho = \"we\"\nabout = \"it\"\n").find("until") !=
          std::string::npos);
    CHECK(mistake("[kiosk]\nfind_by = \"face\"\n").find("line 4") != std::string::npos);
}

TEST_CASE(
    "the words of an evacuation, by language; those of a language that the event has not are a mistake") {
    const std::string begin = "[event]\nname = \"Test\"\nlanguages = [\"en\", \"fr\"]\n[evacuation]\n";
    const auto config = parse_event_config(
        begin + "assembly_point = \"Car park\"\nwords.en = \"Out\"\nwords.fr = \"Dehors\"\n", "event.toml");
    REQUIRE(config.ok());
    CHECK(config->evacuation.assembly_point == "Car park");
    CHECK(config->evacuation.words == "Out");
    CHECK(config->in("fr").evacuation.words == "Dehors");
    CHECK(config->in("cy").evacuation.words.empty());
    CHECK(
        parse_event_config(begin + "words.cy = \"Allan\"\n", "event.toml").error().message().find("line 5") !=
        std::string::npos);
}

TEST_CASE("a video waits for Go unless event.toml has it start by the clock, and again and again") {
    const auto read = [](const std::string& text) {
        return parse_event_config("[event]\nname = \"Test\"\n" + text, "event.toml");
    };
    const auto config = read("[[video]]\nsession = \"loop\"\nstart = \"clock\"\nloop = true\n");
    REQUIRE(config.ok());
    CHECK(config->video("loop").starts == VideoStart::clock);
    CHECK(config->video("loop").loops);
    CHECK(config->video("message").starts == VideoStart::cue);
    CHECK_FALSE(config->video("message").loops);
    CHECK(read("[[video]]\nsession = \"a\"\nstart = \"noon\"\n").error().message().find("line 5") !=
          std::string::npos);
    CHECK(read("[[video]]\nstart = \"clock\"\n").error().message().find("session") != std::string::npos);
    CHECK(read("[[video]]\nsession = \"a\"\n[[video]]\nsession = \"a\"\n").error().message().find("two") !=
          std::string::npos);
}
