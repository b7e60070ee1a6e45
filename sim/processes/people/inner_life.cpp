#include "kith/processes/people/inner_life.hpp"

#include <algorithm>
#include <cmath>

#include "kith/evidence/trust_and_stigma.hpp"
#include "kith/processes/week_context.hpp"

namespace kith {

void add_shock(State& state, Row row, double z) {
  std::int16_t& shock = state.residents.shock[row];
  double const now = std::clamp(shock / double{z_scale} + z, -7.9, 7.9);
  shock = static_cast<std::int16_t>(std::lrint(now * double{z_scale}));
}

void raise_awareness(State& state, Row row, double share_of_rest) {
  std::uint16_t& awareness = state.residents.awareness[row];
  awareness = static_cast<std::uint16_t>(
      std::lrint(awareness + share_of_rest * (double{awareness_scale} - awareness)));
}

void lower_stigma(State& state, Row row, double sd) {
  std::int16_t& stigma = state.residents.stigma[row];
  double const now = std::max(-7.9 * double{stigma_scale}, stigma - sd * double{stigma_scale});
  stigma = static_cast<std::int16_t>(std::lrint(now));
}

void do_good(State& state, Row row, double z) {
  std::uint16_t& support = state.residents.support[row];
  support = std::max(support, static_cast<std::uint16_t>(std::lrint(z * double{benefit_scale})));
}

void lose_trust_share(State& state, Row row, Care care, double share) {
  Residents& r = state.residents;
  std::uint8_t* const trust[] = {&r.trust_clinic[row], &r.trust_community[row],
                                 &r.trust_primary[row]};
  std::uint8_t& mine = *trust[static_cast<std::size_t>(care)];
  mine = static_cast<std::uint8_t>(std::lrint(mine * (1.0 - share)));
}

void lose_trust(State& state, WeekContext const& context, Row row, Care care) {
  lose_trust_share(state, row, care, context.compiled.evidence.trust->bad_event);
}

}  // namespace kith
