#pragma once

#include <array>
#include <functional>

#include "kith/processes/week_flow.hpp"

namespace kith {

/// The facts about a participant in the week of a measurement.
struct ParticipantReading {
  State const& state;
  WeekContext const& context;
  Participant const& who;
  Trial const& trial;
  double k6;  ///< as observed

  [[nodiscard]] double phq9() const;
  [[nodiscard]] Residents const& residents() const { return state.residents; }
};

/// The facts about the community of an arm.
struct WorldReading {
  State const& state;
  WeekFlow const& week;
  std::size_t arm;
  std::array<double, flow_count> const& flows;  ///< of adults, since enrollment

  [[nodiscard]] double flow(Flow what) const { return flows[static_cast<std::size_t>(what)]; }
  /// Mean over adults of what the pass sums.
  [[nodiscard]] double per_adult(Sum what) const;
};

/// An outcome of trials: its declaration and its computation. A NaN counts nobody.
struct MeasuredOutcome {
  TrialOutcome declaration;
  std::function<double(ParticipantReading const&)> value;
  std::function<double(WorldReading const&)> of_world;
};
std::vector<MeasuredOutcome> const& measured_outcomes();

}  // namespace kith
