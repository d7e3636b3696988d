// One list, to which each new screen and state is added; longer than 400 lines because each is made up here.
#include "tests/kiosk/every_screen.h"

#include <memory>

#include "base/language.h"
#include "roles/self/companions.h"
#include "roles/self/find_me.h"
#include "roles/self/get_help.h"
#include "roles/self/language.h"
#include "roles/self/name_seat.h"
#include "roles/self/not_registered.h"
#include "roles/self/opt_in.h"
#include "roles/self/verdict.h"
#include "roles/self/welcome.h"
#include "roles/self/your_data.h"
#include "screens/evacuation.h"
#include "screens/practice_border.h"
#include "screens/programme.h"
#include "screens/session.h"
#include "screens/trouble.h"
#include "tests/kiosk/made_up.h"
#include "tests/kiosk/staff_screens.h"

namespace lanyard::made_up {
namespace {

const Instant now = instant_from_ms(ten_to_nine);
constexpr const char* countdown = "Clears in 18 s. Touch to keep.";

class Screens {
  public:
    explicit Screens(TextureId badge) : badge_(badge) {}

    std::vector<ShownScreen> all() {
        add_welcome();
        add_verdicts();
        add_badges();
        add_companions();
        add_forms();
        add_programme();
        add_rest();
        for (ShownScreen& screen : staff_screens()) screens_.push_back(std::move(screen));
        return std::move(screens_);
    }

  private:
    void add(const std::string& name, std::function<void(Ui&)> draw) {
        screens_.push_back({name, std::move(draw)});
    }

    void add_welcome() {
        for (const auto& [name, state] : {std::pair{"welcome_scanner", CameraView::State::none},
                                          {"welcome_starting", CameraView::State::starting},
                                          {"welcome_looking", CameraView::State::looking},
                                          {"welcome_camera_trouble", CameraView::State::trouble}})
            add(name, [facts = facts_, state = state, badge = badge_](Ui& ui) {
                const TextureId picture = state == CameraView::State::looking ? badge : 0;
                draw_welcome(ui, {*facts, {state, picture, 1.5}, false, now, true, true, "", ""});
            });
        const std::pair<const char*, CameraPlace> places[] = {{"above", CameraPlace::above},
                                                              {"below", CameraPlace::below},
                                                              {"left", CameraPlace::left},
                                                              {"right", CameraPlace::right}};
        for (const auto& [name, place] : places)
            add(std::string("welcome_lens_") + name, [facts = facts_, place = place](Ui& ui) {
                CameraView camera;
                camera.state = CameraView::State::looking;
                camera.place = place;
                if (place == CameraPlace::above) camera.hint = ScanHint::brightness_up;
                draw_welcome(ui, {*facts, camera, false, now, true, true, "", ""});
            });
        add("welcome_notice", [facts = facts_](Ui& ui) {
            draw_welcome(ui, {*facts,
                              {CameraView::State::looking, 0, 1.5},
                              true,
                              now,
                              true,
                              true,
                              "W. d. C. your badge did not print. Please come to the desk.",
                              countdown});
        });
        const std::pair<const char*, const char*> badges[] = {
            {"no_stock", "This kiosk checks you in; your badge is at the desk."},
            {"printer_trouble", "A badge is stuck in the printer: open it, take the badge out, close it."}};
        for (const auto& [name, words] : badges)
            add(std::string("welcome_") + name, [facts = facts_, words = words](Ui& ui) {
                draw_welcome(ui, {*facts,
                                  {CameraView::State::looking, 0, 1.5},
                                  false,
                                  now,
                                  true,
                                  true,
                                  "",
                                  "",
                                  tr(words)});
            });
        for (const bool is_long : {false, true})
            add(is_long ? "welcome_announcement_long" : "welcome_announcement",
                [facts = facts_, is_long](Ui& ui) {
                    WelcomeView view{*facts, {CameraView::State::looking, 0, 1.5}, false, now, true, true, "",
                                     ""};
                    view.announcement = is_long ? long_announcement : "Lunch is served in the Foyer.";
                    draw_welcome(ui, view);
                });
        add("welcome_goodbye", [facts = facts_](Ui& ui) {
            WelcomeView view{*facts, {CameraView::State::looking, 0, 1.5}, false, now, true, true, "", ""};
            view.takes_badges = true;
            draw_welcome(ui, view);
        });
        for (const bool is_kiosk : {false, true})
            add(is_kiosk ? "evacuation_kiosk" : "evacuation_board", [is_kiosk](Ui& ui) {
                const EvacuationWords words{"Hornton Street, by the library", {}};
                std::vector<WayOut> ways(most_languages_at_once, way_out(words, false));
                ways.front() = way_out(words, is_kiosk);
                draw_evacuation(ui, ways);
            });
        for (const bool is_over : {false, true})
            add(is_over ? "welcome_closed" : "welcome_early", [is_over](Ui& ui) {
                EventFacts facts = made_up::facts();
                facts.config.opens = now + Milliseconds(is_over ? -60'000 : 480'000);
                facts.config.closes = now + Milliseconds(is_over ? 0 : 960'000);
                draw_welcome(ui,
                             {facts, {CameraView::State::looking, 0, 1.5}, false, now, true, true, "", ""});
            });
        add("welcome_practice", [facts = facts_](Ui& ui) {
            draw_welcome(ui, {*facts, {CameraView::State::looking, 0, 1.5}, false, now, true, true, "", ""});
            draw_practice_border(ui);
        });
        screens_.back().is_for_staff = true;  // volunteers practise there
        add("welcome_least", [](Ui& ui) {
            EventFacts facts = made_up::facts();
            facts.config.find_by = FindBy::off;
            facts.config.privacy_notice.clear();
            facts.config.languages = {"en"};
            draw_welcome(ui, {facts, {CameraView::State::none, 0, 1.5}, false, now, false, false, "", ""});
        });
    }

    void add_verdict(const std::string& name, const Decided& decided, std::optional<PrintNews> print = {},
                     bool offers = false) {
        add(name, [facts = facts_, badge = badge_, decided, print, offers](Ui& ui) {
            draw_verdict(ui, {*facts, decided, print, badge, 1.5, now, 20, false,
                              offers ? &facts->config.opt_ins.front() : nullptr});
        });
    }

    void add_verdicts() {
        for (int i = 0; i < verdict_count; ++i) {
            const auto verdict = static_cast<Verdict>(i);
            add_verdict("verdict_" + std::string(verdict_name(verdict)),
                        decided(verdict, attendee("Zainab", "Jones")));
        }
        add_verdict("verdict_offer", decided(Verdict::admitted, attendee("Zainab", "Jones")), {}, true);
        const std::pair<const char*, Attendee> names[] = {
            {"long", attendee("Wolfeschlegelsteinhausenbergerdorff-Ferreira", "da Conceição")},
            {"one_field",
             attendee("Maria Wolfeschlegelsteinhausenbergerdorff-Ferreira da Conceição e Albuquerque", "")},
            {"arabic", attendee("عبد الرحمن", "الأنصاري")},
            {"chinese", attendee("王小明", "")},
            {"hindi", attendee("श्रीकृष्ण", "शर्मा")},
            {"greek", attendee("Παναγιώτης", "Παπαδόπουλος")}};
        for (const auto& [name, person] : names)
            add_verdict(std::string("verdict_name_") + name, decided(Verdict::admitted, person), {}, true);
        add_given_out();
        Decided late = decided(Verdict::welcome_back, attendee("Zainab", "Jones"));
        late.day = {{told("Opening", -5, 5, "great-hall")}, {told("Coffee in the Foyer", 5, 15, "", true)}};
        add_verdict("verdict_late", late);
        add_days();
        Decided goes = decided(Verdict::exited, attendee("Zainab", "Jones"));
        goes.outcome.drops_badge = true;
        add_verdict("verdict_goodbye", goes);
    }

    // What somebody booked; and where it is given out: taken, taken before, not booked.
    void add_given_out() {
        const std::vector<AddOn> booked = {{"lunch", "Lunch", "Vegetarian"},
                                           {"shirt", "Conference shirt", "Unisex XL"},
                                           {"meal", "Dinner", "No nuts", true}};
        Decided arrives = decided(Verdict::admitted, attendee("Zainab", "Jones"));
        arrives.add_ons = booked;
        add_verdict("verdict_booked", arrives);
        for (const Verdict verdict : {Verdict::admitted, Verdict::already_in, Verdict::not_booked})
            add("counter_kiosk_" + std::string(verdict_name(verdict)), [=](Ui& ui) {
                EventFacts facts = made_up::facts();
                facts.config.areas.push_back({"lunch", "Lunch", "", true, "Lunch"});
                facts.point.area = "lunch";
                Decided given = decided(verdict, attendee("Zainab", "Jones"));
                given.add_ons = {booked.front()};
                draw_verdict(ui, {facts, given, {}, 0, 1.5, now, 20});
            });
    }

    // What is on and next: a break before two talks, lunch before four workshops, talks at once.
    void add_days() {
        const Decided zainab = decided(Verdict::admitted, attendee("Zainab", "Jones"));
        const std::vector<ToldSession> talks = {
            told("Changing the conversation: placements that last", 15, 45, "great-hall"),
            told("Supervision that holds the system in mind", 15, 45, "room-1")};
        const std::vector<ToldSession> workshops = {
            told("Workshop A: Genograms that families draw themselves", 55, 130, "room-1"),
            told("Workshop B: The first ten minutes of a home visit", 55, 130, "Small Hall"),
            told("Workshop C: Risk spoken about plainly", 55, 130, "Room 2"),
            told("Workshop D: Changing a whole department", 55, 130, "great-hall")};
        const ToldSession coffee = told("Coffee in the Foyer", -5, 15, "", true);
        const ToldSession lunch = told("Lunch in the Foyer", -5, 55, "", true);
        const auto add_day = [&](const std::string& name, const DayFromNow& day, bool offers) {
            Decided some = zainab;
            some.day = day;
            add_verdict("verdict_day_" + name, some, {}, offers);
        };
        add_day("choose_next", {{coffee}, talks}, true);
        add_day("choose_workshop", {{lunch}, workshops}, true);
        add_day("own_next", {{lunch}, {workshops.front()}}, false);
        add_day("break_alone", {{lunch}, {}}, false);
        ToldSession held = talks.front();
        held.is_held = true;
        add_day("held", {{}, {held}}, false);
        std::vector<ToldSession> on = talks;
        for (ToldSession& talk : on) talk.start -= Milliseconds(20 * 60'000);
        add_day("choose_on", {on, {lunch}}, false);
        add_day("on_and_choose", {{on.front()}, workshops}, false);
        Decided elsewhere = decided(Verdict::wrong_session, attendee("Zainab", "Jones"));
        elsewhere.day = {};
        add_verdict("verdict_wrong_session_unknown", elsewhere);
    }

    void add_badges() {
        const Decided zainab = decided(Verdict::admitted, attendee("Zainab", "Jones"));
        const std::pair<const char*, PrintState> states[] = {{"printed", PrintState::printed},
                                                             {"sent", PrintState::sent},
                                                             {"waiting", PrintState::waiting},
                                                             {"failed", PrintState::failed}};
        for (const auto& [name, state] : states)
            add_verdict(std::string("badge_") + name, zainab,
                        PrintNews{7, "", state, "The printer is out of labels."}, true);
        const std::pair<const char*, MissedBadge> missed[] = {
            {"asked", MissedBadge::asked},
            {"prints_again", MissedBadge::prints_again},
            {"desk_brings", MissedBadge::desk_brings},
            {"desk_unaware", MissedBadge::desk_unaware},
            {"prints_again_untold", MissedBadge::prints_again_untold}};
        for (const auto& [name, state] : missed)
            add(std::string("badge_missed_") + name,
                [facts = facts_, badge = badge_, zainab, state = state](Ui& ui) {
                    draw_verdict(ui, {*facts, zainab, {}, badge, 1.5, now, 20, false, nullptr, state});
                });
        Decided helper = zainab;
        helper.outcome.badge = BadgeSetting::none;
        helper.outcome.print_job = 0;
        helper.outcome.attendee->ticket_type = "Helper";
        add_verdict("badge_instead", helper);
        Decided collect = zainab;
        collect.outcome.badge = BadgeSetting::collect;
        collect.outcome.collect_table = "Table H–M";
        add_verdict("badge_collect", collect);
        Decided elsewhere = zainab;
        elsewhere.outcome.print_job = 0;
        add_verdict("badge_at_desk", elsewhere);
    }

    // On a verdict, ticked, and called: two, twelve, the longest names.
    void add_companions() {
        const std::vector<std::string> names = {"Sam",        "Bo Ng",     "Ifeoma",   "Yusuf",
                                                "Clémentine", "Gwenllian", "Paweł",    "Róisín",
                                                "Amina",      "Otto",      "Temitope", "Usman"};
        const std::vector<std::string> longest = {
            "Adelheid Wolfeschlegelsteinhausenbergerdorff-Ferreira da Conceição",
            "Maria Wolfeschlegelsteinhausenbergerdorff-Ferreira da Conceição e Albuquerque", "عبد الرحمن",
            "Bo"};
        const auto add_company = [&](const std::string& name, const std::vector<std::string>& called) {
            std::vector<Companion> company;
            for (const std::string& one : called) company.push_back({"id of " + one, one});
            Decided zainab = decided(Verdict::admitted, attendee("Zainab", "Jones"));
            zainab.companions = company;
            add_verdict("verdict_company_" + name, zainab, PrintNews{7, "", PrintState::printed, ""});
            add("companions_" + name, [facts = facts_, company](Ui& ui) {
                draw_companions(
                    ui, {*facts, "Zainab", company, {company.front().person}, false, false, now, countdown});
            });
            add("companions_called_" + name, [facts = facts_, called](Ui& ui) {
                std::vector<CalledPerson> people;
                for (std::size_t i = 0; i < called.size(); ++i) {
                    const Verdict verdict = i == 1 ? Verdict::full : Verdict::admitted;
                    people.push_back(
                        {called[i], decided(verdict, attendee(called[i], "")).outcome,
                         PrintNews{7, "", i == 0 ? PrintState::printed : PrintState::printing, ""}});
                }
                (void)draw_called(ui, {*facts, people, called.front(), now, ""});
            });
        };
        add_company("two", {names.begin(), names.begin() + 2});
        add_company("twelve", names);
        add_company("long", longest);
        add("companions_nobody", [facts = facts_](Ui& ui) {
            const std::vector<Companion> company = {{"1", "Sam"}, {"2", "Bo"}, {"3", "Ifeoma"}};
            draw_companions(ui, {*facts, "Zainab", company, {}, true, false, now, ""});
        });
        for (const auto& [name, guests] : {std::pair("guest", 1), {"guests", 3}})
            add(std::string("companions_") + name, [facts = facts_, guests = guests](Ui& ui) {
                std::vector<Companion> company = {{"1", "Sam"}};
                for (int i = 0; i < guests; ++i) company.push_back({"seat " + std::to_string(i), ""});
                draw_companions(ui, {*facts, "Gwenllian", company, {"seat 0"}, false, false, now, ""});
            });
        add("name_seat_guest", [facts = facts_, field = std::make_shared<EditLine>("Chipo Marandure"),
                                keyboard = std::make_shared<KeyboardState>()](Ui& ui) {
            const std::vector<Companion> company = {{"1", "Sam"}, {"seat", ""}};
            (void)draw_name_seat(
                ui, *keyboard,
                {*facts, *field, false, now, countdown, guest_words(company, "seat", "Zainab")});
        });
        add("companions_refused", [facts = facts_](Ui& ui) {
            const std::vector<CalledPerson> people = {
                {"Sam", decided(Verdict::full, attendee("Sam", "")).outcome}};
            (void)draw_called(ui, {*facts, people, "", now, countdown});
        });
    }

    void add_forms() {
        struct Written {
            EditLine name{"Elżbieta Kozłowska"}, second{"e.kozlowska@stowarzyszenie.example.org"},
                organisation{"Stowarzyszenie"};
            KeyboardState keyboard;
        };
        for (const bool no_match : {false, true})
            add(no_match ? "find_me_no_match" : "find_me_asking", [facts = facts_, no_match](Ui& ui) {
                Written written;
                draw_find_me(ui, written.keyboard,
                             {*facts, written.name, written.second, no_match, false, false, now,
                              no_match ? "" : countdown});
            });
        add("find_me_incomplete", [facts = facts_](Ui& ui) {
            Written written;
            written.keyboard.accents = true;
            EditLine empty;
            draw_find_me(ui, written.keyboard, {*facts, written.name, empty, false, true, false, now, ""});
        });
        add("find_me_code_word", [](Ui& ui) {
            EventFacts facts = made_up::facts();
            facts.config.find_by = FindBy::code_word;
            Written written;
            written.keyboard.letter = "o";
            draw_find_me(ui, written.keyboard,
                         {facts, written.name, written.second, true, false, true, now, ""});
        });
        for (const bool no_name : {false, true})
            add(no_name ? "not_registered_no_name" : "not_registered_asking",
                [facts = facts_, no_name](Ui& ui) {
                    Written written;
                    draw_not_registered(ui, written.keyboard,
                                        {*facts, written.name, written.organisation, written.second, no_name,
                                         false, now, ""});
                });
        add("not_registered_waiting_list",
            [facts = facts_](Ui& ui) { draw_on_waiting_list(ui, *facts, now, countdown); });
        add("not_registered_desk", [facts = facts_](Ui& ui) { draw_register_at_desk(ui, *facts, now, ""); });
        add("name_seat", [facts = facts_](Ui& ui) {
            Written written;
            draw_name_seat(ui, written.keyboard, {*facts, written.name, false, now, countdown});
        });
    }

    void add_programme() {
        const auto day = std::make_shared<const std::vector<Session>>(sessions());
        using View = ProgrammeState::View;
        const auto add_view = [&](const std::string& name, View view, const std::string& words, bool offers) {
            add("programme_" + name, [facts = facts_, day, view, words, offers](Ui& ui) {
                ProgrammeState state;
                state.view = view;
                state.words = EditLine(words);
                draw_programme(ui, state,
                               {*facts, *day, now + Milliseconds(40 * 60'000), "",
                                offers ? &facts->config.opt_ins.front() : nullptr});
            });
        };
        add_view("now", View::now, "", false);
        add_view("by_time", View::by_time, "", true);
        add_view("by_room", View::by_room, "", false);
        add_view("search", View::search, "workshop", false);
        add_view("search_empty", View::search, "", false);
        add_view("search_nothing", View::search, "xyz", false);
        add_large_programme();
        for (const std::size_t i : {0u, 2u, 5u})
            add("session_" + std::to_string(i), [facts = facts_, day, i](Ui& ui) {
                draw_session(ui, {*facts, (*day)[i], now + Milliseconds(40 * 60'000), countdown});
            });
    }

    // Two days of 504 sessions each, late in the first morning.
    void add_large_programme() {
        const auto days = std::make_shared<const std::vector<Session>>(large_programme());
        const Instant later = now + std::chrono::hours(3);
        using View = ProgrammeState::View;
        const auto add_view = [&](const std::string& name, const ProgrammeState& state,
                                  std::vector<std::string> own = {}) {
            add("programme_large_" + name, [facts = facts_, days, state, own, later](Ui& ui) {
                ProgrammeState shown = state;
                draw_programme(ui, shown, {*facts, *days, later, "", nullptr, own});
            });
        };
        const std::vector<std::string> own = {"d0-r3-0", "d0-r7-12", "d1-r20-4"};
        ProgrammeState state;
        add_view("now", state);
        for (const auto& [name, view] :
             {std::pair{"hours", View::by_time}, {"rooms", View::by_room}, {"tracks", View::by_track}}) {
            state.view = view;
            add_view(name, state);
        }
        state.part = "Software Defined Radio and Amateur Radio";
        state.day = "2017-11-11";
        state.page = 1;
        add_view("track", state);
        state.view = View::by_room;
        state.part = "UB2.110 (Henriot)";
        add_view("room", state, own);
        state = {};
        state.view = View::mine;
        add_view("mine", state, own);
        state.view = View::search;
        state.words = EditLine("reproducible");
        add_view("search", state);
        add("session_large", [facts = facts_, days, later](Ui& ui) {
            draw_session(ui, {*facts, days->back(), later, countdown, true});
        });
        Decided theirs = decided(Verdict::admitted, attendee("Zainab", "Jones"));
        theirs.day.own = own;
        add_verdict("verdict_my_sessions", theirs);
    }

    void add_rest() {
        add("get_help_asking", [facts = facts_](Ui& ui) {
            draw_get_help(ui, {*facts, HelpAbout::help, {}, GetHelpView::Desk::is_closed, now, ""});
        });
        for (const auto about :
             {HelpAbout::help, HelpAbout::something_wrong, HelpAbout::sent_to_me, HelpAbout::badge})
            add("get_help_waiting_" + std::string(help_about_name(about)), [facts = facts_, about](Ui& ui) {
                draw_get_help(
                    ui, {*facts, about, HelpState::waiting, GetHelpView::Desk::shows_it, now, countdown});
            });
        for (const auto& [name, desk] :
             {std::pair{"closed", GetHelpView::Desk::is_closed}, {"silent", GetHelpView::Desk::is_silent}})
            add(std::string("get_help_to_desk_") + name, [facts = facts_, desk = desk](Ui& ui) {
                draw_get_help(ui, {*facts, HelpAbout::help, HelpState::waiting, desk, now, countdown});
            });
        add("get_help_coming", [facts = facts_](Ui& ui) {
            draw_get_help(ui,
                          {*facts, HelpAbout::help, HelpState::coming, GetHelpView::Desk::shows_it, now, ""});
        });
        add("opt_in", [facts = facts_](Ui& ui) {
            draw_opt_in(ui, {*facts, facts->config.opt_ins.front(), now, countdown});
        });
        add("opt_in_thanks", [facts = facts_](Ui& ui) {
            (void)draw_opt_in_thanks(ui, {*facts, facts->config.opt_ins.front(), now, countdown});
        });
        add("language", [facts = facts_](Ui& ui) { draw_language(ui, *facts, now, countdown); });
        add("your_data", [facts = facts_](Ui& ui) { (void)draw_your_data(ui, *facts, now); });
        add("trouble", [](Ui& ui) {
            const Error error = machine_error("the folder cannot be written to", "/srv/launch/lanyard.db",
                                              "Make it writable for the user that runs the kiosk");
            draw_trouble(ui, &error, TroubleSeenBy::attendees);
        });
        add("trouble_starting", [](Ui& ui) { draw_trouble(ui, nullptr, TroubleSeenBy::attendees); });
    }

    TextureId badge_;
    std::shared_ptr<const EventFacts> facts_ = std::make_shared<const EventFacts>(facts());
    std::vector<ShownScreen> screens_;
};

}  // namespace

std::vector<ShownScreen> every_screen(TextureId badge) {
    return Screens(badge).all();
}

}  // namespace lanyard::made_up
