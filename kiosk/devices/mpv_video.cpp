// The stage's player by libmpv. Commands and properties go the asynchronous way alone, since the thread that
// draws must never wait for the player.
#include <SDL.h>
#include <mpv/client.h>
#include <mpv/render_gl.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <memory>
#include <utility>
#include <vector>

#include "base/log.h"
#include "devices/mpv_canvas.h"
#include "devices/mpv_settings.h"
#include "devices/video.h"

namespace lanyard {
namespace {

constexpr int most_log_lines = 200;  // a broken file has something to say of every frame

// Numbers of our observers and requests.
enum : std::uint64_t {
    load_reply = 1000,  // and the number of the load
    position_news = 1,
    end_news,
    pause_news,
    drops_news,
    decoder_drops_news,
    device_news,
    width_news,
    height_news,
    level_reply,
};

void* gl_function(void*, const char* name) {
    return SDL_GL_GetProcAddress(name);
}

// A number of the player's that begins again at nought whenever it looks for another place in the film.
class Counter {
  public:
    void count(std::int64_t now) {
        if (now < last_) before_ += last_;
        last_ = now;
    }
    std::int64_t total() const { return before_ + last_; }

  private:
    std::int64_t before_ = 0, last_ = 0;
};

class MpvVideo : public Video {
  public:
    MpvVideo(std::function<void()> wake, WindowDrawing window)
        : wake_(std::move(wake)), window_(std::move(window)) {}
    ~MpvVideo() override { close(); }

    bool open();
    void load(const VideoToPlay& what) override;
    void unload() override;
    void play() override { set_flag("pause", false); }
    void pause() override { set_flag("pause", true); }
    void seek(Milliseconds position) override;
    void set_speed(double speed) override;
    void set_volume(double volume) override;
    VideoStatus status() override;
    bool has_new_frame() override;
    VideoPicture draw(const VideoPlace& place) override;
    void shown() override {
        if (render_) mpv_render_context_report_swap(render_);
    }

  private:
    void close();
    VideoPicture fitted(const VideoPlace& place) const;
    void command(std::uint64_t reply, std::initializer_list<const char*> words);
    void set_flag(const char* property, bool value);
    void set_text(const char* property, const std::string& value);
    void hear(const mpv_event& event);
    void hear_property(std::uint64_t number, const mpv_event_property& property);
    void hear_end(const mpv_event_end_file& end);
    void hear_level(const mpv_event_property& property);
    void log(const mpv_event_log_message& message);

    std::function<void()> wake_;
    const WindowDrawing window_;
    mpv_handle* player_ = nullptr;
    mpv_render_context* render_ = nullptr;
    std::unique_ptr<MpvCanvas> canvas_;
    std::atomic<bool> has_news_{false};  // of the picture
    VideoStatus status_;
    std::uint64_t loads_ = 0;
    std::int64_t playing_entry_ = -1;  // of the player's list, that was loaded last
    Counter drops_, decoder_drops_;
    int width_ = 0, height_ = 0;  // of the video in its own shape
    bool is_old_picture_ = true;  // the texture still shows what was loaded before
    bool has_rehearsed_ = false;  // what was loaded last was drawn once, unseen
    bool asked_for_level_ = false;
    double volume_ = -1;
    int log_lines_ = 0;
};

bool MpvVideo::open() {
    player_ = mpv_create();
    if (!player_) return log_error("no video: the player cannot be made"), false;
    set_options(player_);
    canvas_ = std::make_unique<MpvCanvas>(window_.has_card);
    // Without a card nothing decodes by hardware, and libraries that look for some write to standard error.
    if (!canvas_->has_card()) mpv_set_option_string(player_, "hwdec", "no");
    if (const int error = mpv_initialize(player_); error < 0)
        return log_error("no video: {}", mpv_error_string(error)), false;
    mpv_request_log_messages(player_, "error");
    mpv_opengl_init_params gl{gl_function, nullptr};
    mpv_render_param by_card[] = {{MPV_RENDER_PARAM_API_TYPE, const_cast<char*>(MPV_RENDER_API_TYPE_OPENGL)},
                                  {MPV_RENDER_PARAM_OPENGL_INIT_PARAMS, &gl},
                                  {MPV_RENDER_PARAM_INVALID, nullptr}};
    mpv_render_param by_software[] = {{MPV_RENDER_PARAM_API_TYPE, const_cast<char*>(MPV_RENDER_API_TYPE_SW)},
                                      {MPV_RENDER_PARAM_INVALID, nullptr}};
    if (const int error =
            mpv_render_context_create(&render_, player_, canvas_->has_card() ? by_card : by_software);
        error < 0)
        return log_error("no video: it cannot be drawn: {}", mpv_error_string(error)), false;
    mpv_set_wakeup_callback(
        player_, [](void* self) { static_cast<MpvVideo*>(self)->wake_(); }, this);
    mpv_render_context_set_update_callback(
        render_,
        [](void* self) {
            static_cast<MpvVideo*>(self)->has_news_ = true;
            static_cast<MpvVideo*>(self)->wake_();
        },
        this);
    for (const auto& [number, name, format] :
         {std::tuple<std::uint64_t, const char*, mpv_format>{position_news, "time-pos", MPV_FORMAT_DOUBLE},
          {end_news, "eof-reached", MPV_FORMAT_FLAG},
          {pause_news, "pause", MPV_FORMAT_FLAG},
          {drops_news, "frame-drop-count", MPV_FORMAT_INT64},
          {decoder_drops_news, "decoder-frame-drop-count", MPV_FORMAT_INT64},
          {device_news, "current-ao", MPV_FORMAT_STRING},
          {width_news, "dwidth", MPV_FORMAT_INT64},
          {height_news, "dheight", MPV_FORMAT_INT64}})
        mpv_observe_property(player_, number, name, format);
    return true;
}

void MpvVideo::close() {
    if (render_) {
        mpv_render_context_set_update_callback(render_, nullptr, nullptr);
        mpv_render_context_free(render_);
    }
    if (player_) {
        mpv_set_wakeup_callback(player_, nullptr, nullptr);
        mpv_terminate_destroy(player_);
    }
    render_ = nullptr;
    player_ = nullptr;
}

void MpvVideo::command(std::uint64_t reply, std::initializer_list<const char*> words) {
    std::vector<const char*> arguments(words);
    arguments.push_back(nullptr);
    if (player_) mpv_command_async(player_, reply, arguments.data());
}

void MpvVideo::set_flag(const char* property, bool value) {
    int flag = value ? 1 : 0;
    if (player_) mpv_set_property_async(player_, 0, property, MPV_FORMAT_FLAG, &flag);
}

void MpvVideo::set_text(const char* property, const std::string& value) {
    const char* text = value.c_str();
    if (player_) mpv_set_property_async(player_, 0, property, MPV_FORMAT_STRING, &text);
}

void MpvVideo::load(const VideoToPlay& what) {
    if (!player_) {
        status_.failure = "the player has ended";
        status_.is_gone = true;
        return;
    }
    status_ = {};
    playing_entry_ = -1;
    is_old_picture_ = true;
    has_rehearsed_ = false;
    drops_ = decoder_drops_ = {};
    volume_ = -1;
    set_flag("pause", true);
    set_volume(0);
    set_text("start", fmt::format("{:.3f}", static_cast<double>(what.from.count()) / 1000));
    set_text("af", sound_filter(what.gain_db));
    set_speed(what.speed);
    set_text("loop-file", what.loops ? "inf" : "no");
    set_text("slang", what.captions);
    const std::string file = what.file.empty() ? line_up_tone : what.file;
    command(load_reply + ++loads_, {"loadfile", file.c_str(), "replace"});
}

void MpvVideo::unload() {
    status_ = {};
    playing_entry_ = -1;
    is_old_picture_ = true;
    ++loads_;
    command(0, {"stop"});
}

void MpvVideo::seek(Milliseconds position) {
    status_.is_at_end = false;
    const std::string to = fmt::format("{:.3f}", static_cast<double>(position.count()) / 1000);
    command(0, {"seek", to.c_str(), "absolute+exact"});
}

void MpvVideo::set_speed(double speed) {
    set_text("speed", fmt::format("{:.4f}", std::clamp(speed, 0.01, 100.0)));
}

// The player's volume is a cube of the loudness that is wanted, as ears have it.
void MpvVideo::set_volume(double volume) {
    constexpr double loudest = 1.3;  // of the player's own
    const double percent = std::round(std::clamp(volume, 0.0, loudest) * 1000) / 10;
    if (!player_ || percent == std::exchange(volume_, percent)) return;
    double value = percent;
    mpv_set_property_async(player_, 0, "volume", MPV_FORMAT_DOUBLE, &value);
}

VideoStatus MpvVideo::status() {
    while (player_) {
        const mpv_event* event = mpv_wait_event(player_, 0);
        if (event->event_id == MPV_EVENT_NONE) break;
        hear(*event);
    }
    if (player_ && status_.is_ready && !status_.is_paused && !std::exchange(asked_for_level_, true))
        mpv_get_property_async(player_, level_reply, "af-metadata/meter", MPV_FORMAT_NODE);
    status_.dropped_frames = static_cast<int>(drops_.total() + decoder_drops_.total());
    return status_;
}

void MpvVideo::hear(const mpv_event& event) {
    switch (event.event_id) {
        case MPV_EVENT_PROPERTY_CHANGE:
            return hear_property(event.reply_userdata, *static_cast<mpv_event_property*>(event.data));
        case MPV_EVENT_GET_PROPERTY_REPLY:
            asked_for_level_ = false;
            if (event.error >= 0) hear_level(*static_cast<mpv_event_property*>(event.data));
            return;
        case MPV_EVENT_COMMAND_REPLY:
            if (event.reply_userdata != load_reply + loads_) return;
            if (event.error < 0) {
                status_.failure = mpv_error_string(event.error);
            } else if (const auto& result = static_cast<mpv_event_command*>(event.data)->result;
                       result.format == MPV_FORMAT_NODE_MAP) {
                for (int i = 0; i < result.u.list->num; ++i)
                    if (std::strcmp(result.u.list->keys[i], "playlist_entry_id") == 0)
                        playing_entry_ = result.u.list->values[i].u.int64;
            }
            return;
        case MPV_EVENT_PLAYBACK_RESTART:
            if (playing_entry_ < 0) return;  // of what was there before
            status_.is_ready = true;
            has_news_ = true;
            return;
        case MPV_EVENT_END_FILE:
            return hear_end(*static_cast<mpv_event_end_file*>(event.data));
        case MPV_EVENT_LOG_MESSAGE:
            return log(*static_cast<mpv_event_log_message*>(event.data));
        case MPV_EVENT_SHUTDOWN:
            log_error("the player has ended");
            close();
            status_ = {};
            status_.failure = "the player has ended";
            status_.is_gone = true;
            return;
        default:
            return;
    }
}

void MpvVideo::hear_property(std::uint64_t number, const mpv_event_property& property) {
    const bool is_known = property.format != MPV_FORMAT_NONE && property.data;
    const auto whole = [&] { return is_known ? *static_cast<std::int64_t*>(property.data) : 0; };
    const auto flag = [&] { return is_known && *static_cast<int*>(property.data) != 0; };
    switch (number) {
        case position_news:
            if (is_known)
                status_.position = Milliseconds(std::llround(*static_cast<double*>(property.data) * 1000));
            break;
        case end_news:
            status_.is_at_end = flag() && status_.is_ready;
            break;
        case pause_news:
            status_.is_paused = flag();
            break;
        case drops_news:
            drops_.count(whole());
            break;
        case decoder_drops_news:
            decoder_drops_.count(whole());
            break;
        case device_news:
            // Nothing is open before a file with sound is.
            status_.has_device = !is_known || std::strcmp(*static_cast<char**>(property.data), "null") != 0;
            break;
        case width_news:
            width_ = static_cast<int>(whole());
            break;
        case height_news:
            height_ = static_cast<int>(whole());
            break;
        default:
            break;
    }
}

void MpvVideo::hear_end(const mpv_event_end_file& end) {
    if (end.playlist_entry_id != playing_entry_) return;
    if (end.reason == MPV_END_FILE_REASON_ERROR) status_.failure = mpv_error_string(end.error);
    if (end.reason == MPV_END_FILE_REASON_EOF) status_.is_at_end = true;
    if (end.reason == MPV_END_FILE_REASON_STOP) status_.failure = "it was stopped";
}

void MpvVideo::hear_level(const mpv_event_property& property) {
    if (property.format != MPV_FORMAT_NODE) return;
    const auto& node = *static_cast<mpv_node*>(property.data);
    if (node.format != MPV_FORMAT_NODE_MAP) return;
    for (int i = 0; i < node.u.list->num; ++i) {
        const mpv_node& value = node.u.list->values[i];
        if (value.format == MPV_FORMAT_STRING && std::strstr(node.u.list->keys[i], "RMS_level"))
            status_.level_db = std::max(-100.0, std::strtod(value.u.string, nullptr));
    }
}

void MpvVideo::log(const mpv_event_log_message& message) {
    if (++log_lines_ > most_log_lines) return;
    std::string text = message.text;
    while (!text.empty() && text.back() == '\n') text.pop_back();
    log_warning("player: {}: {}", message.prefix, text);
}

bool MpvVideo::has_new_frame() {
    return has_news_;
}

// In its own shape.
VideoPicture MpvVideo::fitted(const VideoPlace& place) const {
    if (width_ <= 0 || height_ <= 0) return {0, place.width, place.height};
    const double scale =
        std::min(static_cast<double>(place.width) / width_, static_cast<double>(place.height) / height_);
    return {0, std::max(1, static_cast<int>(std::lround(width_ * scale))),
            std::max(1, static_cast<int>(std::lround(height_ * scale)))};
}

VideoPicture MpvVideo::draw(const VideoPlace& place) {
    if (!render_ || !status_.is_ready) return {};
    VideoPicture shown = fitted(place);
    const bool is_new = has_news_.exchange(false);
    if (is_new) (void)mpv_render_context_update(render_);
    if (!place.is_seen && !canvas_->has_card()) {
        // The first is drawn all the same: the player then makes ready what every other one needs, and Go
        // waits for none of it.
        if (is_new && !std::exchange(has_rehearsed_, true)) {
            MpvCanvas::rehearse(render_, shown.width, shown.height);
            window_.rehearse();
        } else if (is_new) {
            MpvCanvas::skip(render_);
        }
        is_old_picture_ = true;
        return shown;
    }
    if (const auto window = place.is_seen ? window_.write() : std::nullopt) {
        canvas_->draw_into(*window, render_, shown.width, shown.height, place.ground);
        return shown;
    }
    int width = shown.width, height = shown.height;
    // Without a card the window makes it larger at no cost of its own.
    if (!canvas_->has_card() && width > width_ && width_ > 0) {
        width = width_;
        height = height_;
    }
    const VideoPicture before = canvas_->picture();
    if (is_new || is_old_picture_ || before.width != width || before.height != height) {
        canvas_->draw(render_, width, height);
        is_old_picture_ = false;
    }
    shown.texture = canvas_->picture().texture;
    return shown;
}

}  // namespace

std::unique_ptr<Video> open_mpv_video(std::function<void()> wake, WindowDrawing window) {
    auto video = std::make_unique<MpvVideo>(std::move(wake), std::move(window));
    if (!video->open()) return nullptr;
    return video;
}

}  // namespace lanyard
