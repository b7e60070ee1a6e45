#pragma once

#include "kith/processes/week_context.hpp"
#include "kith/state/state.hpp"

namespace kith {

/// The latent score of a resident's distress now.
double z_now(State const& state, WeekContext const& context, Row row);
double k6_of(WeekContext const& context, double z);
/// K6true of a resident now.
double k6_now(State const& state, WeekContext const& context, Row row);
/// K6 in a single reading: with the error that `word` draws (distress.k6_reliability).
double reading_of_k6(State const& state, WeekContext const& context, Row row, std::uint32_t word);

}  // namespace kith
