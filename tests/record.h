// What a test has tried so often that the number belongs into the record of a release (tests/RECORD.md).
#pragma once

#include <cstdio>

namespace lanyard {

// `tools/test` gathers these lines. A number alone: that nothing was wrong is what the test itself asserts.
inline void record(const char* what, long tried) {
    std::printf("RECORD: %s: %ld\n", what, tried);
}

}  // namespace lanyard
