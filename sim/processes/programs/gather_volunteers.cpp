#include <algorithm>

#include "kith/evidence/joint_work.hpp"
#include "kith/processes/partnership/joint_work.hpp"
#include "kith/processes/people/inner_life.hpp"
#include "kith/processes/week_context.hpp"

namespace kith {
namespace {

/// Volunteers are residents whom fixed draws find one after another, so that the same people help
/// as long as they live here and are eligible.
Row volunteer(State const& state, WeekContext const& context, Volunteering const& wanted,
              std::uint32_t number) {
  constexpr std::uint32_t draws = 256, address = 0x40000000u;  // apart from weekly draws
  return find_eligible(state, context, wanted.eligible, draws, [&](std::uint32_t k) {
    return context.compiled.draws.words(wanted.program, number, Purpose::joint_work, address + k);
  });
}

/// Helping also benefits the helpers.
void benefit(State& state, WeekContext const& context, Volunteering const& wanted,
             double volunteers) {
  double const z = context.compiled.evidence.sharing->volunteer_benefit_z;
  for (std::uint32_t k = 0; k + 1.0 <= volunteers; ++k) {
    Row const row = volunteer(state, context, wanted, k);
    if (row < state.residents.age.size()) do_good(state, row, z);
  }
}

}  // namespace

/// Volunteers are found over some weeks and stop after some years
/// (sharing.volunteer_leaves_per_week); none stay if nobody wants them.
void gather_volunteers(State& state, WeekContext const& context, Effects const& effects) {
  SharingEvidence const& e = *context.compiled.evidence.sharing;
  std::vector<double> wanted(state.partnerships.size(), 0.0);
  for (Volunteering const& v : effects.volunteering)
    wanted[static_cast<std::size_t>(v.partnership)] += v.wanted;
  for (std::size_t p = 0; p < wanted.size(); ++p) {
    double& volunteers = state.partnerships[p].volunteers;
    volunteers *= 1.0 - e.volunteer_leaves_per_week;
    volunteers += std::max(0.0, wanted[p] - volunteers) / e.volunteer_recruit_weeks;
    volunteers = std::min(volunteers, wanted[p]);
  }
  for (Volunteering const& v : effects.volunteering)
    benefit(state, context, v,
            state.partnerships[static_cast<std::size_t>(v.partnership)].volunteers);
}

}  // namespace kith
