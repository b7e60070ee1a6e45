#include "kith/evidence/evidence_base.hpp"

namespace kith {

namespace {

void describe_part_1(Form& form, DistressEvidence& evidence) {
  form.evidence(
      {"trait_share", "1", "Share of the variance of the latent score that is a lasting trait."},
      {0, 1}, Drawn::no, evidence.trait_share);
  form.evidence({"state_time_constant_weeks", "week", "Time constant of the slowly moving state."},
                {1, 1000}, Drawn::no, evidence.state_time_constant_weeks);
  form.evidence({"mean_z", "z", "Mean of the latent score in the reference nation."}, {-2, 2},
                Drawn::no, evidence.mean_z);
  form.evidence(
      {"income_below_100_shift_z", "z", "Shift of the set point below 100 % of the poverty line."},
      {-2, 2}, Drawn::no, evidence.income_below_100_shift_z);
  form.evidence({"income_100_199_shift_z", "z", "Shift at 100-199 % of the poverty line."}, {-2, 2},
                Drawn::no, evidence.income_100_199_shift_z);
  form.evidence({"income_200_399_shift_z", "z", "Shift at 200-399 % of the poverty line."}, {-2, 2},
                Drawn::no, evidence.income_200_399_shift_z);
  form.evidence({"income_400_plus_shift_z", "z", "Shift at 400 % of the poverty line or more."},
                {-2, 2}, Drawn::no, evidence.income_400_plus_shift_z);
  form.evidence({"female_shift_z", "z", "Shift of women and girls."}, {-2, 2}, Drawn::no,
                evidence.female_shift_z);
  form.evidence({"male_shift_z", "z", "Shift of men and boys."}, {-2, 2}, Drawn::no,
                evidence.male_shift_z);
  form.evidence({"age_10_17_shift_z", "z", "Shift of ages 10-17."}, {-2, 2}, Drawn::no,
                evidence.age_10_17_shift_z);
  form.evidence({"age_18_25_shift_z", "z", "Shift of ages 18-25."}, {-2, 2}, Drawn::no,
                evidence.age_18_25_shift_z);
  form.evidence({"age_26_49_shift_z", "z", "Shift of ages 26-49."}, {-2, 2}, Drawn::no,
                evidence.age_26_49_shift_z);
  form.evidence({"age_50_plus_shift_z", "z", "Shift of ages 50 and over."}, {-2, 2}, Drawn::no,
                evidence.age_50_plus_shift_z);
  form.evidence({"trauma_shift_z", "z", "Shift of people with a history of trauma."}, {-2, 2},
                Drawn::no, evidence.trauma_shift_z);
}

void describe_part_2(Form& form, DistressEvidence& evidence) {
  form.evidence({"isolation_shift_z", "z", "Shift of people with at most one tie."}, {-2, 2},
                Drawn::no, evidence.isolation_shift_z);
  form.evidence({"uninsured_shift_z", "z", "Shift of people without coverage."}, {-2, 2}, Drawn::no,
                evidence.uninsured_shift_z);
  form.evidence({"reference_shift_mean_z", "z",
                 "Mean of the sum of shifts in the reference nation, where they are centred."},
                {-2, 2}, Drawn::no, evidence.reference_shift_mean_z);
  form.evidence({"reference_shift_variance", "1",
                 "Variance of the sum of shifts in the reference nation, paid from the trait."},
                {0, 0.6}, Drawn::no, evidence.reference_shift_variance);
  form.evidence(
      {"floor_share", "1", "Share of adults of the reference nation whose K6 is above 0."},
      {0.05, 1}, Drawn::no, evidence.floor_share);
  form.evidence({"tail_rate_per_point", "1/point", "Rate of the exponential tail of K6."},
                {0.05, 1}, Drawn::no, evidence.tail_rate_per_point);
  form.evidence({"k6_reliability", "1", "Reliability of one K6 reading when somebody is screened."},
                {0.3, 1}, Drawn::no, evidence.k6_reliability);
  form.evidence({"tie_influence_z_per_year", "1/year",
                 "Pull towards the mean of better-off ties, z per z and year."},
                {0, 1}, Drawn::yes, evidence.tie_influence_z_per_year);
  form.evidence({"worse_tie_factor", "1",
                 "Pull of ties who are worse off against that of ties who are better off."},
                {0, 1}, Drawn::no, evidence.worse_tie_factor);
  form.evidence({"caregiver_burden_z", "z",
                 "Lasting strain of living with somebody in serious untreated distress."},
                {0, 1}, Drawn::yes, evidence.caregiver_burden_z);
  form.evidence(
      {"burden_relief_share", "1", "Share of the strain that goes when that person is in care."},
      {0, 1}, Drawn::yes, evidence.burden_relief_share);
  form.evidence({"violent_event_z", "z", "Shock of a violent event to its victim."}, {0, 3},
                Drawn::no, evidence.violent_event_z);
  form.evidence({"job_loss_z", "z", "Shock of losing a job."}, {0, 3}, Drawn::no,
                evidence.job_loss_z);
  form.evidence({"job_loss_per_year", "1/year", "Rate of job loss of people of 18 to 64."}, {0, 1},
                Drawn::no, evidence.job_loss_per_year);
}

void describe_part_3(Form& form, DistressEvidence& evidence) {
  form.evidence(
      {"shock_half_life_weeks", "week", "Half-life of personal shocks and of strain at home."},
      {1, 520}, Drawn::no, evidence.shock_half_life_weeks);
  form.evidence(
      {"violent_rate_factor_below_100", "1",
       "Rate of violent events below the poverty line against that of others in the zone."},
      {0, 10}, Drawn::no, evidence.violent_rate_factor_below_100);
  form.evidence({"discrimination_z", "z", "Shock by one event of discrimination."}, {0, 2},
                Drawn::no, evidence.discrimination_z);
}

}  // namespace

void describe(Form& form, DistressEvidence& evidence) {
  describe_part_1(form, evidence);
  describe_part_2(form, evidence);
  describe_part_3(form, evidence);
}

}  // namespace kith
