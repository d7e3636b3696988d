// What is said of a roll of labels, at a desk and in a kiosk's staff menu.
#pragma once

#include <string>

#include "base/language.h"
#include "screens/words.h"

namespace lanyard {

// "New roll of 250": what is touched when one has been laid in.
inline std::string new_roll_words(int labels) {
    return filled(tr("New roll of {count}"), {{"count", std::to_string(labels)}});
}

inline std::string new_roll_is_counted(int labels) {
    return filled(tr("A new roll of {count} labels is counted from now on."),
                  {{"count", std::to_string(labels)}});
}

}  // namespace lanyard
