// A room's door: codes and names made into passes, and what came of them for as long as it is read.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "roles/deciding.h"
#include "roles/door/door.h"
#include "roles/door/messages.h"
#include "roles/fast_typing.h"
#include "roles/role.h"
#include "roles/staff_gate/staff_gate.h"

namespace lanyard {

class DoorService : public Role {
  public:
    // The next person comes soon; what was refused stands until somebody has seen to it.
    static constexpr Milliseconds tells_for{8'000}, tells_refusal_for{25'000};

    explicit DoorService(Ask ask);

    void take(Message message, Milliseconds now) override;
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
    bool has_staff_corner() const override { return facts_ != nullptr; }
    void open_staff_menu(Milliseconds now) override { gate_.open(now); }
    bool takes_scanner_test() override { return gate_.takes_scanner_test(); }
    std::optional<Sound> take_sound() override { return std::exchange(sound_, std::nullopt); }

  private:
    void take_answer(RoomNews news, Milliseconds now);
    void take_passed(PassedDoor passed, Milliseconds now);
    void ask(const RoomRequest& what);
    void pass(PassDoor pass);
    void search();
    void clear_search();
    void leave();
    bool may_let_in() const;
    void ask_why();
    void draw_question(Ui& ui);
    void let_in();
    void act(const DoorAction& action);
    void take_keys(Ui& ui);
    std::string room_name() const;
    Instant event_now() const { return facts_->clock.now(); }
    std::string words_of_time() const;

    Ask ask_;
    Choices choices_;
    std::shared_ptr<const EventFacts> facts_;
    std::optional<Error> trouble_;
    std::shared_ptr<const RoomNow> room_ = std::make_shared<const RoomNow>();
    StaffGate gate_;

    long long requests_ = 0, passing_ = 0, searching_ = 0;
    bool leaving_ = false;
    std::optional<PassedDoor> passed_;
    bool taken_back_ = false;
    // Whom the rules refused, while it is asked why they are let in all the same.
    struct Question {
        std::string person, name;
        Verdict refused = Verdict::full;
        EditLine reason;
        std::string problem;
        KeyboardState keyboard;
    };
    std::optional<Question> question_;
    Milliseconds passed_until_{};
    EditLine search_;
    FastTyping fast_typing_;
    Deciding deciding_;
    bool drawn_deciding_ = false;
    std::string wanted_;
    FoundAtDoor found_;
    std::size_t selected_ = 0;
    RowScroll rows_;
    bool shows_keyboard_ = false;
    KeyboardState keyboard_;
    std::optional<Sound> sound_;
    std::string drawn_time_;
};

}  // namespace lanyard
