#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "kith/answer/ranking/ranked_runs.hpp"
#include "kith/answer/ranking/ranked_scenario.hpp"
#include "kith/statistics/interval.hpp"

namespace kith {

/// Dollars that a QALY may be worth (MODEL 7.13); ranks use the first.
inline constexpr std::array<double, 3> qaly_values_usd = {100000.0, 50000.0, 150000.0};

/// Below this sum, nothing is reported per million dollars.
inline constexpr double least_spent_usd = 10000.0;

/// A mean over replicates.
struct RankedMean {
  double mean;
  Interval interval;
  double monte_carlo_error;
};
RankedMean ranked_mean(std::vector<double> const& values);

/// One scenario against usual care; means over the replicates in which every scenario was
/// simulated.
struct RankedRow {
  std::array<RankedMean, good_count> gains;  ///< by Good
  /// Ratios of means: what partnerships spent over the gain. Missing if chance alone may explain
  /// the gain.
  double usd_per_person, usd_per_qaly;
  /// Ratios of means times 1,000,000: people treated, treated or supported, newly reached, and
  /// QALYs over what partnerships spent. Missing if that is below `least_spent_usd`.
  std::array<double, 4> per_million;
  /// By value of a QALY: the value times QALYs gained minus the cost to society.
  std::array<RankedMean, qaly_values_usd.size()> net_benefit;
  std::array<std::size_t, qaly_values_usd.size()> best_in;   ///< replicates
  std::array<double, qaly_values_usd.size()> expected_loss;  ///< USD
  double left_usd;    ///< for a rival: what it could have spent but did not; else missing
  double most_posts;  ///< paid for by programs, in the year with most; missing if there are none
  std::size_t rank;   ///< from 1, by net benefit at the first value
};

/// All scenarios of a study over one window, in the order of the study.
struct RankedTable {
  ComparedRuns runs;
  std::vector<RankedScenario> candidates;
  std::size_t replicates = 0;  ///< 0: there is nothing to rank
  int first_week = 0, end_week = 0;
  std::vector<RankedRow> rows;

  /// Scenarios from the first rank to the last.
  [[nodiscard]] std::vector<std::size_t> in_order() const;
};
inline constexpr Good per_million_goods[] = {Good::treated, Good::treated_or_supported,
                                             Good::newly_reached, Good::qalys};

RankedTable ranked_table(RankedRuns const& runs);

/// Net benefit to society of a scenario, replicate by replicate.
std::vector<double> net_benefits(RankedRuns const& runs, std::size_t scenario, double qaly_usd);

/// As `kith run` prints it. Empty if fewer than two scenarios have results.
std::string in_words(RankedTable const& table);

}  // namespace kith
