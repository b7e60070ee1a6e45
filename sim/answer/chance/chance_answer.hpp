#pragma once

#include <string>
#include <vector>

#include "kith/answer/answer.hpp"
#include "kith/statistics/chance_share.hpp"
#include "kith/study/study.hpp"

namespace kith {

/// The share of each line's variance that is chance, by scenario. Usual care and rivals have none.
struct ChanceTable {
  std::vector<std::string> scenario_titles, lines;
  std::vector<std::vector<ChanceShare>> shares;  ///< (scenario, line)
  [[nodiscard]] bool empty() const;              ///< nothing has a share
};

/// A table a scenario; empty where nothing has a share.
std::string in_words(ChanceTable const& table);

/// The scenarios that are lived through twice: usual care and all others but rivals.
std::vector<std::size_t> not_rivals(Study const& study);

/// Compares the two lives of some replicates, as their runs arrive in any order, from one thread at
/// a time. Runs of other replicates are left out.
class ChanceAnswer {
 public:
  /// `replicates`: those that are lived through twice.
  ChanceAnswer(Layout const& layout, ComparedRuns runs, std::vector<int> const& replicates);

  void add(RunResult const& run);
  [[nodiscard]] ChanceTable table() const;

 private:
  Answer first_, second_;
};

}  // namespace kith
