#pragma once

#include <span>
#include <utility>

namespace kith {

/// The percentile at rank share (n + 1) of sorted values, interpolated between the adjacent ranks;
/// beyond them, the outermost values. NaN without values.
double percentile(std::span<double const> sorted, double share);

/// Quantile of Student's t.
double student_t_quantile(double share, double degrees_of_freedom);

/// Wilson's interval of a share that was observed `count` times in `total`.
std::pair<double, double> wilson_interval(double count, double total, double confidence);

}  // namespace kith
