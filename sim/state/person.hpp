#pragma once

#include "kith/state/compiled/compiled_scenario.hpp"
#include "kith/state/state.hpp"

namespace kith {

/// The sum of the shifts of a person's set point of distress: income, sex, age, coverage, trauma,
/// isolation, groups (MODEL 7.1), z.
double shift_of_set_point(CompiledScenario const& compiled, Residents const& residents, Row row);

/// Sets `level` from the shifts and the trait.
void set_level(CompiledScenario const& compiled, Residents& residents, Row row);

/// Draws the inner life of a newcomer to a row: trait, state, stigma, awareness, trust, readiness;
/// no care yet. Cell, access, age, trauma and generation are already set.
void draw_inner_life(CompiledScenario const& compiled, Residents& residents, Row row);

/// Lets a newcomer live in a row: same household, zone, race, groups and income; new age, sex,
/// coverage.
void move_in(CompiledScenario const& compiled, Residents& residents, Row row);

/// The community of a compiled scenario before its first week, made by so many threads. Frees
/// `people` once they are copied.
State make_state(CompiledScenario const& compiled, SyntheticPopulation people, int threads = 1);

/// Makes room for the services and partnerships that a scenario adds to a community after its
/// burn-in.
void join_scenario(CompiledScenario const& compiled, State& state);

/// The bits Status::adult and own_culture of a person.
std::uint8_t standing_status(CompiledScenario const& compiled, Residents const& residents, Row row);

}  // namespace kith
