// Who and when are the deed's, in every entry that it makes.
#include "desk/entry_about.h"

#include <utility>

namespace lanyard {

NewEntry entry_about(std::string_view kind, std::string subject, const Deed& deed) {
    NewEntry entry;
    entry.kind = kind;
    entry.at = deed.now;
    entry.actor = deed.actor;
    entry.subject = std::move(subject);
    return entry;
}

}  // namespace lanyard
