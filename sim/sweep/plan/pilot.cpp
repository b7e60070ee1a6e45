#include "kith/sweep/plan/pilot.hpp"

#include <malloc.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string>

#include "kith/sweep/work/payload.hpp"

namespace kith {
namespace {

constexpr std::size_t most_units = 32;

/// Not ru_maxrss if there is another way: a program inherits its value from the one that started
/// it, such as a large Python.
double peak_mb() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::strtod(line.c_str() + 6, nullptr) / 1024.0;  // kB
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;  // Linux counts in KiB
}

}  // namespace

Pilot make_pilot(Plan const& plan, double seconds, std::atomic<bool> const* stop) {
  auto const began = std::chrono::steady_clock::now();
  std::vector<Unit> const units = plan.units();
  Pilot pilot;
  pilot.base_mb = peak_mb();
  WorkHooks hooks;
  hooks.stop = stop;
  // In steps of the golden ratio, so that any number of them is spread over the sweep.
  double place = 0.0;
  while (pilot.units < std::min(most_units, units.size())) {
    auto const next = static_cast<std::size_t>(place * static_cast<double>(units.size()));
    UnitResult const result = live_unit(plan, units[std::min(next, units.size() - 1)], 1, hooks);
    if (!result.completed) break;
    ++pilot.units;
    pilot.core_seconds += result.core_seconds;
    pilot.bytes += static_cast<double>(encode_runs(result.runs).size());
    place += 0.6180339887498949;
    if (place >= 1.0) place -= 1.0;
    std::chrono::duration<double> const spent = std::chrono::steady_clock::now() - began;
    if (spent.count() > seconds) break;
  }
  if (pilot.units == 0) return pilot;
  pilot.core_seconds /= static_cast<double>(pilot.units);
  pilot.bytes /= static_cast<double>(pilot.units);
  pilot.unit_mb = std::max(1.0, peak_mb() - pilot.base_mb);
  return pilot;
}

Cost cost_of(Plan const& plan, int threads) {
  Cost cost;
  auto const units = static_cast<double>(plan.unit_count());
  cost.core_hours = units * plan.pilot.core_seconds / 3600.0;
  cost.memory_mb = plan.pilot.base_mb + threads * plan.pilot.unit_mb;
  // Shards store values uncompressed; results compress them to a fifth (2,000 residents) or a third
  // (25,000 and 100,000).
  cost.disk_mb = units * plan.pilot.bytes * (1.0 + 1.0 / 3.0) / 1e6;
  return cost;
}

}  // namespace kith
