#pragma once

#include <vector>

#include "kith/sweep/plan/sweep.hpp"

namespace kith {

/// Rows of numbers between 0 and 1, one row per sample, one column per varied number.
using Points = std::vector<std::vector<double>>;

/// The points of a design in the unit cube; none for a table. Sobol, Saltelli and Morris designs
/// with a larger n begin with those of a smaller one. `counts` is how many values a grid has on
/// each axis.
Points unit_points(Design const& design, std::vector<int> const& counts);

/// The first n points of Sobol's sequence with the direction numbers of Joe and Kuo (2008), each
/// axis shifted bit by bit by a number from the seed, so that no point lies on the edge; not
/// shifted if `shifted` is false.
Points sobol_points(int n, std::size_t dimensions, int seed, bool shifted = true);

/// The value of a varied number at a position between 0 and 1: its quantile. Grids and Morris'
/// designs reach both ends of a range; for distributions without ends they use the 2.5th to 97.5th
/// percentile.
double value_at(Vary const& vary, double place, Method method);

}  // namespace kith
