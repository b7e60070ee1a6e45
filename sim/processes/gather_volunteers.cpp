#include <algorithm>

#include "joint_work.hpp"

namespace kith {

/// Volunteers are found in some weeks and stop after some years (evidence F19); none stay where
/// nobody wants them.
void gather_volunteers(Life& life) {
  SharingEvidence const& e = life.setting.evidence.joint.sharing;
  std::vector<double> wanted(life.community.partnerships.size(), 0.0);
  for (Volunteering const& v : life.effects.volunteering)
    wanted[static_cast<std::size_t>(v.partnership)] += v.wanted;
  for (std::size_t p = 0; p < wanted.size(); ++p) {
    double& volunteers = life.community.partnerships[p].volunteers;
    volunteers *= 1.0 - e.volunteer_leaves_per_week;
    volunteers += std::max(0.0, wanted[p] - volunteers) / e.volunteer_recruit_weeks;
    volunteers = std::min(volunteers, wanted[p]);
  }
}

}  // namespace kith
