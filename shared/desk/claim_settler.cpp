// The hub is asked between two transactions: the check-in's own and the one that says what became of it.
#include "desk/claim_settler.h"

#include <utility>

#include "base/log.h"
#include "base/safety_lines.h"
#include "base/system_clock.h"
#include "event/event_config.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "store/journal/lost_claims.h"
#include "store/journal/unsettled.h"
#include "store/json_text.h"
#include "store/people/attendance.h"
#include "store/print_jobs.h"

namespace lanyard {
namespace {

// Of a check-in, or of what came with it.
NewEntry undo_of(const Entry& check_in) {
    NewEntry undo;
    undo.kind = entry_kind::undone;
    undo.at = check_in.at;
    undo.actor = check_in.actor;
    undo.subject = check_in.subject;
    undo.area = check_in.area;
    return undo;
}

}  // namespace

ClaimSettler::ClaimSettler(const EventConfig& config, Database& database, Journal& journal,
                           const Clock& machine_clock, std::shared_ptr<Claims> claims)
    : config_(config),
      database_(database),
      journal_(journal),
      machine_clock_(machine_clock),
      claims_(std::move(claims)) {}

void ClaimSettler::hold(const std::string& check_in) {
    Unsettled(database_).add(check_in, owner_.name());
}

std::optional<Entry> ClaimSettler::settle(const std::string& id) {
    const auto check_in = database_.read([&] { return find_entry(database_, id); });
    if (!check_in || !*check_in) {
        log_error("the check-in {} cannot be read, and waits to be settled", id);
        unfinished_.push_back(id);
        return std::nullopt;
    }
    const ClaimResult answer = ask(**check_in);
    const auto winner = journal_.transact([&] { return write(**check_in, answer); });
    if (winner) return *winner;
    log_error("the claim of {} is not settled: {}", id, winner.error().message());
    unfinished_.push_back(id);
    return answer.answer == ClaimAnswer::lost ? std::optional(answer.winner) : std::nullopt;
}

ClaimResult ClaimSettler::ask(const Entry& check_in) {
    if (!claims_ || machine_clock_.now() < hub_quiet_until_) return {};
    ClaimResult answer = claims_->claim(check_in, Milliseconds(config_.claim_budget_ms));
    if (answer.answer == ClaimAnswer::silent)
        hub_quiet_until_ = machine_clock_.now() + std::chrono::seconds(config_.hub_quiet_s);
    return answer;
}

// Inside a transaction; gives the winner where another one has won.
std::optional<Entry> ClaimSettler::write(const Entry& check_in, const ClaimResult& answer) {
    const std::string id = entry_id(check_in);
    if (!Unsettled(database_).remove(id, owner_.name())) return std::nullopt;
    const bool lost = answer.answer == ClaimAnswer::lost && takes_in_winner(check_in, answer.winner);
    // Another machine may have undone it meanwhile.
    if (!entry_stands(database_, id))
        drop_badge(check_in);
    else if (lost)
        give_way(check_in, answer.winner);
    else
        let_in(check_in, answer.answer == ClaimAnswer::won);
    return lost ? std::optional(answer.winner) : std::nullopt;
}

// Nobody is turned away on the word of an entry that is forged, or that is about something else.
bool ClaimSettler::takes_in_winner(const Entry& check_in, const Entry& winner) {
    const bool is_about_the_same = winner.kind == entry_kind::checked_in &&
                                   winner.subject == check_in.subject && winner.area == check_in.area &&
                                   winner.follows == check_in.follows;
    if (is_about_the_same && journal_.take_in(winner)) return true;
    log_error("the hub says that {} lost to {}, which is no such check-in: it counts as decided alone",
              entry_id(check_in), entry_id(winner));
    return false;
}

void ClaimSettler::let_in(const Entry& check_in, bool is_claimed) {
    const std::string id = entry_id(check_in);
    const std::string badge = Attendance(database_).badge_request_of(check_in.subject, id);
    if (!badge.empty()) PrintJobs(database_).release(badge);
    NewEntry decided;
    decided.kind = entry_kind::door_decided;
    decided.at = check_in.at;
    decided.actor = check_in.actor;
    decided.subject = check_in.subject;
    decided.body = JsonText().text("check_in", id).text("decision", is_claimed ? "claimed" : "alone").take();
    journal_.append(std::move(decided));
}

// The machine that undid the check-in knew nothing of a badge that waits here.
void ClaimSettler::drop_badge(const Entry& check_in) {
    const std::string badge = Attendance(database_).badge_request_of(check_in.subject, entry_id(check_in));
    if (badge.empty() || !PrintJobs(database_).drop(badge)) return;
    NewEntry undo = undo_of(check_in);
    undo.undoes = {badge};
    journal_.append(std::move(undo));
}

void ClaimSettler::give_way(const Entry& check_in, const Entry& winner) {
    const std::string id = entry_id(check_in);
    NewEntry undo = undo_of(check_in);
    if (in_force(SafetyLine::loser_is_taken_back)) undo.undoes = {id};
    const std::string badge = Attendance(database_).badge_request_of(check_in.subject, id);
    if (!badge.empty() && in_force(SafetyLine::losers_badge_is_dropped)) {
        PrintJobs(database_).drop(badge);
        undo.undoes.push_back(badge);
    }
    undo.body = lost_claim_body(winner);
    undo.personal = lost_claim_personal(winner);
    journal_.append(std::move(undo));
}

Result<void> ClaimSettler::settle_left() {
    const auto left = database_.write([&] { return Unsettled(database_).take_over(owner_.name()); });
    if (!left) return left.error();
    for (const std::string& check_in : *left) settle(check_in);
    return {};
}

void ClaimSettler::settle_late() {
    for (const std::string& check_in : std::exchange(unfinished_, {})) settle(check_in);
    if (!claims_) return;
    for (const LateAnswer& late : claims_->late_answers()) {
        if (late.result.answer != ClaimAnswer::lost) continue;
        const auto done = journal_.transact([&] {
            const auto check_in = find_entry(database_, late.check_in);
            if (check_in) takes_in_winner(*check_in, late.result.winner);
        });
        // It comes with the other door's entries, too.
        if (!done) log_error("a late answer of the hub is not kept: {}", done.error().message());
    }
}

}  // namespace lanyard
