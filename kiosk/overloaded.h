// One visitor of a variant made of a function for each of its kinds.
#pragma once

namespace lanyard {

template <class... Handlers>
struct Overloaded : Handlers... {
    using Handlers::operator()...;
};
template <class... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

}  // namespace lanyard
