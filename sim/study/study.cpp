#include "kith/study/study.hpp"

#include <algorithm>
#include <mutex>

#include "kith/ground/first_failure.hpp"
#include "kith/ground/threads.hpp"
#include "kith/outcomes/operations/program_services.hpp"
#include "kith/outcomes/reach.hpp"
#include "kith/study/study_replicate.hpp"

namespace kith {
namespace {

std::vector<int> replicates_of(Study const& study, RunOptions const& options) {
  if (!options.replicates.empty()) return options.replicates;
  std::vector<int> all;
  for (int k = 0; k < study.scenarios[0].run.replicates; ++k) all.push_back(k);
  return all;
}

/// Threads that simulate replicates; each may have further threads of its own.
int outer_threads(Study const& study, RunOptions const& options) {
  auto const count = static_cast<int>(replicates_of(study, options).size());
  return std::clamp(options.threads, 1, std::max(1, count));
}

/// One community and its recorded outcomes.
double bytes_of_run(Study const& study) {
  // 52 in columns, plus ledgers with room to grow; 17 per life, plus those of five years' leavers.
  double const per_resident = reports_reach(study) ? 63.0 + 2.0 * 28.0 : 63.0;
  double values = 0.0;
  Layout const layout = layout_of(study);
  for (Outcome const& outcome : layout.outcomes) {
    double size = outcome.type == Outcome::Type::f8 ? 8.0 : 4.0;
    for (auto const& name : outcome.dims)
      for (Dimension const& dimension : layout.dimensions)
        if (dimension.name == name) size *= static_cast<double>(dimension.size());
    values += size;
  }
  return study.scenarios[0].margins.residents * per_resident + values;
}

/// Whether a copy from after the burn-in fits into the memory allowed, beside each community.
bool keeps_history(Study const& study, RunOptions const& options) {
  double const both = 2.0 * bytes_of_run(study) * outer_threads(study, options);
  return options.memory_bytes <= 0.0 || both <= options.memory_bytes;
}

}  // namespace

Layout layout_of(Study const& study) {
  Scenario const& usual = study.scenarios[0];
  Layout layout = observer_layout(usual.time.weeks, make_strata(usual), partnership_ids(study),
                                  program_services(study.scenarios), trial_of(study),
                                  usual.local.has_value(), usual.custom_programs);
  if (reports_reach(study)) reach_layout(layout);
  return layout;
}

double resident_weeks(Study const& study, RunOptions const& options) {
  Scenario const& usual = study.scenarios[0];
  auto const& wanted = options.scenarios;
  auto const scenarios =
      static_cast<double>(wanted.empty() ? study.scenarios.size() : wanted.size());
  double shared = usual.time.settling_weeks + branching_week(study);
  if (!keeps_history(study, options)) shared *= scenarios;
  double const own = usual.time.weeks - branching_week(study);
  double const weeks = shared + own * scenarios;
  return weeks * usual.margins.residents *
         static_cast<double>(replicates_of(study, options).size());
}

bool run_study(Study const& study, RunOptions const& options, RunHooks const& hooks) {
  std::vector<int> const replicates = replicates_of(study, options);
  auto const count = static_cast<int>(replicates.size());
  int const outer = outer_threads(study, options);
  int const inner = std::max(1, options.threads / outer);
  allow_teams_in_teams();
  std::mutex turn;
  FirstFailure failure;
  bool const keeps = keeps_history(study, options);
  auto const live_one = [&](int k) {
    Replicate const replicate{
        study, replicates[static_cast<std::size_t>(k)], inner, options.scenarios, keeps, hooks,
        turn};
    if (replicate.stopped() || failure.any()) return;
    failure.keep([&] {
      ReplicateRun run(replicate);
      while (auto const next = run.next())
        simulate(next->simulation, next->from, next->to, next->observer);
    });
  };
  if (outer > 1) {
#pragma omp parallel for num_threads(outer) schedule(dynamic, 1)
    for (int k = 0; k < count; ++k) live_one(k);
  } else {  // not as a team of one: threads are kept for the outermost teams only
    for (int k = 0; k < count; ++k) live_one(k);
  }
  failure.rethrow();
  return hooks.stop == nullptr || !hooks.stop->load();
}

}  // namespace kith
