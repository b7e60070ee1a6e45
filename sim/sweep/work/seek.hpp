#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "kith/study/study.hpp"
#include "kith/sweep/plan/sweep.hpp"
#include "kith/sweep/work/grant_along.hpp"
#include "kith/sweep/work/threshold_search.hpp"

namespace kith {

/// An outcome that was never observed in a run.
inline constexpr double unobserved = std::numeric_limits<double>::quiet_NaN();

/// The target for an outcome: at most or at least a value, in one stratum, over some weeks.
struct Target {
  std::string outcome;
  std::string stratum = "adults";
  int first_week = 0, last_week = 0;  ///< of the horizon, both included
  bool difference = false;            ///< the outcome minus that of usual care
  bool at_most = true;
  double bound = 0.0;
  double probability = 0.8;  ///< share of replicates that should reach it
};

/// Whether an outcome reaches the target; NaN does not.
bool reaches(Target const& target, double outcome);

/// How much of one number is needed to reach a target.
struct SeekRequest {
  Study study;
  std::size_t scenario = 0;
  Vary vary;  ///< the number, with the bounds of the search in `low` and `high`
  double step = 0.0;
  GrantAlong along{};  ///< a grant that changes with the number
  Target target;
  int threads = 1;
};

/// One value that was tried.
struct SeekPoint {
  double value = 0.0;
  int reached = 0;
  int unobserved = 0;            ///< replicates in which the outcome has no value; not reached
  double monotone_share = 0.0;   ///< of replicates, after isotonic regression
  std::vector<double> outcomes;  ///< by replicate; NaN if there is none
};

struct SeekResult {
  bool finished = true;  ///< false: stopped; finished runs are kept
  ThresholdSearch::Answer::Kind kind = ThresholdSearch::Answer::Kind::found;
  double value = 0.0;
  bool bounded_below = true, bounded_above = true;
  double low = 0.0, high = 0.0;   ///< 95 % interval of the value
  std::vector<SeekPoint> points;  ///< in order of value
  std::size_t runs = 0, runs_before = 0;
};

struct SeekHooks {
  std::function<void(double value, int reached, int of)> on_point;
  std::function<void(double resident_weeks)> on_progress;
  std::function<void()> on_run;
  std::function<void(std::string const&)> say;
  std::atomic<bool> const* stop = nullptr;
};

/// Values between the bounds of a request, `step` apart.
std::vector<double> grid_of(SeekRequest const& request);

/// What is wrong with a request: an outcome, stratum or weeks that results do not have, a step or
/// bounds that do not fit. Empty: nothing.
std::vector<std::string> complaints_of(SeekRequest const& request);

/// The outcome of one run as the target reads it: the mean over its weeks; the sum, if it adds up;
/// the last value, if it is cumulative. NaN if it was never observed.
double measure(Target const& target, Layout const& layout, RunResult const& run);

/// Searches. Every finished run is kept in a log in `folder`, named after what it depends on, and
/// never repeated. Throws ShardInUse, OutputError, and what a run throws.
SeekResult seek(SeekRequest const& request, std::filesystem::path const& folder,
                std::string const& source, SeekHooks const& hooks);

}  // namespace kith
