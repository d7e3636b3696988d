// A key that means nothing leaves the pair for later: it is asked about again with the next list.
#include "lanyard/look_alike_questions.h"

#include <cctype>
#include <cstdio>

#include "lanyard/import_report.h"
#include "lanyard/terminal.h"

namespace lanyard {
namespace {

std::optional<LookAlikeDecision> decision_of(char key) {
    switch (std::tolower(static_cast<unsigned char>(key))) {
        case 'r':
            return LookAlikeDecision::renamed;
        case 's':
            return LookAlikeDecision::someone_else;
        case 'b':
            return LookAlikeDecision::kept_apart;
        default:
            return std::nullopt;
    }
}

}  // namespace

std::optional<LookAlikeOrders> ask_about(const ImportReport& report) {
    LookAlikeOrders orders;
    const auto& pairs = report.comparison.look_alikes;
    std::optional<LookAlikeDecision> for_the_rest;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const LookAlike& pair = pairs[i];
        std::optional<LookAlikeDecision> decision = for_the_rest;
        if (!decision) {
            std::fprintf(
                stderr,
                "%zu of %zu: %s\n  r renamed, one person · s someone else comes instead · b both "
                "come, two people · Enter later\n  R, S or B for all that are left · q do not import "
                "[%s] ",
                i + 1, pairs.size(), look_alike_text(report, pair).c_str(),
                pair.renamed ? "renamed?" : "someone else?");
            const auto key = read_key();
            std::fprintf(stderr, "%c\n", key && *key > ' ' ? *key : ' ');
            if (!key || *key == 'q' || *key == 'Q') return std::nullopt;
            decision = decision_of(*key);
            if (*key >= 'A' && *key <= 'Z') for_the_rest = decision;
        }
        if (decision) orders.pairs.push_back({pair.missing, pair.added, *decision});
    }
    return orders;
}

}  // namespace lanyard
