#pragma once

#include <optional>
#include <string>

namespace kith {

/// The limits on the work of this process, as far as they are known.
struct MachineLimits {
  std::optional<int> slurm;            ///< SLURM_CPUS_PER_TASK
  std::optional<int> openmp;           ///< OMP_NUM_THREADS, the first of its numbers
  std::optional<int> affinity;         ///< cores that this process may run on
  std::optional<int> container;        ///< CPUs of the control group, rounded up
  std::optional<double> memory_bytes;  ///< of the control group
};

MachineLimits machine_limits();

/// The smallest known limit, at least 1.
int threads_within(MachineLimits const& limits);

/// CPUs of "150000 100000" (quota and period in microseconds), rounded up: 2. Nothing for "max
/// 100000", a quota of -1, and unreadable text.
std::optional<int> cpus_of_quota(std::string const& text);

/// Bytes of a limit of memory. Nothing for "max" and for the huge number that means none.
std::optional<double> bytes_of_limit(std::string const& text);

/// A whole number of at least 1 at the end of a text or before a comma: "4" and "4,2" give 4; "0"
/// and "x" give nothing.
std::optional<int> first_count(char const* text);

}  // namespace kith
