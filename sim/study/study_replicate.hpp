#pragma once

#include <algorithm>
#include <mutex>
#include <optional>

#include "kith/simulation/simulation.hpp"
#include "kith/study/study.hpp"
#include "kith/study/study_state.hpp"

namespace kith {

/// One replicate of a study while its scenarios are simulated.
struct Replicate {
  Study const& study;
  int number;
  int threads;
  std::vector<std::size_t> const& scenarios;  ///< which give results; empty: all
  bool keeps_history;  ///< shared by all scenarios; else each simulates it again
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
  void add_timings(Timings const& timings) const {
    if (hooks.timings == nullptr) return;
    std::lock_guard const lock(turn);
    hooks.timings->add(timings);
  }
};

/// Weeks of one community that are simulated in one go.
struct Stretch {
  Simulation& simulation;
  Week from, to;
  Observer* observer;  ///< nullptr during the burn-in
};

/// A replicate in progress, from its checkpoint if there is one: through the burn-in, the weeks
/// that scenarios share, and one scenario after another.
class ReplicateRun {
 public:
  explicit ReplicateRun(Replicate const& replicate);
  ~ReplicateRun() = default;
  ReplicateRun(ReplicateRun const&) = delete;
  ReplicateRun& operator=(ReplicateRun const&) = delete;

  /// What to simulate before the next call: at most a quarter, so that progress is shown, a stop is
  /// noticed, and checkpoints are kept. Gives results on the way. Nothing at the end, or if
  /// stopped.
  std::optional<Stretch> next();

 private:
  ReplicateRun(Replicate const& replicate, SyntheticPopulation people);
  [[nodiscard]] ReplicateState::Course start(SyntheticPopulation people) const;
  [[nodiscard]] Scenario const& scenario() const { return study_.scenarios[state_.scenario]; }
  [[nodiscard]] Week weeks_lived() const;
  [[nodiscard]] bool is_last() const;
  [[nodiscard]] bool compares_lives() const;
  [[nodiscard]] Week end_of_leg() const;
  [[nodiscard]] Budget budget() const;
  void note_lived();
  [[nodiscard]] bool set_out();
  void take_shared();
  void begin_scenario();
  void simulate_with(CompiledScenario const& compiled, Budget budget);
  void arrive();
  void give_result();
  void add_reach(std::vector<Values>& values);
  void keep_if_due() const;
  void keep() const;

  Replicate const& replicate_;
  Study const& study_;
  PopulationIndex populace_;
  CompiledScenario setting_;  ///< of usual care
  Strata strata_;
  ReplicateState state_;
  std::optional<CompiledScenario> compiled_;  ///< the scenario in progress
  std::optional<Simulation> simulation_;      ///< of the shared part, or of that scenario
  Timings timings_;                           ///< since they were last added to the study's
  std::optional<Week> under_way_to_;          ///< the end of the stretch in progress
};

/// Ids of all partnerships of a study, each once.
std::vector<std::string> partnership_ids(Study const& study);

/// The trial of the study's scenarios, or nullptr.
Trial const* trial_of(Study const& study);

/// Whether results include whom scenarios reach: not for trials, which have arms of their own.
bool reports_reach(Study const& study);

/// First week in which scenarios may differ: until then their history is shared.
Week branching_week(Study const& study);

}  // namespace kith
