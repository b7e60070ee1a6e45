#pragma once

#include <string>

#include "kith/study/study.hpp"
#include "kith/sweep/plan/sweep.hpp"

namespace kith {

/// A partnership's grant that moves with a number that is varied, so that more posts are paid and
/// fewer leave no money over.
struct GrantAlong {
  std::string path;           ///< of the grant; empty: none moves
  double base_usd = 0.0;      ///< as the scenario has it
  double spending_usd = 0.0;  ///< a year with every post filled, as the scenario has it
};

/// The grant that moves with `path`: of the partnership that holds it, unless it is money itself or
/// changes no cost. Nothing moves where the partnership has no grant.
GrantAlong grant_along(Scenario const& scenario, Vary const& vary);

/// The grant a year at a value of the number.
double grant_at(Scenario const& scenario, Vary const& vary, GrantAlong const& along, double value);

}  // namespace kith
