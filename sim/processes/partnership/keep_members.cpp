#include <algorithm>
#include <cmath>

#include "kith/evidence/cooperative.hpp"
#include "kith/evidence/joint_work.hpp"
#include "kith/ground/k6.hpp"
#include "kith/processes/partnership/joint_work.hpp"
#include "kith/processes/people/eligibility.hpp"
#include "kith/processes/people/inner_life.hpp"
#include "kith/processes/people/readings.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"
#include "kith/processes/weekly_count.hpp"
#include "kith/state/tie_network.hpp"

namespace kith {
namespace {

/// Middle of the income bands of a household, US dollars a year: 0.6, 1.5, 3 and 6 times the
/// poverty line of two and a half people (about 23,000 in 2024).
constexpr double income_usd[] = {14000.0, 35000.0, 69000.0, 138000.0};
constexpr double most_factor = 4.0;  // limit of factors on the hazard to join
constexpr double friends = 3.0;      // limit of the part due to friends

/// How likely a person has heard of it: members of partners for sure, others by their awareness.
double knows_of_it(State const& state, WeekContext const& context, Membership const& membership,
                   Row row) {
  Residents const& r = state.residents;
  if ((r.memberships[row] & membership.partners) != 0) return 1.0;
  return context.compiled.evidence.cooperative->heard_of_it_share * r.awareness[row] /
         double{awareness_scale};
}

/// Ties outside the household who are members.
int friends_in(State const& state, WeekContext const& context, Row row, std::uint16_t bit) {
  Residents const& r = state.residents;
  std::uint32_t const block = context.compiled.block_of_group[row / 64];
  int count = 0;
  for (std::uint32_t k = 0; k < tie_slots; ++k) {
    WeeklyTie const tie = tie_of_week(context.compiled, context.clock + k,
                                      context.compiled.blocks[block].zone, block);
    if (tie.slot < household_slots) continue;
    Row const other = partner_in_slot(tie, row);
    if (are_tied(r, tie, row, other) && (r.memberships[other] & bit) != 0) ++count;
  }
  return count;
}

/// Factor on the hazard to join, friends excluded.
double inclination(State const& state, WeekContext const& context, Membership const& membership,
                   Row row, double services) {
  CooperativeEvidence const& e = *context.compiled.evidence.cooperative;
  Residents const& r = state.residents;
  int const income = context.compiled.cells.at(r.cell[row]).income;
  double const trust = r.trust_community[row] / double{trust_scale};
  return exponential(
      e.join_per_trust * (trust - 0.5) +
      (k6_now(state, context, row) >= distressed_k6 ? double{e.join_in_distress} : 0.0) +
      e.join_per_price * dues_usd_per_year(state, context, membership, row) / income_usd[income] +
      e.join_per_stigma_sd * r.stigma[row] / double{stigma_scale} +
      e.join_per_service * (services - 1.0));
}

double kinds_of_service(WeekContext const& context, Membership const& membership) {
  double kinds = 0.0;
  for (int const service : membership.services)
    kinds += context.offers.desired_fte[static_cast<std::size_t>(service)] > 0.0 ? 1.0 : 0.0;
  return std::max(1.0, kinds);
}

bool joins(State const& state, WeekContext const& context, Membership const& membership, Row row,
           double services, double u) {
  Residents const& r = state.residents;
  bool const can = r.cell[row] != context.compiled.cells.padding() && r.age[row] >= 18 &&
                   (r.memberships[row] & membership.bit) == 0;
  double const knows = knows_of_it(state, context, membership, row);
  if (!can || u >= knows || !is_eligible(state, context, membership.eligible, row)) return false;
  double const alone = inclination(state, context, membership, row, services);
  if (u >= knows * alone * friends / most_factor) return false;
  double const per_friend = context.compiled.evidence.cooperative->join_per_friend;
  double const company = exponential(per_friend * friends_in(state, context, row, membership.bit));
  return u < knows * std::min(most_factor, alone * std::min(friends, company)) / most_factor;
}

/// Draws candidates at the highest rate and lets each join in proportion to their own rate.
void let_join(State& state, WeekContext const& context, Membership const& membership) {
  Residents& r = state.residents;
  double const rate = context.compiled.evidence.cooperative->join_per_week * most_factor;
  auto const rows = static_cast<std::uint32_t>(r.age.size());
  double const services = kinds_of_service(context, membership);
  Words const start =
      context.compiled.draws.words(membership.program, context.clock, Purpose::joint_work, 0);
  std::uint32_t const number = whole_number(rate * rows, uniform(start[0]));
  for (std::uint32_t k = 1; k <= number; ++k) {
    Words const w =
        context.compiled.draws.words(membership.program, context.clock, Purpose::joint_work, k);
    Row const row = below(w[0], rows);
    if (!joins(state, context, membership, row, services, uniform(w[1]))) continue;
    r.memberships[row] = static_cast<std::uint16_t>(r.memberships[row] | membership.bit);
    bool const volunteers = uniform(w[2]) < membership.volunteer_share;
    state.members.add({row, context.week, membership.bit,
                       static_cast<std::uint8_t>(membership.partnership),
                       static_cast<std::uint8_t>(volunteers)});
  }
}

/// Trust keeps people in, and so does serious distress: those in distress stay
/// (cooperative.stay_trust_factor, cooperative.stay_serious_factor).
double hazard_to_leave(State const& state, WeekContext const& context, Row row) {
  CooperativeEvidence const& e = *context.compiled.evidence.cooperative;
  double const trust = state.residents.trust_community[row] / double{trust_scale};
  double const longer =
      logarithm(e.stay_trust_factor) * (trust - 0.5) / 0.25 +
      (k6_now(state, context, row) >= serious_k6 ? logarithm(e.stay_serious_factor) : 0.0);
  return e.leave_per_week * exponential(-longer);
}

}  // namespace

void leave_cooperative(State& state, Member const& member) {
  std::uint16_t& memberships = state.residents.memberships[member.row];
  memberships = static_cast<std::uint16_t>(memberships & ~member.bit);
}

void keep_members(State& state, WeekContext const& context, Effects const& effects) {
  if (state.members.size() == 0 && effects.memberships.empty()) return;
  double const stops = context.compiled.evidence.sharing->volunteer_leaves_per_week;
  state.members.erase_if([&](Member& member) {
    Words const w = context.compiled.draws.words(member.row, context.clock, Purpose::joint_work,
                                                 0x1eafe000u + member.partnership);
    if (member.volunteers != 0 && uniform(w[1]) < stops) member.volunteers = 0;
    bool const open = state.partnerships[member.partnership].cooperative.open;
    if (open && uniform(w[0]) >= hazard_to_leave(state, context, member.row)) return false;
    leave_cooperative(state, member);
    return true;
  });
  for (Membership const& membership : effects.memberships) {
    auto const p = static_cast<std::size_t>(membership.partnership);
    if (membership.runs && state.partnerships[p].cooperative.open)
      let_join(state, context, membership);
  }
  state.members.merge_arrivals();
  for (Member const& member : state.members)  // helping benefits the helpers
    if (member.volunteers != 0)
      do_good(state, member.row, context.compiled.evidence.sharing->volunteer_benefit_z);
}

}  // namespace kith
