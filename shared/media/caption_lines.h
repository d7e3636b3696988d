// The lines of a caption file on which players lose words without a sign.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lanyard {

// Of WebVTT's or SubRip's text, as sentences with line numbers, from 1: times that an empty line follows, so
// that the words under them belong to no time, and times that end before they begin. The first few lines of
// each; empty where all is well.
std::vector<std::string> caption_doubts(std::string_view text);

}  // namespace lanyard
