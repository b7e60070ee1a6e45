#pragma once

#include "kith/evidence/evidence_group.hpp"

namespace kith {

struct CooperativeEvidence : EvidenceGroup {
  static constexpr Field table = {"cooperative", "",
                                  "Cooperatives: who joins and leaves, and how long they last."};

  Number join_per_week =
      number({"join_per_week", "1/week",
              "Weekly hazard that an adult who knows of a cooperative joins it."},
             {0, 1}, Drawn::yes);
  Number heard_of_it_share = number({"heard_of_it_share", "1",
                                     "Share of full awareness of a cooperative that people outside "
                                     "the partners' organizations have."},
                                    {0, 1}, Drawn::yes);
  Number join_per_trust =
      number({"join_per_trust", "1",
              "Log hazard of joining a cooperative per unit of trust in organizations over 0.5."},
             {-10, 10}, Drawn::yes);
  Number join_per_friend = number(
      {"join_per_friend", "1", "Log hazard of joining a cooperative per tie who is a member."},
      {-2, 2}, Drawn::yes);
  Number join_in_distress =
      number({"join_in_distress", "1", "Log hazard of joining a cooperative at K6 of 5 or more."},
             {-5, 5}, Drawn::yes);
  Number join_per_price = number(
      {"join_per_price", "1",
       "Log hazard of joining a cooperative per unit of yearly dues divided by household income."},
      {-1000, 0}, Drawn::yes);
  Number join_per_stigma_sd = number(
      {"join_per_stigma_sd", "1/SD", "Log hazard of joining a cooperative per SD of stigma."},
      {-5, 5}, Drawn::yes);
  Number join_per_service =
      number({"join_per_service", "1",
              "Log hazard of joining a cooperative per kind of service beyond the first."},
             {-5, 5}, Drawn::yes);
  Number leave_per_week =
      number({"leave_per_week", "1/week", "Weekly hazard of leaving a cooperative at trust 0.5."},
             {0, 1}, Drawn::yes);
  Number stay_trust_factor =
      number({"stay_trust_factor", "1",
              "Factor on the length of membership in a cooperative per 0.25 of trust."},
             {0.1, 10}, Drawn::yes);
  Number stay_serious_factor = number(
      {"stay_serious_factor", "1",
       "Factor on the length of membership in a cooperative for members in serious distress."},
      {0.1, 10}, Drawn::yes);
  Number yearly_shock_share =
      number({"yearly_shock_share", "1",
              "SD of a year's unforeseen gains or losses, as a share of a cooperative's budget."},
             {0, 2}, Drawn::yes);
  Number deficit_share =
      number({"deficit_share", "1",
              "Share by which a cooperative's budgets exceed its income on average."},
             {-1, 1}, Drawn::yes);
  Number reserve_weeks = number(
      {"reserve_weeks", "week", "Reserve with which a cooperative opens, in weeks of its budget."},
      {0, 520}, Drawn::yes);
  Number quorum_volunteers =
      number({"quorum_volunteers", "1",
              "Fewest active volunteers with whom a cooperative makes decisions."},
             {0, 1000}, Drawn::no);
  Number decision_delay_weeks = number(
      {"decision_delay_weeks", "week", "Delay of a cooperative's decision without a quorum."},
      {1, 52}, Drawn::no);
  Number most_unpaid_weeks =
      number({"most_unpaid_weeks", "week",
              "Weeks in a row without money for its budget after which a cooperative closes."},
             {1, 520}, Drawn::no);
  Number professionals_therapy_share = number(
      {"professionals_therapy_share", "1",
       "Share of a cooperative's budget that professionals on its board want to spend on therapy."},
      {0, 1}, Drawn::yes);
};

}  // namespace kith
