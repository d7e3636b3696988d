// The same days with a PostgreSQL beside the hub in memory: each answer of the two is compared, so that what
// the simulation shows with the one holds with the other.
#include <doctest/doctest.h>

#include <cstdlib>

#include "hub/hub_tables.h"
#include "hub/postgres_hub.h"
#include "tests/hub/postgres_server.h"
#include "tests/record.h"
#include "tests/sim/world/played_day.h"

using namespace lanyard;

namespace {

class RealPostgres : public RealHub {
  public:
    RealPostgres(const PostgresServer& server, std::string event)
        : event_(std::move(event)),
          owner_(server.address(), patience),
          hub_(server.address(), event_, patience) {
        must(create_hub_tables(owner_, event_));
    }

    Hub& hub() override { return hub_; }
    void become(const MemoryHubData& data) override {
        for (const char* empty :
             {"DELETE FROM entries WHERE event = $1", "DELETE FROM heads WHERE event = $1",
              "DELETE FROM claims WHERE event = $1"})
            must(owner_.run(empty, {event_}));
        // Long enough ago that every machine has claimed anew what stands.
        must(
            owner_.run("UPDATE events SET history = $2, epoch = $3::bigint,"
                       " began = clock_timestamp() - interval '1 hour' WHERE event = $1",
                       {event_, data.seen.history, std::to_string(data.seen.epoch)}));
        for (const auto& [node, run] : data.runs)
            if (!run.empty()) must(hub_.publish({}, run));
        for (const auto& [question, first] : data.claims) must(hub_.claim(first, false));
    }

  private:
    static constexpr Milliseconds patience{20'000};

    template <class Value>
    static void must(const Result<Value>& done) {
        if (!done) FAIL(done.error().message());
    }

    std::string event_;
    PgConnection owner_;
    PostgresHub hub_;
};

}  // namespace

TEST_CASE("PostgreSQL answers on a simulated day as the hub in memory does") {
    const auto server = PostgresServer::start();
    if (!server) return;
    constexpr int people = 40;
    const std::uint32_t days = std::getenv("LANYARD_FULL") ? 12 : 2;
    long compared = 0;
    for (std::uint32_t seed = 1; seed <= days; ++seed) {
        CAPTURE(seed);
        const DayKind kind = kind_of_day(seed, people);
        SimulatedHall hall(seed, kind, [&](const std::string& event) {
            return std::make_unique<RealPostgres>(*server, event);
        });
        hall.live(plan_day(seed, kind));
        CHECK_MESSAGE(hall.violations().empty(), hall.violations().front());
        compared += hall.answers_compared();
    }
    CHECK(compared > 500 * static_cast<long>(days));
    record("answers of PostgreSQL compared with those of the hub in memory", compared);
}
