// Long words in parts, each of which has room on a page.
#pragma once

#include <string>
#include <vector>

#include "ui/text.h"

namespace lanyard {

// `words` in parts that are no higher than `height` in this style and width, broken after a sentence where
// one ends in the second half of a part, else between words, else between letters. None are lost.
std::vector<std::string> parts_that_fit(Text& text, const std::string& words, const TextStyle& style,
                                        float width, float height);

}  // namespace lanyard
