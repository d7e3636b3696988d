// What is read out, in which order, and what the voice and the sounds give.
#include "ui/reading.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>

#include "devices/earphones.h"
#include "devices/sound_out.h"
#include "devices/speech.h"
#include "roles/self/welcome.h"
#include "tests/folders.h"
#include "tests/kiosk/drawing.h"
#include "tests/kiosk/made_up.h"
#include "tests/scratch_folder.h"

using namespace lanyard;

namespace {

UiScreen welcome() {
    Drawing drawing;
    const EventFacts facts = made_up::facts();
    return drawing.frame({}, [&](Ui& ui) {
        draw_welcome(ui, {facts,
                          {CameraView::State::looking, 0, 1.5},
                          false,
                          instant_from_ms(made_up::ten_to_nine),
                          true,
                          true,
                          "",
                          ""});
    });
}

double seconds(const Samples& samples) {
    return static_cast<double>(samples.values.size()) / samples.rate;
}

}  // namespace

TEST_CASE("words come before what can be done, arrows are not said, keys and clock neither") {
    const std::string words = read_screen(welcome());
    CAPTURE(words);
    CHECK(words.find("Welcome. Show your QR code to the camera below.") != std::string::npos);
    CHECK(words.find("Welcome.") < words.find("Find my name, button."));
    CHECK(words.find("Larger text, switch, off.") != std::string::npos);
    CHECK(words.find("Lower screen, switch, off.") != std::string::npos);
    CHECK(words.find("↓") == std::string::npos);
    CHECK(words.find("›") == std::string::npos);
    CHECK(words.find("08:52") == std::string::npos);
}

TEST_CASE("a field says what is in it, a key its letter") {
    Widget field;
    field.role = "textbox";
    field.label = "Your name";
    CHECK(read_widget(field) == "Your name, text field, empty");
    field.value = "Jo";
    CHECK(read_widget(field) == "Your name, text field: Jo");
    Widget key;
    key.id = "key_a";
    key.role = "button";
    key.label = "A";
    CHECK(read_widget(key) == "A");
}

TEST_CASE("a screen is read again when another person stands before it, not when the clock moves") {
    UiScreen one = welcome(), later = one;
    for (Widget& widget : later.widgets)
        if (widget.id == "clock") widget.label = "08:53";
    CHECK(reading_key(one) == reading_key(later));
    for (Widget& widget : later.widgets)
        if (widget.role == "heading") widget.label = "Welcome, Olha";
    CHECK(reading_key(one) != reading_key(later));
}

TEST_CASE("the voice speaks three languages, and is cut short by what comes next") {
    std::mutex mutex;
    std::condition_variable wake;
    std::vector<Samples> heard;
    Speech speech([&](Samples samples) {
        const std::lock_guard lock(mutex);
        heard.push_back(std::move(samples));
        wake.notify_all();
    });
    if (!speech.can_speak()) {
        MESSAGE("SKIPPED: this machine has no voice (espeak-ng-data)");
        return;
    }
    std::unique_lock lock(mutex);
    const auto hear = [&](const std::string& words, const std::string& language) {
        heard.clear();
        lock.unlock();
        speech.say(words, language);
        lock.lock();
        REQUIRE(wake.wait_for(lock, std::chrono::seconds(60), [&] { return !heard.empty(); }));
        return heard.front();
    };
    const Samples english = hear("Welcome. Show your code to the camera.", "en");
    CHECK(english.rate == SoundOut::rate);
    CHECK(seconds(english) > 1);
    CHECK(seconds(english) < 10);
    CHECK(*std::max_element(english.values.begin(), english.values.end()) > 2000);
    const std::string same = "Croeso. Bienvenue.";
    CHECK(hear(same, "cy").values != hear(same, "fr").values);
    heard.clear();
    lock.unlock();
    speech.say(std::string(3000, 'a') + " " + std::string(3000, 'b'), "en");
    speech.say("Done", "en");
    lock.lock();
    REQUIRE(wake.wait_for(lock, std::chrono::seconds(60), [&] { return !heard.empty(); }));
    CHECK(seconds(heard.back()) < 3);
}

TEST_CASE("sounds are short and told apart, and a file takes what would be heard") {
    const std::filesystem::path sounds = source_folder() / "assets" / "sounds";
    std::vector<Samples> all;
    for (const char* name : {"admitted", "attention", "refused"}) {
        auto samples = read_wav(sounds / (std::string(name) + ".wav"));
        REQUIRE(samples.ok());
        CHECK(seconds(*samples) < 1);
        all.push_back(std::move(samples).value());
    }
    CHECK(all[0].values != all[1].values);
    CHECK(all[1].values != all[2].values);

    const ScratchFolder scratch;
    const auto file = scratch.path() / "heard.wav";
    SoundOut out(sounds, file);
    out.play("admitted");
    out.say({SoundOut::rate, std::vector<std::int16_t>(1000, 4000)});
    out.play("not there");
    const auto heard = read_wav(file);
    REQUIRE(heard.ok());
    CHECK(heard->values.size() == all[0].values.size() + 1000);
    CHECK(heard->values.back() == 2000);  // half of the volume
    out.set_volume(4);
    out.say({SoundOut::rate, {4000}});
    CHECK(read_wav(file)->values.back() == 4000);
    out.set_volume(1);
    out.say({SoundOut::rate, {4000}});
    CHECK(read_wav(file)->values.back() == 500);  // 18 dB below
    CHECK_FALSE(read_wav(scratch.path() / "nothing.wav").ok());
}

TEST_CASE("a machine without a socket has no earphones in it") {
    const ScratchFolder scratch;
    Earphones none(scratch.path());
    CHECK_FALSE(none.news());
    Earphones missing(scratch.path() / "missing");
    CHECK_FALSE(missing.news());
}
