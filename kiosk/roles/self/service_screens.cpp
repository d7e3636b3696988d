// The screens of the self-service kiosk: what each is given to draw, and where its touches lead.
#include <algorithm>

#include "event/goodbye.h"
#include "roles/self/find_me.h"
#include "roles/self/get_help.h"
#include "roles/self/language.h"
#include "roles/self/name_seat.h"
#include "roles/self/not_registered.h"
#include "roles/self/opt_in.h"
#include "roles/self/service.h"
#include "roles/self/verdict_words.h"
#include "roles/self/your_data.h"
#include "screens/session.h"
#include "screens/trouble.h"
#include "ui/ahead.h"

namespace lanyard {
namespace {

std::string trimmed(const EditLine& line) {
    const auto begin = line.text().find_first_not_of(' ');
    if (begin == std::string::npos) return {};
    return line.text().substr(begin, line.text().find_last_not_of(' ') - begin + 1);
}

}  // namespace

void SelfService::draw_screen(Ui& ui, Milliseconds now, bool blank_camera) {
    switch (screen_) {
        case Screen::trouble:
            return draw_trouble(ui, trouble_ ? &*trouble_ : nullptr, TroubleSeenBy::attendees);
        case Screen::welcome:
            return draw_home(ui, blank_camera, now);
        case Screen::verdict:
            return draw_outcome(ui, now);
        case Screen::your_data:
            if (draw_your_data(ui, *facts_, event_now())) screen_ = before_;
            return;
        case Screen::find_me:
            return draw_find(ui, now);
        case Screen::not_registered:
            return draw_register(ui, now);
        case Screen::name_seat:
            return draw_name(ui, now);
        case Screen::get_help:
            return draw_call(ui, now);
        case Screen::opt_in:
            return draw_question(ui, now);
        case Screen::companions:
            return visit_.brought.empty() ? draw_companions(ui, now) : call_companions(ui, now);
        case Screen::language:
            return draw_languages(ui, now);
        case Screen::programme:
        case Screen::session:
            return draw_day(ui, now);
    }
}

void SelfService::draw_home(Ui& ui, bool blank_camera, Milliseconds now) {
    CameraView camera = camera_;
    if (camera.place == CameraPlace::unknown) camera.place = facts_->point.camera_at;
    camera.outline = outline_.at(now);
    if (blank_camera) camera.texture = 0;
    const bool takes_badges = lanyard::takes_badges(facts_->point, facts_->config, *sessions_, event_now());
    switch (draw_welcome(ui, {*facts_, camera, deciding_.takes_long(now), event_now(), !sessions_->empty(),
                              can_listen_, notice(now), countdown(now), takes_badges ? "" : badges_line(),
                              announcement(), announcement_part(now), takes_badges})) {
        case WelcomeAction::find_my_name:
            return open(Screen::find_me);
        case WelcomeAction::not_registered:
            return open(Screen::not_registered);
        case WelcomeAction::get_help:
            return ask_for_help(HelpAbout::help);
        case WelcomeAction::language:
            return open(Screen::language);
        case WelcomeAction::larger_text:
            choices_.larger_text = (choices_.larger_text + 1) % (Choices::most_text_steps + 1);
            return;
        case WelcomeAction::contrast:
            choices_.high_contrast = !choices_.high_contrast;
            return;
        case WelcomeAction::listen:
            choices_.listens = !choices_.listens;
            return;
        case WelcomeAction::volume:
            choices_.volume = choices_.volume % Choices::most_volume + 1;
            return;
        case WelcomeAction::lower_screen:
            choices_.lowered = !choices_.lowered;
            return;
        case WelcomeAction::programme:
            return open(Screen::programme);
        case WelcomeAction::your_data:
            return open(Screen::your_data);
        case WelcomeAction::none:
            return;
    }
}

// The first verdict in a language and size of text would take ten times as long to draw as those after it,
// and somebody would wait for that. One a frame, so that a code which is read meanwhile waits for one at
// most.
void SelfService::draw_verdict_ahead(Ui& ui, Milliseconds now) {
    static constexpr Verdict likely[most_prepared] = {
        Verdict::admitted, Verdict::welcome_back, Verdict::already_in, Verdict::misread, Verdict::unknown};
    if (!has_time_to_prepare(now)) return;
    if (prepared_for_ != choices_) prepared_ = 0;
    prepared_for_ = choices_;
    Decided nobody;
    nobody.outcome.verdict = likely[prepared_++];
    nobody.outcome.at = event_now();
    nobody.outcome.attendee = Attendee{};
    nobody.outcome.print_job = 1;
    nobody.outcome.badge_code = "-";
    const VerdictView view{
        *facts_, nobody, {}, 0, facts_->badge_shape, event_now(), facts_->config.clears_after_s,
        false,   nullptr};
    draw_ahead(ui, [&](Ui& ahead) { (void)draw_verdict(ahead, view); });
}

void SelfService::draw_outcome(Ui& ui, Milliseconds now) {
    switch (draw_verdict(
        ui, {*facts_, *decided_, print_news(), badge_, badge_ ? badge_shape_ : facts_->badge_shape,
             event_now(), seconds_left(now), is_speaking_, offer(now), visit_.missed})) {
        case VerdictAction::done:
            return go_home(now);
        case VerdictAction::something_wrong:
            return ask_for_help(HelpAbout::something_wrong);
        case VerdictAction::badge_did_not_come:
            return badge_did_not_come();
        case VerdictAction::sent_to_me:
            return ask_for_help(HelpAbout::sent_to_me);
        case VerdictAction::get_help:
            return ask_for_help(HelpAbout::help);
        case VerdictAction::opt_in:
            return open(Screen::opt_in);
        case VerdictAction::companions:
            return open(Screen::companions);
        case VerdictAction::my_sessions:
            visit_.programme = {};
            visit_.programme.view = ProgrammeState::View::mine;
            return open(Screen::programme);
        case VerdictAction::find_my_name:
            go_back();
            return open(Screen::find_me);
        case VerdictAction::language:
            return open(Screen::language);
        case VerdictAction::none:
            return;
    }
}

void SelfService::ask_for_help(HelpAbout about) {
    const std::string person = decided_ && decided_->outcome.attendee ? decided_->outcome.attendee->id : "";
    if (!ask(AskForHelp{about, person})) return;
    counts_.called_help(drawn_screen_);
    help_ = requests_;
    visit_.about = about;
    visit_.help.reset();
    open(Screen::get_help);
}

// What the printer said of it so far counts no more.
void SelfService::badge_did_not_come() {
    const long long job = decided_->outcome.print_job;
    if (!ask(BadgeDidNotCome{job, decided_->outcome.attendee->id})) return;
    visit_.missed = MissedBadge::asked;
    badges_.forget(job);
}

void SelfService::act_on_form(FormAction action, const std::function<void()>& submit) {
    switch (action) {
        case FormAction::submit:
            return submit();
        case FormAction::back:
            return go_back();
        case FormAction::get_help:
            return ask_for_help(HelpAbout::help);
        case FormAction::your_data:
            return open(Screen::your_data);
        case FormAction::none:
            return;
    }
}

void SelfService::act_on_message(MessageAction action) {
    if (action == MessageAction::done) go_back();
    if (action == MessageAction::get_help) ask_for_help(HelpAbout::not_registered);
}

void SelfService::draw_find(Ui& ui, Milliseconds now) {
    const std::string before = visit_.name.text() + "\n" + visit_.second.text();
    const FormAction action =
        draw_find_me(ui, visit_.keyboard,
                     {*facts_, visit_.name, visit_.second, visit_.no_match, visit_.is_incomplete,
                      waiting_.has_value(), event_now(), countdown(now)});
    // Once something is put right the answer to what stood there before is of no use.
    if (before != visit_.name.text() + "\n" + visit_.second.text())
        visit_.no_match = visit_.is_incomplete = false;
    act_on_form(action, [&] {
        visit_.no_match = false;
        visit_.is_incomplete = trimmed(visit_.name).empty() || trimmed(visit_.second).empty();
        if (visit_.is_incomplete) return;
        ask_and_wait(FindPerson{visit_.name.text(), visit_.second.text()}, now);
    });
}

void SelfService::draw_register(Ui& ui, Milliseconds now) {
    const std::string left = countdown(now);
    if (!facts_->config.registers_here)
        return act_on_message(draw_register_at_desk(ui, *facts_, event_now(), left));
    if (visit_.on_waiting_list) return act_on_message(draw_on_waiting_list(ui, *facts_, event_now(), left));
    const FormAction action = draw_not_registered(ui, visit_.keyboard,
                                                  {*facts_, visit_.name, visit_.organisation, visit_.email,
                                                   visit_.no_name, waiting_.has_value(), event_now(), left});
    act_on_form(action, [&] {
        visit_.no_name = trimmed(visit_.name).empty();
        if (!visit_.no_name)
            ask_and_wait(
                RegisterPerson{trimmed(visit_.name), trimmed(visit_.organisation), trimmed(visit_.email)},
                now);
    });
}

void SelfService::draw_name(Ui& ui, Milliseconds now) {
    if (visit_.is_of_guest) return draw_guest_name(ui, now);
    const FormAction action = draw_name_seat(
        ui, visit_.keyboard, {*facts_, visit_.name, waiting_.has_value(), event_now(), countdown(now)});
    act_on_form(action, [&] {
        if (!trimmed(visit_.name).empty()) ask_and_wait(NameSeat{visit_.seat, trimmed(visit_.name)}, now);
    });
}

void SelfService::draw_question(Ui& ui, Milliseconds now) {
    const OptIn& opt_in = facts_->config.opt_ins.front();
    const OptInView view{*facts_, opt_in, event_now(), countdown(now)};
    if (visit_.has_agreed) {
        if (draw_opt_in_thanks(ui, view)) leave_question(now);
        return;
    }
    const OptInAction action = draw_opt_in(ui, view);
    if (action == OptInAction::none) return;
    if (action != OptInAction::back) {
        visit_.has_agreed = ask(AnswerOptIn{decided_->outcome.attendee->id, opt_in.id, opt_in_words(opt_in),
                                            action == OptInAction::yes}) &&
                            action == OptInAction::yes;
        decided_->may_opt_in = false;
    }
    if (!visit_.has_agreed) leave_question(now);
}

void SelfService::leave_question(Milliseconds now) {
    visit_.has_agreed = false;
    // Whoever came from the programme has seen no verdict, and none is shown to them now.
    if (verdict_words(decided_->outcome.verdict).mood != Mood::good) return go_back();
    return_to_verdict(now);
}

void SelfService::return_to_verdict(Milliseconds now) {
    screen_ = Screen::verdict;
    clears_at_ = now + std::chrono::seconds(seconds_shown());
}

void SelfService::draw_companions(Ui& ui, Milliseconds now) {
    const std::vector<Companion>& company = decided_->companions;
    const CompanionsAction action = lanyard::draw_companions(
        ui, {*facts_, decided_->outcome.attendee->greeting_name(), company, visit_.here,
             visit_.nobody_is_here, waiting_.has_value(), event_now(), countdown(now)});
    if (waiting_) return;
    std::set<std::string>& here = visit_.here;
    const bool has_all = here.size() == company.size();
    if (action.all) here.clear();
    if (action.all && !has_all)
        for (const Companion& one : company) here.insert(one.person);
    if (!action.ticked.empty() && here.erase(action.ticked) == 0) here.insert(action.ticked);
    if (!here.empty()) visit_.nobody_is_here = false;
    if (action.check_in) {
        visit_.nobody_is_here = here.empty();
        if (!here.empty()) check_company_in(now);
    }
    if (!action.back) return;
    screen_ = Screen::verdict;
    clears_at_ = now + std::chrono::seconds(seconds_shown());
}

// Of those who are here, whose name nobody has written yet; nullptr: all have one.
const Companion* SelfService::next_guest() const {
    for (const Companion& one : decided_->companions)
        if (one.is_guest() && visit_.here.count(one.person) != 0 && visit_.guests.count(one.person) == 0)
            return &one;
    return nullptr;
}

// Once there is a name for everybody.
void SelfService::check_company_in(Milliseconds now) {
    if (const Companion* guest = next_guest()) {
        visit_.seat = guest->person;
        visit_.is_of_guest = true;
        visit_.name.clear();
        screen_ = Screen::name_seat;
        return;
    }
    screen_ = Screen::companions;
    ask_and_wait(
        BringCompanions{
            decided_->outcome.attendee->id, {visit_.here.begin(), visit_.here.end()}, visit_.guests},
        now);
}

// Back leads to the ticks, where somebody may not be here after all.
void SelfService::draw_guest_name(Ui& ui, Milliseconds now) {
    const auto without_name =
        std::count_if(decided_->companions.begin(), decided_->companions.end(), [&](const Companion& one) {
            return one.is_guest() && visit_.here.count(one.person) != 0 &&
                   visit_.guests.count(one.person) == 0;
        });
    const std::string guest =
        guest_words(decided_->companions, visit_.seat, decided_->outcome.attendee->greeting_name());
    const FormAction action =
        draw_name_seat(ui, visit_.keyboard,
                       {*facts_, visit_.name, false, event_now(), countdown(now), guest, without_name == 1});
    if (action == FormAction::back) {
        visit_.guests.clear();
        screen_ = Screen::companions;
    } else if (action == FormAction::your_data) {
        open(Screen::your_data);
    } else if (action == FormAction::submit && !trimmed(visit_.name).empty()) {
        visit_.guests[visit_.seat] = trimmed(visit_.name);
        check_company_in(now);
    }
}

void SelfService::call_companions(Ui& ui, Milliseconds now) {
    const std::vector<CalledPerson> people = called_people();
    const long long out = badges_.newest_out();
    const auto called = std::find_if(people.begin(), people.end(), [out](const CalledPerson& person) {
        return out != 0 && person.outcome.print_job == out;
    });
    const std::string name = called == people.end() ? "" : called->name;
    if (draw_called(ui, {*facts_, people, name, event_now(), countdown(now)})) go_home(now);
}

void SelfService::draw_call(Ui& ui, Milliseconds now) {
    using Desk = GetHelpView::Desk;
    const Desk desk = !visit_.is_told      ? Desk::is_closed
                      : is_unanswered(now) ? Desk::is_silent
                                           : Desk::shows_it;
    if (draw_get_help(ui, {*facts_, visit_.about, visit_.help, desk, event_now(), countdown(now)})) go_back();
}

void SelfService::draw_languages(Ui& ui, Milliseconds now) {
    const LanguageChoice choice = draw_language(ui, *facts_, event_now(), countdown(now));
    if (!choice.language.empty()) {
        // Their own choice holds against the list, also where it is the kiosk's own language.
        const bool is_usual = choice.language == facts_->config.languages.front() && !decided_;
        choices_.language = is_usual ? "" : choice.language;
        visit_.language_is_listed = false;
    }
    if (!choice.back && choice.language.empty()) return;
    screen_ = before_;
    if (decided_) clears_at_ = now + std::chrono::seconds(seconds_shown());
}

void SelfService::draw_day(Ui& ui, Milliseconds now) {
    if (screen_ == Screen::session) {
        const auto open_one = std::find_if(sessions_->begin(), sessions_->end(), [&](const Session& session) {
            return session.planned.id == visit_.session;
        });
        const bool is_gone = open_one == sessions_->end();
        const bool has_days = programme_days(*sessions_, facts_->config).size() > 1;
        if (is_gone || draw_session(ui, {*facts_, *open_one, event_now(), countdown(now), has_days}))
            screen_ = Screen::programme;
        if (!is_gone) return;
    }
    const auto& opt_ins = facts_->config.opt_ins;
    const bool offers = !opt_ins.empty() && facts_->config.find_by != FindBy::off;
    ProgrammeAction action = draw_programme(
        ui, visit_.programme,
        {*facts_, *sessions_, event_now(), countdown(now), offers && !decided_ ? &opt_ins.front() : nullptr,
         decided_ ? decided_->day.own : std::vector<std::string>{}});
    if (action.back) return decided_ ? return_to_verdict(now) : go_back();
    if (action.opt_in) {
        visit_.finds_to_opt_in = true;
        return open(Screen::find_me);
    }
    if (action.session.empty()) return;
    visit_.session = std::move(action.session);
    screen_ = Screen::session;
}

}  // namespace lanyard
