#include "kith/cli/until_precise.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <mutex>

#include "kith/answer/study_answer.hpp"
#include "kith/cli/exit_codes.hpp"

namespace kith {
namespace {

constexpr std::ptrdiff_t batch = 16;  // replicates between two checks

void tell(Precision const& wanted, double half_width, std::size_t replicates, bool all,
          Progress& progress) {
  std::string const so_far =
      fmt::format("{} replicates: Monte Carlo error of {} ± {:.3g} (wanted: ± {:.3g})", replicates,
                  wanted.outcome, half_width, wanted.half_width);
  bool const enough = half_width <= wanted.half_width;
  progress.say(enough ? so_far : all ? so_far + "; more replicates (-n) would narrow it" : so_far);
}

}  // namespace

std::optional<std::vector<int>> live_until_precise(RunRequest const& request, Study const& study,
                                                   RunOptions options, Living const& with) {
  Precision const& wanted = *request.precision;
  std::vector<int> const all = options.replicates;
  if (study.scenarios.size() < 2)
    throw UsageError("--until-precision needs a scenario to compare with usual care");
  Answer answer(layout_of(study), compared_runs(study, all));
  std::mutex mutex;
  for (auto first = all.begin(); first != all.end();) {
    auto const last = first + std::min(batch, all.end() - first);
    options.replicates.assign(first, last);
    Lived const lived = live_through(study, options, with, [&](RunResult const& run) {
      std::lock_guard const lock(mutex);
      answer.add(run);
    });
    if (!lived.finished) return std::nullopt;
    double const half_width = answer.monte_carlo_error(wanted.outcome);
    if (!request.quiet)
      tell(wanted, half_width, static_cast<std::size_t>(last - all.begin()), last == all.end(),
           with.progress);
    if (half_width <= wanted.half_width) return std::vector<int>(all.begin(), last);
    first = last;
  }
  return all;
}

}  // namespace kith
