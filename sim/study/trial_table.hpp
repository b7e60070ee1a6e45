#pragma once

#include <map>
#include <vector>

#include "kith/outcomes/trial_record.hpp"
#include "kith/record.hpp"

namespace kith {

/// An estimate with its 95 % interval.
struct Estimate {
  double value, low, high;
};

/// Mean of `arm` minus that of `other`: normal approximation or, if whole clusters were assigned,
/// Student's t with the number of clusters minus two.
Estimate difference_of(TrialTally const& arm, TrialTally const& other);

/// Mean of `arm` over that of `other`, with the interval of the logarithm; NaN unless both are
/// positive.
Estimate ratio_of(TrialTally const& arm, TrialTally const& other);

/// How similar members of one cluster are: the part of the variance that is between clusters, from
/// the design effect of the mean; NaN without clusters.
double intracluster_correlation(TrialTally const& tally);

/// Standardized mean difference in favor of `arm`: Hedges' g, with the interval of its
/// large-sample variance (n1 + n2) / (n1 n2) + g^2 / (2 (n1 + n2)) (Hedges and Olkin 1985), the
/// first part from clusters if there are any. If neither direction is better, `arm` minus
/// `other`.
Estimate smd_of(TrialTally const& arm, TrialTally const& other, TrialOutcome::Better better);

/// A target beside the replay's value.
struct TargetResult {
  Estimate simulated;              ///< over all replicates, with the error of that mean
  double single_low, single_high;  ///< for single replicates: `interval_of`
  bool met;                        ///< the simulated value is within the target's bounds
};

/// The table of a trial, pooled over replicates.
class TrialTable {
 public:
  explicit TrialTable(Trial const& trial);
  /// Adds one run; datasets as written by TrialRecord. Runs of several worlds of one replicate have
  /// different arms.
  void add(int replicate, std::vector<std::vector<double>> const& datasets);
  /// Adds the values of a run from a study with this layout.
  void add(RunResult const& run, Layout const& layout);

  [[nodiscard]] Trial const& trial() const { return trial_; }
  [[nodiscard]] std::vector<TrialMeasure> const& measures() const { return measures_; }
  [[nodiscard]] std::size_t replicates() const { return by_replicate_.size(); }
  [[nodiscard]] TrialTally pooled(std::size_t arm, std::size_t week, std::size_t outcome) const;
  [[nodiscard]] TargetResult result_of(TrialTarget const& target) const;

 private:
  using Tallies = std::vector<TrialTally>;
  [[nodiscard]] TrialTally const& at(Tallies const& tallies, std::size_t arm, std::size_t week,
                                     std::size_t outcome) const;
  [[nodiscard]] double statistic(Tallies const& tallies, TrialTarget const& target) const;

  [[nodiscard]] std::size_t place_of(std::string const& measure) const;

  Trial trial_;
  std::vector<TrialMeasure> measures_;
  std::map<int, Tallies> by_replicate_;
  Tallies pooled_;
};

}  // namespace kith
