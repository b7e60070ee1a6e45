#pragma once

#include <vector>

#include "kith/outcomes/trial_outcomes.hpp"

namespace kith {

/// The value of a trial's measure for one participant: NaN if the measure does not count them.
double value_of(TrialMeasure const& measure, ParticipantReading const& reading);

/// Linear between order statistics; `values` may be in any order. NaN if there are none.
double quantile_of(std::vector<double> values, double share);

/// A quantile with its standard error times the square root of n, so that it can be pooled like a
/// mean. The error comes from the order statistics one standard error of the share away (Woodruff
/// 1952).
struct QuantileSpread {
  double value, sd;
};
QuantileSpread spread_of_quantile(std::vector<double> const& values, double share);

}  // namespace kith
