#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "kith/sweep/plan/keep.hpp"
#include "kith/sweep/plan/samples.hpp"
#include "kith/sweep/work/shard_log.hpp"

namespace kith {

/// A plan or its shards do not fit what is asked.
class PlanError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The size to which a sweep had grown: so many samples, replicates and scenario files. A plan
/// consists of blocks, each larger than the last; a block adds the runs that earlier ones lack.
struct SweepBlock {
  std::size_t samples = 0;
  int replicates = 0;
  std::size_t files = 0;
  bool operator==(SweepBlock const&) const = default;
};

/// One sample simulated in one replicate, in some of the study's scenarios: done or lost as a
/// whole, because its scenarios share their history.
struct Unit {
  std::size_t sample = 0;
  int replicate = 0;
  std::size_t block = 0;
  std::vector<std::size_t> scenarios;  ///< indices in the study
  RunId id;
};

/// The cost of a short trial of a sweep.
struct Pilot {
  std::size_t units = 0;      ///< simulated; 0: no trial
  double core_seconds = 0.0;  ///< for one unit
  double bytes = 0.0;         ///< of one unit in its shard
  double base_mb = 0.0;       ///< memory of the program before the trial
  double unit_mb = 0.0;       ///< memory that one thread adds
};

/// Everything that workers need to know, in one file.
struct Plan {
  Sweep sweep;  ///< its files are those in the plan: the sources may change or vanish
  Samples samples;
  std::vector<SweepBlock> blocks;
  int shards = 1;
  std::string source;  ///< program and version that made it; no other may work on it
  Pilot pilot;
  std::vector<Study> studies;  ///< by block: the study as it was when the block was planned
  std::vector<std::map<Chosen, Study>> worded;  ///< the same, with the words that samples choose
  std::vector<RunId> inputs;  ///< by scenario of the study: hash of what its runs depend on

  [[nodiscard]] std::vector<Unit> units() const;
  /// The units of one shard, in the order in which they are to be done.
  [[nodiscard]] std::vector<Unit> units_of(int shard) const;
  [[nodiscard]] std::size_t unit_count() const;
  /// The study that a unit simulates.
  [[nodiscard]] Study study_of(Unit const& unit) const;
  /// Identifies the plan: its shards carry this id.
  [[nodiscard]] RunId id() const;
  /// Fills `studies`, `worded` and `inputs`, which the units need.
  void complete();
};

/// A plan with one block. Throws PlanError if `shards` does not fit.
Plan make_plan(Sweep sweep, int shards, std::string source);

/// An earlier plan extended by the samples, replicates and scenarios that `sweep` has in addition;
/// equal to it if there are none. Throws PlanError if `sweep` does not extend it.
Plan grow_plan(Plan const& plan, Sweep sweep);

std::filesystem::path plan_path(std::filesystem::path const& folder);
std::filesystem::path shard_path(std::filesystem::path const& folder, int shard, int shards);

/// Throws OutputError or PlanError.
Plan read_plan(std::filesystem::path const& folder);
/// Replaces the folder's plan, if any, atomically.
void write_plan(Plan const& plan, std::filesystem::path const& folder);

/// Throws PlanError unless this program made the plan.
void expect_same_source(Plan const& plan, std::string const& source);

}  // namespace kith
