#pragma once

#include "kith/evidence/evidence_group.hpp"

namespace kith {

struct PartnershipEvidence : EvidenceGroup {
  static constexpr Field table = {"partnership", "", "How partners work together."};

  Number trust_start =
      number({"trust_start", "1", "Trust between partners at the start."}, {0, 1}, Drawn::yes);
  Number trust_growth_per_week = number(
      {"trust_growth_per_week", "1/week",
       "Weekly growth of trust between partners with monthly meetings held and power shared."},
      {0, 1}, Drawn::yes);
  Number trust_loss_in_conflict_per_week =
      number({"trust_loss_in_conflict_per_week", "1/week",
              "Share of trust between partners lost in a week of conflict."},
             {0, 1}, Drawn::yes);
  Number conflict = number({"conflict", "1", "Share of time in which partners are in conflict."},
                           {0, 1}, Drawn::yes);
  Number leader_leaves_per_year =
      number({"leader_leaves_per_year", "1/year",
              "Rate at which a leader of the partnership leaves, per year."},
             {0, 5}, Drawn::yes);
  Number trust_loss_leader_left = number(
      {"trust_loss_leader_left", "1", "Share of trust between partners lost when a leader leaves."},
      {0, 1}, Drawn::yes);
  Number communication_per_week =
      number({"communication_per_week", "1/week",
              "Weekly rate at which communication between partners approaches the number of "
              "meetings held a month, 1 at most."},
             {0, 1}, Drawn::yes);
  Number goals_per_week = number({"goals_per_week", "1/week",
                                  "Weekly rate at which shared goals approach what partners want."},
                                 {0, 1}, Drawn::yes);
  Number joint_plan_gain = number(
      {"joint_plan_gain", "1", "Gain in shared goals from the joint plan."}, {0, 1}, Drawn::yes);
  Number inclusion_per_week =
      number({"inclusion_per_week", "1/week",
              "Weekly rate at which inclusion approaches shared power times representation."},
             {0, 1}, Drawn::yes);
  Number runway_weeks =
      number({"runway_weeks", "week",
              "Weeks of money ahead that count as full resources of a partnership."},
             {1, 260}, Drawn::no);
  Number hiring_runway_weeks =
      number({"hiring_runway_weeks", "week",
              "Weeks of pay that money on hand and expected must cover before a post is filled."},
             {1, 260}, Drawn::no);
  Number close_out_weeks = number(
      {"close_out_weeks", "week",
       "Weeks of pay that may still be drawn from a grant's unspent money after the grant ends."},
      {0, 104}, Drawn::no);
  Number unpaid_post_weeks =
      number({"unpaid_post_weeks", "week",
              "Weeks for which a post without money stays open before it is closed."},
             {1, 520}, Drawn::no);
  Number planning_weeks =
      number({"planning_weeks", "week", "Weeks of planning before a partnership's first service."},
             {0, 260}, Drawn::yes);
  Number maturity_weeks =
      number({"maturity_weeks", "week", "Time constant of a partnership's maturity."}, {1, 1000},
             Drawn::yes);
  Number full_effect_functioning =
      number({"full_effect_functioning", "1",
              "Functioning at or above which a joint plan adds its full effect."},
             {0.01, 1}, Drawn::yes);
  Number without_plan_share =
      number({"without_plan_share", "1",
              "Share of what programs achieve in trials that they achieve without a joint plan."},
             {0, 1}, Drawn::yes);
  Number plan_half_life_weeks =
      number({"plan_half_life_weeks", "week",
              "Half-life of the effect of a joint plan after support has ended."},
             {1, 1000}, Drawn::yes);
  Number ending_funded_per_week = number(
      {"ending_funded_per_week", "1/week", "Weekly hazard that a partnership ends while funded."},
      {0, 1}, Drawn::yes);
  Number ending_unfunded_per_week =
      number({"ending_unfunded_per_week", "1/week",
              "Weekly hazard that a partnership ends without a grant."},
             {0, 1}, Drawn::yes);
  Number functioning_hazard_ratio =
      number({"functioning_hazard_ratio", "1",
              "Hazard ratio of a partnership's ending per SD of functioning."},
             {0.05, 1}, Drawn::yes);
  Number functioning_sd = number({"functioning_sd", "1", "SD of functioning between partnerships."},
                                 {0.01, 1}, Drawn::no);
  Number functioning_reference_funded =
      number({"functioning_reference_funded", "1",
              "Functioning at which a funded partnership's hazard of ending is as stated."},
             {0, 1}, Drawn::no);
  Number functioning_reference_unfunded =
      number({"functioning_reference_unfunded", "1",
              "Functioning at which the hazard of ending without a grant is as stated."},
             {0, 1}, Drawn::no);
  Number technical_help_factor = number({"technical_help_factor", "1",
                                         "Hazard of a partnership's ending with continuing "
                                         "technical help, relative to that without."},
                                        {0, 1}, Drawn::yes);
  Number renewal_log_odds =
      number({"renewal_log_odds", "logit",
              "Log odds of renewing a grant at functioning 0.5 without a plan."},
             {-10, 10}, Drawn::yes);
  Number renewal_per_functioning =
      number({"renewal_per_functioning", "logit",
              "Change of the log odds of renewing a grant per unit of functioning."},
             {-10, 10}, Drawn::yes);
  Number renewal_with_plan =
      number({"renewal_with_plan", "logit",
              "Change of the log odds of renewing a grant with a plan to sustain the work."},
             {-10, 10}, Drawn::yes);
};

struct AdvocacyEvidence : EvidenceGroup {
  static constexpr Field table = {"advocacy", "", "Advocacy for policies."};

  Number win_per_year =
      number({"win_per_year", "1/year",
              "Chance a year that a mature coalition of reference size wins a policy."},
             {0, 1}, Drawn::yes);
  Number reference_members_share =
      number({"reference_members_share", "1",
              "Size of the reference coalition: members as a share of adults."},
             {0.001, 1}, Drawn::no);
  Number most_per_year =
      number({"most_per_year", "1/year", "Largest chance a year that a coalition wins a policy."},
             {0, 1}, Drawn::no);
  Number delay_weeks =
      number({"delay_weeks", "week", "Weeks from winning a policy to its first effect."}, {0, 520},
             Drawn::yes);
  Number levy_usd_per_head_year = number(
      {"levy_usd_per_head_year", "USD/year", "Yearly yield of a mental health levy, per person."},
      {0, 1000}, Drawn::yes);
  Number coverage_take_up_share =
      number({"coverage_take_up_share", "1",
              "Share of the uninsured below 200 % of poverty who take up coverage that is won."},
             {0, 1}, Drawn::yes);
};

struct KnowledgeEvidence : EvidenceGroup {
  static constexpr Field table = {"knowledge", "", "What partners know of unmet need."};

  Number learning_per_week =
      number({"learning_per_week", "1/week",
              "Weekly rate at which what partners know of unmet need approaches what organizations "
              "in a zone see, at full communication."},
             {0, 1}, Drawn::yes);
  Number forgetting_per_week = number({"forgetting_per_week", "1/week",
                                       "Weekly rate at which what partners know of unmet need "
                                       "fades to no difference between zones."},
                                      {0, 1}, Drawn::yes);
};

}  // namespace kith
