#pragma once

#include "kith/processes/week_context.hpp"
#include "kith/state/state.hpp"

namespace kith {

// Effects on the inner life of a resident from events outside the pass.

/// Lowers trust after a bad event in care.
void lose_trust(State& state, WeekContext const& context, Row row, Care care);
void lose_trust_share(State& state, Row row, Care care, double share);
/// Adds a shock of `z`, or a relief if it is negative; it fades as shocks do.
void add_shock(State& state, Row row, double z);
void raise_awareness(State& state, Row row, double share_of_rest);
void lower_stigma(State& state, Row row, double sd);
/// Gives support of at least `z`, from helping others rather than from care.
void do_good(State& state, Row row, double z);

}  // namespace kith
