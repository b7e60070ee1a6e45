#include <algorithm>

#include "kith/ground/weeks.hpp"
#include "kith/outcomes/tally.hpp"
#include "kith/processes/week_context.hpp"

namespace kith {
namespace {

constexpr int window = weeks_per_half_year;

/// Requests by the weeks after which they started, were given up, or are still open.
struct WaitTally {
  std::array<int, window + 1> started{}, left{}, open{};
  int requests = 0;
};

void add_to(WaitTally& sum, WaitTally const& more) {
  kith::add_to(sum.started, more.started);
  kith::add_to(sum.left, more.left);
  kith::add_to(sum.open, more.open);
  sum.requests += more.requests;
}

void add(WaitTally& tally, WaitRecord const& record, int age) {
  auto const weeks =
      static_cast<std::size_t>(std::min(window, record.outcome == 0 ? age : record.weeks));
  ++tally.requests;
  ++(record.outcome == 1 ? tally.started : record.outcome == 2 ? tally.left : tally.open)[weeks];
}

/// First week at which an increasing curve reaches a level.
double week_of(std::array<double, window + 1> const& curve, double level) {
  for (std::size_t w = 0; w < curve.size(); ++w)
    if (curve[w] >= level) return static_cast<double>(w);
  return no_value;
}

/// Cumulative incidence of starting (Aalen and Johansen): quantiles are of those who ever start.
Waits summarise(WaitTally const& tally) {
  if (tally.requests < smallest_stratum) return {no_value, no_value, no_value, no_value};
  std::array<double, window + 1> incidence{};
  double still = 1.0;
  double started = 0.0;
  int at_risk = tally.requests;
  for (std::size_t w = 0; w <= window; ++w) {
    if (at_risk > 0) {
      started += still * tally.started[w] / at_risk;
      still *= 1.0 - static_cast<double>(tally.started[w] + tally.left[w]) / at_risk;
    }
    incidence[w] = started;
    at_risk -= tally.started[w] + tally.left[w] + tally.open[w];
  }
  double const ever = incidence[window];
  if (ever <= 0.0) return {no_value, no_value, 1.0, 0.0};
  return {week_of(incidence, 0.5 * ever), week_of(incidence, 0.9 * ever), 1.0 - incidence[12],
          ever};
}

}  // namespace

std::vector<Waits> waits_of(State const& state, WeekContext const& context) {
  auto const& log = state.wait_log;
  auto const tallies =
      tally<WaitTally>(context, log.size(), [&](std::vector<WaitTally>& of, std::size_t number) {
        WaitRecord const& record = log[number];
        int const age = context.week - record.requested;
        if (age >= window) return;
        CellMargins const at = context.strata.margins_of_cell[record.cell];
        for (std::uint16_t const margin : {at.kind, at.rest}) add(of[margin], record, age);
      });
  std::vector<Waits> waits;
  for (WaitTally const& of : over_strata(context.strata, tallies)) waits.push_back(summarise(of));
  return waits;
}

}  // namespace kith
