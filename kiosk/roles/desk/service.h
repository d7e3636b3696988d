// The registration desk: what staff type, press and scan, made into requests, and the answers into what
// stands.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "roles/deciding.h"
#include "roles/desk/desk.h"
#include "roles/desk/desk_today.h"
#include "roles/desk/explained.h"
#include "roles/desk/forms.h"
#include "roles/desk/found_list.h"
#include "roles/desk/seen_person.h"
#include "roles/desk/tell_everybody.h"
#include "roles/fast_typing.h"
#include "roles/role.h"
#include "roles/staff_gate/staff_gate.h"

namespace lanyard {

class DeskService : public Role {
  public:
    // What was done is said on the card for this long.
    static constexpr Milliseconds tells_for{30'000};

    explicit DeskService(Ask ask) : ask_(ask), gate_(std::move(ask), true) {}

    void take(Message message, Milliseconds now) override;
    // From whatever screen: what was being written is left, and the person of the code opens.
    void take_code(const std::string& code, Milliseconds now) override;
    void take_keyed_code(const std::string& code, const std::string& written, Milliseconds now) override;
    std::string take_typing() override { return fast_typing_.take(); }

    bool is_stale(Milliseconds now) override;
    Milliseconds quiet_for(Milliseconds now) const override;
    void draw(Ui& ui, Milliseconds now, bool blank_camera = false) override;

    const Choices& choices() const override { return choices_; }
    Colour accent() const override;
    std::string detail() const override;
    const std::optional<Error>& trouble() const override { return trouble_; }
    bool has_staff_corner() const override { return facts_ && !form_; }
    void open_staff_menu(Milliseconds now) override { gate_.open(now); }
    bool takes_scanner_test() override { return gate_.takes_scanner_test(); }

  private:
    void take_answer(DeskNews news, Milliseconds now);
    void take_found(PeopleFound found, Milliseconds now);
    void take_opened(const PersonOpened& opened, Milliseconds now);
    void close_card();
    void leave();
    void take_done(DeedDone done, Milliseconds now);
    bool has_gone_on(const DeedDone& done) const;
    bool asks_to_let_in(const DeedDone& done);
    void ask_why_of_newcomer(Verdict refused);
    void take_news(std::shared_ptr<const DeskOverview> news);
    void take_print(const PrintNews& news);

    bool ask(const DeskRequest& what);
    // A deed: another one waits until this one is answered.
    void ask_deed(const DeskRequest& what);
    void search();
    void clear_search();
    bool asks_again();
    void select(std::size_t row);
    bool is_selected(const std::string& person) const;
    void open(const std::string& person);
    void open_alone(const std::string& person);
    // Who is open, and is who the search has selected: the one that keys act on.
    bool is_ready() const;
    // The found are those whom the field's words find.
    bool is_answered() const;

    void draw_main(Ui& ui, Milliseconds now);
    const Attendee* pointed_at() const;
    void act_as_seen(const Ui& ui, const DeskAction& action, Milliseconds now);
    // What was done last; "one moment" while something else is being decided.
    Notice shown_notice() const;
    void take_keys(Ui& ui);
    void act(const DeskAction& action);
    void act_on_person(const DeskAction& action);
    void check_in(bool print);
    void tick(std::size_t row);
    void tick_all();
    void stop_ticking();
    void admit_group();
    void print_badge();
    void answer_call();
    void answer_printed(bool came_out);
    void open_form(DeskFormKind kind);
    void open_undo_of(const HistoryLine& line);
    void turn_to(CardPage page);
    void toggle(CardPage page);
    void arrange(const DeskAction& action);
    void ask_list(const DeskRequest& list);
    void close_list();
    void close_pages();
    void show_order();
    void close_form();
    void draw_form_page(Ui& ui);
    void draw_everybody_page(Ui& ui);
    void search_for(const std::string& words);
    void draw_today(Ui& ui);
    void open_exceptions();
    void draw_exceptions(Ui& ui);
    bool says_why();
    void let_in();
    void print_with_words();
    void submit_form();
    void offer_needed();
    void touch_cancelled(std::size_t index);
    void take_offer(std::size_t index);
    void look_for_similar();
    void draw_comparison(Ui& ui);
    bool is_busy() const { return deed_ != 0; }
    Instant event_now() const { return facts_->clock.now(); }
    std::string words_of_time() const;

    Ask ask_;
    StaffGate gate_;
    Choices choices_;
    std::shared_ptr<const EventFacts> facts_;
    std::optional<Error> trouble_;
    std::shared_ptr<const DeskOverview> news_ = std::make_shared<const DeskOverview>();
    std::string hindrance_, forewarning_;  // of the printer, as it said last; English, for tr()
    std::shared_ptr<const std::vector<Session>> sessions_ = std::make_shared<const std::vector<Session>>();

    long long requests_ = 0;
    long long searching_ = 0, opening_ = 0, deed_ = 0;  // requests that are not answered yet; 0 for none
    EditLine search_;
    FoundList found_;
    std::optional<DeskRequest> asked_list_;  // of which the found are the answer, or will be
    FastTyping fast_typing_;
    Deciding deciding_;
    bool is_scan_ = false;  // what is being decided is a code
    bool drawn_deciding_ = false;
    SeenPerson seen_;
    DeskTouch deed_touch_{};   // what the deed that is on its way was asked by
    std::string deed_search_;  // what stood in the search when it was asked for
    std::string wanted_;       // the words whose answer is shown or on its way
    bool is_unread_ = false;   // what was searched for last could not be read
    // Several who came together; and what their check-in wrote, until something else is done.
    bool ticks_ = false, is_in_list_ = false;
    std::vector<std::string> ticked_, group_entries_;
    bool shows_keyboard_ = false;
    KeyboardState keyboard_;

    std::shared_ptr<const PersonCard> card_;
    std::string opened_;  // whom a card was asked for last
    CardPage page_ = CardPage::details;
    RowScroll card_rows_;
    Notice notice_;
    Milliseconds notice_until_{};
    bool notice_is_of_badge_ = false;  // that it is being printed

    std::optional<DeskForm> form_;
    TellEverybody everybody_;
    std::optional<DayExceptions> exceptions_;  // the page of them, while it stands
    long long listing_exceptions_ = 0;         // the request for them; 0 for none
    RowScroll exception_rows_;
    Explained explained_;
    bool shows_today_ = false;
    RowScroll today_waiting_, today_needed_;
    int seats_to_give_ = 0;                           // 0: as many as may be
    DeskDeed group_deed_ = DeskDeed::group_admitted;  // what group_entries_ were
    std::size_t group_people_ = 0;                    // how many people were moved by them
    std::string full_for_;                            // whom the last deed found no seat for
    std::string drawn_time_;
};

}  // namespace lanyard
