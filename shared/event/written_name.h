// Whether what somebody writes is their name, however they write it: in any order, without title or particle,
// under the name on their badge, in Latin letters where the list has another script.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "event/attendee.h"
#include "event/romanisation.h"

namespace lanyard {

// A word of a name, and whether it may be left out.
struct NameWord {
    enum class Weight {
        needed,
        small,  // a particle, or letters behind the name that may be a name as well: while two others stand
        title,  // "Dr", "Cllr", "CBE": is no part of a name
    };
    SpelledWord spelled;
    Weight weight = Weight::needed;
};
// Of one word of a name, folded (event/name_fold).
NameWord::Weight weight_of_name_word(const std::string& folded);

// The names that a person goes by, made ready to be compared with many writings.
class WrittenNames {
  public:
    // The whole name, given and family name, and what the badge says, which may stand for the given name
    // alone.
    explicit WrittenNames(const Attendee& person);

    // True where the words of `written` are those of one of the names, put together in any order: a word may
    // be parted or joined ("Min-jun", "Minjun"), and letters of other scripts are what people write for them
    // (event/romanisation). Writing one word of several is not enough. More than twelve words are nobody's.
    bool has(std::string_view written) const;

  private:
    using Words = std::vector<NameWord>;
    void add(std::string_view name);

    std::vector<Words> names_;
};

}  // namespace lanyard
