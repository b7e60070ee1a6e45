#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "kith/study/study.hpp"

namespace kith::studio {

/// All that the course of usual care depends on, as text: settings, the page's files beside the
/// scenario, and the axes of the results.
std::string basis_of_usual_care(Study const& study, Layout const& layout,
                                std::map<std::string, std::string> const& files);

/// Usual care of replicates, once simulated: its run as bytes, and the community from which the
/// other scenarios begin. A change of the partnership alone leaves both as they were, so the runs
/// of the changed plan go on from there, with the same results.
class UsualCare {
 public:
  /// Keeps what belongs to this basis or the one before it (a town in full and its preview), and
  /// drops what is older.
  void open(std::string basis);
  /// The run of usual care of a replicate; empty if it is not known.
  [[nodiscard]] std::string run_of(int replicate) const;
  void keep_run(int replicate, std::string run);
  /// For runs of `study`, which has the basis opened last; valid as long as this object. None for
  /// large towns, and for a trial, whose arms share one community.
  Checkpoints checkpoints(Study const& study);

 private:
  struct Replicate {
    std::string run;
    std::vector<std::byte> community;  ///< packed
  };
  struct Kept {
    std::string basis;
    std::map<int, Replicate> replicates{};
  };
  void keep_community(int replicate, std::vector<std::byte> const& state);
  [[nodiscard]] Replicate const* find(int replicate) const;
  [[nodiscard]] std::size_t bytes() const;

  std::vector<Kept> kept_;  ///< the newest last
};

}  // namespace kith::studio
