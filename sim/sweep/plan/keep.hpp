#pragma once

#include <string>
#include <vector>

#include "kith/record.hpp"
#include "kith/sweep/plan/sweep.hpp"

namespace kith {

/// What a sweep keeps of each run: some outcomes, some strata, and weeks in blocks. Within a block,
/// sums are added up, cumulative sums and states keep their last value, and means are averaged over
/// the weeks that were observed.
class Keeper {
 public:
  Keeper(Keep const& keep, Layout whole);

  [[nodiscard]] Layout const& layout() const { return kept_; }
  /// The values of a run in the reduced form.
  [[nodiscard]] std::vector<Values> reduce(std::vector<Values> const& whole) const;

 private:
  struct Axis {
    std::size_t size = 0;            ///< before
    std::vector<std::size_t> taken;  ///< indices that are kept; empty: all
    bool blocks = false;             ///< time: in blocks of every_weeks
  };
  enum class Blocks { mean, sum, last };
  struct Kept {
    std::size_t outcome;  ///< index in the whole layout
    std::vector<Axis> axes;
    Blocks how;
  };
  template <class T>
  [[nodiscard]] std::vector<T> reduce(Kept const& kept, std::vector<T> const& whole) const;
  template <class T>
  [[nodiscard]] std::vector<T> in_blocks(Kept const& kept, std::size_t axis,
                                         std::vector<T> const& values) const;

  int every_weeks_;
  Layout kept_;
  std::vector<Kept> outcomes_;
};

/// What is wrong with `keep` for results with this layout: key and message.
struct KeepComplaint {
  std::string key, message;
};
std::vector<KeepComplaint> complaints_of(Keep const& keep, Layout const& layout);

}  // namespace kith
