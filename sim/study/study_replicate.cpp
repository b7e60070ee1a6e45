#include "kith/study/study_replicate.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "kith/ground/weeks.hpp"
#include "kith/outcomes/operations/program_services.hpp"
#include "kith/outcomes/reach.hpp"
#include "kith/scenario/parameters.hpp"
#include "kith/state/person.hpp"
#include "kith/study/replicate_study.hpp"
#include "kith/study/rivals.hpp"
#include "kith/study/second_life.hpp"

namespace kith {
namespace {

bool has_event(Scenario const& scenario, std::string const& id) {
  return std::any_of(scenario.events.begin(), scenario.events.end(),
                     [&](ShockEvent const& event) { return event.id == id; });
}

std::size_t index_of(Study const& study, std::string const& id) {
  for (std::size_t s = 0; s < study.scenarios.size(); ++s)
    if (study.scenarios[s].id == id) return s;
  return 0;
}

}  // namespace

ReplicateRun::ReplicateRun(Replicate const& replicate)
    : ReplicateRun(replicate, people_of(replicate.study.scenarios[0], replicate.number)) {}

/// The synthetic people are freed once they are in the community.
ReplicateRun::ReplicateRun(Replicate const& replicate, SyntheticPopulation people)
    : replicate_(replicate),
      study_(replicate.study),
      populace_(index_population(people)),
      setting_(setting_of(study_.scenarios[0], replicate.number, populace_)),
      strata_(make_strata(study_.scenarios[0], setting_.cells, setting_.access)),
      state_{start(std::move(people)), {}, 0, false, {}, {}} {
  state_.spent_usd.resize(study_.scenarios.size());
  auto const& find = replicate.hooks.checkpoints.find;
  auto const kept = find ? find(replicate.number) : std::vector<std::byte>{};
  if (kept.empty()) return;
  read_state(kept, state_);
  replicate_.progress(study_.scenarios[0].margins.residents * static_cast<double>(weeks_lived()));
}

std::optional<Stretch> ReplicateRun::next() {
  note_lived();
  for (; simulation_ || set_out(); arrive()) {
    Week const from = state_.now.week, end = end_of_leg();
    if (from >= end) continue;
    if (replicate_.stopped()) {
      keep();
      return std::nullopt;
    }
    under_way_to_ = std::min(end, from + weeks_per_quarter);
    return Stretch{*simulation_, from, *under_way_to_, from < 0 ? nullptr : &state_.now.record};
  }
  return std::nullopt;
}

ReplicateState::Course ReplicateRun::start(SyntheticPopulation people) const {
  Scenario const& usual = study_.scenarios[0];
  return {
      make_state(setting_, std::move(people), replicate_.threads),
      Observer(usual.time.weeks, strata_.names.size(), partnership_ids(study_),
               program_services(study_.scenarios), trial_of(study_),
               usual.local ? usual.local->organization : "", program_count(usual.custom_programs)),
      -usual.time.settling_weeks,
      {}};
}

Week ReplicateRun::weeks_lived() const {
  auto const& time = study_.scenarios[0].time;
  Week const branch = branching_week(study_);
  Week const shared = state_.begun || state_.shared ? branch : state_.now.week;
  Week const own = state_.begun ? state_.now.week - branch : 0;
  return time.settling_weeks + shared + own +
         static_cast<Week>(state_.scenario) * (time.weeks - branch);
}

/// Whether no scenario after the current one is wanted.
bool ReplicateRun::is_last() const {
  for (std::size_t s = state_.scenario + 1; s < study_.scenarios.size(); ++s)
    if (replicate_.wants(s)) return false;
  return true;
}

/// Whether lives are recorded: usual care's, and those compared with them.
bool ReplicateRun::compares_lives() const {
  if (!reports_reach(study_) || !replicate_.wants(0)) return false;
  auto const& asked = replicate_.scenarios;
  return std::any_of(asked.begin(), asked.end(), [](std::size_t s) { return s > 0; }) ||
         asked.empty();
}

/// The week until which everything is simulated and observed alike.
Week ReplicateRun::end_of_leg() const {
  if (state_.begun) return scenario().time.weeks;
  return state_.now.week < 0 ? 0 : branching_week(study_);
}

/// Empty except for a rival, which spends what its model asked for or has spent.
Budget ReplicateRun::budget() const {
  if (scenario().rival == Rival::none) return {};
  std::size_t const model = index_of(study_, scenario().rival_of);
  return scenario().rival == Rival::instead
             ? grants_of(study_.scenarios[model])
             : spending_of(study_.scenarios[model], state_.spent_usd[model]);
}

void ReplicateRun::note_lived() {
  if (!under_way_to_) return;
  Week const weeks = *under_way_to_ - std::exchange(state_.now.week, *under_way_to_);
  under_way_to_.reset();
  replicate_.progress(study_.scenarios[0].margins.residents * static_cast<double>(weeks));
  replicate_.add_timings(std::exchange(timings_, {}));
  bool const is_over = state_.begun && state_.now.week == scenario().time.weeks;
  if (!is_over) keep_if_due();  // then between scenarios, where less is to be kept
}

/// Sets out for the branching week if the shared part is missing, else into the next scenario that
/// is wanted. False if there is none.
bool ReplicateRun::set_out() {
  while (state_.scenario < study_.scenarios.size() && !replicate_.wants(state_.scenario))
    ++state_.scenario;
  if (state_.scenario == study_.scenarios.size()) return false;
  if (!state_.begun && !state_.shared) {
    simulate_with(setting_, {});
    return true;
  }
  if (!state_.begun) {
    take_shared();
    keep_if_due();
  }
  begin_scenario();
  return true;
}

/// There is never more than one copy beside the community in progress.
void ReplicateRun::take_shared() {
  if (!is_last()) {
    state_.now = *state_.shared;
    return;
  }
  state_.now = std::move(*state_.shared);
  state_.shared.reset();
}

/// Starts at the branching week, or where the scenario was left.
void ReplicateRun::begin_scenario() {
  compiled_.emplace(setting_of(scenario(), replicate_.number, populace_));
  if (!state_.begun) join_scenario(*compiled_, state_.now.state);
  state_.begun = true;
  simulate_with(*compiled_, budget());
  if (compares_lives()) simulation_->week.lives = &state_.now.lives;
}

void ReplicateRun::simulate_with(CompiledScenario const& compiled, Budget budget) {
  simulation_.emplace(
      make_simulation(compiled, state_.now.state, strata_, replicate_.threads, std::move(budget)));
  if (replicate_.hooks.timings != nullptr) simulation_->timings = &timings_;
}

/// Handles the arrival at the branching week or at the end of a scenario.
void ReplicateRun::arrive() {
  if (!state_.begun) {
    if (replicate_.keeps_history && !is_last()) state_.shared = state_.now;
    begin_scenario();
    return;
  }
  give_result();
  simulation_.reset();
  ++state_.scenario;
}

void ReplicateRun::give_result() {
  RunResult result;
  result.scenario = state_.scenario;
  result.replicate = replicate_.number;
  result.digest = digest(state_.now.state);
  result.values = state_.now.record.values();
  if (reports_reach(study_)) add_reach(result.values);
  state_.spent_usd[state_.scenario] = state_.now.record.partnership_usd_by_year();
  state_.begun = false;
  if (!state_.shared && !is_last())
    state_.now = start(people_of(study_.scenarios[0], replicate_.number));
  if (replicate_.hooks.on_result) replicate_.hooks.on_result(std::move(result));
}

/// Usual care comes first, and is compared with itself.
void ReplicateRun::add_reach(std::vector<Values>& values) {
  std::size_t const programs = program_count(scenario().custom_programs);
  std::vector<Values> reach = missing_reach(strata_.names.size(), scenario().time.weeks, programs);
  if (compares_lives()) {
    if (state_.scenario == 0) state_.usual = std::move(state_.now.lives);
    LifeRecord const& with = state_.scenario == 0 ? state_.usual : state_.now.lives;
    reach = values_of(compare_lives(with, state_.usual, strata_, setting_.cells.padding(),
                                    scenario().time.weeks, programs));
  }
  std::move(reach.begin(), reach.end(), std::back_inserter(values));
}

void ReplicateRun::keep_if_due() const {
  auto const& due = replicate_.hooks.checkpoints.due;
  if (due && due(replicate_.number, weeks_lived())) keep();
}

void ReplicateRun::keep() const {
  auto const& keep = replicate_.hooks.checkpoints.keep;
  if (keep) keep(replicate_.number, bytes_of(state_));
}

CompiledScenario setting_of(Scenario const& scenario, int replicate, PopulationIndex const& index) {
  Draws const draws{static_cast<std::uint32_t>(scenario.run.seed),
                    static_cast<std::uint32_t>(replicate)};
  EvidenceBase evidence = scenario.evidence;
  std::optional<Draws> numbers;
  if (scenario.run.parameters == ParameterMode::draws)
    numbers = {draws.seed, static_cast<std::uint32_t>(numbers_of(replicate))};
  if (numbers) draw_parameters(evidence, *numbers);
  CompiledScenario compiled = compile_scenario(scenario, evidence, draws, index);
  compiled.numbers = numbers;
  return compiled;
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

bool reports_reach(Study const& study) {
  return study.scenarios.size() > 1 && study.scenarios[0].run.reach && trial_of(study) == nullptr;
}

Trial const* trial_of(Study const& study) {
  for (Scenario const& scenario : study.scenarios)
    if (scenario.trial) return &*scenario.trial;
  return nullptr;
}

}  // namespace kith
