// Names are put together from parts, so that they repeat as real ones do.
#include "tests/bench/bench_event.h"

#include <fmt/format.h>
#include <stdlib.h>

#include <random>
#include <string_view>

#include "base/safe_file.h"
#include "desk/import_list.h"
#include "event/ticket_code.h"
#include "store/database.h"
#include "tests/deed_for_test.h"

namespace lanyard {
namespace {

constexpr std::string_view settings = R"(
[event]
name = "Bench"
time_zone = "Europe/London"
[[area]]
id = "entrance"
name = "Entrance"
[[area.point]]
name = "Kiosk 1"
[[area.point]]
name = "Kiosk 2"
)";

constexpr std::string_view headings =
    "Order #,Order Date,First Name,Last Name,Email,Quantity,Price Tier,Ticket Type,Attendee #,Barcode "
    "#,Group,"
    "Order Type,Currency,Total Paid,Fees Paid,Eventbrite Fees,Eventbrite Payment Processing,Attendee Status,"
    "Home Address 1,Home Address 2,Home City,Home State,Home Zip,Home Country,Dietary requirements,"
    "Access requirements,Workshop choice,Job Title,Company\n";

constexpr std::string_view given_names[] = {"Zainab",    "Tomasz", "Rhiannon", "Ngozi",  "Chloé", "Aoife",
                                            "Mohammed",  "Sarah",  "Nick",     "Ifeoma", "Wei",   "Søren",
                                            "Katherine", "Ann",    "Siân",     "Jürgen", "Amara", "Leila",
                                            "Dilnoza",   "Paul",   "Ekaterina"};
constexpr std::string_view family_parts[] = {"Jones",   "Young",   "Clarke",   "Yılmaz", "Okafor", "Nowak",
                                             "Bennett", "Smith",   "Ó Baoill", "Patel",  "Müller", "Chen",
                                             "Davies",  "Trowler", "Singh",    "Pendry", "Ahmed",  "Walker",
                                             "García",  "Novák",   "Hughes"};
constexpr std::string_view organisations[] = {"Institute of Family Therapy",
                                              "London Borough of Camden",
                                              "London Borough of Islington",
                                              "Leeds City Council",
                                              "Telford and Wrekin Council",
                                              "University of Bedfordshire",
                                              "NHS Lothian",
                                              "Cyngor Gwynedd"};
constexpr std::string_view diets[] = {"", "", "", "Vegetarian", "Halal", "No nuts"};
constexpr std::string_view workshops[] = {"", "Workshop A", "Workshop B", "Workshop C"};

template <class Words>
std::string_view choose(const Words& words, std::mt19937& random) {
    return words[std::uniform_int_distribution<std::size_t>(0, std::size(words) - 1)(random)];
}

}  // namespace

std::string eventbrite_list(int people, int first) {
    std::string list(headings);
    for (int number = first; number < first + people; ++number) {
        std::mt19937 random(static_cast<unsigned>(number));
        list += fmt::format(
            "{},2017-09-14 10:22:05+01:00,{},{}-{},person{}@council.example,1,,Delegate,{},{},,Free "
            "Order,GBP,0.00,0.00,"
            "0.00,0.00,Attending,,,,,,GB,{},,{},Social Worker,{}\n",
            700'000 + number, choose(given_names, random), choose(family_parts, random),
            choose(family_parts, random), number, 910'000 + number,
            517'256'022'205'000'000ULL + static_cast<unsigned>(number), choose(diets, random),
            choose(workshops, random), choose(organisations, random));
    }
    return list;
}

BenchEvent::BenchEvent(int people) : folder_(scratch_.path() / "event") {
    std::filesystem::create_directories(folder_);
    must(write_file(folder_ / "event.toml", settings));
    must(write_file(folder_ / "event.key", EventKey::generate().to_text()));
    must(Desk::make(must(open_event_folder(folder_)), clock_));
    if (people == 0) return;
    auto desk = open();
    (void)must(import_list(*desk, eventbrite_list(people), "list.csv", {}, by_import(morning_of_bench)));
}

std::unique_ptr<Desk> BenchEvent::open(DeskOptions options) const {
    // Another event's scratch folder may have been made since.
    ::setenv("XDG_STATE_HOME", file("state").c_str(), 1);
    return must(Desk::open(must(open_event_folder(folder_)), std::move(options), clock_));
}

std::vector<std::string> BenchEvent::codes() const {
    auto desk = open();
    return must(desk->database().read([&] {
        std::vector<std::string> codes;
        auto& query = desk->database().statement(
            "SELECT number FROM tickets WHERE purpose = 'invitation' ORDER BY number * 7919 % 100003");
        while (query.executeStep()) {
            codes.push_back(
                ticket_code(desk->folder().key, static_cast<TicketNumber>(query.getColumn(0).getInt64())));
        }
        return codes;
    }));
}

std::vector<std::string> BenchEvent::people() const {
    auto desk = open();
    return must(desk->database().read([&] {
        std::vector<std::string> people;
        auto& query =
            desk->database().statement("SELECT subject FROM list_registers ORDER BY clock * 7919 % 100003");
        while (query.executeStep()) people.push_back(query.getColumn(0).getString());
        return people;
    }));
}

int people_of_large_event() {
    return ::getenv("LANYARD_BENCH_FULL") ? 300'000 : 100'000;
}

const BenchEvent& large_event() {
    static const BenchEvent event(people_of_large_event());
    return event;
}

}  // namespace lanyard
