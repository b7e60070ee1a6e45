#pragma once

#include <vector>

#include "kith/outcomes/trial_outcomes.hpp"

namespace kith {

/// What a measure of a trial is of a participant: NaN where it does not count them.
double value_of(TrialMeasure const& measure, ParticipantReading const& reading);

/// Linear between order statistics; `values` need no order. NaN without any.
double quantile_of(std::vector<double> values, double share);

/// A quantile with its standard error times the square root of n, so that it can be pooled as means
/// are. The error is that of the order statistics one standard error of the share away (Woodruff
/// 1952).
struct QuantileSpread {
  double value, sd;
};
QuantileSpread spread_of_quantile(std::vector<double> const& values, double share);

}  // namespace kith
