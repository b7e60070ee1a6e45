#include "kith/sweep/work/grant_along.hpp"

#include <algorithm>
#include <cmath>

#include "kith/study/bill/bill.hpp"
#include "kith/sweep/plan/set_numbers.hpp"

namespace kith {
namespace {

constexpr std::string_view start = "partnership.";

/// The id of the partnership whose table contains a number; empty for others.
std::string partnership_in(std::string const& path) {
  if (!path.starts_with(start)) return "";
  return path.substr(start.size(), path.find('.', start.size()) - start.size());
}

double spending(Scenario const& scenario, std::string const& partnership) {
  for (Bill const& bill : bills_of(scenario))
    if (bill.partnership == partnership) return bill.usd();
  return 0.0;
}

double spending_at(Scenario scenario, std::string const& path, double value) {
  set_numbers(scenario, {{path, value}});
  return spending(scenario, partnership_in(path));
}

}  // namespace

GrantAlong grant_along(Scenario const& scenario, Vary const& vary) {
  std::string const id = partnership_in(vary.path);
  bool const money =
      vary.path.find("_usd") != std::string::npos || vary.path.find("_week") != std::string::npos;
  for (Partnership const& partnership : scenario.partnerships) {
    bool const granted = partnership.grant_usd_per_year > 0.0 && partnership.grant_weeks > 0;
    if (partnership.id != id || money || !granted || scenario.trial) continue;
    double const low = spending_at(scenario, vary.path, vary.low);
    double const high = spending_at(scenario, vary.path, vary.high);
    if (std::abs(high - low) < 1.0) continue;
    return {std::string(start) + id + ".grant_usd_per_year", partnership.grant_usd_per_year,
            spending(scenario, id)};
  }
  return {};
}

double grant_at(Scenario const& scenario, Vary const& vary, GrantAlong const& along, double value) {
  double const more = spending_at(scenario, vary.path, value) - along.spending_usd;
  return std::max(0.0, along.base_usd + more);
}

}  // namespace kith
