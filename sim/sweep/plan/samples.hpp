#pragma once

#include <string>
#include <vector>

#include "kith/study/study.hpp"
#include "kith/sweep/plan/design.hpp"
#include "kith/sweep/plan/set_numbers.hpp"
#include "kith/sweep/plan/sweep.hpp"
#include "kith/sweep/plan/words/words.hpp"

namespace kith {

/// The samples of a sweep: the value of each varied number in each of them.
struct Samples {
  Points unit;    ///< (sample, vary) between 0 and 1; empty for a table
  Points values;  ///< (sample, vary)
};

Samples make_samples(Sweep const& sweep);

/// How many values a grid has on each axis.
std::vector<int> grid_counts(Sweep const& sweep);

/// The study of one sample, whose words `base` already has.
Study study_of(Study const& base, std::vector<Vary> const& varies,
               std::vector<double> const& values);

/// Complaints of checks over several keys about one sample.
std::vector<std::string> complaints_of(Sweep const& sweep, WordedFiles& worded,
                                       std::vector<double> const& sample);

}  // namespace kith
