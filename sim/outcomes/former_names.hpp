#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kith/schema/wording.hpp"

namespace kith {

/// An outcome of older versions, and the one that answers the same question now.
struct FormerName {
  std::string_view was, now;
};

/// Former names of outcomes. Results have them in the attribute `formerly`.
inline constexpr FormerName former_names[] = {
    {"cascade_felt", "felt_need_share"},
    {"cascade_contact", "requests_made"},
    {"cascade_referred", "requests_made"},
    {"cascade_started", "cascade_any_care"},
    {"cascade_improved", "cascade_effective"},
    {"unmet_need_other_share", "unmet_need_no_single_barrier_share"},
};

/// The hint for an unknown outcome: "; cascade_started is now cascade_any_care", or the name that
/// was probably meant, or empty.
inline std::string renamed_or_meant(std::string_view name, std::vector<std::string> const& known) {
  for (FormerName const& former : former_names)
    if (former.was == name)
      return "; " + std::string(former.was) + " is now " + std::string(former.now);
  return did_you_mean(name, known);
}

}  // namespace kith
