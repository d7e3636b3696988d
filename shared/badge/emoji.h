// Emoji in what people are called: drawn differently, in colour or not at all, by each machine and printer, so
// that badges leave them out and say so.
#pragma once

#include <string>
#include <string_view>

namespace lanyard {

struct WithoutEmoji {
    std::string text;
    std::string left_out;  // in order; "" where nothing was
};

// `text` is UTF-8. A symbol that is a letter's neighbour in ordinary fonts (©, ™, and digits) stays, without what
// asks for its coloured form; the space beside one that goes goes too. What counts as an emoji is Unicode's
// Emoji_Presentation, and a symbol followed by U+FE0F (UTS #51).
WithoutEmoji without_emoji(std::string_view text);

}  // namespace lanyard
