#include "kith/evidence/care.hpp"
#include "kith/evidence/joint_work.hpp"
#include "kith/processes/partnership/joint_work.hpp"
#include "kith/processes/people/inner_life.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/processes/weekly_count.hpp"

namespace kith {
namespace {

/// The effect of training on the trainees (Mental Health First Aid:
/// gatekeepers.stigma_sd).
void learn(State& state, WeekContext const& context, Row row) {
  GatekeeperEvidence const& e = *context.compiled.evidence.gatekeepers;
  raise_awareness(state, row, e.awareness_gain);
  lower_stigma(state, row, e.stigma_sd);
}

/// Clinicians who leave take their competence with them; a gatekeeper's training fades.
void lose_skills(State& state, WeekContext const& context) {
  double const kept = kept_after(1.0, context.compiled.evidence.gatekeepers->half_life_weeks);
  for (PartnershipState& partnership_state : state.partnerships) {
    partnership_state.gatekeepers *= kept;
    partnership_state.competent *= 1.0 - context.compiled.evidence.care->turnover_per_week;
  }
}

}  // namespace

void train(State& state, WeekContext const& context, Effects const& effects) {
  lose_skills(state, context);
  for (Training const& training : effects.trainings) {
    PartnershipState& partnership_state =
        state.partnerships[static_cast<std::size_t>(training.partnership)];
    Words const w = context.compiled.draws.words(training.program, context.clock,
                                                 Purpose::joint_work, 0xffffffffu);
    std::uint32_t const people = whole_number(training.people, uniform(w[0]));
    for (std::uint32_t k = 0; k < people; ++k) {
      Row const row = find_somebody(state, context, training.program, k, training.eligible);
      if (row >= state.residents.age.size()) continue;
      learn(state, context, row);
      partnership_state.gatekeepers += 1.0;
    }
    partnership_state.competent += training.clinicians;
  }
}

}  // namespace kith
