#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "kith/answer/answer.hpp"
#include "kith/answer/reach_sums.hpp"

namespace kith {

/// What scenarios can be ranked by.
enum class Good : std::size_t {
  treated,               ///< people: newly reached by care minus displaced
  treated_or_supported,  ///< the same for care or support
  newly_reached,         ///< people with care who have none in usual care
  in_distress,           ///< of `treated`, those in serious distress when partnerships began
  qalys,                 ///< of everybody aged 10 and over, discounted
  partnership_usd,       ///< spent by partnerships, or on a rival's posts; not discounted
  societal_usd           ///< by everybody; discounted as QALYs are
};
inline constexpr std::size_t good_count = 7;

/// The gains and costs of a study's runs, gathered run by run in any order. The window is that of
/// all scenarios: from the first week of the study's first partnership to the end.
class RankedRuns {
 public:
  /// Gathers nothing if the layout lacks QALYs or cost.
  RankedRuns(Layout const& layout, ComparedRuns runs);

  void add(RunResult const& run);
  /// Whether it needs an outcome, by its index in the layout.
  [[nodiscard]] bool reads(std::size_t outcome) const;

  /// Gains over usual care, by replicate: those in which every scenario was simulated, so that all
  /// scenarios have the same replicates. NaN if the results lack a good.
  [[nodiscard]] std::vector<double> gains(std::size_t scenario, Good good) const;
  /// Indices of those replicates in `runs().replicates`.
  [[nodiscard]] std::vector<std::size_t> whole_replicates() const;
  /// Posts paid for in the year with most of them, mean over these replicates; NaN if unknown.
  [[nodiscard]] double most_posts(std::size_t scenario) const;
  [[nodiscard]] ComparedRuns const& runs() const { return runs_; }
  [[nodiscard]] int last_week() const { return weeks_; }  ///< the first week that is not simulated

 private:
  enum Input : std::size_t { qalys, residents, partnership, societal, posts, input_count };
  struct Run {
    std::array<double, good_count> goods;
    double youths_qalys;  ///< missing if they are too few; `goods` has adults'
    double posts;
  };

  [[nodiscard]] double value(RunResult const& run, Input input, std::size_t place) const;
  [[nodiscard]] double qalys_of(RunResult const& run, std::size_t stratum) const;
  [[nodiscard]] double usd_of(RunResult const& run, Input input, double rate_per_year) const;
  [[nodiscard]] double posts_of(RunResult const& run) const;
  void add_reach(RunResult const& run, Run& into) const;
  [[nodiscard]] std::optional<Run> const& at(std::size_t scenario, std::size_t k) const;

  ComparedRuns runs_;
  std::array<std::optional<std::size_t>, input_count> places_{};  ///< indices in the layout
  std::vector<std::size_t> reach_, everybody_;
  std::size_t strata_ = 0, programs_ = 0;
  int weeks_ = 0;
  std::vector<std::optional<Run>> by_run_;  ///< (scenario, replicate)
};

/// How much less money and health are worth for each year ahead (MODEL 7.13).
inline constexpr double discount_per_year = 0.03;

}  // namespace kith
