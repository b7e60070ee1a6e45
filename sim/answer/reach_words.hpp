#pragma once

#include <string>
#include <vector>

#include "kith/answer/answer.hpp"
#include "kith/answer/reach_sums.hpp"

namespace kith {

/// Whom the scenarios of a study reached, in words. Gathered run by run.
class ReachAnswer {
 public:
  /// `strata`: those of the results.
  ReachAnswer(std::vector<std::string> const& strata, ComparedRuns runs);
  /// For a result that is not written yet; says nothing if the layout has no reach.
  ReachAnswer(Layout const& layout, ComparedRuns runs);

  void add(std::size_t scenario, ReachOfRun const& run);
  void add(RunResult const& run);

  /// One block per scenario; empty if nothing was added.
  [[nodiscard]] std::string in_words() const;

 private:
  /// One number of a run, as `lines` in reach_words.cpp list them.
  using Numbers = std::vector<double>;

  [[nodiscard]] std::string block(std::size_t scenario) const;

  ComparedRuns runs_;
  std::size_t strata_ = 0;
  std::vector<std::size_t> everybody_;  ///< strata that together contain everybody once
  std::vector<std::size_t> outcomes_;   ///< indices in the layout, in the order of reach_names
  std::vector<std::vector<Numbers>> by_scenario_;  ///< scenario -> run -> line
};

}  // namespace kith
