// Whether a sanitizer watches this program.
#pragma once

namespace lanyard {

// Layout is held without one, over thousands of drawings; a sanitizer, under which each takes much
// longer, has to see every screen drawn, and not at every size.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool is_sanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
inline constexpr bool is_sanitized = true;
#else
inline constexpr bool is_sanitized = false;
#endif
#else
inline constexpr bool is_sanitized = false;
#endif

}  // namespace lanyard
