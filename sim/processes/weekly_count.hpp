#pragma once

#include <cmath>
#include <cstdint>

#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {

/// A whole number with mean `mean`: the fraction is a chance.
inline std::uint32_t whole_number(double mean, double u) {
  double const whole = std::floor(mean);
  return static_cast<std::uint32_t>(whole) + (u < mean - whole ? 1u : 0u);
}

/// Visits residents of a zone at random, each with the same weekly chance; `visit(row, u)` gets a
/// uniform number of its own. A function of (zone, week, purpose), never of the scenario.
template <class Visit>
void each_struck(WeekContext const& context, Purpose purpose, std::uint32_t address,
                 ZoneRows const& rows, double chance, Visit visit) {
  Draws const& draws = context.compiled.draws;
  Words const w = draws.words(address, context.clock, purpose, 0);
  std::uint32_t const number = whole_number(chance * rows.residents, uniform(w[0]));
  for (std::uint32_t k = 1; k <= number; ++k) {
    Words const v = draws.words(address, context.clock, purpose, k);
    visit(rows.first + below(v[0], rows.residents), uniform(v[1]));
  }
}

}  // namespace kith
