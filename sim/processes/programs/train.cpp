#include "kith/evidence/care.hpp"
#include "kith/evidence/joint_work.hpp"
#include "kith/processes/partnership/joint_work.hpp"
#include "kith/processes/weekly_count.hpp"

namespace kith {
namespace {

/// What the training does to those who are trained (Mental Health First Aid: evidence B29).
void learn(Life& life, Row row) {
  GatekeeperEvidence const& e = *life.compiled.evidence.gatekeepers;
  raise_awareness(life, row, e.awareness_gain);
  lower_stigma(life, row, e.stigma_sd);
}

/// Clinicians who leave take their competence along; effects of a gatekeeper's training fade.
void lose_skills(Life& life) {
  double const kept = kept_after(1.0, life.compiled.evidence.gatekeepers->half_life_weeks);
  for (PartnershipState& partnership_state : life.state.partnerships) {
    partnership_state.gatekeepers *= kept;
    partnership_state.competent *= 1.0 - life.compiled.evidence.care->turnover_per_week;
  }
}

}  // namespace

void train(Life& life) {
  lose_skills(life);
  for (Training const& training : life.effects.trainings) {
    PartnershipState& partnership_state =
        life.state.partnerships[static_cast<std::size_t>(training.partnership)];
    Words const w =
        life.compiled.draws.words(training.program, life.clock, Purpose::joint_work, 0xffffffffu);
    std::uint32_t const people = whole_number(training.people, uniform(w[0]));
    for (std::uint32_t k = 0; k < people; ++k) {
      Row const row = find_somebody(life, training.program, k, training.eligible);
      if (row >= life.state.residents.age.size()) continue;
      learn(life, row);
      partnership_state.gatekeepers += 1.0;
    }
    partnership_state.competent += training.clinicians;
  }
}

}  // namespace kith
