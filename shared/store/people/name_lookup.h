// People who may be meant by a second thing that only they should know, found without folding everybody.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "event/event_key.h"

namespace lanyard {

class Database;

// Inside Database::read. Ids of everybody of whom any list or the desk ever said this email address (as
// fold_email folds it), and of everybody with letters in it that SQLite cannot compare: who of them is meant
// is for event/find_by_name to say.
std::vector<std::string> people_with_email(Database& database, const std::string& folded);

// Ids of whom another system's code belonging to them begins so, in the order of the codes; at most `most`.
std::vector<std::string> people_with_code_beginning(Database& database, const std::string& beginning,
                                                    int most);

// Ids of whom any list or the desk ever said that this is the number which the list gives them
// (event/listed_number); digits alone. Everybody's answers are looked through.
std::vector<std::string> people_with_listed_number(Database& database, const std::string& number);

// As people_with_email, by order code or an answer that has this word, folded.
std::vector<std::string> people_with_code_word(Database& database, const std::string& folded);

// Whether any list or the desk ever said this, in whichever letters of ASCII, of anybody's name,
// organisation, order or codes; hyphens and spaces in codes do not count. Where it was not, no words that
// begin so are anybody's.
bool is_said_of_anybody(Database& database, const std::string& letters_and_digits);

// Every ticket that was given out and every code of a list that counts, and whose record it is, in no order:
// to be compared with a code that nobody has. Some are worth nothing by now.
using SeeCode = std::function<void(const std::string& code, const std::string& record)>;
void each_code(Database& database, const EventKey& key, const SeeCode& see);

}  // namespace lanyard
