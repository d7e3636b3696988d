// Where and when, as short as it is clear.
#include "screens/let_in_twice_words.h"

#include "base/language.h"
#include "screens/words.h"

namespace lanyard {

std::string let_in_twice_words(const std::string& name, const DoubleAdmission& admissions, Instant now,
                               std::string_view zone) {
    std::string places;
    for (const Admission* one : {&admissions.first, &admissions.second})
        places +=
            (places.empty() ? "" : "; ") +
            filled(tr("{time}, {point}"), {{"time", short_time(one->at, now, zone)}, {"point", one->point}});
    return filled(tr("{name} was let in twice: {places}"), {{"name", name}, {"places", places}});
}

}  // namespace lanyard
