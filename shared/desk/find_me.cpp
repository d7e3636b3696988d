// Those who have the second thing are looked at one by one.
#include "desk/find_me.h"

#include "event/find_by_name.h"
#include "event/name_fold.h"
#include "store/database.h"
#include "store/people/name_lookup.h"

namespace lanyard {

Result<std::optional<std::string>> find_me(Desk& desk, std::string_view name, std::string_view second) {
    const FindBy by = desk.folder().config.find_by;
    return desk.database().read([&]() -> std::optional<std::string> {
        if (by == FindBy::off) return std::nullopt;
        const auto may_be = by == FindBy::email ? people_with_email(desk.database(), fold_email(second))
                                                : people_with_code_word(desk.database(), fold_name(second));
        std::optional<std::string> found;
        for (const std::string& id : may_be) {
            const auto person = desk.roster().attendee(id);
            if (!person || !is_meant(*person, name, second, by)) continue;
            if (found && *found != person->id) return std::nullopt;
            found = person->id;
        }
        return found;
    });
}

}  // namespace lanyard
