#pragma once

#include "kith/evidence/evidence_group.hpp"

namespace kith {

struct NeedEvidence : EvidenceGroup {
  static constexpr Field table = {"need", "",
                                  "Felt need: whether a person in distress sees a need for help."};

  Number intercept =
      number({"intercept", "logit", "Log odds of felt need at K6 5 and mean awareness."}, {-10, 10},
             Drawn::no);
  Number per_k6_point = number(
      {"per_k6_point", "logit/point", "Rise of the log odds per K6 point."}, {0, 2}, Drawn::no);
  Number per_awareness_sd =
      number({"per_awareness_sd", "logit", "Rise of the log odds per SD of awareness."}, {0, 5},
             Drawn::no);
  Number persistence_weeks = number(
      {"persistence_weeks", "week", "Weeks for which the personal threshold of felt need stays."},
      {1, 2600}, Drawn::no);
};

struct HelpSeekingEvidence : EvidenceGroup {
  static constexpr Field table = {
      "help_seeking", "", "Weekly hazard of looking for help, and the utility of a service."};

  Number base_hazard_per_week =
      number({"base_hazard_per_week", "1/week",
              "Hazard of contact of a person who feels need, at z 0.7, with average stigma and "
              "trust, no barriers and the nation's capacity."},
             {0, 1}, Drawn::no);
  Number per_z = number({"per_z", "1/z", "Log hazard per z of distress."}, {-5, 5}, Drawn::no);
  Number per_stigma_sd =
      number({"per_stigma_sd", "1", "Log hazard per SD of stigma."}, {-5, 5}, Drawn::yes);
  Number per_trust_sd =
      number({"per_trust_sd", "1", "Log hazard per SD (0.20) of trust in the kind of care."},
             {-5, 5}, Drawn::yes);
  Number cost = number(
      {"cost", "1", "Log hazard where usual care does not accept the coverage or there is none."},
      {-5, 5}, Drawn::yes);
  Number distance_per_minute = number(
      {"distance_per_minute", "1/min", "Log hazard per minute of travel, counted from 15 minutes."},
      {-1, 0}, Drawn::yes);
  Number no_language =
      number({"no_language", "1", "Log hazard where the staff do not speak the person's language."},
             {-5, 5}, Drawn::yes);
  Number wait_per_week =
      number({"wait_per_week", "1/week", "Log hazard per week that a new request would wait."},
             {-1, 0}, Drawn::no);
  Number no_car_minutes_factor =
      number({"no_car_minutes_factor", "1", "Travel time without a car against with one."}, {1, 10},
             Drawn::no);
  Number remote_no_broadband =
      number({"remote_no_broadband", "1", "Log hazard of remote care without broadband."}, {-5, 0},
             Drawn::no);
  Number black_residual = number(
      {"black_residual", "1", "Log hazard of Black against White residents, beyond barriers."},
      {-3, 3}, Drawn::no);
  Number hispanic_residual =
      number({"hispanic_residual", "1",
              "Log hazard of Hispanic against White residents, beyond barriers."},
             {-3, 3}, Drawn::no);
  Number asian_residual = number(
      {"asian_residual", "1", "Log hazard of Asian against White residents, beyond barriers."},
      {-3, 3}, Drawn::no);
  Number other_residual = number(
      {"other_residual", "1", "Log hazard of other against White residents, beyond barriers."},
      {-3, 3}, Drawn::no);
  Number male_residual =
      number({"male_residual", "1",
              "Log hazard of men and boys against women and girls, beyond distress and barriers."},
             {-3, 3}, Drawn::no);
  Number young_residual = number(
      {"young_residual", "1", "Log hazard of ages 18-25 against other adults, beyond barriers."},
      {-3, 3}, Drawn::no);
  Number youth_factor =
      number({"youth_factor", "1", "Hazard of ages 10-17 against adults."}, {0, 2}, Drawn::no);
  Number reference_slots_per_adult_week =
      number({"reference_slots_per_adult_week", "1/week",
              "Usual-care slots for new and continuing clients per adult of the reference nation."},
             {0.0001, 1}, Drawn::no);
};

}  // namespace kith
