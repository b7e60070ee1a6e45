#pragma once

#include <algorithm>
#include <string>

#include "kith/study/trial_table.hpp"
#include "tests/catch.hpp"
#include "tests/study/towns.hpp"

namespace kith::test {

inline std::string const trial_clock = for_weeks(40, 20, 2);

inline std::string trial(std::string const& keys, std::string const& arms) {
  return trial_clock + "[trial]\nenrol_week = 6\nweeks = [0, 12, 26]\n" + keys + arms;
}
inline std::string arm(std::string const& id, std::string const& offers = "") {
  return "[[trial.arm]]\nid = \"" + id + "\"\n" + offers;
}

inline TrialTable table_of(Scenario const& file, int threads = 1) {
  RunOptions options;
  options.threads = threads;
  Results const results = collect(make_study({file}), options);
  TrialTable table(*file.trial);
  for (auto const& [key, run] : results.runs) table.add(run, results.layout);
  return table;
}

/// Mean of an outcome in an arm, at an index of `weeks`.
inline double mean(TrialTable const& table, std::size_t arm, std::size_t week,
                   std::string const& name) {
  auto const& names = table.trial().outcomes;
  auto const at = std::find(names.begin(), names.end(), name);
  REQUIRE(at != names.end());
  return table.pooled(arm, week, static_cast<std::size_t>(at - names.begin())).mean();
}

}  // namespace kith::test
