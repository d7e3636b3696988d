// The self-service kiosk as a small machine: one screen stands, and everything that comes in may lead to
// another.
#include "roles/self/service.h"

#include <algorithm>

#include "base/language.h"
#include "base/log.h"
#include "overloaded.h"
#include "roles/self/verdict_words.h"
#include "screens/for_attendees.h"
#include "screens/words.h"

namespace lanyard {
namespace {

Sound sound_of(Verdict verdict) {
    switch (verdict_words(verdict).mood) {
        case Mood::good:
            return Sound::admitted;
        case Mood::neutral:
            return Sound::attention;
        case Mood::attention:
        case Mood::stage:
            break;
    }
    return Sound::refused;
}

}  // namespace

SelfService::SelfService(Textures& textures, bool has_camera, Ask ask)
    : textures_(textures),
      ask_(ask),
      gate_(std::move(ask), false),
      sessions_(std::make_shared<const std::vector<Session>>()) {
    camera_.state = has_camera ? CameraView::State::starting : CameraView::State::none;
}

SelfService::~SelfService() {
    if (badge_) textures_.release(badge_);
    if (camera_.texture) textures_.release(camera_.texture);
}

Colour SelfService::accent() const {
    return facts_ ? facts_->config.accent : EventConfig{}.accent;
}

void SelfService::take(Message message, Milliseconds now) {
    std::visit(Overloaded{
                   [&](EventReady& ready) {
                       facts_ = untranslated_ = std::move(ready.facts);
                       trouble_.reset();
                       screen_ = Screen::welcome;
                       gate_.begin(facts_->has_staff, facts_->labels_on_roll, now);
                   },
                   [&](EventTrouble& trouble) {
                       trouble_ = std::move(trouble.error);
                       screen_ = Screen::trouble;
                   },
                   [&](CodeRead& read) { take_code(read.text, now); },
                   [&](CameraNews& news) {
                       camera_is_live_ = news.is_live;
                       camera_.problem = news.state;
                       camera_.state = news.state == CameraState::looking ? CameraView::State::looking
                                                                          : CameraView::State::trouble;
                   },
                   [&](PrintNews& news) { take_print(std::move(news), now); },
                   [&](PrinterNews& news) { hindrance_ = news.condition.hindrance; },
                   [&](ProgrammeNews& news) { sessions_ = std::move(news.sessions); },
                   [&](NoticesNews& news) { announcements_ = std::move(news.announcements); },
                   [&](RoleNews& news) {
                       if (auto* told = news.as<SelfNews>()) take_told(std::move(*told), now);
                       if (const auto* gate = news.as<GateNews>()) gate_.take(*gate, now);
                   },
               },
               message);
}

void SelfService::take_told(SelfNews told, Milliseconds now) {
    std::visit(Overloaded{
                   [&](Decided& decided) { answered(std::move(decided), now); },
                   [&](BadgeDrawn& drawn) { keep_badge(drawn); },
                   [&](NotFound& nobody) {
                       if (waiting_ && waiting_->request == nobody.request) waiting_->answer = nobody;
                   },
                   [&](OnWaitingList& list) {
                       if (!waiting_ || waiting_->request != list.request) return;
                       waiting_.reset();
                       visit_.on_waiting_list = true;
                       touched_at_ = now;
                   },
                   [&](CompanionsBrought& company) {
                       if (!waiting_ || waiting_->request != company.request) return;
                       waiting_.reset();
                       visit_.brought = std::move(company.outcomes);
                       for (const Outcome& outcome : visit_.brought) {
                           if (!lets_through(outcome.verdict) || !outcome.attendee) continue;
                           arrivals_.push_back(now);
                           badges_.asked_for(outcome.print_job, outcome.attendee->name);
                       }
                       sound_ = visit_.brought.empty() ? Sound::attention : Sound::admitted;
                       touched_at_ = now;
                       // Others were quicker: there is nobody left to be called.
                       if (visit_.brought.empty()) go_home(now);
                   },
                   [&](HelpNews& news) {
                       if (news.request != help_ || screen_ != Screen::get_help) return;
                       if (!visit_.help) visit_.help_since = now;
                       visit_.help = news.state;
                       visit_.is_told = news.is_told;
                       touched_at_ = now;
                   },
                   [&](MissedBadgeNews& news) {
                       if (decided_ && decided_->outcome.print_job == news.job) visit_.missed = news.done;
                   },
                   [&](BadgeStock& stock) { has_badges_here_ = stock.is_here; },
                   // They are asked again.
                   [&](OptInNotWritten& answer) {
                       const bool is_theirs = decided_ && decided_->outcome.attendee &&
                                              decided_->outcome.attendee->id == answer.person;
                       if (!is_theirs) return;
                       decided_->may_opt_in = true;
                       visit_.has_agreed = false;
                   },
               },
               told);
}

bool SelfService::ask(const SelfRequest& what) {
    if (!ask_(requests_ + 1, {what})) {
        log_warning("too much was asked of the desk at once, and one request was left out");
        return false;
    }
    ++requests_;
    return true;
}

void SelfService::ask_and_wait(const SelfRequest& what, Milliseconds now) {
    if (ask(what)) waiting_ = Waiting{requests_, now, std::nullopt};
}

void SelfService::take_code(const std::string& code, Milliseconds now) {
    if (gate_.stands()) return gate_.take_code(code, now);
    if (!facts_ || trouble_ || code.empty() || !ask(ScanCode{code})) return;
    scans_ = requests_;
    deciding_.is(true, now);
    counts_.begin(now);
}

void SelfService::take_picture(const Pixels& pixels) {
    camera_.shape = static_cast<double>(pixels.width) / pixels.height;
    if (camera_.texture)
        textures_.replace(camera_.texture, pixels);
    else
        camera_.texture = textures_.upload(pixels);
}

void SelfService::take_sight(const CameraSight& sight, Milliseconds now) {
    camera_.hint = sight.hint;
    OutlineCorners corners;
    for (std::size_t i = 0; i < corners.size(); ++i)
        corners[i] = {static_cast<float>(sight.corners[i].x), static_cast<float>(sight.corners[i].y)};
    outline_.take(sight.has_code ? std::optional(corners) : std::nullopt, now);
}

void SelfService::earphones(bool plugged_in) {
    if (can_listen_) choices_.listens = plugged_in;
}

// An answer to a search is shown after its time, everything else at once.
void SelfService::answered(Decided decided, Milliseconds now) {
    if (decided.request >= scans_) deciding_.is(false, now);
    if (waiting_ && waiting_->request == decided.request) {
        if (screen_ == Screen::find_me) {
            waiting_->answer = std::move(decided);
            return;
        }
        waiting_.reset();
    }
    show(std::move(decided), now);
}

void SelfService::show_answer(Milliseconds now) {
    if (!waiting_ || !waiting_->answer || now - waiting_->since < search_takes) return;
    SelfNews answer = std::move(*waiting_->answer);
    waiting_.reset();
    if (auto* found = std::get_if<Decided>(&answer)) return show(std::move(*found), now);
    visit_.no_match = true;
    touched_at_ = now;
}

void SelfService::show(Decided decided, Milliseconds now) {
    const bool is_same = decided_ && decided.outcome.repeated && decided_->outcome.attendee &&
                         decided.outcome.attendee &&
                         decided_->outcome.attendee->id == decided.outcome.attendee->id;
    if (decided_ && !is_same) {
        end_visit(now);
        counts_.begin(now);
    }
    if (badge_ && !is_same) textures_.release(std::exchange(badge_, 0));
    const bool answers_offer = visit_.finds_to_opt_in && decided.may_opt_in;
    choose_for(decided);
    decided_ = std::move(decided);
    const Outcome& outcome = decided_->outcome;
    const MissedBadge missed = is_same ? visit_.missed : MissedBadge::none;
    const bool is_listed = visit_.language_is_listed;
    visit_ = {};
    visit_.missed = missed;
    visit_.language_is_listed = is_listed;
    waiting_.reset();
    before_ = Screen::welcome;
    if (outcome.asks_name && outcome.attendee) {
        screen_ = Screen::name_seat;
        visit_.seat = outcome.attendee->id;
        sound_ = Sound::attention;
    } else if (answers_offer && outcome.verdict != Verdict::admitted) {
        screen_ = Screen::opt_in;
    } else {
        screen_ = Screen::verdict;
        if (!is_same) sound_ = sound_of(outcome.verdict);
    }
    if (outcome.verdict == Verdict::admitted && !outcome.asks_name && !outcome.repeated)
        arrivals_.push_back(now);
    if (outcome.print_job != 0 && outcome.attendee)
        badges_.asked_for(outcome.print_job, outcome.attendee->name);
    clears_at_ = now + std::chrono::seconds(seconds_shown());
    touched_at_ = now;
}

void SelfService::take_print(PrintNews news, Milliseconds now) {
    hindrance_ = news.hindrance;
    const bool is_shown = is_printed_here(news.job);
    // Whoever waits for the badges of several is not sent home between two of them.
    if (is_shown && screen_ == Screen::companions) touched_at_ = now;
    badges_.take(std::move(news), is_shown, now);
}

// Of who stands before the kiosk.
bool SelfService::is_printed_here(long long job) const {
    if (!decided_ || job == 0) return false;
    return decided_->outcome.print_job == job ||
           std::any_of(visit_.brought.begin(), visit_.brought.end(),
                       [job](const Outcome& outcome) { return outcome.print_job == job; });
}

void SelfService::keep_badge(const BadgeDrawn& drawn) {
    if (!decided_ || decided_->request != drawn.request || drawn.pixels.height == 0) return;
    badge_shape_ = static_cast<double>(drawn.pixels.width) / drawn.pixels.height;
    if (badge_)
        textures_.replace(badge_, drawn.pixels);
    else
        badge_ = textures_.upload(drawn.pixels);
}

// What the person before chose is gone with them, and so is a language that the list said of them. Whoever
// chose none is answered in the language that the list says of them.
void SelfService::choose_for(const Decided& decided) {
    const auto& before = decided_ ? decided_->outcome.attendee : std::nullopt;
    const auto& person = decided.outcome.attendee;
    if (before && person && before->id != person->id)
        choices_ = {};
    else if (visit_.language_is_listed)
        choices_.language.clear();
    visit_.language_is_listed = choices_.language.empty() && !decided.language.empty();
    if (visit_.language_is_listed) choices_.language = decided.language;
}

// The person has gone.
void SelfService::go_home(Milliseconds now) {
    end_visit(now);
    go_back();
    choices_ = {};
}

// What could not be handed over is kept for the next time.
void SelfService::end_visit(Milliseconds when) {
    counts_.end(drawn_screen_, when);
    if (counts_.has_any() && ask(KeepCounts{counts_.counts()})) counts_.clear();
}

// To the first screen, with somebody still before it: what they wrote and opened is gone, and how they read
// stays.
void SelfService::go_back() {
    if (visit_.language_is_listed) choices_.language.clear();
    screen_ = before_ = Screen::welcome;
    visit_ = {};
    waiting_.reset();
    decided_.reset();
    if (badge_) textures_.release(std::exchange(badge_, 0));
}

bool SelfService::is_busy(Milliseconds now) const {
    const auto in_the_minute = std::count_if(arrivals_.begin(), arrivals_.end(),
                                             [&](Milliseconds at) { return now - at < busy_within; });
    return in_the_minute > facts_->config.busy_per_minute;
}

std::string SelfService::notice(Milliseconds now) const {
    const std::string name = badges_.failed(now);
    if (name.empty()) return {};
    return filled(tr("{name} your badge did not print. Please come to the desk."), {{"name", name}});
}

std::string SelfService::badges_line() const {
    if (!has_badges_here_) return tr("This kiosk checks you in; your badge is at the desk.");
    return sentence_for_attendees(hindrance_);
}

// The newest, where there are several: whoever wants a code read has not come to read.
std::string SelfService::announcement() const {
    const auto on = announcements_on(*announcements_, "", event_now());
    return on.empty() ? "" : words_in(on.front(), current_language());
}

// What this person may be asked now; nothing while others wait, or are with them.
const OptIn* SelfService::offer(Milliseconds now) const {
    const auto& opt_ins = facts_->config.opt_ins;
    const bool may = !opt_ins.empty() && decided_ && decided_->may_opt_in && !is_busy(now) &&
                     decided_->companions.empty() &&
                     verdict_words(decided_->outcome.verdict).mood == Mood::good;
    return may ? &opt_ins.front() : nullptr;
}

std::optional<PrintNews> SelfService::print_news() const {
    return badges_.of(decided_->outcome.print_job);
}

// Whoever brought them is the first.
std::vector<CalledPerson> SelfService::called_people() const {
    std::vector<CalledPerson> people = {
        {decided_->outcome.attendee->greeting_name(), decided_->outcome, print_news()}};
    for (const Outcome& outcome : visit_.brought) {
        if (!outcome.attendee) continue;
        const auto shown =
            std::find_if(decided_->companions.begin(), decided_->companions.end(),
                         [&](const Companion& one) { return one.person == outcome.attendee->id; });
        const bool is_known = shown != decided_->companions.end() && !shown->is_guest();
        people.push_back({is_known ? shown->name : outcome.attendee->greeting_name(), outcome,
                          badges_.of(outcome.print_job)});
    }
    return people;
}

// The event's own texts follow the sentences of the screens.
void SelfService::speak_language() {
    if (!facts_) return;
    const bool is_known = untranslated_->config.translations.count(current_language()) != 0;
    const std::string wanted = is_known ? current_language() : "";
    if (facts_->config.language == wanted) return;
    facts_ = is_known ? std::make_shared<const EventFacts>(untranslated_->in(wanted)) : untranslated_;
}

void SelfService::draw(Ui& ui, Milliseconds now, bool blank_camera) {
    speak_language();
    pass_time(now);
    if (ui.touched()) {
        touched_at_ = now;
        if (decided_) clears_at_ = now + std::chrono::seconds(seconds_shown());
    }
    drawn_time_ = words_of_time(now);
    if (ui.touched()) gate_.touched(now);
    if (gate_.stands()) return gate_.draw(ui, now, format_clock(event_now(), facts_->config.time_zone));
    draw_screen(ui, now, blank_camera);
    draw_verdict_ahead(ui, now);
    drawn_screen_ = ui.screen_name();
    if (ui.has_missed())
        counts_.missed_touch(drawn_screen_);
    else if (ui.touched())
        counts_.begin(now);
}

std::string SelfService::detail() const {
    const std::string chosen = choices_ == Choices{} ? "" : "as chosen " + choices_.language;
    if (screen_ == Screen::companions)
        return std::to_string(visit_.here.size()) + " here " + std::to_string(badges_.newest_out()) + chosen;
    if (screen_ != Screen::verdict) return chosen;
    const auto news = print_news();
    return std::to_string(decided_->request) + (badge_ ? " with badge" : "") +
           (visit_.missed == MissedBadge::none ? "" : " missed") +
           (news ? " " + std::to_string(static_cast<int>(news->state)) + news->problem : "") + chosen;
}

}  // namespace lanyard
