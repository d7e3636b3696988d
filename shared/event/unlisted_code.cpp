// By the kind of the code alone.
#include "event/unlisted_code.h"

namespace lanyard {

Verdict verdict_on_unlisted_code(CodeKind kind) {
    switch (kind) {
        case CodeKind::genuine:
            return Verdict::not_listed_yet;
        case CodeKind::other_event:
            return Verdict::other_event;
        case CodeKind::misread:
            return Verdict::misread;
        case CodeKind::forged:
        case CodeKind::foreign:
            break;
    }
    return Verdict::unknown;
}

}  // namespace lanyard
