#pragma once

#include <string>

#include "kith/study/study.hpp"
#include "kith/sweep/plan/sweep.hpp"

namespace kith {

/// A partnership's grant that changes with a varied number, so that more posts are paid for and
/// fewer leave no money over.
struct GrantAlong {
  std::string path;           ///< of the grant; empty: none changes
  double base_usd = 0.0;      ///< in the scenario
  double spending_usd = 0.0;  ///< a year with every post filled, in the scenario
};

/// The grant that changes with `path`: that of the partnership to which the number belongs, unless
/// the number is money itself or changes no cost. None if the partnership has no grant.
GrantAlong grant_along(Scenario const& scenario, Vary const& vary);

/// The grant per year at a value of the number.
double grant_at(Scenario const& scenario, Vary const& vary, GrantAlong const& along, double value);

}  // namespace kith
