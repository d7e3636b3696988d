// A role that gives way while the building is left: whatever its screen shows, the way out stands over it,
// and what was there comes back afterwards.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "roles/role.h"
#include "screens/evacuation.h"

namespace lanyard {

class GivesWay : public Role {
  public:
    // `catalogues` is where the languages lie, for use_language. A kiosk also says what becomes of check-in.
    GivesWay(std::unique_ptr<Role> under, std::string catalogues, bool is_kiosk)
        : under_(std::move(under)), catalogues_(std::move(catalogues)), is_kiosk_(is_kiosk) {}

    void take(Message message, Milliseconds now) override;
    // Nothing is asked of a code that is held up meanwhile: the way out is the answer.
    void take_code(const std::string& code, Milliseconds now) override;
    void take_keyed_code(const std::string& code, const std::string& written, Milliseconds now) override {
        if (!is_over()) under_->take_keyed_code(code, written, now);
    }
    std::string take_typing() override { return under_->take_typing(); }
    bool is_stale(Milliseconds now) override;
    Milliseconds quiet_for(Milliseconds now) const override { return under_->quiet_for(now); }
    void draw(Ui& ui, Milliseconds now, bool blank_camera = false) override;

    const Choices& choices() const override { return under_->choices(); }
    Colour accent() const override { return under_->accent(); }
    std::string detail() const override { return is_over() ? "evacuation" : under_->detail(); }
    const std::optional<Error>& trouble() const override { return under_->trouble(); }
    bool has_staff_corner() const override { return !is_over() && under_->has_staff_corner(); }
    void open_staff_menu(Milliseconds now) override { under_->open_staff_menu(now); }
    bool takes_scanner_test() override { return under_->takes_scanner_test(); }
    void shown() override { under_->shown(); }
    void close() override { under_->close(); }
    bool shows_pointer() const override { return under_->shows_pointer(); }
    bool takes_letters() const override { return under_->takes_letters(); }

    bool shows_camera() const override { return !is_over() && under_->shows_camera(); }
    bool camera_is_live() const override { return under_->camera_is_live(); }
    void take_picture(const Pixels& pixels) override { under_->take_picture(pixels); }
    void take_sight(const CameraSight& sight, Milliseconds now) override { under_->take_sight(sight, now); }
    void lens_is(CameraPlace place) override { under_->lens_is(place); }
    void can_listen(bool can) override { under_->can_listen(can); }
    void is_speaking(bool speaks) override { under_->is_speaking(speaks); }
    void earphones(bool plugged_in) override { under_->earphones(plugged_in); }
    std::optional<Sound> take_sound() override;

  private:
    bool is_over() const { return evacuation_ && facts_; }
    std::vector<WayOut> ways_out() const;

    std::unique_ptr<Role> under_;
    const std::string catalogues_;
    const bool is_kiosk_;
    std::shared_ptr<const EventFacts> facts_;
    std::optional<Evacuation> evacuation_;
    std::vector<WayOut> ways_;  // while it stands
    bool is_drawn_ = false;     // the way out, in the window
    std::optional<Sound> sound_;
};

}  // namespace lanyard
