#include "kith/study/bill/grants_needed.hpp"

#include <cmath>

#include "kith/ground/weeks.hpp"
#include "kith/study/bill/bill.hpp"

namespace kith {

std::map<std::string, double> grants_needed(Scenario const& scenario) {
  std::map<std::string, double> grants;
  for (Bill const& bill : bills_of(scenario)) {
    double const missing = bill.needed_usd - bill.available_usd,
                 weeks = bill.end_week - bill.first_week;
    if (bill.grant_usd > 0.0 && missing > 0.0 && weeks > 0.0)
      grants[bill.partnership] =
          1000.0 * std::ceil((bill.grant_usd + missing * weeks_per_year / weeks) / 1000.0);
  }
  return grants;
}

}  // namespace kith
