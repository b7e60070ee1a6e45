#include "kith/cli/machine/machine_limits.hpp"

#include <sched.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string_view>

namespace kith {
namespace {

// Where Linux shows the limits of this process's control group, as containers mount it. Version 2
// of control groups comes first; version 1 keeps quota and period apart.
constexpr char const* cpu_quota = "/sys/fs/cgroup/cpu.max";
constexpr char const* cpu_quota_v1 = "/sys/fs/cgroup/cpu/cpu.cfs_quota_us";
constexpr char const* cpu_period_v1 = "/sys/fs/cgroup/cpu/cpu.cfs_period_us";
constexpr char const* memory_limits[] = {"/sys/fs/cgroup/memory.max",
                                         "/sys/fs/cgroup/memory/memory.limit_in_bytes"};
constexpr double no_limit = 1e15;  // bytes: version 1 writes nearly 2^63 for none

std::string first_line(char const* path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  return line;
}

std::optional<int> cores_allowed() {
  cpu_set_t allowed;
  CPU_ZERO(&allowed);
  if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return std::nullopt;
  int const cores = CPU_COUNT(&allowed);
  return cores > 0 ? std::optional(cores) : std::nullopt;
}

std::optional<int> cpus_of_container() {
  if (auto const cpus = cpus_of_quota(first_line(cpu_quota))) return cpus;
  return cpus_of_quota(first_line(cpu_quota_v1) + " " + first_line(cpu_period_v1));
}

std::optional<double> memory_of_container() {
  for (char const* const path : memory_limits)
    if (auto const bytes = bytes_of_limit(first_line(path))) return bytes;
  return std::nullopt;
}

}  // namespace

std::optional<int> cpus_of_quota(std::string const& text) {
  std::istringstream words(text);
  double quota = 0.0, period = 0.0;
  if (!(words >> quota >> period) || !(quota > 0.0) || !(period > 0.0)) return std::nullopt;
  double const cpus = quota / period;
  if (cpus > 1e6) return std::nullopt;
  int const whole = static_cast<int>(cpus);
  return std::max(1, whole < cpus ? whole + 1 : whole);
}

std::optional<double> bytes_of_limit(std::string const& text) {
  std::istringstream words(text);
  double bytes = 0.0;
  if (!(words >> bytes) || !(bytes > 0.0) || bytes > no_limit) return std::nullopt;
  return bytes;
}

std::optional<int> first_count(char const* text) {
  if (text == nullptr) return std::nullopt;
  std::string_view const all = text;
  int count = 0;
  auto const [end, error] = std::from_chars(all.data(), all.data() + all.size(), count);
  bool const whole = end == all.data() + all.size() || *end == ',';
  if (error != std::errc() || !whole || count < 1) return std::nullopt;
  return count;
}

MachineLimits machine_limits() {
  return {first_count(std::getenv("SLURM_CPUS_PER_TASK")),
          first_count(std::getenv("OMP_NUM_THREADS")), cores_allowed(), cpus_of_container(),
          memory_of_container()};
}

int threads_within(MachineLimits const& limits) {
  std::optional<int> least;
  for (auto const& limit : {limits.slurm, limits.openmp, limits.affinity, limits.container})
    if (limit && (!least || *limit < *least)) least = limit;
  return std::max(1, least.value_or(1));
}

}  // namespace kith
