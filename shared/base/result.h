// An operation's outcome as a value: what it gave, or what happened, to what, and what to do next.
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace lanyard {

// Why something could not be done, in the four classes that exit statuses tell apart, in their order.
enum class ErrorKind {
    refused,  // a rule of the event says no (exit 1)
    usage,    // it was asked for wrongly (exit 2)
    input,    // what came in cannot be used (exit 3)
    machine,  // the machine or the data cannot be used (exit 4)
};

// 1 to 4 for a program that ends because of such an error; 0 is for what was done.
constexpr int exit_status(ErrorKind kind) {
    return static_cast<int>(kind) + 1;
}

struct Error {
    ErrorKind kind = ErrorKind::machine;
    std::string what;    // what happened, without a full stop: "line 7: unknown key \"capcity\""
    std::string about;   // to what: a file, a device, an attendee id; may be empty
    std::string remedy;  // what to do next, a sentence; may be empty

    // One line for people: "event.toml: line 7: unknown key "capcity". Did you mean capacity?"
    // However much of somebody else's text was quoted, what happened is told in 240 letters.
    std::string message() const;
};

inline Error refused(std::string what, std::string about = {}, std::string remedy = {}) {
    return {ErrorKind::refused, std::move(what), std::move(about), std::move(remedy)};
}
inline Error usage_error(std::string what, std::string about = {}, std::string remedy = {}) {
    return {ErrorKind::usage, std::move(what), std::move(about), std::move(remedy)};
}
inline Error bad_input(std::string what, std::string about = {}, std::string remedy = {}) {
    return {ErrorKind::input, std::move(what), std::move(about), std::move(remedy)};
}
inline Error machine_error(std::string what, std::string about = {}, std::string remedy = {}) {
    return {ErrorKind::machine, std::move(what), std::move(about), std::move(remedy)};
}

// Either a T or an Error. Asking for the one that is not there is our own mistake, and asserted.
template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }

    T& value() & { return assert(ok()), std::get<0>(state_); }
    const T& value() const& { return assert(ok()), std::get<0>(state_); }
    T&& value() && { return assert(ok()), std::get<0>(std::move(state_)); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    const Error& error() const { return assert(!ok()), std::get<1>(state_); }

  private:
    std::variant<T, Error> state_;
};

// Nothing, or an Error.
template <>
class [[nodiscard]] Result<void> {
  public:
    Result() = default;
    Result(Error error) : error_(std::move(error)) {}

    bool ok() const { return !error_; }
    explicit operator bool() const { return ok(); }
    const Error& error() const { return assert(!ok()), *error_; }

  private:
    std::optional<Error> error_;
};

}  // namespace lanyard
