#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "kith/ground/members.hpp"
#include "kith/state/compiled/service.hpp"
#include "kith/state/state.hpp"

namespace kith {

/// What a program can see of its partnership this week.
struct PartnershipView {
  Partnership const& partnership;
  PartnershipState const& state;
  int index;  ///< of the partnership in the scenario
  Week week;
  bool serving;  ///< alive and past planning
  double
      strength;  ///< 0-1, with the joint plan; multiplies coefficients, never slots, staff or money
  double affordable;  ///< share of weekly purchases that money pays for
  std::vector<Service> const& services;
  EvidenceBase const& evidence;
  Scenario const& scenario;
  std::optional<Draws> const& numbers;  ///< of uncertain numbers; empty: central values
};

/// Posts that a program requests at a service this week.
struct Staffing {
  int service;
  double fte;
  double start_logit = 0.0;  ///< added to the log odds of starting
  double lent_trust = 0.0;   ///< share of people's trust that is in the host, not the clinic
  int moved_from = nowhere;  ///< service that loses these posts; nowhere: hired
  bool comes_along = false;  ///< new posts are filled at once, by staff from another stop
  int partnership = no_partnership;  ///< who pays those in post; none: a comparator's budget
  double usd_per_fte_week = 0.0;
  bool cooperative = false;  ///< paid from the cooperative's own money
  int hires = no_limit;      ///< vacant posts that money allows to fill
  static constexpr int no_limit = 1 << 30;
};

/// People who are met: found and screened, told about recovery, reached by a message, or members
/// who turn to an organization of theirs.
struct Contacts {
  std::uint32_t program;          ///< hash of partnership and program, for its draws
  double number;                  ///< this week
  double each_person;             ///< instead of a number: weekly chance of each eligible person
  double steering;                ///< 0-1: how far they go where unmet need is
  int knows_as = no_partnership;  ///< whose knowledge of unmet need steers; none: unmet need
  bool screens;                   ///< screen, offer, accompany
  bool discloses;                 ///< contact with lived experience
  bool informs;                   ///< raises awareness, nothing else
  bool turned_to;                 ///< people in distress ask where to go
  double accepts_share;           ///< of those who screen positive
  double coached;                 ///< 0-1: strength of the company to the first visit
  Eligibility eligible;
  std::uint16_t languages = 0xffff;  ///< of workers, as in Service; default: all
  bool at_risk_first = true;         ///< screening goes where risk is, not to everybody alike
  bool remembers = false;            ///< people met within a year are sought less and count less
  int offers = nowhere;              ///< service offered; nowhere: whichever the person chooses
  std::uint8_t by = 0;  ///< index in `program_axis`; set for the program (plan_programs)
};

/// Patients of primary care practices who are screened on a visit and offered care in the practice.
struct PatientScreening {
  std::uint32_t program;  ///< hash of partnership and program, for its draws
  double panel_share;     ///< of residents who are patients of these practices
  double detects_share;   ///< of those who screen positive
  double accepts_share;   ///< of those detected
  int offers;             ///< service offered
  Eligibility eligible;
  std::uint8_t by = 0;  ///< as in Contacts
};

/// Adults who live with new clients of a service hear about it and may be offered care.
struct FamilyContact {
  int service;
  double told_share;     ///< of adults in the household
  double accepts_share;  ///< of those who screen positive
  std::uint8_t by = 0;   ///< as in Contacts
};

/// People who come to the same service make ties with each other, or with residents who work there
/// as peers.
struct TieMaking {
  int service;
  double per_meeting;  ///< ties that a person makes at one meeting
  bool with_peers = false;
};

/// Money that a program spends this week.
struct Expense {
  int partnership;
  std::string_view program;
  double usd;
  bool cooperative = false;  ///< from the cooperative's own money
  bool pay = false;          ///< of staff in post
};

/// People who learn to notice distress and to speak about it.
struct Training {
  int partnership;
  std::uint32_t program;  ///< hash, for its draws
  double people;          ///< this week
  double clinicians;      ///< this week, in cultural competence
  Eligibility eligible;   ///< the people who may be trained
};

/// Clinicians of a service who know the culture of groups to which they do not belong.
struct Competence {
  int service;
  std::uint16_t groups;
  double share;  ///< of the gain of a full match, 0-1
};

/// Practices whose doctors are taught to treat better and refer patients they prescribe to.
struct PracticeTeaching {
  std::uint32_t program;    ///< hash, for its draws
  double panel_share;       ///< of residents who are patients of these practices
  double prescribes_share;  ///< of patients other doctors would refer: prescribed to at once
  int nurse;                ///< service that follows them up
  Eligibility eligible;
};

/// Therapists of a service who learn from questionnaires how their clients are doing.
struct ProgressFeedback {
  int service;
  double share;  ///< of the effect, 0-1
  Eligibility eligible;
};

/// Requests of this week that coordinators or volunteers follow up.
struct FollowUp {
  std::uint32_t program;  ///< hash, for its draws
  double requests;        ///< that can be taken on this week
  double coached;         ///< 0-1: chance of company to the first visit
  double rebooked;        ///< 0-1: chance of another first visit after a missed one
  bool one_intake;        ///< no outside referral, and the service with the shortest wait
  Eligibility eligible;
  std::uint8_t by = 0;  ///< as in Contacts
};

/// Volunteers wanted.
struct Volunteering {
  int partnership;
  double wanted;
  std::uint32_t program;  ///< hash, for its draws
  Eligibility eligible;   ///< adults among whom they are found
};

/// A year's attempt to win a policy, decided this week.
struct Bid {
  int partnership;
  std::uint32_t program;  ///< hash, for its draws
  Policy policy;
  double chance;
};

/// The terms of a cooperative this week.
struct Membership {
  int partnership;
  std::uint32_t program;     ///< hash, for its draws
  std::uint16_t bit;         ///< of the cooperative among memberships
  std::uint16_t partners;    ///< organizations whose members know of it
  double dues_usd_per_year;  ///< of those who do not volunteer
  double reduced_share;      ///< of the dues, below 200 % of poverty
  double volunteer_share;    ///< of those who join: they give time instead
  double donations_usd_per_year;
  double professionals_share;  ///< of the seats on the board
  std::array<int, cooperative_services> services;
  bool runs;  ///< false: the program has ended
  Eligibility eligible;
};

/// Jobs that employers give to people in distress.
struct Hiring {
  std::uint32_t program;  ///< hash, for its draws
  double jobs;            ///< this week
  Eligibility eligible;
};

/// A van's route for the coming weeks.
struct Route {
  int partnership;
  std::vector<double> days;  ///< a week, by zone
};

/// Residents of the community are found, trained and employed as peers of a service.
struct PeerPipeline {
  int partnership;
  int service;
  std::string_view program;
};

/// Patients on medication whose follow-up visits move with their prescribers.
struct PatientMove {
  int from;      ///< service
  int to;        ///< service
  double share;  ///< of the patients of `from`
};

/// Marks that a partnership does something this week besides planning and employing staff.
struct Activity {
  int partnership;
};

/// Money that a program brings in this week.
struct Income {
  int partnership;
  double usd;
  bool cooperative = false;  ///< to the cooperative's own money
};

/// What programs add to the week: only rates and intents, which processes carry out.
struct Effects {
  std::vector<Staffing> staffing;
  std::vector<Contacts> contacts;
  std::vector<PatientScreening> screenings;
  std::vector<FamilyContact> families;
  std::vector<TieMaking> tie_making;
  std::vector<Expense> expenses;
  std::vector<Training> trainings;
  std::vector<Competence> competences;
  std::vector<PracticeTeaching> teachings;
  std::vector<ProgressFeedback> feedbacks;
  std::vector<FollowUp> follow_ups;
  std::vector<Volunteering> volunteering;
  std::vector<Bid> bids;
  std::vector<Membership> memberships;
  std::vector<PeerPipeline> pipelines;
  std::vector<Hiring> hirings;
  std::vector<Route> routes;
  std::vector<PatientMove> patient_moves;
  std::vector<Income> incomes;
  std::vector<Activity> activities;

  /// Visits every list. One that is not named here does not compile.
  template <class Visit>
  void each_list(Visit&& visit) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t] = *this;
    auto const visit_each = [&](auto&... lists) { (visit(lists), ...); };
    visit_all<Effects>(visit_each, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t);
  }
  void clear() {
    each_list([](auto& list) { list.clear(); });
  }
};

}  // namespace kith
