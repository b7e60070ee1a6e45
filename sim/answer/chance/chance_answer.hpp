#pragma once

#include <string>
#include <vector>

#include "kith/answer/answer.hpp"
#include "kith/statistics/chance_share.hpp"
#include "kith/study/study.hpp"

namespace kith {

/// The share of each line's variance due to chance, by scenario; none for usual care and rivals.
struct ChanceTable {
  std::vector<std::string> scenario_titles, lines;
  std::vector<std::vector<ChanceShare>> shares;  ///< (scenario, line)
  [[nodiscard]] bool empty() const;              ///< no line has a share
};

/// One table per scenario; empty if nothing has a share.
std::string in_words(ChanceTable const& table);

/// The scenarios that are simulated twice: usual care and all others except rivals.
std::vector<std::size_t> not_rivals(Study const& study);

/// Compares the two simulations of some replicates, as their runs arrive in any order, from one
/// thread at a time. Runs of other replicates are ignored.
class ChanceAnswer {
 public:
  /// `replicates`: those that are simulated twice.
  ChanceAnswer(Layout const& layout, ComparedRuns runs, std::vector<int> const& replicates);

  void add(RunResult const& run);
  [[nodiscard]] ChanceTable table() const;

 private:
  Answer first_, second_;
};

}  // namespace kith
