// One sentence, and one line of facts.
#include "screens/needed_words.h"

#include "base/language.h"
#include "screens/words.h"

namespace lanyard {
namespace {

std::string as_words(NeededAs as) {
    switch (as) {
        case NeededAs::speaker:
            return tr("speaker");
        case NeededAs::chair:
            return tr("chair");
        case NeededAs::helper:
            break;
    }
    return tr("helper");
}

}  // namespace

std::string missing_words(const NeededPerson& person, Instant now) {
    const int minutes = minutes_until(person, now);
    const std::string words =
        minutes > 0 ? filled(tr("{name} has not arrived: on in {count} min"),
                             {{"name", person.name}, {"count", std::to_string(minutes)}})
                    : filled(tr("{name} has not arrived, and is on now"), {{"name", person.name}});
    return person.phone.empty() ? words : words + " · " + person.phone;
}

std::string needed_for_words(const NeededPerson& person, const EventConfig& config) {
    const Room* room = config.room(person.room);
    return as_words(person.as) + " · " + format_clock(person.start, config.time_zone) + " · " + person.title +
           (room ? " · " + room->name : "");
}

}  // namespace lanyard
