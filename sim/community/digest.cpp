#include <xxhash.h>

#include <cstdio>
#include <type_traits>

#include "kith/community.hpp"

namespace kith {
namespace {

/// Feeds values to one hash, member by member: padding bytes never count.
class Hasher {
 public:
  Hasher() : state_(XXH3_createState()) { XXH3_128bits_reset(state_); }
  ~Hasher() { XXH3_freeState(state_); }
  Hasher(Hasher const&) = delete;
  Hasher& operator=(Hasher const&) = delete;

  template <class T>
  void add(T const& value) {
    static_assert(std::is_arithmetic_v<T>);
    XXH3_128bits_update(state_, &value, sizeof value);
  }
  template <class T>
  void add_column(Column<T> const& column) {
    XXH3_128bits_update(state_, column.data(), column.size() * sizeof(T));
  }
  template <class... Ts>
  void add_all(Ts const&... values) {
    (add(values), ...);
  }

  [[nodiscard]] std::string hexadecimal() const {
    XXH128_hash_t const hash = XXH3_128bits_digest(state_);
    char text[33];
    std::snprintf(text, sizeof text, "%016llx%016llx", static_cast<unsigned long long>(hash.high64),
                  static_cast<unsigned long long>(hash.low64));
    return text;
  }

 private:
  XXH3_state_t* state_;
};

void add_ledgers(Hasher& hasher, Community const& c) {
  for (Request const& r : c.requests) {
    hasher.add_all(r.row, r.week, r.service, r.needs_referral, r.coached, r.returning, r.bad_wait,
                   r.record, r.hash, r.k6);
    if (r.followed != 0) hasher.add(r.followed);  // nobody is in usual care: it keeps its digests
  }
  for (Episode const& e : c.episodes)
    hasher.add_all(e.row, e.start, e.service, e.post, e.sessions, e.missed_in_a_row);
  for (Medication const& m : c.medications)
    hasher.add_all(m.row, m.start, m.stop, m.next_visit, m.service);
  for (Spell const& s : c.spells)
    hasher.add_all(s.row, s.onset, s.first_session, s.k6_at_onset, s.k6_at_26, s.sessions, s.visits,
                   s.medicated_weeks, s.stage);
  for (StigmaContact const& s : c.contacts) hasher.add_all(s.row, s.week);
  for (MadeTie const& t : c.made_ties) hasher.add_all(t.row, t.other);
  for (Member const& m : c.members)
    hasher.add_all(m.row, m.since, m.bit, m.partnership, m.volunteers);
  for (Peer const& p : c.peers) hasher.add_all(p.row, p.since, p.service, p.employed);
  for (Participant const& p : c.participants)
    hasher.add_all(p.row, p.enrolled, p.k6_at_entry, p.requested, p.first_visit, p.last_visit,
                   p.visits, p.offered_visits, p.remote_visits, p.gaps, p.medicated_weeks,
                   p.crisis_visits, p.arm, p.own_coverage);
  for (WaitRecord const& w : c.wait_log) hasher.add_all(w.requested, w.cell, w.outcome, w.weeks);
}

void add_partnership(Hasher& hasher, PartnershipState const& p) {
  hasher.add_all(p.goals, p.communication, p.trust, p.resources, p.inclusion, p.maturity,
                 p.cash_usd, p.money_in_usd, p.money_out_usd, p.spent_usd, p.staff_fte,
                 p.affordable, p.grants, p.grant_end, p.started, p.alive);
  hasher.add_all(p.earned_usd, p.gatekeepers, p.competent, p.volunteers);
  for (Week const week : p.won) hasher.add(week);
  for (double const known : p.known_unmet) hasher.add(known);
  CooperativeState const& c = p.cooperative;
  hasher.add_all(c.cash_usd, c.budget_usd_per_year, c.dues_usd, c.members, c.volunteers, c.decides,
                 c.weeks_in_debt, c.founded, c.open);
  for (double const share : c.shares) hasher.add(share);
}

void add_organizations(Hasher& hasher, Community const& c) {
  for (ServiceState const& s : c.services) {
    for (Post const& post : s.posts) hasher.add_all(post.fte, post.filled);
    hasher.add_all(s.slots_carried, s.present_wait, s.use_of_slots, s.starts_per_week,
                   s.queue_length, s.clients, s.open);
  }
  for (PartnershipState const& p : c.partnerships) add_partnership(hasher, p);
}

}  // namespace

std::string digest(Community const& community) {
  Hasher hasher;
  auto const add_column = [&hasher](char const*, auto const& column) { hasher.add_column(column); };
  each_personal_column(community.residents, add_column);
  each_other_column(community.residents, add_column);
  hasher.add_column(community.residents.need_ring);
  add_ledgers(hasher, community);
  add_organizations(hasher, community);
  hasher.add(community.wait_log_first);
  for (double const unmet : community.unmet_by_zone) hasher.add(unmet);
  hasher.add(community.recovery_norm);
  return hasher.hexadecimal();
}

}  // namespace kith
