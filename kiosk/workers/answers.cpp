// Exceptions of libraries end here: whoever asked is told.
#include "workers/answers.h"

#include <exception>

#include "base/log.h"

namespace lanyard {
namespace {

Result<void> answer_or_error(Answers& answers, long long request, const Request& what) {
    try {
        return answers.answer(request, what);
    } catch (const std::exception& failed) {
        return machine_error(failed.what(), "the event", "Try again");
    }
}

}  // namespace

void answer_in_any_case(Answers& answers, long long request, const Request& what) {
    const auto done = answer_or_error(answers, request, what);
    if (done) return;
    log_warning("what was asked could not be done: {}", done.error().message());
    answers.could_not_answer(request, what, done.error());
}

}  // namespace lanyard
