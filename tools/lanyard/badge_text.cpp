// FIELD=WORDS, one by one.
#include "lanyard/badge_text.h"

#include "event/attendee.h"
#include "event/badge_text.h"
#include "event/settings_table.h"

namespace lanyard {

Result<RegistrationFields> badge_text_of(const std::vector<std::string>& written) {
    std::vector<std::string> allowed;
    for (const Field field : badge_text_fields) allowed.emplace_back(field_name(field));
    RegistrationFields says;
    for (const std::string& one : written) {
        const auto equals = one.find('=');
        const std::string name = one.substr(0, equals);
        const auto field = field_from_name(name);
        if (!field || !is_badge_text(*field))
            return usage_error("\"" + name + "\" does not stand on a badge", "--text",
                               nearest_known(name, allowed));
        if (equals == std::string::npos)
            return usage_error("what is to stand there?", "--text " + one,
                               "Write it like --text " + name + "=\"Dr Ada Abbot\"");
        says[*field] = one.substr(equals + 1);
    }
    return says;
}

}  // namespace lanyard
