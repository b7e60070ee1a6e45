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

/// Offered visits by who asked: how many came.
struct Offers {
  int offered = 0, came = 0;
};

/// All requests, those of who was referred, and offers to who asked themselves or was found.
struct Tallies {
  WaitTally all, referred;
  Offers asked, found;
};

void add_to(WaitTally& sum, WaitTally const& more) {
  kith::add_to(sum.started, more.started);
  kith::add_to(sum.left, more.left);
  kith::add_to(sum.open, more.open);
  sum.requests += more.requests;
}

void add_to(Offers& sum, Offers const& more) {
  sum.offered += more.offered;
  sum.came += more.came;
}

void add_to(Tallies& sum, Tallies const& more) {
  add_to(sum.all, more.all);
  add_to(sum.referred, more.referred);
  add_to(sum.asked, more.asked);
  add_to(sum.found, more.found);
}

void add(WaitTally& tally, WaitRecord const& record, int age) {
  bool const open = record.end == WaitEnd::open;
  auto const weeks = static_cast<std::size_t>(std::min(window, open ? age : record.weeks));
  ++tally.requests;
  ++(open ? tally.open : record.end == WaitEnd::started ? tally.started : tally.left)[weeks];
}

void add(Offers& offers, WaitRecord const& record) {
  bool const came = record.end == WaitEnd::started;
  if (!came && record.end != WaitEnd::missed) return;
  ++offers.offered;
  offers.came += came ? 1 : 0;
}

void add(Tallies& tallies, WaitRecord const& record, int age) {
  add(tallies.all, record, age);
  if (record.route == EntryRoute::referred) add(tallies.referred, record, age);
  if (record.route == EntryRoute::own) add(tallies.asked, record);
  if (record.route == EntryRoute::offered) add(tallies.found, record);
}

double share_of(Offers const& offers) {
  return offers.offered < smallest_stratum ? no_value
                                           : static_cast<double>(offers.came) / offers.offered;
}

/// First week at which an increasing curve reaches a level.
double week_of(std::array<double, window + 1> const& curve, double level) {
  for (std::size_t w = 0; w < curve.size(); ++w)
    if (curve[w] >= level) return static_cast<double>(w);
  return no_value;
}

/// Cumulative incidence of starting (Aalen and Johansen), by week.
std::array<double, window + 1> incidence_of_starting(WaitTally const& tally) {
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
  return incidence;
}

/// Quantiles are of those who ever start.
Waits summarize(Tallies const& tallies) {
  Waits waits{
      no_value, no_value, no_value, no_value, share_of(tallies.asked), share_of(tallies.found)};
  if (tallies.referred.requests >= smallest_stratum)
    waits.started_share = incidence_of_starting(tallies.referred)[window];
  if (tallies.all.requests < smallest_stratum) return waits;
  auto const incidence = incidence_of_starting(tallies.all);
  double const ever = incidence[window];
  waits.unserved_12_weeks = 1.0 - incidence[12];
  if (ever <= 0.0) return waits;
  waits.median = week_of(incidence, 0.5 * ever);
  waits.p90 = week_of(incidence, 0.9 * ever);
  return waits;
}

}  // namespace

std::vector<Waits> waits_of(State const& state, WeekContext const& context) {
  auto const& log = state.wait_log;
  auto const tallies =
      tally<Tallies>(context, log.size(), [&](std::vector<Tallies>& of, std::size_t number) {
        WaitRecord const& record = log[number];
        int const age = context.week - record.requested;
        if (age >= window) return;
        CellMargins const at = context.strata.margins_of_cell[record.cell];
        for (std::uint16_t const margin : {at.kind, at.rest}) add(of[margin], record, age);
      });
  std::vector<Waits> waits;
  for (Tallies const& of : over_strata(context.strata, tallies)) waits.push_back(summarize(of));
  return waits;
}

}  // namespace kith
