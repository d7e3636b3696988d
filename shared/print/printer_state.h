// What a printer says is wrong with it, in words that a volunteer can act on.
#pragma once

#include <string>
#include <vector>

namespace lanyard {

// printer-state of RFC 8011, 5.4.11.
enum class PrinterState { unknown = 0, idle = 3, processing = 4, stopped = 5 };

// All of these give English sentences for tr(): the printer's thread has no language, the screen has.

// `reasons` are printer-state-reasons (RFC 8011, 5.4.12; PWG 5100.9) as the printer gives them, with or
// without "-error", "-warning", "-report". "" where nothing hinders it: what is only low, or only reported,
// does not. The reason that a person can do most about comes first.
std::string hindrance(PrinterState state, const std::vector<std::string>& reasons);

// True for the words of hindrance() that new labels or paper put right.
bool is_out_of_media(const std::string& hindrance);

// What will hinder it soon ("labels are running low"); "" for nothing.
std::string forewarning(const std::vector<std::string>& reasons);

}  // namespace lanyard
