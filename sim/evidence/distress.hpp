#pragma once

#include "kith/evidence/evidence_group.hpp"

namespace kith {

struct DistressEvidence : EvidenceGroup {
  static constexpr Field table = {"distress", "",
                                  "The latent score of distress, in population standard deviations "
                                  "(z), and its transform to K6."};

  Number trait_share = number(
      {"trait_share", "1", "Share of the variance of latent distress that is a lasting trait."},
      {0.01, 0.99}, Drawn::no);
  Number state_time_constant_weeks =
      number({"state_time_constant_weeks", "week",
              "Time constant of the slowly moving state of distress, median over people."},
             {1, 1000}, Drawn::no);
  Number time_constant_log_sd = number(
      {"time_constant_log_sd", "1",
       "SD, between people, of the logarithm of the time constant of the slowly moving state."},
      {0, 2}, Drawn::no);
  Number time_constant_income_sd =
      number({"time_constant_income_sd", "1",
              "Mean log time constant of distress below the poverty line, relative to that at 400 "
              "% of it or more, in SD between people."},
             {-3, 3}, Drawn::no);
  Number mean_z =
      number({"mean_z", "z", "Mean of the latent score of distress in the reference nation."},
             {-2, 2}, Drawn::no);
  Number income_below_100_shift_z = number(
      {"income_below_100_shift_z", "z", "Shift of usual distress below 100 % of the poverty line."},
      {-2, 2}, Drawn::no);
  Number income_100_199_shift_z = number(
      {"income_100_199_shift_z", "z", "Shift of usual distress at 100-199 % of the poverty line."},
      {-2, 2}, Drawn::no);
  Number income_200_399_shift_z = number(
      {"income_200_399_shift_z", "z", "Shift of usual distress at 200-399 % of the poverty line."},
      {-2, 2}, Drawn::no);
  Number income_400_plus_shift_z =
      number({"income_400_plus_shift_z", "z",
              "Shift of usual distress at 400 % of the poverty line or more."},
             {-2, 2}, Drawn::no);
  Number female_shift_z = number(
      {"female_shift_z", "z", "Shift of usual distress of women and girls."}, {-2, 2}, Drawn::no);
  Number male_shift_z =
      number({"male_shift_z", "z", "Shift of usual distress of men and boys."}, {-2, 2}, Drawn::no);
  Number age_10_17_shift_z = number(
      {"age_10_17_shift_z", "z", "Shift of usual distress at ages 10-17."}, {-2, 2}, Drawn::no);
  Number age_18_25_shift_z = number(
      {"age_18_25_shift_z", "z", "Shift of usual distress at ages 18-25."}, {-2, 2}, Drawn::no);
  Number age_26_49_shift_z = number(
      {"age_26_49_shift_z", "z", "Shift of usual distress at ages 26-49."}, {-2, 2}, Drawn::no);
  Number age_50_64_shift_z = number(
      {"age_50_64_shift_z", "z", "Shift of usual distress at ages 50-64."}, {-2, 2}, Drawn::no);
  Number age_65_plus_shift_z =
      number({"age_65_plus_shift_z", "z", "Shift of usual distress at ages 65 and over."}, {-2, 2},
             Drawn::no);
  Number black_shift_z = number({"black_shift_z", "z",
                                 "Shift of usual distress of Black residents relative to White "
                                 "residents, beyond the other shifts."},
                                {-2, 2}, Drawn::no);
  Number hispanic_shift_z = number({"hispanic_shift_z", "z",
                                    "Shift of usual distress of Hispanic residents relative to "
                                    "White residents, beyond the other shifts."},
                                   {-2, 2}, Drawn::no);
  Number asian_shift_z = number({"asian_shift_z", "z",
                                 "Shift of usual distress of Asian residents relative to White "
                                 "residents, beyond the other shifts."},
                                {-2, 2}, Drawn::no);
  Number other_shift_z = number({"other_shift_z", "z",
                                 "Shift of usual distress of multiracial, Native and other "
                                 "residents relative to White residents, beyond the other shifts."},
                                {-2, 2}, Drawn::no);
  Number trauma_shift_z =
      number({"trauma_shift_z", "z", "Shift of usual distress of people with a history of trauma."},
             {-2, 2}, Drawn::no);
  Number isolation_shift_z =
      number({"isolation_shift_z", "z", "Shift of usual distress of people with at most one tie."},
             {-2, 2}, Drawn::no);
  Number uninsured_shift_z =
      number({"uninsured_shift_z", "z", "Shift of usual distress of people without coverage."},
             {-2, 2}, Drawn::no);
  Number reference_shift_mean_z = number(
      {"reference_shift_mean_z", "z",
       "Mean of all shifts of usual distress in the reference nation, where they are centered."},
      {-2, 2}, Drawn::no);
  Number reference_shift_variance = number({"reference_shift_variance", "1",
                                            "Variance of all shifts of usual distress in the "
                                            "reference nation, taken from that of the trait."},
                                           {0, 0.6}, Drawn::no);
  Number floor_share =
      number({"floor_share", "1", "Share of adults of the reference nation whose K6 is above 0."},
             {0.05, 1}, Drawn::no);
  Number tail_rate_per_point =
      number({"tail_rate_per_point", "1/point", "Rate of the exponential tail of K6."}, {0.05, 1},
             Drawn::no);
  Number k6_reliability =
      number({"k6_reliability", "1", "Reliability of one K6 reading when somebody is screened."},
             {0.3, 1}, Drawn::no);
  Number tie_influence_z_per_year = number(
      {"tie_influence_z_per_year", "1/year",
       "Pull of a person's distress toward the mean of ties in less distress, z per z and year."},
      {0, 1}, Drawn::yes);
  Number worse_tie_factor = number(
      {"worse_tie_factor", "1",
       "Pull of distress by ties in more distress, relative to that by ties in less distress."},
      {0, 1}, Drawn::no);
  Number caregiver_burden_z =
      number({"caregiver_burden_z", "z",
              "Lasting strain of living with somebody in serious untreated distress."},
             {0, 1}, Drawn::yes);
  Number burden_relief_share = number({"burden_relief_share", "1",
                                       "Share of the strain of living with somebody in serious "
                                       "distress that ends when that person is in care."},
                                      {0, 1}, Drawn::yes);
  Number violent_event_z = number(
      {"violent_event_z", "z", "Shock of a violent event to its victim."}, {0, 3}, Drawn::no);
  Number job_loss_z = number({"job_loss_z", "z", "Shock of losing a job."}, {0, 3}, Drawn::no);
  Number job_loss_per_year =
      number({"job_loss_per_year", "1/year", "Rate of job loss at ages 18-64."}, {0, 1}, Drawn::no);
  Number shock_half_life_weeks = number(
      {"shock_half_life_weeks", "week", "Half-life of personal shocks and of strain at home."},
      {1, 520}, Drawn::no);
  Number violent_rate_factor_below_100 = number(
      {"violent_rate_factor_below_100", "1",
       "Rate of violent events below the poverty line, relative to that of others in the zone."},
      {0, 10}, Drawn::no);
  Number discrimination_z =
      number({"discrimination_z", "z", "Shock of one event of discrimination."}, {0, 2}, Drawn::no);
};

}  // namespace kith
