// The accessibility tree as JSON, written only when it changed.
#include "ui/ui_tree.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/log.h"
#include "base/safe_file.h"

namespace lanyard {
namespace {

nlohmann::ordered_json widget_json(const Widget& widget) {
    const auto pixel = [](float value) { return static_cast<int>(std::lround(value)); };
    return {
        {"id", widget.id},
        {"role", widget.role},
        {"label", widget.label},
        {"value", widget.value},
        {"rect", {pixel(widget.rect.x), pixel(widget.rect.y), pixel(widget.rect.w), pixel(widget.rect.h)}},
        {"enabled", widget.enabled},
        {"focused", widget.focused},
        {"checked",
         widget.checked ? nlohmann::ordered_json(*widget.checked) : nlohmann::ordered_json(nullptr)}};
}

}  // namespace

std::string ui_tree_json(const UiScreen& screen, std::string_view language, long long serial) {
    nlohmann::ordered_json tree = {{"serial", serial},
                                   {"screen", screen.screen},
                                   {"state", screen.state},
                                   {"language", language},
                                   {"widgets", nlohmann::ordered_json::array()}};
    for (const Widget& widget : screen.widgets) tree["widgets"].push_back(widget_json(widget));
    // Only where there is any, so that nobody else need know of it.
    auto misfits = nlohmann::ordered_json::array();
    for (const std::string& misfit : screen.misfits) misfits.push_back(misfit);
    for (const DrawnText& text : screen.texts)
        if (text.cut) misfits.push_back(text.words);
    if (!misfits.empty()) tree["misfits"] = std::move(misfits);
    return tree.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

void UiTreeFile::update(const UiScreen& screen, std::string_view language) {
    if (serial_ > 0 && screen == written_ && language == language_) return;
    written_ = screen;
    language_ = language;
    ++serial_;
    const auto result = write_file(file_, ui_tree_json(screen, language, serial_), false);
    if (!result && !failed_) log_error("--ui-tree: {}", result.error().message());
    failed_ = !result;
}

}  // namespace lanyard
