// A JSON object written as text at once: building one up in memory first would cost a check-in, and each of
// the 100,000 people of a list, as much as some of their rows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lanyard {

class JsonText {
  public:
    JsonText() { text_.reserve(usual_size); }

    // `name` is plain ASCII without quotes, and given once; `value` is UTF-8.
    JsonText& text(std::string_view name, std::string_view value);
    JsonText& number(std::string_view name, std::int64_t value);
    // `json` is JSON itself.
    JsonText& json(std::string_view name, std::string_view json);

    bool is_empty() const { return text_.size() == 1; }
    // The whole object; nothing may be added to it afterwards.
    std::string take();

  private:
    std::string& member(std::string_view name);

    static constexpr std::size_t usual_size = 240;  // of what an entry says

    std::string text_ = "{";
};

}  // namespace lanyard
