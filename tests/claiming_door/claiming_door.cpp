// A door whose hub is a file, so that several processes share it: scans one code and says what came of it.
//
//   claiming_door scan EVENT HUB POINT CODE [before|after]    stops for ever before or after the hub has the
//   claim claiming_door rows EVENT                                  what stands in the event's database,
//   without opening it
#include <unistd.h>

#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/system_clock.h"
#include "desk/check_in_deeds.h"
#include "desk/desk.h"
#include "store/database.h"
#include "store/event_folder.h"
#include "store/journal/applying.h"
#include "store/journal/journal.h"
#include "desk/deed.h"

using namespace lanyard;

namespace {

void say(const nlohmann::json& line) {
    std::printf("%s\n", line.dump().c_str());
    std::fflush(stdout);
}

int fail(const Error& error) {
    std::fprintf(stderr, "claiming_door: %s\n", error.message().c_str());
    return 4;
}

// The first check-in of (event, person, area, follows) to be written into the file has won.
class FileHub : public Claims {
  public:
    FileHub(const std::string& file, std::string stops)
        : file_(std::move(Database::open(file, Database::Access::make)).value()), stops_(std::move(stops)) {}

    ClaimResult claim(const Entry& check_in, Milliseconds) override {
        if (stops_ == "before") stop();
        const auto answer = file_->write([&] { return first_of(check_in); });
        if (stops_ == "after") stop();
        return answer ? *answer : ClaimResult();
    }
    std::vector<LateAnswer> late_answers() override { return {}; }

  private:
    [[noreturn]] static void stop() {
        say("stopped");
        for (;;) ::pause();
    }
    ClaimResult first_of(const Entry& check_in) {
        for (Entry& entry : read_entries(*file_)) {
            if (entry.event != check_in.event || entry.subject != check_in.subject ||
                entry.area != check_in.area || entry.follows != check_in.follows)
                continue;
            if (entry_id(entry) == entry_id(check_in)) return {ClaimAnswer::won};
            return {ClaimAnswer::lost, std::move(entry)};
        }
        apply_entry(*file_, check_in);
        return {ClaimAnswer::won};
    }

    std::unique_ptr<Database> file_;
    std::string stops_;
};

int scan(const std::vector<std::string>& words) {
    auto folder = open_event_folder(words[1]);
    if (!folder) return fail(folder.error());
    SystemClock clock;
    const std::string stops = words.size() > 5 ? words[5] : "";
    auto desk = Desk::open(std::move(folder).value(), {words[3], false, true}, clock,
                           std::make_shared<FileHub>(words[2], stops));
    if (!desk) return fail(desk.error());
    const Instant morning = instant_from_ms(1'510'303'800'000);  // 2017-11-10T08:50Z
    const Outcome outcome = scan(**desk, words[4], lanyard::Deed{"kiosk", false, morning});
    say({{"verdict", verdict_name(outcome.verdict)},
         {"earlier_point", outcome.earlier ? outcome.earlier->point : ""}});
    return 0;
}

int rows(const std::string& event) {
    auto database = Database::open(event + "/lanyard.db", Database::Access::read);
    if (!database) return fail(database.error());
    const auto text = [&](const char* sql) { return (*database)->handle().execAndGet(sql).getString(); };
    say({{"unsettled", text("SELECT count(*) FROM unsettled")},
         {"decisions", text("SELECT group_concat(decision) FROM door_decisions")},
         {"check_ins", text("SELECT group_concat(entry) FROM attendance")},
         {"jobs", text("SELECT group_concat(state) FROM print_jobs")}});
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    const std::vector<std::string> words(arguments + 1, arguments + count);
    if (words.size() == 2 && words[0] == "rows") return rows(words[1]);
    if (words.size() >= 5 && words[0] == "scan") return scan(words);
    return 2;
}
