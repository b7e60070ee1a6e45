#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "kith/answer/money/bill_words.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/schema/wording.hpp"

namespace kith {
namespace {

constexpr double missing_share = 0.02, left_share = 0.25;

std::string thousands(double usd) {
  return as_dollars(1000.0 * std::round(usd / 1000.0));
}

/// The grant per year that would pay for everything.
std::string grant_needed(Bill const& bill) {
  double const weeks = bill.end_week - bill.first_week;
  double const others = bill.available_usd - bill.grant_usd * weeks / weeks_per_year;
  double const usd = std::max(0.0, bill.needed_usd - others) * weeks_per_year / weeks;
  std::string digits = as_dollars(1000.0 * std::ceil(usd / 1000.0)).substr(1);
  for (char& c : digits)
    if (c == ',') c = '_';
  return digits;
}

/// Whether a year with every post filled leaves as much. If not, money is left because nobody is
/// paid during planning, and a smaller grant per year would not pay for the posts.
bool leaves_in_a_year(Bill const& bill) {
  return bill.usd() < (1.0 - left_share) * bill.income_usd();
}

/// The warning about a short grant, much of which is spent on planning time.
std::string planned_away(Bill const& bill, double left, std::string const& sums) {
  return fmt::format(
      "{:.0f} % of the money is left over: {}. A whole year needs {}: it is left because staff are "
      "paid only after months of planning (let the grant last longer than its {} weeks, or expect "
      "to return it)",
      100.0 * left, sums, thousands(bill.usd()), bill.end_week - bill.first_week);
}

}  // namespace

Problems money_warnings(Scenario const& scenario) {
  Problems found;
  if (scenario.trial || !scenario.at) return found;
  for (Bill const& bill : bills_of(scenario)) {
    if (bill.first_week >= scenario.time.weeks) continue;  // already reported: it never begins
    if (bill.available_usd <= 0.0 || bill.needed_usd <= 0.0) continue;
    double const left = 1.0 - bill.needed_usd / bill.available_usd;
    if (left > -missing_share && left < left_share) continue;
    std::string const sums =
        fmt::format("with every post filled '{}' needs {} in weeks {} to {}, and {} comes in",
                    bill.partnership, thousands(bill.needed_usd), bill.first_week,
                    bill.end_week - 1, thousands(bill.available_usd));
    std::string const change = fmt::format("write grant_usd_per_year = {}", grant_needed(bill));
    bool const granted = bill.grant_usd > 0.0;
    Problem problem = scenario.at(
        "partnership." + bill.partnership +
            (granted ? ".grant_usd_per_year" : ".other_income_usd_per_year"),
        left > 0.0 && granted && !leaves_in_a_year(bill) ? planned_away(bill, left, sums)
        : left < 0.0 ? fmt::format("money is missing: {} ({}, or plan fewer posts)", sums, change)
                     : fmt::format("{:.0f} % of the money is left over: {} ({}, or use it)",
                                   100.0 * left, sums, granted ? change : "ask for less"));
    problem.warning = true;
    found.push_back(std::move(problem));
  }
  return found;
}

}  // namespace kith
