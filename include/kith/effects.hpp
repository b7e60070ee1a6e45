#pragma once

#include <string>
#include <vector>

#include "kith/community.hpp"
#include "kith/service.hpp"

namespace kith {

/// What a program sees of its partnership this week.
struct PartnershipView {
  Partnership const& partnership;
  PartnershipState const& state;
  int index;  ///< of the partnership in the scenario
  Week week;
  bool serving;       ///< alive and past planning
  double strength;    ///< 0-1, maturity; multiplies coefficients, never slots, staff or money
  double affordable;  ///< share of planned staff that money pays for
  std::vector<Service> const& services;
  EvidenceBase const& evidence;
};

/// Posts that a program wants at a service this week.
struct Staffing {
  int service;
  double fte;
  double start_logit;   ///< added to the log odds of starting
  double lent_trust;    ///< share of people's trust that is in the host rather than the clinic
  int moved_from = -1;  ///< service whose posts these were, or -1: hired
};

/// People whom workers find, screen and offer care (or only tell about recovery).
struct Contacts {
  std::uint32_t program;  ///< hash of partnership and program: its draws
  double number;          ///< this week
  double steering;        ///< 0-1: how far they go where known unmet need is
  bool screens;           ///< screen, offer, accompany
  bool discloses;         ///< contact with lived experience
  double accepts_share;   ///< of those who screen positive
  double coached;         ///< 0-1: strength of the company to the first visit
  Eligibility eligible;
  bool at_risk_first = true;  ///< screening goes where risk is; else to anybody alike
  int offers = -1;            ///< service that is offered, or -1: whichever the person chooses
};

/// Patients of primary care practices who are screened when they come, and offered care in place.
struct PatientScreening {
  std::uint32_t program;  ///< hash of partnership and program: its draws
  double panel_share;     ///< of residents who are patients of these practices
  double detects_share;   ///< of those who screen positive
  double accepts_share;   ///< of those detected
  int offers;             ///< service that is offered
  Eligibility eligible;
};

/// Adults who live with new clients of a service hear of it and may be offered care.
struct FamilyContact {
  int service;
  double told_share;     ///< of adults in the household
  double accepts_share;  ///< of those who screen positive
};

/// People who come to the same service make ties with each other.
struct TieMaking {
  int service;
  double per_meeting;  ///< ties that somebody makes at one meeting
};

/// Money that a program spends this week.
struct Expense {
  int partnership;
  std::string_view program;
  double usd;
};

/// What programs add to the week. Rates and intents only: processes carry them out.
struct Effects {
  std::vector<Staffing> staffing;
  std::vector<Contacts> contacts;
  std::vector<PatientScreening> screenings;
  std::vector<FamilyContact> families;
  std::vector<TieMaking> tie_making;
  std::vector<Expense> expenses;
  void clear() {
    staffing.clear();
    contacts.clear();
    screenings.clear();
    families.clear();
    tie_making.clear();
    expenses.clear();
  }
};

}  // namespace kith
