#pragma once

#include <optional>
#include <vector>

#include "kith/outcomes/observer.hpp"
#include "kith/state/life_record.hpp"

namespace kith {

/// The progress of one replicate of a study: all that is needed to continue from here.
struct ReplicateState {
  struct Course {
    State state;
    Observer record;
    Week week;           ///< the next to be simulated
    LifeRecord lives{};  ///< of each resident, since the branching week
  };
  /// In progress: the part that all scenarios share until `begun`, then that of `scenario`.
  Course now;
  std::optional<Course> shared;  ///< at the branching week, for the scenarios to come
  std::size_t scenario = 0;
  bool begun = false;
  std::vector<std::vector<double>> spent_usd;  ///< by scenario and year, by its partnerships
  LifeRecord usual{};  ///< each resident's life in usual care, once it is over
};

template <class Visit>
void each_member(Is<ReplicateState::Course> auto& of, Visit&& visit) {
  auto& [state, record, week, lives] = of;
  visit(state, record, week, lives);
}

/// Bytes for a checkpoint.
std::vector<std::byte> bytes_of(ReplicateState const& state);
/// And back, into a state of the same study. Throws std::runtime_error if the bytes are not those
/// of such a state.
void read_state(std::span<std::byte const> bytes, ReplicateState& state);

}  // namespace kith
