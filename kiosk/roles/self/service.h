// The self-service kiosk: which screen stands, and what messages, codes, touches and time make of it.
#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <string>

#include "roles/deciding.h"
#include "roles/role.h"
#include "roles/self/badge_news.h"
#include "roles/self/companions.h"
#include "roles/self/message_page.h"
#include "roles/self/messages.h"
#include "roles/self/verdict.h"
#include "roles/self/visit.h"
#include "roles/self/visit_counts.h"
#include "roles/self/welcome.h"
#include "roles/staff_gate/staff_gate.h"
#include "screens/form_page.h"

namespace lanyard {

class SelfService : public Role {
  public:
    // A verdict that asks to try again need not stand for long.
    static constexpr int most_seconds_of_misread = 8;
    // What somebody chose or opened is put back when nobody has touched anything for this long; what they
    // write is given longer, and who waits for help longest.
    static constexpr Milliseconds forgets_after{60'000};
    static constexpr Milliseconds forgets_forms_after{90'000};
    static constexpr Milliseconds forgets_help_after{180'000};
    static constexpr Milliseconds says_so_before{20'000};
    // A search by name takes this long whatever comes of it: its time tells nobody who is on the list.
    static constexpr Milliseconds search_takes{900};
    // How long an arrival counts towards the event's `busy_per_minute`.
    static constexpr Milliseconds busy_within{60'000};
    // A call that no desk has answered for so long is not waited for: the screen says the way to the desk.
    static constexpr Milliseconds help_is_answered_within{60'000};
    // Nobody has touched anything for so long: there is time to draw verdicts ahead.
    static constexpr Milliseconds prepares_after{1'500};
    static constexpr std::size_t most_prepared = 5;
    // A part of a long announcement: three lines.
    static constexpr Milliseconds shows_part_for{8'000};

    SelfService(Textures& textures, bool has_camera, Ask ask);
    ~SelfService() override;

    void take(Message message, Milliseconds now) override;
    void take_code(const std::string& code, Milliseconds now) override;
    void take_picture(const Pixels& pixels) override;
    // Where the lens is, whatever the event says of this point.
    void lens_is(CameraPlace place) override { camera_.place = place; }
    void take_sight(const CameraSight& sight, Milliseconds now) override;
    // This machine can speak; and it does just now, so that nothing goes away while it is being read out.
    void can_listen(bool can) override { can_listen_ = can; }
    void is_speaking(bool speaks) override { is_speaking_ = speaks; }
    // Somebody who cannot look for the button has plugged in earphones, or pulled them out again.
    void earphones(bool plugged_in) override;

    bool is_stale(Milliseconds now) override;
    Milliseconds quiet_for(Milliseconds now) const override;
    // Goes home and forgets, where it is time; draws; acts on what was touched.
    void draw(Ui& ui, Milliseconds now, bool blank_camera = false) override;

    bool shows_camera() const override { return screen_ == Screen::welcome && facts_ && !gate_.stands(); }
    bool camera_is_live() const override { return camera_is_live_; }
    bool has_staff_corner() const override { return shows_camera(); }
    void open_staff_menu(Milliseconds now) override { gate_.open(now); }
    bool takes_scanner_test() override { return gate_.takes_scanner_test(); }
    const Choices& choices() const override { return choices_; }
    std::optional<Sound> take_sound() override { return std::exchange(sound_, std::nullopt); }
    Colour accent() const override;
    std::string detail() const override;
    const std::optional<Error>& trouble() const override { return trouble_; }
    const EventFacts* facts() const { return facts_.get(); }

  private:
    enum class Screen {
        trouble,
        welcome,
        verdict,
        your_data,
        find_me,
        not_registered,
        name_seat,
        get_help,
        opt_in,
        companions,
        language,
        programme,
        session,
    };
    // An answer that a screen waits for, and when it may be shown.
    struct Waiting {
        long long request = 0;
        Milliseconds since{};
        std::optional<SelfNews> answer;
    };

    void take_told(SelfNews told, Milliseconds now);
    void answered(Decided decided, Milliseconds now);
    void show(Decided decided, Milliseconds now);
    void show_answer(Milliseconds now);
    void take_print(PrintNews news, Milliseconds now);
    bool is_printed_here(long long job) const;
    void keep_badge(const BadgeDrawn& drawn);
    void open(Screen screen) { before_ = std::exchange(screen_, screen); }
    void go_home(Milliseconds now);
    void end_visit(Milliseconds now);
    void go_back();
    void choose_for(const Decided& decided);
    bool ask(const SelfRequest& what);
    void ask_and_wait(const SelfRequest& what, Milliseconds now);

    // In service_screens.cpp:
    void draw_screen(Ui& ui, Milliseconds now, bool blank_camera);
    void draw_home(Ui& ui, bool blank_camera, Milliseconds now);
    void draw_outcome(Ui& ui, Milliseconds now);
    void draw_find(Ui& ui, Milliseconds now);
    void draw_register(Ui& ui, Milliseconds now);
    void draw_name(Ui& ui, Milliseconds now);
    void draw_question(Ui& ui, Milliseconds now);
    void leave_question(Milliseconds now);
    void return_to_verdict(Milliseconds now);
    void draw_call(Ui& ui, Milliseconds now);
    void draw_companions(Ui& ui, Milliseconds now);
    const Companion* next_guest() const;
    void check_company_in(Milliseconds now);
    void draw_guest_name(Ui& ui, Milliseconds now);
    void call_companions(Ui& ui, Milliseconds now);
    void draw_languages(Ui& ui, Milliseconds now);
    void draw_day(Ui& ui, Milliseconds now);
    void act_on_form(FormAction action, const std::function<void()>& submit);
    void act_on_message(MessageAction action);
    void ask_for_help(HelpAbout about);
    void badge_did_not_come();

    void draw_verdict_ahead(Ui& ui, Milliseconds now);

    // In service_time.cpp:
    bool has_time_to_prepare(Milliseconds now) const;
    void pass_time(Milliseconds now);
    Milliseconds stays_for() const;
    int seconds_left(Milliseconds now) const;
    int seconds_shown() const;
    std::string countdown(Milliseconds now) const;
    std::string words_of_time(Milliseconds now) const;
    bool is_unanswered(Milliseconds now) const;

    bool has_chosen() const { return choices_ != Choices{}; }
    bool is_busy(Milliseconds now) const;
    std::string notice(Milliseconds now) const;
    std::string badges_line() const;
    std::string announcement() const;
    int announcement_part(Milliseconds now) const { return static_cast<int>(now / shows_part_for); }
    const OptIn* offer(Milliseconds now) const;
    std::optional<PrintNews> print_news() const;
    std::vector<CalledPerson> called_people() const;
    Instant event_now() const { return facts_->clock.now(); }
    void speak_language();

    Textures& textures_;
    Ask ask_;
    StaffGate gate_;
    Screen screen_ = Screen::trouble;
    Screen before_ = Screen::welcome;          // where Back leads from a page that several lead to
    std::shared_ptr<const EventFacts> facts_;  // in the language that is spoken
    std::shared_ptr<const EventFacts> untranslated_;
    std::shared_ptr<const std::vector<Session>> sessions_;
    std::shared_ptr<const std::vector<Announcement>> announcements_ =
        std::make_shared<const std::vector<Announcement>>();
    std::optional<Error> trouble_;
    Choices choices_;
    Visit visit_;
    VisitCounts counts_;
    std::string drawn_screen_;  // its name
    CameraView camera_;
    bool camera_is_live_ = false;
    CodeOutline outline_;
    bool can_listen_ = false, is_speaking_ = false;

    long long requests_ = 0;
    long long scans_ = 0;  // the newest request that was a code
    long long help_ = 0;   // the newest that was a call for help
    Deciding deciding_;    // of the newest code
    std::optional<Waiting> waiting_;
    std::optional<Decided> decided_;
    TextureId badge_ = 0;
    double badge_shape_ = 0;
    BadgeNews badges_;
    std::deque<Milliseconds> arrivals_;
    std::string hindrance_;  // of the printer, while it lasts; English, for tr()
    bool has_badges_here_ = true;
    std::optional<Sound> sound_;
    Milliseconds clears_at_{};
    Milliseconds touched_at_{};
    std::string drawn_time_;
    Choices prepared_for_;      // what verdicts were drawn ahead for
    std::size_t prepared_ = 0;  // how many of them
};

}  // namespace lanyard
