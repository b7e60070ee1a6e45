#include "kith/cli/text/describe_timings.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace kith {

std::string describe_timings(Timings const& timings) {
  std::vector<Timings::Entry> entries = timings.entries();
  std::stable_sort(entries.begin(), entries.end(),
                   [](auto const& a, auto const& b) { return a.seconds > b.seconds; });
  double all = 0.0;
  for (auto const& entry : entries) all += entry.seconds;
  std::string text = "step of the week, seconds over all replicates, % of all steps\n";
  for (auto const& [step, seconds] : entries)
    text += fmt::format("  {:<22}{:>10.3f}{:>7.1f}\n", step, seconds,
                        all > 0.0 ? 100.0 * seconds / all : 0.0);
  return text + fmt::format("  {:<22}{:>10.3f}\n", "all", all);
}

}  // namespace kith
