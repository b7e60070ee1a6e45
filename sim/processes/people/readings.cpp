#include "kith/processes/people/readings.hpp"

#include <cmath>

#include "kith/evidence/distress.hpp"
#include "kith/kernel/one_resident.hpp"
#include "kith/processes/week_context.hpp"

namespace kith {

double z_now(State const& state, WeekContext const& context, Row row) {
  Residents const& r = state.residents;
  int const zone = context.compiled.access.at(r.access[row]).zone;
  return latent_score(context.compiled, r, row,
                      double{context.zone_shock[static_cast<std::size_t>(zone)]});
}

double k6_of(WeekContext const& context, double z) {
  return k6_of_score(context.compiled.distress, z);
}

double k6_now(State const& state, WeekContext const& context, Row row) {
  return k6_of(context, z_now(state, context, row));
}

double reading_of_k6(State const& state, WeekContext const& context, Row row, std::uint32_t word) {
  double const reliability = context.compiled.evidence.distress->k6_reliability;
  return k6_of(context, std::sqrt(reliability) * z_now(state, context, row) +
                            std::sqrt(1.0 - reliability) * normal(word));
}

}  // namespace kith
