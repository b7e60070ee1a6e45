#include "kith/study/study_replicate.hpp"

#include <algorithm>
#include <utility>

#include "kith/ground/weeks.hpp"
#include "kith/scenario/parameters.hpp"
#include "kith/simulation/simulation.hpp"
#include "kith/state/person.hpp"
#include "kith/study/replicate_study.hpp"

namespace kith {
namespace {

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

/// What a comparator may spend, from the week on in which the first partnership of its scenario
/// starts, whatever other scenarios the study has: what the scenario's partnerships spent in each
/// year, over the part of the year in which the comparator runs.
Budget budget_of(std::vector<double> const& spent, Week from, int weeks) {
  Budget budget{{}, from};
  for (std::size_t year = 0; year < spent.size(); ++year) {
    int const first = std::max(from, static_cast<int>(year) * weeks_per_year);
    int const last = std::min(weeks, static_cast<int>(year + 1) * weeks_per_year);
    budget.usd_per_year.push_back(last > first ? spent[year] * weeks_per_year / (last - first)
                                               : 0.0);
  }
  return budget;
}

std::size_t index_of(Study const& study, std::string const& id) {
  for (std::size_t s = 0; s < study.scenarios.size(); ++s)
    if (study.scenarios[s].id == id) return s;
  return 0;
}

/// A replicate on its way through settling, the shared weeks and one scenario after the other.
class ReplicateRun {
 public:
  explicit ReplicateRun(Replicate const& replicate)
      : ReplicateRun(replicate, people_of(replicate.study.scenarios[0], replicate.number)) {}

  void live() {
    for (std::size_t& s = state_.scenario; s < study_.scenarios.size(); ++s)
      if (replicate_.wants(s) && !live_scenario(study_.scenarios[s])) return;
  }

 private:
  /// The people themselves are let go once they live in the community.
  ReplicateRun(Replicate const& replicate, SyntheticPopulation people)
      : replicate_(replicate),
        study_(replicate.study),
        populace_(index_population(people)),
        setting_(setting_of(study_.scenarios[0], replicate.number, populace_)),
        strata_(make_strata(study_.scenarios[0], setting_.cells)),
        state_{start(std::move(people)), {}, 0, false, {}} {
    state_.spent_usd.resize(study_.scenarios.size());
    auto const& find = replicate.hooks.checkpoints.find;
    auto const kept = find ? find(replicate.number) : std::vector<std::byte>{};
    if (kept.empty()) return;
    read_state(kept, state_);
    replicate_.progress(study_.scenarios[0].margins.residents * static_cast<double>(weeks_lived()));
  }

  [[nodiscard]] ReplicateState::Course start(SyntheticPopulation people) const {
    Scenario const& usual = study_.scenarios[0];
    return {
        make_state(setting_, std::move(people), replicate_.threads),
        Observer(usual.time.weeks, strata_.names.size(), partnership_ids(study_), trial_of(study_)),
        -usual.time.settling_weeks};
  }

  [[nodiscard]] Week weeks_lived() const {
    auto const& time = study_.scenarios[0].time;
    Week const branch = branching_week(study_);
    Week const shared = state_.begun || state_.shared ? branch : state_.now.week;
    Week const own = state_.begun ? state_.now.week - branch : 0;
    return time.settling_weeks + shared + own +
           static_cast<Week>(state_.scenario) * (time.weeks - branch);
  }

  /// Whether no scenario after the present one is wanted.
  [[nodiscard]] bool is_last() const {
    for (std::size_t s = state_.scenario + 1; s < study_.scenarios.size(); ++s)
      if (replicate_.wants(s)) return false;
    return true;
  }

  /// Brings `now` to the week of branching: lives through what is shared, or takes it from what is
  /// kept. There is never more than one copy beside the community that is under way.
  bool reach_branching() {
    if (state_.shared && is_last()) {
      state_.now = std::move(*state_.shared);
      state_.shared.reset();
    } else if (state_.shared) {
      state_.now = *state_.shared;
    } else {
      Simulation simulation =
          make_simulation(setting_, state_.now.state, strata_, replicate_.threads);
      if (!live_on(simulation, 0, nullptr)) return false;
      if (!live_on(simulation, branching_week(study_), &state_.now.record)) return false;
      if (replicate_.keeps_history && !is_last()) state_.shared = state_.now;
    }
    return true;
  }

  /// From the week of branching, or from where it was left. False if stopped.
  bool live_scenario(Scenario const& scenario) {
    if (!state_.begun && !reach_branching()) return false;
    CompiledScenario const compiled = setting_of(scenario, replicate_.number, populace_);
    if (!state_.begun) join_scenario(compiled, state_.now.state);
    state_.begun = true;
    Simulation simulation = make_simulation(compiled, state_.now.state, strata_, replicate_.threads,
                                            budget_for(scenario));
    if (!live_on(simulation, scenario.time.weeks, &state_.now.record)) return false;
    finish();
    return true;
  }

  /// Empty but for a comparator that spends the same money as another scenario.
  [[nodiscard]] Budget budget_for(Scenario const& scenario) const {
    if (scenario.same_money_as.empty()) return {};
    std::size_t const model = index_of(study_, scenario.same_money_as);
    return budget_of(state_.spent_usd[model], first_start(study_.scenarios[model]),
                     scenario.time.weeks);
  }

  void finish() {
    RunResult result;
    result.scenario = state_.scenario;
    result.replicate = replicate_.number;
    result.digest = digest(state_.now.state);
    result.values = state_.now.record.values();
    state_.spent_usd[state_.scenario] = state_.now.record.partnership_usd_by_year();
    state_.begun = false;
    if (!state_.shared && !is_last())
      state_.now = start(people_of(study_.scenarios[0], replicate_.number));
    if (replicate_.hooks.on_result) replicate_.hooks.on_result(std::move(result));
  }

  /// Lives on in pieces of a quarter, so that progress shows, a stop is heard, and checkpoints are
  /// kept. False if stopped.
  bool live_on(Simulation& simulation, Week to, Observer* observer) {
    double const residents = simulation.week.context.compiled.scenario->margins.residents;
    for (Week& week = state_.now.week; week < to;) {
      if (replicate_.stopped()) {
        keep();
        return false;
      }
      Week const until = std::min(to, week + weeks_per_quarter);
      simulate(simulation, week, until, observer);
      replicate_.progress(residents * (until - std::exchange(week, until)));
      auto const& due = replicate_.hooks.checkpoints.due;
      if (due && due(replicate_.number)) keep();
    }
    return true;
  }

  void keep() const {
    auto const& keep = replicate_.hooks.checkpoints.keep;
    if (keep) keep(replicate_.number, bytes_of(state_));
  }

  Replicate const& replicate_;
  Study const& study_;
  PopulationIndex populace_;
  CompiledScenario setting_;
  Strata strata_;
  ReplicateState state_;
};

}  // namespace

CompiledScenario setting_of(Scenario const& scenario, int replicate, PopulationIndex const& index) {
  Draws const draws{static_cast<std::uint32_t>(scenario.run.seed),
                    static_cast<std::uint32_t>(replicate)};
  EvidenceBase evidence = scenario.evidence;
  if (scenario.run.parameters == ParameterMode::draws) draw_parameters(evidence, draws);
  return compile_scenario(scenario, evidence, draws, index);
}

SyntheticPopulation people_of(Scenario const& scenario, int replicate) {
  return synthesize(scenario, {static_cast<std::uint32_t>(scenario.run.seed),
                               static_cast<std::uint32_t>(replicate)});
}

std::vector<std::string> partnership_ids(Study const& study) {
  std::vector<std::string> ids;
  for (Scenario const& scenario : study.scenarios)
    for (Partnership const& partnership : scenario.partnerships)
      if (std::find(ids.begin(), ids.end(), partnership.id) == ids.end())
        ids.push_back(partnership.id);
  return ids;
}

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

Trial const* trial_of(Study const& study) {
  for (Scenario const& scenario : study.scenarios)
    if (scenario.trial) return &*scenario.trial;
  return nullptr;
}

void live_replicate(Replicate const& replicate) {
  ReplicateRun(replicate).live();
}

}  // namespace kith
