#include "kith/evidence/joint_work.hpp"
#include "kith/processes/partnership/joint_work.hpp"
#include "kith/processes/weekly_count.hpp"

namespace kith {

/// Employers take on people in distress: a job weighs as the loss of one does, the other way round,
/// and fades as that does (re-employment on symptoms: van Rijn 2016). Simplified: it changes
/// neither income nor coverage.
void give_jobs(Life& life) {
  for (Hiring const& hiring : life.effects.hirings) {
    Words const w =
        life.compiled.draws.words(hiring.program, life.clock, Purpose::joint_work, 0xffffffffu);
    std::uint32_t const jobs = whole_number(hiring.jobs, uniform(w[0]));
    for (std::uint32_t k = 0; k < jobs; ++k) {
      Row const row = find_somebody(life, hiring.program, k, hiring.eligible);
      if (row < life.state.residents.age.size())
        add_shock(life, row, -life.compiled.evidence.workplace->job_z);
    }
  }
}

}  // namespace kith
