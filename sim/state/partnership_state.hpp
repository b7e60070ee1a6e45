#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "kith/ground/column.hpp"

namespace kith {

inline constexpr Week no_week = -100000;

/// What advocacy can win.
enum class Policy : std::uint8_t { levy, coverage, parity };
inline constexpr std::size_t policy_count = 3;

/// Services among which the board of a cooperative divides its budget.
inline constexpr std::size_t cooperative_services = 3;  ///< therapy, peers, health workers

/// A cooperative: its members are in a ledger of the community; its money is its own.
struct CooperativeState {
  double cash_usd = 0.0;
  double budget_usd_per_year = 0.0;                   ///< as decided by the board
  std::array<double, cooperative_services> shares{};  ///< of the budget, as decided by the board
  double dues_usd = 0.0;                              ///< this week
  double members = 0.0;
  double volunteers = 0.0;  ///< members who give time instead of dues
  Week decides = no_week;   ///< next week in which the board meets
  int weeks_unpaid = 0;     ///< consecutive weeks so far in which money did not cover its budget
  Week founded = no_week;
  bool open = false;
  bool operator==(CooperativeState const&) const = default;
};

/// Functioning, money and life of one partnership (MODEL 7.10).
struct PartnershipState {
  double goals = 0.0;
  double communication = 0.0;
  double trust = 0.0;
  double resources = 0.0;
  double inclusion = 0.0;
  double maturity = 0.0;
  double joint_plan = 0.0;  ///< 0-1: current part of the effect of joint planning
  double cash_usd = 0.0;
  double money_in_usd = 0.0;   ///< this week
  double money_out_usd = 0.0;  ///< this week
  double returned_usd = 0.0;   ///< this week, of a grant that has ended
  double grant_usd = 0.0;      ///< unspent part of the grant in its cash
  double spent_usd = 0.0;      ///< since the start
  double staff_fte = 0.0;
  double affordable = 0.0;  ///< share of weekly purchases that money pays for
  double steady_usd = 0.0;  ///< weekly income other than the grant
  double free_usd = 0.0;    ///< left after this week's pay is committed
  bool stopped = false;     ///< no week can be paid for and nothing comes in: no posts
  Week opened = no_week;    ///< first client or, if no program has clients, first activity
  Week ran_out = no_week;   ///< first week not paid in full, by it or its cooperative
  int grants = 0;           ///< grants received so far
  Week grant_end = no_week;
  bool started = false;
  bool alive = false;
  // Built up by its programs
  double earned_usd = 0.0;   ///< brought in by programs last week
  double gatekeepers = 0.0;  ///< people trained to notice distress whose training still works
  double competent = 0.0;    ///< clinicians trained in cultural competence who are still there
  double volunteers = 0.0;   ///< where resources are shared
  std::array<Week, policy_count> won = {no_week, no_week, no_week};
  std::vector<double> known_unmet;  ///< by zone: people in need without care whom it knows of
  std::vector<double> route;        ///< of a steered van: days a week by zone
  CooperativeState cooperative;
  bool operator==(PartnershipState const&) const = default;
};

}  // namespace kith
