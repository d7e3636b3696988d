// An organiser's CSV as rows of registrations: encoding, delimiter, columns and names found by themselves.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "event/attendee.h"

namespace lanyard {

// One usable row.
struct ListRow {
    int line = 0;               // the line of the file on which the row begins, from 1
    PersonIdentity identity;    // what says who it is; `occurrence` counted over the file
    RegistrationFields fields;  // cleaned values; a field whose column the file lacks is not there
    std::string own_id;         // the person's id where an export of this program gave it; else ""
    int places = 1;  // how many seats the row says that it books; as it says it until it is settled
};

struct ListColumn {
    int index = 0;        // from 0
    std::string heading;  // as the file writes it
    std::string field;    // a Field's name, "attendee_id", "workshop" for sessions, "answer", "ignored" …
    std::string why = {};  // what it was taken by, "" where its heading says it plainly
};

struct RejectedRow {
    int line = 0;
    std::string reason;  // a sentence without names of people
};

struct RegistrationList {
    std::string encoding;   // "UTF-8", "UTF-16LE", "WINDOWS-1252" …
    std::string delimiter;  // one character
    std::string source;     // "eventbrite", "pretix", "lanyard" for an export of our own, else "list"
    std::vector<ListColumn> columns;
    std::vector<ListRow> rows;
    std::vector<RejectedRow> rejected;
    std::vector<RejectedRow> in_doubt;  // usable rows of which something was not: a number of places
    std::vector<std::string> warnings;  // sentences, at most 100 and then a count
};

struct ListOptions {
    std::map<std::string, std::string> columns;  // "Heading" to field, over what would be found
    std::string encoding;                        // "" guesses
    // Called now and then with how many bytes of how many have been read.
    std::function<void(std::size_t done, std::size_t total)> progress;
};

// Reads the whole text of a list. `file` is its name in errors. Nothing usable, a header alone included, is
// an input error that says why and what to do.
Result<RegistrationList> read_registration_list(std::string_view bytes, std::string_view file,
                                                const ListOptions& options = {});

}  // namespace lanyard
