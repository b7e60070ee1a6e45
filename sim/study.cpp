#include "kith/study.hpp"

#include <omp.h>

#include <algorithm>
#include <exception>
#include <mutex>
#include <optional>

#include "kith/parameters.hpp"
#include "kith/simulation.hpp"
#include "sim/replicate_study.hpp"

namespace kith {
namespace {

/// One replicate of a study while its scenarios are lived through.
struct Replicate {
  Study const& study;
  int number;
  int threads;
  std::vector<std::size_t> const& scenarios;  ///< that give results; empty: all
  RunHooks const& hooks;
  std::mutex& turn;  ///< hooks are called by one thread at a time

  [[nodiscard]] bool wants(std::size_t scenario) const {
    return scenarios.empty() ||
           std::find(scenarios.begin(), scenarios.end(), scenario) != scenarios.end();
  }
  [[nodiscard]] bool stopped() const { return hooks.stop != nullptr && hooks.stop->load(); }
  void progress(double resident_weeks) const {
    std::lock_guard const lock(turn);
    if (hooks.on_progress) hooks.on_progress(resident_weeks);
  }
};

std::vector<std::string> partnership_ids(Study const& study) {
  std::vector<std::string> ids;
  for (Scenario const& scenario : study.scenarios)
    for (Partnership const& partnership : scenario.partnerships)
      if (std::find(ids.begin(), ids.end(), partnership.id) == ids.end())
        ids.push_back(partnership.id);
  return ids;
}

bool has_event(Scenario const& scenario, std::string const& id) {
  return std::any_of(scenario.events.begin(), scenario.events.end(),
                     [&](ShockEvent const& event) { return event.id == id; });
}

Week first_start(Scenario const& scenario) {
  Week first = scenario.time.weeks;
  for (Partnership const& partnership : scenario.partnerships)
    first = std::min(first, partnership.start_week);
  return first;
}

/// First week in which scenarios may differ: until then their history is shared.
Week branching_week(Study const& study) {
  Week first = study.scenarios[0].time.weeks;
  for (Scenario const& scenario : study.scenarios) {
    first = std::min(first, first_start(scenario));
    if (scenario.trial) first = std::min(first, scenario.trial->enrol_week);
    for (ShockEvent const& event : scenario.events)
      if (!has_event(study.scenarios[0], event.id)) first = std::min(first, event.week);
  }
  return first;
}

/// The trial of the study's scenarios, where they hold one.
Trial const* trial_of(Study const& study) {
  for (Scenario const& scenario : study.scenarios)
    if (scenario.trial) return &*scenario.trial;
  return nullptr;
}

/// Lives on in pieces of a quarter, so that progress shows and a stop is heard. False if stopped.
bool live_on(Replicate const& replicate, Life& life, Week from, Week to, Observer* observer) {
  double const residents = life.setting.scenario->population.residents;
  for (Week week = from; week < to; week += 13) {
    if (replicate.stopped()) return false;
    Week const until = std::min(to, week + 13);
    live(life, week, until, observer);
    replicate.progress(residents * (until - week));
  }
  return true;
}

/// What all scenarios of a replicate share: the community at the week of branching, and its record.
struct History {
  Community community;
  Observer observer;
  Week week;
};

/// What a comparator may spend, and from which week on: that in which the first partnership of its
/// scenario starts, whatever other scenarios the study has.
struct Budget {
  std::vector<double> usd_per_year;
  Week from = 0;
};

/// Dollars a year that a comparator may spend: what the scenario's partnerships spent in each year,
/// over the part of the year in which the comparator runs.
Budget budget_of(std::vector<double> const& spent, Week from, int weeks) {
  Budget budget{{}, from};
  for (std::size_t year = 0; year < spent.size(); ++year) {
    int const first = std::max(from, static_cast<int>(year) * 52);
    int const last = std::min(weeks, static_cast<int>(year + 1) * 52);
    budget.usd_per_year.push_back(last > first ? spent[year] * 52.0 / (last - first) : 0.0);
  }
  return budget;
}

/// Finishes one scenario from the shared history. No result if stopped.
std::optional<Observer> finish(Replicate const& replicate, History const& history,
                               Strata const& strata, Setting const& setting, Budget const& budget,
                               RunResult& result) {
  Community community = history.community;
  Observer observer = history.observer;
  join_scenario(setting, community);
  Life life = make_life(setting, community, strata, replicate.threads);
  life.budget_usd_per_year = budget.usd_per_year;
  life.budget_from = budget.from;
  if (!live_on(replicate, life, history.week, setting.scenario->time.weeks, &observer))
    return std::nullopt;
  result.digest = digest(community);
  result.values = observer.values();
  return observer;
}

std::size_t index_of(Study const& study, std::string const& id) {
  for (std::size_t s = 0; s < study.scenarios.size(); ++s)
    if (study.scenarios[s].id == id) return s;
  return 0;
}

void live_scenarios(Replicate const& replicate, History const& history, Strata const& strata,
                    People const& people) {
  Study const& study = replicate.study;
  std::vector<std::vector<double>> spent(study.scenarios.size());
  for (std::size_t s = 0; s < study.scenarios.size(); ++s) {
    if (!replicate.wants(s)) continue;
    Scenario const& scenario = study.scenarios[s];
    Setting const setting = setting_of(scenario, replicate.number, people);
    Budget budget;
    if (!scenario.same_money_as.empty()) {
      std::size_t const model = index_of(study, scenario.same_money_as);
      budget = budget_of(spent[model], first_start(study.scenarios[model]), scenario.time.weeks);
    }
    RunResult result;
    result.scenario = s;
    result.replicate = replicate.number;
    auto const observer = finish(replicate, history, strata, setting, budget, result);
    if (!observer) return;
    spent[s] = observer->partnership_usd_by_year();
    if (replicate.hooks.on_result) replicate.hooks.on_result(std::move(result));
  }
}

void live_replicate(Replicate const& replicate) {
  Scenario const& usual = replicate.study.scenarios[0];
  People const people = people_of(usual, replicate.number);
  Setting const setting = setting_of(usual, replicate.number, people);
  Strata const strata = make_strata(usual, setting.cells);
  History history{make_community(setting, people),
                  Observer(usual.time.weeks, strata.names.size(), partnership_ids(replicate.study),
                           trial_of(replicate.study)),
                  branching_week(replicate.study)};
  Life life = make_life(setting, history.community, strata, replicate.threads);
  if (!live_on(replicate, life, -usual.time.settling_weeks, 0, nullptr)) return;
  if (!live_on(replicate, life, 0, history.week, &history.observer)) return;
  live_scenarios(replicate, history, strata, people);
}

std::vector<int> replicates_of(Study const& study, RunOptions const& options) {
  if (!options.replicates.empty()) return options.replicates;
  std::vector<int> all;
  for (int k = 0; k < study.scenarios[0].run.replicates; ++k) all.push_back(k);
  return all;
}

}  // namespace

Setting setting_of(Scenario const& scenario, int replicate, People const& people) {
  Draws const draws{static_cast<std::uint32_t>(scenario.run.seed),
                    static_cast<std::uint32_t>(replicate)};
  EvidenceBase evidence = scenario.evidence;
  if (scenario.run.parameters == ParameterMode::draws) draw_parameters(evidence, draws);
  return make_setting(scenario, evidence, draws, people);
}

People people_of(Scenario const& scenario, int replicate) {
  return synthesize(scenario, {static_cast<std::uint32_t>(scenario.run.seed),
                               static_cast<std::uint32_t>(replicate)});
}

Layout layout_of(Study const& study) {
  Scenario const& usual = study.scenarios[0];
  return observer_layout(usual.time.weeks, make_strata(usual, {}), partnership_ids(study),
                         trial_of(study));
}

double resident_weeks(Study const& study, RunOptions const& options) {
  Scenario const& usual = study.scenarios[0];
  double const shared = usual.time.settling_weeks + branching_week(study);
  double const own = usual.time.weeks - branching_week(study);
  double const weeks = shared + own * static_cast<double>(study.scenarios.size());
  return weeks * usual.population.residents *
         static_cast<double>(replicates_of(study, options).size());
}

bool run_study(Study const& study, RunOptions const& options, RunHooks const& hooks) {
  std::vector<int> const replicates = replicates_of(study, options);
  auto const count = static_cast<int>(replicates.size());
  int const outer = std::clamp(options.threads, 1, std::max(1, count));
  int const inner = std::max(1, options.threads / outer);
  omp_set_max_active_levels(2);
  std::mutex turn;
  std::exception_ptr failure;
#pragma omp parallel for num_threads(outer) schedule(dynamic, 1)
  for (int k = 0; k < count; ++k) {
    Replicate const replicate{
        study, replicates[static_cast<std::size_t>(k)], inner, options.scenarios, hooks, turn};
    if (replicate.stopped() || failure) continue;
    try {
      live_replicate(replicate);
    } catch (...) {
      std::lock_guard const lock(turn);
      if (!failure) failure = std::current_exception();
    }
  }
  if (failure) std::rethrow_exception(failure);
  return hooks.stop == nullptr || !hooks.stop->load();
}

}  // namespace kith
