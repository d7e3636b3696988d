// One condition of queries over `substitutions s`, for whoever asks who was replaced.
#pragma once

// A seat passed on to one's own double: two machines apart have decided, one that the person was renamed, the
// other that somebody else comes. Then nobody was replaced.
#define NOT_TO_ONES_DOUBLE \
    "NOT EXISTS (SELECT 1 FROM same_person p WHERE p.kept = s.from_person AND p.dropped = s.to_person)"
