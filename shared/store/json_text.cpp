// Most values have nothing in them that JSON writes in another way; the others are nlohmann's.
#include "store/json_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace lanyard {

std::string& JsonText::member(std::string_view name) {
    if (!is_empty()) text_ += ',';
    return text_.append(1, '"').append(name).append("\":");
}

JsonText& JsonText::text(std::string_view name, std::string_view value) {
    const auto is_plain = [](unsigned char letter) {
        return letter >= 0x20 && letter < 0x7f && letter != '"' && letter != '\\';
    };
    std::string& text = member(name);
    if (std::all_of(value.begin(), value.end(), is_plain))
        text.append(1, '"').append(value).append(1, '"');
    else
        text += nlohmann::json(value).dump();
    return *this;
}

JsonText& JsonText::number(std::string_view name, std::int64_t value) {
    member(name) += std::to_string(value);
    return *this;
}

JsonText& JsonText::json(std::string_view name, std::string_view json) {
    member(name) += json;
    return *this;
}

std::string JsonText::take() {
    text_ += '}';
    return std::move(text_);
}

}  // namespace lanyard
