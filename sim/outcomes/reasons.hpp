#pragma once

#include <array>
#include <vector>

#include "kith/processes/care/choice/chance_of_care.hpp"
#include "kith/processes/resident_update.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/state/state_members.hpp"

namespace kith {

/// Below this gain in the chance of care within four weeks, a barrier is not a reason (assumed).
inline constexpr double least_gain = 0.01;

/// Why people in need are not in care (MODEL 7.13): each person counts for the one barrier whose
/// removal would most raise their chance of care, or for no single one; also all barriers whose
/// removal would raise it.
struct ReasonCounts {
  std::array<double, barrier_count + 1> main{};  ///< people; last: no single barrier
  std::array<double, barrier_count> any{};       ///< people; they overlap
};

template <class Visit>
void each_member(Is<ReasonCounts> auto& of, Visit&& visit) {
  auto& [main, any] = of;
  visit(main, any);
}

void add_to(ReasonCounts& sum, ReasonCounts const& more);

/// The reasons of one person.
ReasonCounts reasons_of(CareChances const& chances);

/// People with unmet need by stratum and reason.
std::vector<ReasonCounts> reasons_of(State const& state, WeekContext const& context,
                                     ResidentUpdate const& update);

}  // namespace kith
