#pragma once

#include <concepts>

#include "kith/ground/members.hpp"
#include "kith/state/state.hpp"

namespace kith {

// Every member of a community's state, named once and in one order. Digests (sim/state/digest.cpp)
// and checkpoints (kith/state/state_bytes.hpp) go through the state only by these functions. A
// structured binding must name all members of its type, and `visit_all` must get as many: a member
// that is added to a type but not visited here does not compile.

template <class T, class Of>
concept Is = std::same_as<std::remove_const_t<T>, Of>;

template <class Visit>
void each_member(Is<Request> auto& of, Visit&& visit) {
  auto& [row, week, service, needs_referral, coached, route, bad_wait, record, hash, k6, followed] =
      of;
  visit_all<Request>(visit, row, week, service, needs_referral, coached, route, bad_wait, record,
                     hash, k6, followed);
}

template <class Visit>
void each_member(Is<Episode> auto& of, Visit&& visit) {
  auto& [row, service, sessions, comes_back, post] = of;
  visit_all<Episode>(visit, row, service, post, sessions, comes_back);
}

template <class Visit>
void each_member(Is<Medication> auto& of, Visit&& visit) {
  auto& [row, stop, next_visit, service, start] = of;
  visit_all<Medication>(visit, row, stop, next_visit, service, start);
}

template <class Visit>
void each_member(Is<Spell> auto& of, Visit&& visit) {
  auto& [row, k6_at_onset, onset, until_session, sessions, visits, medicated_weeks, further_year,
         improved] = of;
  visit_all<Spell>(visit, row, k6_at_onset, onset, until_session, sessions, visits, medicated_weeks,
                   further_year, improved);
}

template <class Visit>
void each_member(Is<StigmaContact> auto& of, Visit&& visit) {
  auto& [row, week] = of;
  visit_all<StigmaContact>(visit, row, week);
}

template <class Visit>
void each_member(Is<WorkerContact> auto& of, Visit&& visit) {
  auto& [row, week, program] = of;
  visit_all<WorkerContact>(visit, row, week, program);
}

template <class Visit>
void each_member(Is<MadeTie> auto& of, Visit&& visit) {
  auto& [row, other] = of;
  visit_all<MadeTie>(visit, row, other);
}

template <class Visit>
void each_member(Is<Member> auto& of, Visit&& visit) {
  auto& [row, since, bit, partnership, volunteers] = of;
  visit_all<Member>(visit, row, since, bit, partnership, volunteers);
}

template <class Visit>
void each_member(Is<Peer> auto& of, Visit&& visit) {
  auto& [row, since, service, employed] = of;
  visit_all<Peer>(visit, row, since, service, employed);
}

template <class Visit>
void each_member(Is<Participant> auto& of, Visit&& visit) {
  auto& [row, enrolled, k6_at_entry, requested, first_visit, last_visit, visits, offered_visits,
         remote_visits, gaps, medicated_weeks, crisis_visits, referrals, visits_by_kind, cluster,
         arm, own_coverage, own_car, own_broadband] = of;
  visit_all<Participant>(visit, row, enrolled, k6_at_entry, requested, first_visit, last_visit,
                         visits, offered_visits, remote_visits, gaps, medicated_weeks,
                         crisis_visits, arm, own_coverage, own_car, own_broadband, referrals,
                         visits_by_kind, cluster);
}

template <class Visit>
void each_member(Is<PastWeeks> auto& of, Visit&& visit) {
  auto& [row, in_need, treated] = of;
  visit_all<PastWeeks>(visit, row, in_need, treated);
}

template <class Visit>
void each_member(Is<WaitRecord> auto& of, Visit&& visit) {
  auto& [requested, cell, access, end, weeks, route, kind] = of;
  visit_all<WaitRecord>(visit, requested, cell, access, end, weeks, route, kind);
}

template <class Visit>
void each_member(Is<Post> auto& of, Visit&& visit) {
  auto& [fte, filled] = of;
  visit_all<Post>(visit, fte, filled);
}

template <class Visit>
void each_member(Is<ServiceState> auto& of, Visit&& visit) {
  auto& [posts, slots_carried, present_wait, use_of_slots, starts_per_week, queue_length, clients,
         told_share, open, unpaid_weeks] = of;
  visit_all<ServiceState>(visit, posts, slots_carried, present_wait, use_of_slots, starts_per_week,
                          queue_length, clients, told_share, open, unpaid_weeks);
}

template <class Visit>
void each_member(Is<CooperativeState> auto& of, Visit&& visit) {
  auto& [cash_usd, budget_usd_per_year, shares, dues_usd, members, volunteers, decides,
         weeks_unpaid, founded, open] = of;
  visit_all<CooperativeState>(visit, cash_usd, budget_usd_per_year, dues_usd, members, volunteers,
                              decides, weeks_unpaid, founded, open, shares);
}

template <class Visit>
void each_member(Is<PartnershipState> auto& of, Visit&& visit) {
  auto& [goals, communication, trust, resources, inclusion, maturity, joint_plan, cash_usd,
         money_in_usd, money_out_usd, returned_usd, grant_usd, spent_usd, staff_fte, affordable,
         steady_usd, free_usd, stopped, opened, ran_out, grants, grant_end, started, alive,
         earned_usd, gatekeepers, competent, volunteers, won, known_unmet, route, cooperative] = of;
  visit_all<PartnershipState>(
      visit, goals, communication, trust, resources, inclusion, maturity, joint_plan, cash_usd,
      money_in_usd, money_out_usd, returned_usd, grant_usd, spent_usd, staff_fte, affordable,
      steady_usd, free_usd, stopped, opened, ran_out, grants, grant_end, started, alive, earned_usd,
      gatekeepers, competent, volunteers, won, known_unmet, route, cooperative);
}

template <class Visit>
void each_member(Is<Residents> auto& of, Visit&& visit) {
  each_column([&](ColumnFacts const&, auto& column) { visit(column); }, of);
}

template <class Visit>
void each_member(Is<State> auto& of, Visit&& visit) {
  auto& [residents, requests, episodes, medications, spells, contacts, met, made_ties, members,
         peers, participants, past_weeks, wait_log, wait_log_first, services, partnerships,
         unmet_by_zone, recovery_norm] = of;
  visit_all<State>(visit, residents, requests, episodes, medications, spells, contacts, met,
                   made_ties, members, peers, participants, past_weeks, wait_log, services,
                   partnerships, wait_log_first, unmet_by_zone, recovery_norm);
}

}  // namespace kith
