// One splitter of text: into lines, into words, or at any separators.
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <vector>

namespace lanyard {

// What stands between the separators, each of which is any one character of `separators`. Empty parts count:
// n separators part n + 1 texts, so that "" is one empty part. The parts view `text`, which has to stay.
std::vector<std::string_view> split(std::string_view text, std::string_view separators);

// The lines that hold anything, without their LF.
std::vector<std::string_view> lines_of(std::string_view text);

// The words between spaces, none of them empty: of texts whose white space is cleaned.
std::vector<std::string_view> words_of(std::string_view text);

// Somebody else's text as an error or a warning may quote it: its first `most` letters (UTF-8 sequences), and
// "…" where there were more. Control characters, which could move a terminal's cursor, become spaces.
std::string excerpt(std::string_view text, std::size_t most = 200);

// A text that is gone before its parts are used.
template <std::same_as<std::string> Gone>
std::vector<std::string_view> split(Gone&& text, std::string_view separators) = delete;
template <std::same_as<std::string> Gone>
std::vector<std::string_view> lines_of(Gone&& text) = delete;
template <std::same_as<std::string> Gone>
std::vector<std::string_view> words_of(Gone&& text) = delete;

}  // namespace lanyard
