// Every state of the screens that staff see; longer than 400 lines because each state is made up here.
#include "tests/kiosk/staff_screens.h"

#include <memory>

#include "base/language.h"
#include "roles/board/board.h"
#include "roles/cue/cue.h"
#include "roles/desk/desk.h"
#include "roles/desk/desk_exceptions.h"
#include "roles/desk/desk_today.h"
#include "roles/desk/everybody.h"
#include "roles/desk/explained.h"
#include "roles/desk/forms.h"
#include "roles/desk/two_records.h"
#include "roles/door/door.h"
#include "roles/stage/stage.h"
#include "screens/announcement.h"
#include "screens/staff.h"
#include "tests/kiosk/made_up.h"

namespace lanyard::made_up {
namespace {

const Instant now = instant_from_ms(ten_to_nine);

Attendee long_person() {
    Attendee person = attendee("Adelheid", "Wolfeschlegelsteinhausenbergerdorff-Ferreira da Conceição");
    person.id = "ffffffffffffffffffff";
    person.organisation =
        "Federation of Associations for the Support of Families and Communities in the North and West";
    person.job_title = "Deputy Director of Strategic Partnerships and Commissioning";
    person.email = "adelheid.wolfeschlegelsteinhausenbergerdorff-ferreira@federation.example";
    person.ticket_type = "Leadership programme";
    person.flags = {Flag::desk_first, Flag::tell, Flag::no_photo, Flag::first_name_only};
    person.answers = {{"Dietary requirements", "No nuts"}, {"Access requirements", "Wheelchair user"}};
    return person;
}

PersonCard card_of(const Attendee& person) {
    PersonCard card;
    card.person = person;
    card.workshops = {sessions()[1]};
    for (const auto& [heading, answer] : person.answers) card.needs.emplace_back(heading, answer);
    if (!person.flags.empty())
        card.notes = {
            {"Notes for the desk", "Tell Nick Pendry on arrival, and show them to the Great Hall."}};
    for (int i = 0; i < happening_count; ++i) {
        HistoryLine line;
        line.what = static_cast<Happening>(i);
        line.entry = std::to_string(i);
        line.at = now - Milliseconds((i + 1) * 5'000'000LL);
        line.actor = i % 2 ? "desk" : "kiosk";
        line.point = "Kiosk 1";
        line.who = "Zainab Jones";
        line.reason = i % 3 ? "The badge is lost" : "";
        line.changes = {{Field::job_title, "Social Worker", "Senior Social Worker"}};
        line.stands = i % 5 != 0;
        card.history.push_back(line);
    }
    return card;
}

std::vector<Attendee> found_people() {
    std::vector<Attendee> people = {long_person(), attendee("Zainab", "Jones"), attendee("Suryani", "")};
    people[1].inside = true;
    people[1].checked_in_at = now - Milliseconds(1'500'000);
    people[2].status = AttendeeStatus::cancelled;
    for (int i = 0; i < 20; ++i) {
        people.push_back(attendee("Inés", "Jonsson"));
        people.back().status = static_cast<AttendeeStatus>(i % 4);
        people.back().organisation = i % 3 ? "Walk-in" : "";
    }
    return people;
}

std::vector<Attendee> similar_people() {
    std::vector<Attendee> people = {attendee("Zainab", "Jones"), attendee("Zainab", "James"), long_person()};
    people[0].inside = true;
    people[0].checked_in_at = now - Milliseconds(1'500'000);
    return people;
}

std::shared_ptr<DeskOverview> news_of_event() {
    auto news = std::make_shared<DeskOverview>();
    news->counts = {187, 102, 5, 16, 4, 180};
    news->has_printer = true;
    news->roll = LabelRoll{250, 36};
    return news;
}

std::vector<NeededPerson> people_of_the_day() {
    std::vector<NeededPerson> people;
    const auto add = [&](const char* name, NeededState state, int minutes, int records) {
        NeededPerson person;
        person.name = name;
        person.as = records % 2 ? NeededAs::speaker : NeededAs::chair;
        person.title = sessions()[0].planned.title;
        person.room = "great-hall";
        person.start = now + Milliseconds(minutes * 60'000LL);
        person.state = state;
        person.records = records;
        person.person = records == 1 ? "0123456789abcdef0123" : "";
        person.phone = records == 1 ? "07700 900205" : "";
        people.push_back(person);
    };
    add("Professor Dame Philippa Featherstonehaugh-Cholmondeley", NeededState::now, 18, 1);
    add("Barry Mason", NeededState::now, -3, 2);
    add("Nick Pendry", NeededState::soon, 40, 0);
    add("Isabelle Trowler", NeededState::later, 95, 1);
    add("Élodie Marchand-Okoro", NeededState::arrived, 30, 1);
    return people;
}

std::vector<MachineState> machines() {
    return {{RoleKind::self, "Kiosk 1", {}, "", {}},
            {RoleKind::self, "Kiosk 2", {MachineTrouble::camera_missing}, "", {}},
            {RoleKind::self, "Kiosk 3", {MachineTrouble::silent}, "", {}},
            {RoleKind::door, "Room 1 door", {}, "", {}},
            {RoleKind::board, "great-hall", {}, "", {}}};
}

std::vector<CancelledSession> cancelled_workshops() {
    return {
        {"b",
         "Workshop B: The first ten minutes of a home visit",
         14,
         9,
         {"Workshop A: Genograms that families draw themselves", "Workshop C: Risk spoken about plainly"}},
        {"d", "Workshop D: Changing a whole department", 3, 0, {}}};
}

// What a desk's screen is drawn from, kept while it is drawn.
struct Desk {
    std::shared_ptr<const EventFacts> facts = std::make_shared<const EventFacts>(made_up::facts());
    EditLine search{"jones in"};
    std::vector<Attendee> found = found_people();
    std::size_t further = 12, selected = 0;
    bool nothing_found = false, shows_keyboard = false, ticks = false, may_wait = false;
    CardPage page = CardPage::details;
    AskedList list = AskedList::none;
    bool has_chosen = true;
    RowScroll rows, card_rows;
    std::vector<Session> programme = sessions();
    std::vector<std::string> ticked;
    KeyboardState keyboard;
    std::shared_ptr<PersonCard> card = std::make_shared<PersonCard>(card_of(long_person()));
    Notice notice;
    std::shared_ptr<DeskOverview> news = news_of_event();
    std::string hindrance, forewarning;
    std::optional<Evacuation> evacuation;

    void draw(Ui& ui) {
        const DeskView view{
            *facts,        now,        search,    found,          further,          selected,   0,
            nothing_found, ticks,      ticked,    shows_keyboard, keyboard,         card.get(), page,
            notice,        *news,      hindrance, evacuation,     "Ruth Eisenberg", may_wait,   forewarning,
            list,          has_chosen, &rows,     &card_rows,     &programme};
        draw_desk(ui, view);
    }
};

template <class Change>
ShownScreen desk_screen(const std::string& name, Change change) {
    return {"desk_" + name,
            [change](Ui& ui) {
                Desk desk;
                change(desk);
                desk.draw(ui);
            },
            true};
}

void add_desk(std::vector<ShownScreen>& screens) {
    const auto add = [&](const std::string& name, auto change) {
        screens.push_back(desk_screen(name, change));
    };
    add("expected", [](Desk&) {});
    add("evacuating", [](Desk& desk) { desk.evacuation = Evacuation{{"a"}, now, "desk"}; });
    add("empty", [](Desk& desk) {
        desk.search.clear();
        desk.found.clear();
        desk.further = 0;
        desk.card.reset();
    });
    add("nobody", [](Desk& desk) {
        desk.found.clear();
        desk.further = 0;
        desk.card.reset();
        desk.nothing_found = true;
        desk.notice = {tr("This code has been replaced by a newer one. Check who they are."),
                       Mood::attention};
    });
    add("came_back", [](Desk& desk) { desk.card->badge = CardBadge::printed; });
    add("arrived", [](Desk& desk) {
        desk.selected = 1;
        desk.card = std::make_shared<PersonCard>(card_of(desk.found[1]));
        desk.card->badge = CardBadge::printed;
        desk.notice = {tr("Checked in. The badge is being printed."), Mood::good};
    });
    add("badge_failed", [](Desk& desk) {
        desk.selected = 1;
        desk.card = std::make_shared<PersonCard>(card_of(desk.found[1]));
        desk.card->badge = CardBadge::failed;
        desk.card->badge_problem = "This badge did not come out of the printer.";
        desk.hindrance = "A badge is stuck in the printer: open it, take the badge out, close it.";
    });
    add("unnamed", [](Desk& desk) {
        desk.found[1].unnamed_seat = true;
        desk.found[1].inside = false;
        desk.found[1].checked_in_at.reset();
        desk.selected = 1;
        desk.card = std::make_shared<PersonCard>(card_of(desk.found[1]));
    });
    add("cancelled", [](Desk& desk) {
        desk.selected = 2;
        desk.card = std::make_shared<PersonCard>(card_of(desk.found[2]));
        desk.page = CardPage::more;
    });
    add("booked", [](Desk& desk) {
        desk.card->add_ons = {{{"lunch", "Lunch", "Vegetarian"}, Presence{true, now, "Lunch counter 2", "n"}},
                              {{"shirt", "Conference shirt", "Unisex XL, dark green"}, {}},
                              {{"headset", "Headset for the interpretation", ""}, {}}};
    });
    for (const bool is_done : {false, true})
        add(is_done ? "seen_to" : "to_be_told", [is_done](Desk& desk) {
            desk.card = std::make_shared<PersonCard>(card_of(long_person()));
            desk.card->person.inside = true;
            desk.card->person.checked_in_at = now;
            desk.card->host = "Nick Pendry";
            desk.card->host_phone = "07700 900205";
            desk.card->is_told = is_done;
        });
    add("needs", [](Desk& desk) { desk.page = CardPage::needs; });
    add("more", [](Desk& desk) { desk.page = CardPage::more; });
    add("history", [](Desk& desk) { desk.page = CardPage::history; });
    add("history_end", [](Desk& desk) {
        desk.page = CardPage::history;
        desk.card_rows.first = 1000;
    });
    add("arrange", [](Desk& desk) { desk.page = CardPage::arrange; });
    add("owed_list", [](Desk& desk) {
        desk.search.clear();
        desk.list = AskedList::owed;
        desk.has_chosen = false;
        desk.card.reset();
    });
    add("who_is_in", [](Desk& desk) {
        desk.search.clear();
        desk.list = AskedList::inside;
        desk.rows.first = 9;
    });
    add("keyboard", [](Desk& desk) { desk.shows_keyboard = true; });
    add("ticking", [](Desk& desk) {
        desk.ticks = true;
        for (std::size_t i = 0; i < 12; ++i) {
            desk.found[i].id = "person " + std::to_string(i);
            if (i != 1) desk.ticked.push_back(desk.found[i].id);
        }
    });
    add("owed", [](Desk& desk) { desk.news->owed = 3; });
    const auto in_doubt = [](const char* point) {
        return std::vector<BadgeInHand>(2, {7, "f", long_person().name, point, ""});
    };
    add("asked", [in_doubt](Desk& desk) {
        desk.news->asked = in_doubt("Kiosk 1");
        desk.news->asked.pop_back();
    });
    add("asked_of_kiosk", [in_doubt](Desk& desk) {
        desk.news->asked = in_doubt("Small Hall door");
        desk.news->roll = LabelRoll{250, 241};
    });
    add("out_of_labels",
        [](Desk& desk) { desk.hindrance = "The printer is out of labels or paper: put in more."; });
    add("labels_low", [](Desk& desk) { desk.forewarning = "Labels or paper are running low."; });
    add("waits_elsewhere", [](Desk& desk) {
        desk.selected = 1;
        desk.card = std::make_shared<PersonCard>(card_of(desk.found[1]));
        desk.card->badge = CardBadge::on_its_way;
        desk.card->badge_waits_at = "Small Hall door";
    });
    add("missing", [](Desk& desk) {
        desk.news->needed = people_of_the_day();
        desk.news->owed = 3;
    });
    add("turned_away", [](Desk& desk) {
        desk.may_wait = true;
        desk.notice = {tr("Every place is taken"), Mood::attention};
    });
    add("trouble", [](Desk& desk) {
        desk.news->machines = machines();
        desk.news->needed = people_of_the_day();
        desk.news->calls = {{HelpCall{}, "Zainab Jones"}};
    });
    add("cancelled_session", [](Desk& desk) { desk.news->cancelled = cancelled_workshops(); });
    add("full", [](Desk& desk) {
        desk.notice = {tr("Every place is taken: ask an organiser."), Mood::attention};
    });
    for (const char* verdict : {"ready", "broken"})
        add(std::string("video_") + verdict, [verdict](Desk& desk) {
            VideoCheckRecord check;
            check.file = "message-from-the-minister.mp4";
            check.at = now;
            check.verdict = verdict;
            desk.news->next_video = check;
            desk.hindrance = "A badge is stuck in the printer: open it, take the badge out, close it.";
        });
    for (int i = 0; i < help_about_count; ++i)
        if (static_cast<HelpAbout>(i) != HelpAbout::admitted_twice)
            add("call_" + std::string(help_about_name(static_cast<HelpAbout>(i))), [i](Desk& desk) {
                HelpCall call;
                call.point = "Kiosk 2";
                call.about = static_cast<HelpAbout>(i);
                call.state = i % 2 ? HelpState::coming : HelpState::waiting;
                desk.news->calls = {{call, "Zainab Jones"}, {call, ""}};
                desk.news->has_printer = false;
            });
    add("call_admitted_twice", [](Desk& desk) {
        DoubleAdmission twice;
        twice.first = {"", "Kiosk 1", "", now - Milliseconds(120'000)};
        twice.second = {"", "Registration desk", "", now};
        HelpCall call;
        call.about = HelpAbout::admitted_twice;
        desk.news->calls = {{call, "Elizabeth Hartnoll-Ashe", "", twice}};
    });
}

void add_forms(std::vector<ShownScreen>& screens) {
    const std::pair<const char*, DeskFormKind> kinds[] = {{"walk_in", DeskFormKind::walk_in},
                                                          {"someone_else", DeskFormKind::someone_else},
                                                          {"correct", DeskFormKind::correct},
                                                          {"name_person", DeskFormKind::name_person},
                                                          {"undo", DeskFormKind::undo},
                                                          {"print_again", DeskFormKind::print_again},
                                                          {"badge_text", DeskFormKind::badge_text},
                                                          {"same_person", DeskFormKind::same_person},
                                                          {"needed", DeskFormKind::needed},
                                                          {"let_in", DeskFormKind::let_in}};
    for (const auto& [name, kind] : kinds)
        screens.push_back({name,
                           [kind = kind](Ui& ui) {
                               EventFacts facts = made_up::facts();
                               for (const char* type : {"Delegate", "Elected member", "Leadership programme",
                                                        "Speaker", "Guest", "Press"})
                                   facts.config.ticket_types.push_back({type, BadgeSetting::print, {}});
                               DeskForm form;
                               form.kind = kind;
                               form.person_name = attendee("Zainab", "Jones").name;
                               form.what = "Checked in · Desk 1";
                               form.name = EditLine("Zainab");
                               form.fields = kind == DeskFormKind::badge_text ? words_on_badge(long_person())
                                                                              : correctable(long_person());
                               form.needed = needed_offers(
                                   sessions(), {{"p", sessions()[1].planned.id, "", NeededAs::helper}}, "p",
                                   form.person_name, NeededAs::speaker, "", now);
                               for (const auto& [field, line] : form.fields)
                                   form.before.push_back(line.text());
                               form.similar = similar_people();
                               if (kind == DeskFormKind::someone_else)
                                   form.problem = tr("Every place is taken");
                               draw_desk_form(ui, form, facts, now, false);
                           },
                           true});
}

// Questions that a deed ends in: why somebody comes in all the same, and what about whoever is in.
void add_questions(std::vector<ShownScreen>& screens) {
    const auto add = [&](const std::string& name, const std::function<void(DeskForm&)>& change) {
        screens.push_back({name,
                           [change](Ui& ui) {
                               const EventFacts facts = made_up::facts();
                               DeskForm form;
                               form.person_name = attendee("Zainab", "Jones").name;
                               change(form);
                               draw_desk_form(ui, form, facts, now, false);
                           },
                           true});
    };
    for (const Verdict refused :
         {Verdict::pending, Verdict::cancelled, Verdict::closed, Verdict::wrong_day, Verdict::wrong_session})
        add("let_in_" + std::string(verdict_name(refused)), [refused](DeskForm& form) {
            form.kind = DeskFormKind::let_in;
            form.refused = refused;
        });
    add("let_in_full", [](DeskForm& form) {
        form.kind = DeskFormKind::let_in;
        form.may_wait = true;
        form.problem = tr("Say why, in a word or two.");
    });
    add("walk_in_full", [](DeskForm& form) {
        form.name = EditLine("Zainab Jones");
        form.is_full = true;
        form.may_let_in = true;
        form.problem = tr("Every place is taken");
    });
    for (const bool is_answered_wrongly : {false, true})
        add(is_answered_wrongly ? "undo_insider_not_done" : "undo_insider",
            [is_answered_wrongly](DeskForm& form) {
                form.kind = DeskFormKind::undo;
                form.what = filled(tr("{name} comes instead"), {{"name", "Manon Rees"}});
                form.insider = "Manon Rees";
                if (is_answered_wrongly)
                    form.problem =
                        filled(tr("Say first what about {name}, who is in."), {{"name", form.insider}});
            });
}

void add_everybody(std::vector<ShownScreen>& screens) {
    for (const bool is_evacuating : {false, true})
        screens.push_back({is_evacuating ? "everybody_evacuating" : "everybody_asking",
                           [is_evacuating](Ui& ui) {
                               const EventFacts facts = made_up::facts();
                               const std::optional<Evacuation> holds =
                                   is_evacuating ? std::optional(Evacuation{{"a"}, now, "desk"})
                                                 : std::nullopt;
                               static EditLine word;
                               draw_everybody(ui, {facts, now, holds, 187, word, false});
                           },
                           true});
    screens.push_back({"everybody_word_cut",
                       [](Ui& ui) {
                           const EventFacts facts = made_up::facts();
                           const std::optional<Evacuation> holds;
                           static EditLine word("EVAC");
                           draw_everybody(ui, {facts, now, holds, 187, word, false, true});
                       },
                       true});
    for (const bool is_refused : {false, true})
        screens.push_back({is_refused ? "announce_not_done" : "announce",
                           [is_refused](Ui& ui) {
                               const EventFacts facts = made_up::facts();
                               AnnouncementForm form;
                               form.rooms = EditLine("Room 1");
                               if (is_refused) form.problem = tr("Write what is to be said.");
                               const std::vector<Announcement> standing(
                                   is_refused ? 7 : 2, {"a", long_announcement, {}, now, now, now, "desk"});
                               draw_announcement_form(ui, form, {facts, standing, now, false});
                           },
                           true});
}

void add_two_records(std::vector<ShownScreen>& screens) {
    screens.push_back({"desk_two_records",
                       [](Ui& ui) {
                           const EventFacts facts = made_up::facts();
                           draw_two_records(ui, {facts, now, long_person(), similar_people()[0], "", false});
                       },
                       true});
}

void add_exceptions(std::vector<ShownScreen>& screens) {
    for (const std::size_t count : {0, 30})
        screens.push_back({"desk_exceptions_" + std::to_string(count),
                           [count](Ui& ui) {
                               const EventFacts facts = made_up::facts();
                               DayExceptions day;
                               for (std::size_t i = 0; i < count; ++i) {
                                   DayException one;
                                   one.at = now - Milliseconds(static_cast<long long>(i) * 300'000);
                                   one.point = i % 2 ? "Kiosk 1" : "Desk 1";
                                   one.verdicts = i % 3 ? "pending" : "full pending";
                                   one.was_let_in = i % 3 == 0;
                                   one.reason = one.was_let_in ? "Paid in cash" : "";
                                   if (i % 4 != 0) {
                                       one.person = "0123456789abcdef0123";
                                       one.name = long_person().name;
                                       one.organisation = long_person().organisation;
                                   }
                                   day.all.push_back(one);
                               }
                               RowScroll rows;
                               draw_desk_exceptions(ui, {facts, now, day, false, rows});
                           },
                           true});
}

void add_explained(std::vector<ShownScreen>& screens) {
    for (const bool is_read : {false, true})
        screens.push_back({std::string("desk_explained_") + (is_read ? "read" : "waiting"),
                           [is_read](Ui& ui) {
                               auto explanation = std::make_shared<Explanation>();
                               explanation->person = long_person();
                               for (const HistoryLine& line : card_of(long_person()).history) {
                                   ExplainedLine explained;
                                   explained.line = line;
                                   explained.node = "0123456789abcdef";
                                   explained.is_decision = line.what == Happening::checked_in;
                                   explained.counts = DoorCounts::alone;
                                   if (explained.is_decision) explained.screen = Verdict::admitted;
                                   if (explained.is_decision) explained.since = {1};
                                   explanation->lines.push_back(explained);
                               }
                               Explained page;
                               page.open(1);
                               if (is_read) page.take(1, PersonExplained{explanation});
                               page.draw(ui, made_up::facts(), now);
                           },
                           true});
}

void add_days(std::vector<ShownScreen>& screens) {
    const auto add = [&](const char* name, auto change) {
        screens.push_back({std::string("desk_today_") + name,
                           [change](Ui& ui) {
                               EventFacts facts = made_up::facts();
                               facts.config.capacity = 340;
                               facts.config.hold_until = now + Milliseconds(3'600'000);
                               DeskOverview news;
                               news.seats = Seats{340, 187, 102, 51, 4, true, 0};
                               news.needed = people_of_the_day();
                               for (int i = 0; i < 4; ++i) news.waiting.push_back(long_person());
                               RowScroll waiting, needed;
                               TodayView view{facts, now, news, 3, false, {}, false, waiting, needed};
                               change(view, news);
                               draw_desk_today(ui, view);
                           },
                           true});
    };
    add("holding", [](TodayView&, DeskOverview&) {});
    add("after", [](TodayView& view, DeskOverview& news) {
        news.seats = Seats{340, 187, 0, 153, 4, false, 102};
        view.notice = {tr("Taken back"), Mood::neutral};
        view.may_undo = true;
    });
    add("full", [](TodayView&, DeskOverview& news) { news.seats = Seats{340, 340, 0, 0, 4, false, 1}; });
    add("no_limit", [](TodayView&, DeskOverview& news) {
        news.seats.reset();
        news.waiting.clear();
        for (NeededPerson& person : news.needed) person.state = NeededState::arrived;
    });
    add("cancelled", [](TodayView& view, DeskOverview& news) {
        news.cancelled = cancelled_workshops();
        news.machines = machines();
        view.notice = {
            "9 people have a place now. F4 takes all of it back. No place for Amara Okafor, Zainab "
            "Jones, Élodie Marchand-Okoro, Beth Blackwood, Călin Văcărescu.",
            Mood::attention};
        view.may_undo = true;
    });
    add("nobody_needed", [](TodayView&, DeskOverview& news) { news.needed.clear(); });
}

// Boards of an event with 28 rooms, late in the first morning: two pages of it, and one when all is over
// until tomorrow.
void add_large_boards(std::vector<ShownScreen>& screens) {
    const auto days = std::make_shared<const std::vector<Session>>(large_programme());
    const auto add = [&](const char* name, int page, int minutes) {
        screens.push_back({name,
                           [days, page, minutes](Ui& ui) {
                               const EventFacts facts = made_up::facts();
                               draw_board(ui, {facts, *days, "", now + std::chrono::minutes(minutes), page});
                           },
                           true});
    };
    add("board_many_first", 0, 180);
    add("board_many_second", 1, 180);
    add("board_many_quiet", 0, 600);
}

void add_boards(std::vector<ShownScreen>& screens) {
    enum class Day { planned, late, mixed };
    const auto add = [&](const char* name, const char* room, int minutes, Day which,
                         const char* announced = "") {
        screens.push_back(
            {name,
             [=](Ui& ui) {
                 EventFacts facts = made_up::facts();
                 facts.config.rooms[0].access = "hearing loop";
                 std::vector<Session> day = sessions();
                 std::vector<PlannedSession> planned;
                 std::vector<SessionInputs> inputs;
                 for (const Session& session : day) {
                     planned.push_back(session.planned);
                     inputs.push_back(session.inputs);
                 }
                 if (which == Day::late) inputs[0].delay_minutes = 8;
                 if (which == Day::mixed) {
                     inputs[2] = {12, false, {}, false};
                     inputs[3].held = true;
                     // At once with the room's workshop.
                     planned.push_back(planned[1]);
                     planned.back().id = planned.back().title = "Posters";
                     planned.back().speakers.clear();
                     planned.back().start += Milliseconds(600'000);
                     inputs.push_back({});
                 }
                 PlannedSession lunch;
                 lunch.id = "lunch";
                 lunch.title = "Lunch in the Foyer";
                 lunch.kind = SessionKind::pause;
                 lunch.start = day.back().planned.end;
                 lunch.end = lunch.start + Milliseconds(3'600'000);
                 planned.push_back(lunch);
                 inputs.push_back({});
                 const auto actual = actual_programme(planned, inputs);
                 std::vector<Announcement> all;
                 if (announced[0])
                     all = {{"a", announced, {}, now, now + Milliseconds(6'000'000), now, "desk"}};
                 draw_board(ui, {facts, actual, room, now + Milliseconds(minutes * 60'000LL), 0, all});
             },
             true});
    };
    add("board_rooms", "", 60, Day::planned);
    add("board_late", "", 60, Day::late);
    add("board_mixed", "Room 1", 60, Day::mixed);
    add("board_room", "Room 1", 40, Day::planned);
    add("board_over", "", 2000, Day::planned);
    add("board_announcement", "", 60, Day::planned, "Lunch is served");
    add("board_announcement_long", "", 60, Day::late, long_announcement);
    add("board_announcement_over", "", 2000, Day::planned, "Lunch is served");
    add_large_boards(screens);
}

// The day with a video in it that begins at ten to nine.
PlaybackView day_with_video(std::vector<PlaybackSlot>& slots) {
    std::vector<PlannedSession> planned(3);
    planned[0].id = "talk";
    planned[0].title = "What good practice asks of the system";
    planned[0].speakers = {"Isabelle Trowler"};
    planned[1].id = "message";
    planned[1].title = "A message from Robert Goodwill, Minister for Children and Families";
    planned[1].kind = SessionKind::video;
    planned[1].file = "message.mp4";
    planned[2].id = "conversation";
    planned[2].title = "Systemic practice, then and now: a conversation";
    planned[2].speakers = {"John Burnham", "Barry Mason"};
    for (int i = 0; i < 3; ++i) {
        PlannedSession& session = planned[static_cast<std::size_t>(i)];
        session.room = "great-hall";
        session.start = now + Milliseconds((i - 1) * 600'000LL);
        session.end = session.start + Milliseconds(600'000);
    }
    PlaybackView view;
    view.day.sessions = actual_programme(planned, std::vector<SessionInputs>(planned.size()));
    view.day.slots = playback_slots(view.day.sessions, made_up::facts().config);
    VideoCheckRecord check;
    check.session = "message";
    check.file = "message.mp4";
    check.at = now - Milliseconds(1'800'000);
    check.verdict = "look";
    check.problems = {"it is too loud (-18.2 LUFS): turn it down by 4.8 dB"};
    check.played = Milliseconds(360'000);
    check.loudness_lufs = -18.2;
    check.correction_db = -4.8;
    check.captions = 2;
    view.day.checks = {check};
    view.day.slots.front().decoded_length = check.played;
    slots = view.day.slots;
    return view;
}

enum class Doing {
    idle,
    armed,
    late,
    playing,
    overrun,
    covered,
    panic_once,
    panicked,
    held,
    ended,
    line_up,
    way_out,
    what_next
};

PlaybackView doing(Doing what, Instant& at, StageInputs& stage) {
    std::vector<PlaybackSlot> slots;
    PlaybackView view = day_with_video(slots);
    PlaybackInputs& inputs = view.day.slots.front().inputs;
    at = now + Milliseconds(what == Doing::idle || what == Doing::line_up ? -300'000
                            : what == Doing::armed                        ? -12'000
                                                                          : 185'000);
    if (what == Doing::overrun) at = now + Milliseconds(700'000);
    const bool is_held = what == Doing::held || what == Doing::panicked || what == Doing::what_next;
    const bool is_on = what == Doing::playing || what == Doing::overrun || what == Doing::covered ||
                       what == Doing::panic_once;
    if (is_on) inputs.tape = {Tape::Moved::playing, now, {}, now, "cue"};
    if (is_held) inputs.tape = {Tape::Moved::held, now, Milliseconds(83'000), now, "cue"};
    if (what == Doing::ended) inputs.tape = {Tape::Moved::skipped, now, {}, now, "cue"};
    if (what == Doing::overrun) view.day.slots.front().decoded_length = Milliseconds(780'000);
    inputs.card = what == Doing::covered || what == Doing::panicked;
    // A second film, 40 s behind the first.
    PlaybackSlot second = view.day.slots.front();
    second.session = "film";
    second.title = "Three families, three years: a film";
    second.start = second.planned_start = view.day.slots.front().end + Milliseconds(40'000);
    second.end = second.start + Milliseconds(300'000);
    second.inputs = {};
    view.day.slots.push_back(second);
    give_turns(view.day.slots);
    if (what == Doing::line_up) stage.line_up_since = at;
    stage.evacuating = what == Doing::way_out;
    return view;
}

// What the cue says of the last touch.
std::optional<CueNotice> notice_at(Doing what) {
    if (what == Doing::covered) return CueNotice{tr("The card covers it; it runs on unheard."), false};
    if (what == Doing::panicked)
        return CueNotice{tr("The card is shown. Behind it the video stands still."), false};
    return std::nullopt;
}

void add_stages(std::vector<ShownScreen>& screens) {
    const auto add = [&](const char* name, Doing what) {
        if (what != Doing::way_out)
            screens.push_back({std::string("stage_") + name,
                               [=](Ui& ui) {
                                   Instant at;
                                   StageInputs stage;
                                   const EventFacts facts = made_up::facts();
                                   const PlaybackView view = doing(what, at, stage);
                                   draw_stage(
                                       ui, {facts, view.day.sessions, "great-hall",
                                            stage_now(view.day.slots, "great-hall", stage, at), 0, 0, 0, at});
                               },
                               true});
        screens.push_back({std::string("cue_") + name,
                           [=](Ui& ui) {
                               Instant at;
                               StageInputs stage;
                               const EventFacts facts = made_up::facts();
                               PlaybackView view = doing(what, at, stage);
                               const StageNow stage_here = cue_now(view.day.slots, "great-hall", stage, at);
                               const bool can_be_undone = what == Doing::playing || what == Doing::covered ||
                                                          what == Doing::panicked;
                               view.stages = {{"great-hall", "message", true, what != Doing::held,
                                               stage_here.playback.is_heard ? -20.0 : -100.0, 0, "",
                                               stage_here.playback.audience}};
                               NeededPerson missing;
                               missing.name = "Barry Mason";
                               missing.start = at + Milliseconds(40 * 60'000);
                               missing.state = NeededState::soon;
                               view.needed = {missing};
                               CueView cue{facts,
                                           view,
                                           "great-hall",
                                           stage_here,
                                           at,
                                           notice_at(what),
                                           can_be_undone ? "message" : ""};
                               cue.panic_is_ready = what == Doing::panic_once;
                               cue.asks_what_next = what == Doing::what_next;
                               (void)draw_cue(ui, cue);
                           },
                           true});
    };
    add("idle", Doing::idle);
    add("armed", Doing::armed);
    add("late", Doing::late);
    add("playing", Doing::playing);
    add("overrun", Doing::overrun);
    add("covered", Doing::covered);
    add("panic_once", Doing::panic_once);
    add("panicked", Doing::panicked);
    add("held", Doing::held);
    add("ended", Doing::ended);
    add("line_up", Doing::line_up);
    add("way_out", Doing::way_out);
    add("what_next", Doing::what_next);
}

PassedDoor passed_at_door(Verdict verdict, PlaceAtDoor place) {
    PassedDoor passed;
    passed.outcome = decided(verdict, long_person()).outcome;
    passed.outcome.entry = lets_through(verdict) ? "entry" : "";
    passed.place = place;
    passed.other = "Workshop B: The first ten minutes of a home visit";
    passed.other_room = "Small Hall";
    return passed;
}

// Where something is given out once: before the first, given, given before, and not booked.
void add_counter(std::vector<ShownScreen>& screens) {
    const auto add = [&](const std::string& name, std::optional<PassedDoor> passed) {
        screens.push_back({"counter_" + name,
                           [=](Ui& ui) {
                               EventFacts facts = made_up::facts();
                               facts.config.areas.push_back({"lunch", "Lunch", "", true, "Lunch"});
                               facts.point.area = "lunch";
                               RoomNow room;
                               room.inside = 120;
                               EditLine search;
                               KeyboardState keyboard;
                               std::vector<Attendee> found;
                               DoorView view{facts, now,     "Lunch counter 2",
                                             room,  false,   passed ? &*passed : nullptr,
                                             false, search,  found,
                                             0,     0,       false,
                                             false, keyboard};
                               view.may_let_in = passed && passed->outcome.verdict == Verdict::not_booked;
                               draw_door(ui, view);
                           },
                           true});
    };
    const auto lunch = [](Verdict verdict) {
        PassedDoor passed = passed_at_door(verdict, PlaceAtDoor::for_everybody);
        passed.outcome.attendee->answers["Lunch"] = "Vegetarian, no nuts";
        return passed;
    };
    add("open", std::nullopt);
    for (const Verdict verdict : {Verdict::admitted, Verdict::already_in, Verdict::not_booked})
        add(std::string(verdict_name(verdict)), lunch(verdict));
    PassedDoor again = lunch(Verdict::admitted);
    again.outcome.repeated = true;
    add("again", again);
}

void add_doors(std::vector<ShownScreen>& screens) {
    const auto add = [&](const std::string& name, int inside, std::optional<PassedDoor> passed, auto change) {
        screens.push_back({"door_" + name,
                           [=](Ui& ui) {
                               const EventFacts facts = made_up::facts();
                               RoomNow room;
                               room.session = sessions()[1];
                               room.next = sessions()[3];
                               room.inside = inside;
                               room.places = 40;
                               room.enrolled = 53;
                               EditLine search;
                               KeyboardState keyboard;
                               std::vector<Attendee> found;
                               DoorView view{
                                   facts, now,     "Room 1", room, false, passed ? &*passed : nullptr,
                                   false, search,  found,    0,    0,     false,
                                   false, keyboard};
                               change(view, room, search, found);
                               draw_door(ui, view);
                           },
                           true});
    };
    const auto as_it_is = [](auto&...) {};
    add("open", 31, std::nullopt, as_it_is);
    add("no_places", 140, std::nullopt, as_it_is);
    add("let_in_twice", 31, std::nullopt, [](DoorView&, RoomNow& room, EditLine&, std::vector<Attendee>&) {
        const Admission here{"", "Room 1 door", "", now - Milliseconds(120'000)};
        const Admission elsewhere{"", "Room 1, second door", "", now};
        const std::string name = "Adelheid Wolfeschlegelsteinhausenbergerdorff-Ferreira da Conceição";
        room.twice = {{"Zainab Jones", {"", "", here, elsewhere}}, {name, {"", "", here, elsewhere}}};
    });
    add("closed", 0, std::nullopt, [](DoorView&, RoomNow& room, EditLine&, std::vector<Attendee>&) {
        room = {};
        room.next = sessions()[1];
    });
    add("searching", 31, std::nullopt,
        [](DoorView&, RoomNow&, EditLine& search, std::vector<Attendee>& found) {
            search = EditLine("jon");
            found = found_people();
        });
    add("keyboard", 31, std::nullopt,
        [](DoorView& view, RoomNow&, EditLine& search, std::vector<Attendee>& found) {
            search = EditLine("jon");
            found = found_people();
            view.shows_keyboard = true;
        });
    add_counter(screens);
    for (int i = 0; i < verdict_count; ++i)
        add(std::string(verdict_name(static_cast<Verdict>(i))), 40,
            passed_at_door(static_cast<Verdict>(i), static_cast<PlaceAtDoor>(i % 3)), as_it_is);
}

void add_ways_in(std::vector<ShownScreen>& screens) {
    const auto add_pin = [&](const char* name, StaffPinState state, const char* badge, int wait_s,
                             bool may_leave) {
        screens.push_back({name,
                           [=](Ui& ui) {
                               std::string pin = "2947";
                               draw_staff_pin(ui, {state, pin, badge, "08:52", wait_s, false, may_leave});
                           },
                           true});
    };
    add_pin("staff_pin_asking", StaffPinState::asking, "", 0, false);
    add_pin("staff_pin_badge", StaffPinState::asking, "Gwenllian Pryce-Morgan", 0, true);
    add_pin("staff_pin_wrong", StaffPinState::wrong, "", 0, true);
    add_pin("staff_pin_wait", StaffPinState::wrong, "", 58, true);
    add_pin("staff_pin_no_badge", StaffPinState::no_badge, "", 0, true);
    add_pin("staff_pin_failed", StaffPinState::failed, "", 0, true);
    for (const bool has_staff : {false, true})
        screens.push_back({has_staff ? "staff_menu_signed_in" : "staff_menu_open",
                           [=](Ui& ui) {
                               draw_staff_menu(ui, {has_staff ? "Ruth Eisenberg" : "", StaffRole::organiser,
                                                    "08:52", has_staff, has_staff ? 250 : 0, has_staff});
                           },
                           true});
}

}  // namespace

std::vector<ShownScreen> staff_screens() {
    std::vector<ShownScreen> screens;
    add_desk(screens);
    add_forms(screens);
    add_questions(screens);
    add_everybody(screens);
    add_two_records(screens);
    add_exceptions(screens);
    add_explained(screens);
    add_days(screens);
    add_boards(screens);
    add_doors(screens);
    add_ways_in(screens);
    add_stages(screens);
    return screens;
}

}  // namespace lanyard::made_up
