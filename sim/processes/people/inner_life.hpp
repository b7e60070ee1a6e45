#pragma once

#include "kith/processes/week_context.hpp"
#include "kith/state/state.hpp"

namespace kith {

// What happens to somebody outside of the pass leaves its mark here.

/// Trust after a bad event in care.
void lose_trust(State& state, WeekContext const& context, Row row, Care care);
void lose_trust_share(State& state, Row row, Care care, double share);
/// A shock of `z`, or a relief where it is negative; it fades as shocks do.
void add_shock(State& state, Row row, double z);
void raise_awareness(State& state, Row row, double share_of_rest);
void lower_stigma(State& state, Row row, double sd);
/// Support of at least `z`, from helping others rather than from care.
void do_good(State& state, Row row, double z);

}  // namespace kith
