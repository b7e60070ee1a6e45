#include "kith/outcomes/trial_measures.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace kith {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

bool is_among(Among among, Participant const& who, Trial const& trial) {
  bool const started = who.visits > 0;
  bool const finished = who.offered_visits >= trial.completed_visits;
  switch (among) {
    case Among::everybody:
      return true;
    case Among::starters:
      return started;
    case Among::non_starters:
      return !started;
    case Among::finishers:
      return finished;
    case Among::non_finishers:
      return started && !finished;
  }
  return true;
}

TrialOutcome::Better better_of(TrialMade const& made, TrialOutcome::Better of) {
  using Better = TrialOutcome::Better;
  if (!made.is_share() || of == Better::neither) return of;
  bool const above = made.at_least > -TrialMade::unbounded;
  bool const below = made.at_most < TrialMade::unbounded;
  if (above && below) return Better::neither;
  return above == (of == Better::more) ? Better::more : Better::less;
}

std::string meaning_of(TrialMade const& made, std::string const& of) {
  std::string words;
  if (made.is_share()) {
    words = "share with " + of;
    if (made.at_least > -TrialMade::unbounded)
      words += fmt::format(" of at least {:g}", made.at_least);
    if (made.at_most < TrialMade::unbounded)
      words += fmt::format("{} at most {:g}",
                           made.at_least > -TrialMade::unbounded ? " and" : " of", made.at_most);
  } else if (made.quantile == 0.5) {
    words = "median of " + of;
  } else if (made.quantile > 0.0) {
    words = fmt::format("{:g}-quantile of ", made.quantile) + of;
  } else {
    words = of;
  }
  if (made.among != Among::everybody)
    words += fmt::format(", among {}", among_names[static_cast<std::size_t>(made.among)]);
  return words;
}

TrialMeasure measure_of(TrialMade const& made) {
  auto const place = static_cast<std::size_t>(find_trial_outcome(made.of));
  TrialOutcome what = trial_outcomes().at(place);
  if (made.is_share()) {
    what.unit = "1";
    what.better = better_of(made, what.better);
    what.scale = TrialOutcome::Scale::share;
  } else if (made.quantile > 0.0) {
    what.scale = TrialOutcome::Scale::measure;
  }
  return {made.id, what, made, true, meaning_of(made, made.of)};
}

}  // namespace

std::vector<TrialMeasure> measures_of(Trial const& trial) {
  std::vector<TrialMeasure> all;
  for (std::string const& name : trial.outcomes) {
    TrialOutcome const& what =
        trial_outcomes().at(static_cast<std::size_t>(find_trial_outcome(name)));
    TrialMade as_it_is;
    as_it_is.id = as_it_is.of = name;
    all.push_back({name, what, as_it_is, false, std::string(what.meaning)});
  }
  for (TrialMade const& made : trial.made) all.push_back(measure_of(made));
  return all;
}

double value_of(TrialMeasure const& measure, ParticipantReading const& reading) {
  auto const& outcome =
      measured_outcomes()[static_cast<std::size_t>(find_trial_outcome(measure.made.of))];
  TrialMade const& made = measure.made;
  if (!outcome.value || !is_among(made.among, reading.who, reading.trial)) return nan;
  double const value = outcome.value(reading);
  if (!made.is_share()) return value;
  return value >= made.at_least && value <= made.at_most ? 1.0 : 0.0;  // NaN is within no bounds
}

double quantile_of(std::vector<double> values, double share) {
  if (values.empty()) return nan;
  std::sort(values.begin(), values.end());
  double const place = std::clamp(share, 0.0, 1.0) * static_cast<double>(values.size() - 1);
  auto const below = static_cast<std::size_t>(place);
  std::size_t const above = std::min(below + 1, values.size() - 1);
  return std::lerp(values[below], values[above], place - static_cast<double>(below));
}

QuantileSpread spread_of_quantile(std::vector<double> const& values, double share) {
  double const n = static_cast<double>(values.size());
  if (values.size() < 2) return {quantile_of(values, share), nan};
  double const error = std::sqrt(share * (1.0 - share) / n);
  double const width = quantile_of(values, share + error) - quantile_of(values, share - error);
  return {quantile_of(values, share), 0.5 * width * std::sqrt(n)};
}

}  // namespace kith
