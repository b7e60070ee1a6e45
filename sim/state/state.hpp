#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "kith/ground/k6.hpp"
#include "kith/ground/sparse_table.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/state/kind_of_care.hpp"
#include "kith/state/partnership_state.hpp"
#include "kith/state/residents.hpp"

namespace kith {

/// The route by which a person came to ask for care.
enum class EntryRoute : std::uint8_t {
  own,       ///< they asked themselves
  referred,  ///< by a doctor, an emergency room or a trial
  offered,   ///< found and offered care where they live, learn or work
  returning  ///< lost their clinician: goes to the front
};

/// A request for care: a resident has at most one open.
struct Request {
  Row row;
  Week week;  ///< in which it was made
  std::uint16_t service;
  std::uint8_t needs_referral;
  std::uint8_t coached;  ///< accompanied by community staff
  EntryRoute route;
  std::uint8_t bad_wait;      ///< the long wait has already cost trust
  std::uint32_t record;       ///< sequence number in the wait log
  std::uint32_t hash;         ///< order among equals
  float k6;                   ///< this week
  std::uint8_t followed = 0;  ///< by a coordinator: rebooked after a missed first visit
  bool operator==(Request const&) const = default;
};

/// An open episode of care with one service.
struct Episode {
  Row row;
  std::uint16_t service;
  std::uint8_t sessions;
  std::uint8_t comes_back;  ///< for a second session
  std::uint32_t post;
  bool operator==(Episode const&) const = default;
};

/// A person who takes medication; the week in which they stop is drawn at the start.
struct Medication {
  Row row;
  ShortWeek stop;
  ShortWeek next_visit;   ///< follow-up
  std::uint16_t service;  ///< the service that follows up
  ShortWeek start = 0;
  bool operator==(Medication const&) const = default;
};

/// A year of need and the care in it (MODEL 7.13). A new spell begins in the first week of serious
/// distress after 26 weeks without; if need continues after a year, a further year follows. One
/// resident in six has one: 16 bytes.
struct Spell {
  Row row;
  float k6_at_onset;
  ShortWeek onset;
  std::uint8_t until_session;  ///< weeks from onset to the first session, or no_session
  std::uint8_t sessions;       ///< within the year
  std::uint8_t visits;
  std::uint8_t medicated_weeks;  ///< of medication that has ended
  std::uint8_t further_year;     ///< of need that continues
  std::uint8_t improved;         ///< 26 weeks after the first session
  bool operator==(Spell const&) const = default;
};
inline constexpr std::uint8_t no_session = 255;

/// How many weeks from `first` to before `last` lie in a year of need.
[[nodiscard]] inline int weeks_within(Spell const& year, Week first, Week last) {
  Week const begin = std::max<Week>(first, year.onset);
  return std::max(0, std::min(last, year.onset + weeks_per_year) - begin);
}

/// K6 down by 5 points, or below 5.
[[nodiscard]] inline bool is_improved(float k6_at_onset, float k6) {
  return k6 <= k6_at_onset - 5.0F || k6 < distressed_k6;
}

/// A contact with a person with lived experience in the past year.
struct StigmaContact {
  Row row;
  Week week;
  bool operator==(StigmaContact const&) const = default;
};

/// A person whom the workers of a program have met in the past year.
struct WorkerContact {
  Row row;
  Week week;
  std::uint32_t program;  ///< hash: other programs do not know of it
  bool operator==(WorkerContact const&) const = default;
};

/// A tie that a program helped to make, as seen by one of the two people.
struct MadeTie {
  Row row;
  Row other;
  bool operator==(MadeTie const&) const = default;
};

/// How a request ended: given up while waiting, or a visit that was offered and missed.
enum class WaitEnd : std::uint8_t { open, started, left, missed };

/// A request and how it ended, kept for waits.
struct WaitRecord {
  ShortWeek requested;
  std::uint16_t cell, access;  ///< of the person who made it, in that week
  WaitEnd end;
  std::uint8_t weeks;
  EntryRoute route;
  KindOfCare kind;
  bool operator==(WaitRecord const&) const = default;
};
/// The fates of half a year's requests are judged once this many weeks have passed.
inline constexpr Week wait_looked_at = 12;
inline constexpr Week wait_log_weeks = wait_looked_at + weeks_per_half_year;

struct Post {
  double fte = 0.0;
  bool filled = false;
  bool operator==(Post const&) const = default;
};

/// One role at one site: one queue, one caseload.
struct ServiceState {
  std::vector<Post> posts;
  double slots_carried = 0.0;  ///< fraction of a slot kept for next week
  double present_wait = 0.0;   ///< weeks that a new request would wait
  double use_of_slots = 0.9;
  double starts_per_week = 0.0;  ///< smoothed
  double queue_length = 0.0;
  double clients = 0.0;
  std::vector<double> told_share{};  ///< for a program's service: who has been told of it, by zone
  bool open = true;
  int unpaid_weeks = 0;  ///< consecutive weeks so far in which money paid for nobody in post
  bool operator==(ServiceState const&) const = default;
};

/// A resident who belongs to the cooperative of a partnership.
struct Member {
  Row row;
  Week since;
  std::uint16_t bit;  ///< of the cooperative among memberships
  std::uint8_t partnership;
  std::uint8_t volunteers;  ///< gives time instead of dues
  bool operator==(Member const&) const = default;
};

/// A resident with lived experience who trains to be a peer, or is one already.
struct Peer {
  Row row;
  Week since;  ///< start of the stage
  std::uint16_t service;
  std::uint8_t employed;  ///< 0: in training
  bool operator==(Peer const&) const = default;
};

/// A participant in a trial, and what has happened to them since enrollment.
struct Participant {
  Row row;
  Week enrolled;
  float k6_at_entry;                 ///< as observed
  Week requested = no_week;          ///< first request
  Week first_visit = no_week;        ///< any service
  Week last_visit = no_week;         ///< in person or remote
  std::uint16_t visits = 0;          ///< attended, at any service
  std::uint16_t offered_visits = 0;  ///< at services that the arm offers
  std::uint16_t remote_visits = 0;
  std::uint16_t gaps = 0;  ///< of more than 45 days between visits
  std::uint16_t medicated_weeks = 0;
  std::uint16_t crisis_visits = 0;
  std::uint16_t referrals = 0;  ///< bit k: referral k, which is retried for weeks, is finished
  std::array<std::uint16_t, 4> visits_by_kind{};  ///< by KindOfCare
  std::uint16_t cluster = 0;                      ///< the organization or zone that was assigned
  std::uint8_t arm = 0;
  std::uint8_t own_coverage = 0;  ///< before enrollment
  std::uint8_t own_car = 0;
  std::uint8_t own_broadband = 0;
  bool operator==(Participant const&) const = default;
};

/// The past 64 weeks of a resident, one bit each, the latest the lowest: kept before a trial that
/// asks for them, for people who have been in need or treated.
struct PastWeeks {
  Row row;
  std::uint64_t in_need = 0;
  std::uint64_t treated = 0;
  bool operator==(PastWeeks const&) const = default;
};

/// The state of a community: one regular value. Copying it creates a branch.
struct State {
  Residents residents;
  SparseTable<Request> requests;
  SparseTable<Episode> episodes;
  SparseTable<Medication> medications;
  SparseTable<Spell> spells;
  SparseTable<StigmaContact> contacts;
  SparseTable<WorkerContact> met;         ///< contacts of workers who remember whom they meet
  SparseTable<MadeTie> made_ties;         ///< once from each side
  SparseTable<Member> members;            ///< of cooperatives
  SparseTable<Peer> peers;                ///< residents who are peers or train for it
  SparseTable<Participant> participants;  ///< of a trial
  SparseTable<PastWeeks> past_weeks;      ///< empty except before a trial that looks back
  std::vector<WaitRecord> wait_log;
  std::uint32_t wait_log_first = 0;  ///< sequence number of wait_log.front()
  std::vector<ServiceState> services;
  std::vector<PartnershipState> partnerships;
  std::vector<double> unmet_by_zone;  ///< people in need without care, last week
  double recovery_norm = 0.0;         ///< share of ties in recovery in the burn-in's last year

  bool operator==(State const&) const = default;
};

/// XXH3-128 of everything in the community, hexadecimal.
std::string digest(State const& state);

}  // namespace kith
