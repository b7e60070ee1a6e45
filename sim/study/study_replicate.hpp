#pragma once

#include <algorithm>
#include <mutex>

#include "kith/study/study.hpp"
#include "kith/study/study_state.hpp"

namespace kith {

/// One replicate of a study while its scenarios are lived through.
struct Replicate {
  Study const& study;
  int number;
  int threads;
  std::vector<std::size_t> const& scenarios;  ///< that give results; empty: all
  bool keeps_history;  ///< for all scenarios; else each lives through it again
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

/// Ids of all partnerships of a study, each once.
std::vector<std::string> partnership_ids(Study const& study);

/// The trial of the study's scenarios, or nullptr.
Trial const* trial_of(Study const& study);

/// First week in which scenarios may differ: until then their history is shared.
Week branching_week(Study const& study);

/// Lives through all scenarios of a replicate, from its checkpoint if there is one.
void live_replicate(Replicate const& replicate);

}  // namespace kith
