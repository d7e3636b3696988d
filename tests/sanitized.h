// Whether a sanitizer watches this program.
#pragma once

#if defined(__has_feature)  // clang's way to ask; gcc defines a name
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define LANYARD_IS_SANITIZED 1
#endif
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define LANYARD_IS_SANITIZED 1
#endif

namespace lanyard {

// Layout is held without one, over thousands of drawings; a sanitizer, under which each takes much
// longer, has to see every screen drawn, and not at every size.
#ifdef LANYARD_IS_SANITIZED
inline constexpr bool is_sanitized = true;
#else
inline constexpr bool is_sanitized = false;
#endif

}  // namespace lanyard
