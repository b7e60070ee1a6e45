#include "kith/sweep/plan/samples.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "kith/sweep/plan/check_sweep.hpp"

namespace kith {
namespace {

NumbersByPath by_path(std::vector<Vary> const& varies, std::vector<double> const& values) {
  NumbersByPath numbers;
  for (std::size_t i = 0; i < varies.size(); ++i)
    if (varies[i].words.empty()) numbers[varies[i].path] = values[i];
  return numbers;
}

}  // namespace

std::vector<int> grid_counts(Sweep const& sweep) {
  std::vector<int> counts;
  for (Vary const& vary : sweep.varies)
    counts.push_back(vary.values.empty() ? sweep.design.n : static_cast<int>(vary.values.size()));
  return counts;
}

Samples make_samples(Sweep const& sweep) {
  if (sweep.design.method == Method::table) return {{}, sweep.table};
  Samples samples;
  samples.unit = unit_points(sweep.design, grid_counts(sweep));
  for (auto const& row : samples.unit) {
    std::vector<double> values;
    for (std::size_t i = 0; i < row.size(); ++i)
      values.push_back(value_at(sweep.varies[i], row[i], sweep.design.method));
    samples.values.push_back(std::move(values));
  }
  return samples;
}

Study study_of(Study const& base, std::vector<Vary> const& varies,
               std::vector<double> const& values) {
  Study study = base;
  NumbersByPath const numbers = by_path(varies, values);
  for (Scenario& scenario : study.scenarios) set_numbers(scenario, numbers);
  return study;
}

std::vector<std::string> complaints_of(Sweep const& sweep, WordedFiles& worded,
                                       std::vector<double> const& values) {
  auto const& [files, of_words] = worded.of(values);
  if (!of_words.empty()) return of_words;
  std::vector<std::string> complaints;
  for (std::size_t i = 0; i < values.size(); ++i) {
    Vary const& vary = sweep.varies[i];
    if (!(values[i] >= vary.least && values[i] <= vary.most))  // nor NaN
      complaints.push_back(fmt::format("{} = {} (must be between {} and {})", vary.path, values[i],
                                       vary.least, vary.most));
    else if (auto const why = not_whole(vary, values[i]); !why.empty())
      complaints.push_back(fmt::format("{} ({})", vary.path, why));
  }
  NumbersByPath const numbers = by_path(sweep.varies, values);
  for (Scenario const& file : files) {
    Scenario scenario = file;
    for (auto const& complaint : set_numbers(scenario, numbers))
      if (std::find(complaints.begin(), complaints.end(), complaint) == complaints.end())
        complaints.push_back(complaint);
  }
  return complaints;
}

}  // namespace kith
