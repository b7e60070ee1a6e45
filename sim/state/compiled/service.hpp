#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kith/scenario/scenario.hpp"
#include "kith/state/kind_of_care.hpp"

namespace kith {

/// Kinds of care, in each of which a resident has a separate trust.
enum class Care : std::uint8_t { clinic, community, primary_care };

/// Values that stand for the absence of one.
inline constexpr int nowhere = -1;  ///< no service; `no_service` in the tables of the state
inline constexpr int no_partnership = -1;
inline constexpr int no_organization = -1;
inline constexpr int no_zone = -1;

/// A program's own settings for its course; 0: those of evidence.
struct CourseLength {
  double contacts = 0.0;
  double weeks = 0.0;
  double first_half_weeks = 0.0;  ///< over which the first half of the contacts is spread
};

/// Who may come: an empty or wide field admits everybody.
struct Eligibility {
  std::uint16_t groups = 0;       ///< any of these bits; 0: all
  std::uint16_t memberships = 0;  ///< any of these bits; 0: all
  std::uint16_t zones = 0;        ///< any of these bits; 0: all
  int income_below_poverty_percent = 100000;
  int youngest_age = 10;
  int oldest_age = 200;
  double least_k6 = 0.0;
  int pupils_of = no_organization;  ///< those who go to this school; none: all
  std::uint16_t arms = 0;           ///< any of these arms of a trial; 0: all
  std::uint16_t closed_to = 0;      ///< none of these arms of a trial
};

/// One role at one site, as a resident sees it: one of the options of a choice.
struct Service {
  std::string id;
  std::uint32_t hash = 0;  ///< of the id, for the service's draws
  Role role = Role::therapist;
  Care care = Care::clinic;
  int zone = 0;  ///< where it is
  bool remote = false;
  bool program = false;      ///< added by a program, so not everybody knows of it
  bool walk_in = true;       ///< people may choose it; outreach workers are not chosen
  std::string organization;  ///< for usual care: its organization
  int partnership = no_partnership;
  std::uint16_t hosts = 0;       ///< for a program: members of these organizations know of it
  bool known_to_all = false;     ///< for a program with moved staff: the agency sends people there
  std::string program_name;      ///< the program that pays for it; empty for usual care
  double fte = 0.0;              ///< usual care: its posts; programs request theirs every week
  std::uint16_t languages = 1;   ///< bit 0: English, bit 1 + g: the language of group g
  std::uint16_t culture_of = 0;  ///< bit g: staff share the culture of group g
  std::uint8_t accepts = 15;     ///< bit c: coverage c
  double referral_required_share = 0.0;
  double copay_usd = 0.0;  ///< for an insured client's visit
  bool no_travel_in_zone = false;
  bool comes_home = false;      ///< staff see clients where they live
  bool by_telephone = false;    ///< remote, and nobody needs broadband
  int booth_zone = no_zone;     ///< for remote care: where people without broadband connect
  bool trauma_focused = false;  ///< school counseling: pupils with trauma get trauma-focused groups
  bool own_people = false;      ///< filled by trained residents, not by applicants
  std::uint16_t kept_arms = 0;  ///< whose participants have kept_share of the places
  double kept_share = 0.0;
  CourseLength course{};  ///< of the program itself; 0: that of evidence
  Eligibility eligible;
};

/// The kind of care that people ask a role for.
constexpr KindOfCare kind_of_care(Role role) {
  switch (role) {
    case Role::therapist:
    case Role::school_counselor:
      return KindOfCare::therapist;
    case Role::prescriber:
      return KindOfCare::prescriber;
    case Role::primary_care:
    case Role::care_manager:
    case Role::follow_up_nurse:
      return KindOfCare::general_medical;
    case Role::peer_specialist:
    case Role::community_health_worker:
    case Role::group_facilitator:
      break;
  }
  return KindOfCare::helper;
}

/// Bit 0: English; bit 1 + g: the language of group g.
std::uint16_t language_bits(Scenario const& scenario, std::vector<std::string> const& languages);

/// Bit i: items[i] is among the ids.
template <class T>
std::uint16_t bits_of(std::vector<T> const& items, std::vector<std::string> const& ids) {
  unsigned bits = 0;
  for (std::size_t i = 0; i < items.size(); ++i)
    for (std::string const& id : ids)
      if (items[i].id == id) bits |= 1u << i;
  return static_cast<std::uint16_t>(bits);
}

/// Care with a fixed number of contacts, during which a client keeps a place.
struct Course {
  double clients_per_fte;
  double contacts;
  double weeks;
};
Course course_of(Role role, EvidenceBase const& evidence);
/// The same with the program's own settings: a post has as many clients as it can see in a week's
/// contacts.
Course course_of(Service const& service, EvidenceBase const& evidence);

/// Staff of a practice who follow up its patients.
constexpr bool follows_up_patients(Role role) {
  return role == Role::care_manager || role == Role::follow_up_nurse;
}
constexpr bool is_course(Role role) {
  return role == Role::peer_specialist || role == Role::community_health_worker ||
         role == Role::group_facilitator || follows_up_patients(role);
}
/// Support, in contrast to clinical care.
constexpr bool is_support(Role role) {
  return is_course(role) && !follows_up_patients(role);
}
/// Whether people become clients of a service: not of outreach workers and coordinators, whom
/// nobody chooses.
inline bool has_clients(Service const& service) {
  return service.walk_in || !is_support(service.role);
}
/// Sessions with a therapist or counselor.
constexpr bool is_counseling(Role role) {
  return role == Role::therapist || role == Role::school_counselor;
}

/// Slots that a full-time post gives per week; for a prescriber, the visits that new patients may
/// take.
double slots_per_fte_week(Role role, EvidenceBase const& evidence);
/// All visits of a prescriber's post in a week.
double prescriber_visits_per_fte_week(EvidenceBase const& evidence);

}  // namespace kith
