#pragma once

#include <cstddef>
#include <utility>

namespace kith {

/// Converts to any type; for unevaluated code that needs no value.
struct AnyValue {
  template <class T>
  operator T() const;  // NOLINT(google-explicit-constructor): stands for any member
};

/// How many members an aggregate has.
template <class T, class... Given>
consteval std::size_t member_count() {
  if constexpr (requires { T{std::declval<Given>()..., AnyValue{}}; })
    return member_count<T, Given..., AnyValue>();
  else
    return sizeof...(Given);
}

/// Visits all members of a T: a call that leaves one out does not compile.
template <class T, class Visit, class... Members>
void visit_all(Visit&& visit, Members&... members) {
  static_assert(sizeof...(Members) == member_count<T>(), "a member is not visited");
  visit(members...);
}

}  // namespace kith
