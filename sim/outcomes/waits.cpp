#include <algorithm>
#include <tuple>
#include <utility>

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

/// Requests made a quarter to three quarters of a year ago, by fate.
using FateCounts = std::array<int, fate_count>;

/// Visits offered, by the route of the request, and how many people came.
struct Offers {
  int offered = 0, came = 0;
};

/// Tallies for every stratum: all requests, those of people who were referred, and visits offered
/// to people who asked themselves or were found.
struct Told {
  WaitTally all, referred;
  FateCounts fates{};
  Offers asked, found;
};

/// Tallies for all adults only.
struct OfKind {
  WaitTally all;
  FateCounts fates{};
};
using ByKind = std::array<OfKind, kind_of_care_count>;

struct Tallies {
  Told told;
  ByKind by_kind;
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

void add_to(Told& sum, Told const& more) {
  add_to(sum.all, more.all);
  add_to(sum.referred, more.referred);
  kith::add_to(sum.fates, more.fates);
  add_to(sum.asked, more.asked);
  add_to(sum.found, more.found);
}

void add_to(ByKind& sum, ByKind const& more) {
  for (std::size_t kind = 0; kind < kind_of_care_count; ++kind) {
    add_to(sum[kind].all, more[kind].all);
    kith::add_to(sum[kind].fates, more[kind].fates);
  }
}

void add_to(Tallies& sum, Tallies const& more) {
  add_to(sum.told, more.told);
  add_to(sum.by_kind, more.by_kind);
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

Fate fate_of(WaitRecord const& record) {
  if (record.end == WaitEnd::open) return Fate::still_waiting;
  if (record.end != WaitEnd::started) return Fate::left_unseen;
  if (record.weeks <= 4) return Fate::seen_within_4;
  return record.weeks <= wait_looked_at ? Fate::seen_within_12 : Fate::seen_later;
}

void add(Told& told, WaitRecord const& record, int age) {
  add(told.all, record, age);
  if (record.route == EntryRoute::referred) add(told.referred, record, age);
  if (record.route == EntryRoute::own) add(told.asked, record);
  if (record.route == EntryRoute::offered) add(told.found, record);
}

void add(Tallies& tallies, WaitRecord const& record, int age, bool counts_kind) {
  OfKind& kind = tallies.by_kind[static_cast<std::size_t>(record.kind)];
  if (age >= wait_looked_at && age < wait_log_weeks) {
    auto const fate = static_cast<std::size_t>(fate_of(record));
    ++tallies.told.fates[fate];
    kind.fates[fate] += counts_kind ? 1 : 0;
  }
  if (age >= window) return;
  add(tallies.told, record, age);
  if (counts_kind) add(kind.all, record, age);
}

/// Most margins have few people and no requests.
bool is_empty(Told const& told) {
  return told.all.requests == 0 && told.fates == FateCounts{};
}

double share_of(Offers const& offers) {
  return offers.offered < smallest_stratum ? no_value
                                           : static_cast<double>(offers.came) / offers.offered;
}

/// The first week in which an increasing curve reaches a level.
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

/// Weeks within which half and nine tenths of those who ever start have started.
std::pair<double, double> quantiles_of(WaitTally const& tally) {
  if (tally.requests < smallest_stratum) return {no_value, no_value};
  auto const incidence = incidence_of_starting(tally);
  double const ever = incidence[window];
  if (ever <= 0.0) return {no_value, no_value};
  return {week_of(incidence, 0.5 * ever), week_of(incidence, 0.9 * ever)};
}

FateShares shares_of(FateCounts const& counts) {
  double requests = 0.0;
  for (int const count : counts) requests += count;
  FateShares shares;
  for (std::size_t fate = 0; fate < fate_count; ++fate)
    shares[fate] = requests < smallest_stratum ? no_value : counts[fate] / requests;
  return shares;
}

Waits summarize(Told const& told) {
  Waits waits{};
  std::tie(waits.median, waits.p90) = quantiles_of(told.all);
  waits.fates = shares_of(told.fates);
  waits.started_share = told.referred.requests < smallest_stratum
                            ? no_value
                            : incidence_of_starting(told.referred)[window];
  waits.asked_came_share = share_of(told.asked);
  waits.found_came_share = share_of(told.found);
  return waits;
}

/// Margins that count adults, the first stratum.
std::vector<bool> margins_of_adults(Strata const& strata) {
  std::vector<bool> counted;
  for (auto const& of : strata.of_margin)
    counted.push_back(std::find(of.begin(), of.end(), 0) != of.end());
  return counted;
}

}  // namespace

std::vector<Waits> waits_of(State const& state, WeekContext const& context) {
  auto const& log = state.wait_log;
  std::vector<bool> const of_adults = margins_of_adults(context.strata);
  auto const tallies =
      tally<Tallies>(context, log.size(), [&](std::vector<Tallies>& of, std::size_t number) {
        WaitRecord const& record = log[number];
        context.strata.each_margin(record.cell, record.access, [&](std::size_t margin) {
          add(of[margin], record, context.week - record.requested, of_adults[margin]);
        });
      });
  std::vector<Told> told(context.strata.names.size());
  ByKind by_kind;
  for (std::size_t m = 0; m < tallies.size(); ++m) {
    if (is_empty(tallies[m].told)) continue;
    for (std::uint8_t const stratum : context.strata.of_margin[m])
      add_to(told[stratum], tallies[m].told);
    if (of_adults[m]) add_to(by_kind, tallies[m].by_kind);
  }
  std::vector<Waits> waits;
  for (Told const& of : told) waits.push_back(summarize(of));
  for (std::size_t kind = 0; kind < kind_of_care_count; ++kind) {
    waits[0].fates_by_kind[kind] = shares_of(by_kind[kind].fates);
    waits[0].median_by_kind[kind] = quantiles_of(by_kind[kind].all).first;
  }
  return waits;
}

}  // namespace kith
