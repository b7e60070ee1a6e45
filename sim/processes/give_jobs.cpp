#include <algorithm>
#include <cmath>

#include "joint_work.hpp"
#include "weekly_count.hpp"

namespace kith {

/// Employers take on people in distress: a job weighs as the loss of one does, the other way round,
/// and fades as that does (re-employment on symptoms: van Rijn 2016). Simplified: it changes
/// neither income nor coverage.
void give_jobs(Life& life) {
  Residents& r = life.community.residents;
  double const z = life.setting.evidence.joint.workplace.job_z * double{z_scale};
  for (Hiring const& hiring : life.effects.hirings) {
    Words const w =
        life.setting.draws.words(hiring.program, life.clock, Purpose::joint_work, 0xffffffffu);
    std::uint32_t const jobs = whole_number(hiring.jobs, uniform(w[0]));
    for (std::uint32_t k = 0; k < jobs; ++k) {
      Row const row = find_somebody(life, hiring.program, k, hiring.eligible);
      if (row >= r.age.size()) continue;
      double const now = std::max(-7.9 * double{z_scale}, r.shock[row] - z);
      r.shock[row] = static_cast<std::int16_t>(std::lrint(now));
    }
  }
}

}  // namespace kith
