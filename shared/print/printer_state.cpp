// One table of reasons, the most urgent first.
#include "print/printer_state.h"

#include <algorithm>

#include "base/language.h"

namespace lanyard {
namespace {

struct Reason {
    const char* keyword;
    const char* words;
};

constexpr const char* out_of_media = translatable("The printer is out of labels or paper: put in more.");

// In the order in which somebody at the printer has to see to them.
constexpr Reason hindrances[] = {
    {"cover-open", translatable("The printer's cover is open: close it.")},
    {"door-open", translatable("The printer's cover is open: close it.")},
    {"interlock-open", translatable("The printer's cover is open: close it.")},
    {"media-jam", translatable("A badge is stuck in the printer: open it, take the badge out, close it.")},
    {"media-empty", out_of_media},
    {"media-needed", out_of_media},
    {"input-tray-missing", translatable("The printer's paper tray is missing: put it back.")},
    {"output-area-full", translatable("The printer's tray is full: take the badges out.")},
    {"output-tray-missing", translatable("The printer's output tray is missing: put it back.")},
    {"marker-supply-empty", translatable("The printer is out of ink: change the cartridge.")},
    {"toner-empty", translatable("The printer is out of toner: change the cartridge.")},
    {"developer-empty", translatable("The printer is out of toner: change the cartridge.")},
    {"marker-waste-full", translatable("The printer's waste box is full: empty it.")},
    {"fuser-over-temp", translatable("The printer is too hot: it goes on by itself when it has cooled.")},
    {"offline", translatable("The printer does not answer: see that it is switched on and its cable is in.")},
    {"connecting-to-device",
     translatable("The printer does not answer: see that it is switched on and its cable is in.")},
    {"shutdown",
     translatable("The printer does not answer: see that it is switched on and its cable is in.")},
    {"timed-out",
     translatable("The printer does not answer: see that it is switched on and its cable is in.")},
    {"paused", translatable("The printer is paused: press its button to go on.")},
    {"moving-to-paused", translatable("The printer is paused: press its button to go on.")},
    {"cups-missing-filter", translatable("This machine lacks the printer's driver: ask whoever set it up.")},
    {"cups-insecure-filter", translatable("This machine lacks the printer's driver: ask whoever set it up.")},
};

constexpr Reason forewarnings[] = {
    {"media-low", translatable("Labels or paper are running low.")},
    {"toner-low", translatable("Toner is running low.")},
    {"marker-supply-low", translatable("Ink is running low.")},
};

// "media-empty-error" is "media-empty"; what is only reported is none, but that it is offline.
std::string keyword_of(const std::string& reason) {
    for (const char* ending : {"-error", "-warning"}) {
        if (reason.ends_with(ending)) return reason.substr(0, reason.size() - std::string(ending).size());
    }
    if (reason == "offline-report") return "offline";
    return reason.ends_with("-report") ? "" : reason;
}

template <std::size_t count>
std::string first_of(const Reason (&table)[count], const std::vector<std::string>& reasons) {
    for (const Reason& known : table) {
        const bool holds = std::any_of(reasons.begin(), reasons.end(), [&](const std::string& reason) {
            return keyword_of(reason) == known.keyword;
        });
        if (holds) return known.words;
    }
    return {};
}

}  // namespace

std::string hindrance(PrinterState state, const std::vector<std::string>& reasons) {
    const std::string known = first_of(hindrances, reasons);
    if (!known.empty() || state != PrinterState::stopped) return known;
    return translatable("The printer has stopped: look at its display.");
}

bool is_out_of_media(const std::string& hindrance) {
    return hindrance == out_of_media;
}

std::string forewarning(const std::vector<std::string>& reasons) {
    return first_of(forewarnings, reasons);
}

}  // namespace lanyard
