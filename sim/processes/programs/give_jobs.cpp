#include "kith/evidence/joint_work.hpp"
#include "kith/processes/partnership/joint_work.hpp"
#include "kith/processes/people/inner_life.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/processes/weekly_count.hpp"

namespace kith {

/// Employers hire people in distress: a new job relieves as much as losing one burdens, and the
/// relief fades likewise (re-employment and symptoms: van Rijn 2016). Simplified: a job changes
/// neither income nor coverage.
void give_jobs(State& state, WeekContext const& context, Effects const& effects) {
  for (Hiring const& hiring : effects.hirings) {
    Words const w = context.compiled.draws.words(hiring.program, context.clock, Purpose::joint_work,
                                                 0xffffffffu);
    std::uint32_t const jobs = whole_number(hiring.jobs, uniform(w[0]));
    for (std::uint32_t k = 0; k < jobs; ++k) {
      Row const row = find_somebody(state, context, hiring.program, k, hiring.eligible);
      if (row < state.residents.age.size())
        add_shock(state, row, -context.compiled.evidence.workplace->job_z);
    }
  }
}

}  // namespace kith
