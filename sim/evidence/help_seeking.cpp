#include "kith/evidence/evidence_base.hpp"

namespace kith {

namespace {

void describe_part_1(Form& form, HelpSeekingEvidence& evidence) {
  form.evidence({"base_hazard_per_week", "1/week",
                 "Hazard of contact of a person who feels need, at z 0.7, with average stigma and "
                 "trust, no barriers and the nation's capacity."},
                {0, 1}, Drawn::no, evidence.base_hazard_per_week);
  form.evidence({"per_z", "1/z", "Log hazard per z of distress."}, {-5, 5}, Drawn::no,
                evidence.per_z);
  form.evidence({"per_stigma_sd", "1", "Log hazard per SD of stigma."}, {-5, 5}, Drawn::yes,
                evidence.per_stigma_sd);
  form.evidence({"per_trust_sd", "1", "Log hazard per SD (0.20) of trust in the kind of care."},
                {-5, 5}, Drawn::yes, evidence.per_trust_sd);
  form.evidence(
      {"cost", "1", "Log hazard where usual care does not accept the coverage or there is none."},
      {-5, 5}, Drawn::yes, evidence.cost);
  form.evidence(
      {"distance_per_minute", "1/min", "Log hazard per minute of travel, counted from 15 minutes."},
      {-1, 0}, Drawn::yes, evidence.distance_per_minute);
  form.evidence(
      {"no_language", "1", "Log hazard where the staff do not speak the person's language."},
      {-5, 5}, Drawn::yes, evidence.no_language);
  form.evidence({"wait_per_week", "1/week", "Log hazard per week that a new request would wait."},
                {-1, 0}, Drawn::no, evidence.wait_per_week);
  form.evidence({"no_car_minutes_factor", "1", "Travel time without a car against with one."},
                {1, 10}, Drawn::no, evidence.no_car_minutes_factor);
  form.evidence({"remote_no_broadband", "1", "Log hazard of remote care without broadband."},
                {-5, 0}, Drawn::no, evidence.remote_no_broadband);
  form.evidence(
      {"black_residual", "1", "Log hazard of Black against White residents, beyond barriers."},
      {-3, 3}, Drawn::no, evidence.black_residual);
  form.evidence({"hispanic_residual", "1",
                 "Log hazard of Hispanic against White residents, beyond barriers."},
                {-3, 3}, Drawn::no, evidence.hispanic_residual);
  form.evidence(
      {"asian_residual", "1", "Log hazard of Asian against White residents, beyond barriers."},
      {-3, 3}, Drawn::no, evidence.asian_residual);
  form.evidence(
      {"other_residual", "1", "Log hazard of other against White residents, beyond barriers."},
      {-3, 3}, Drawn::no, evidence.other_residual);
}

void describe_part_2(Form& form, HelpSeekingEvidence& evidence) {
  form.evidence(
      {"male_residual", "1",
       "Log hazard of men and boys against women and girls, beyond distress and barriers."},
      {-3, 3}, Drawn::no, evidence.male_residual);
  form.evidence(
      {"young_residual", "1", "Log hazard of ages 18-25 against other adults, beyond barriers."},
      {-3, 3}, Drawn::no, evidence.young_residual);
  form.evidence({"youth_factor", "1", "Hazard of ages 10-17 against adults."}, {0, 2}, Drawn::no,
                evidence.youth_factor);
  form.evidence(
      {"reference_slots_per_adult_week", "1/week",
       "Usual-care slots for new and continuing clients per adult of the reference nation."},
      {0.0001, 1}, Drawn::no, evidence.reference_slots_per_adult_week);
}

}  // namespace

void describe(Form& form, HelpSeekingEvidence& evidence) {
  describe_part_1(form, evidence);
  describe_part_2(form, evidence);
}

}  // namespace kith
