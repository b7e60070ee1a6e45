#pragma once

#include <functional>

#include "kith/io/results/results_file.hpp"
#include "kith/sweep/plan/plan.hpp"

namespace kith {

struct MergeOptions {
  bool partial = false;  ///< runs may be missing
  bool replace = false;
  std::function<void(std::filesystem::path const&)> on_temporary;  ///< what to delete if killed
  std::atomic<bool> const* stop = nullptr;
};

struct Merged {
  std::size_t units = 0, missing = 0, failed = 0;
  bool finished = true;  ///< false: stopped, nothing is kept
};

/// Joins the shards of a plan into one result. Every record is verified. Throws PlanError, naming
/// it, if anything does not fit, and then writes nothing.
Merged merge_shards(Plan const& plan, std::filesystem::path const& folder,
                    std::filesystem::path const& output, StudyMetadata metadata,
                    MergeOptions const& options);

/// The table of a plan's samples in results.
SampleTable sample_table(Plan const& plan);

}  // namespace kith
