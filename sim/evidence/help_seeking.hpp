#pragma once

#include "kith/evidence/evidence_group.hpp"

namespace kith {

struct NeedEvidence : EvidenceGroup {
  static constexpr Field table = {"need", "",
                                  "Felt need: whether a person in distress sees a need for help."};

  Number intercept =
      number({"intercept", "logit", "Log odds of feeling need at K6 5 and mean awareness."},
             {-10, 10}, Drawn::no);
  Number per_k6_point =
      number({"per_k6_point", "logit/point", "Rise of the log odds of feeling need per K6 point."},
             {0, 2}, Drawn::no);
  Number per_awareness_sd = number(
      {"per_awareness_sd", "logit", "Rise of the log odds of feeling need per SD of awareness."},
      {0, 5}, Drawn::no);
  Number persistence_weeks = number(
      {"persistence_weeks", "week", "Weeks for which a personal threshold of felt need lasts."},
      {1, 2600}, Drawn::no);
};

struct HelpSeekingEvidence : EvidenceGroup {
  static constexpr Field table = {
      "help_seeking", "",
      "Weekly hazard of asking for help, what people ask for, and what keeps them from a service."};

  Number base_hazard_per_week =
      number({"base_hazard_per_week", "1/week",
              "Hazard of asking for help of a person who feels need, at z 0.7, with average stigma "
              "and trust."},
             {0, 1}, Drawn::no);
  Number asks_therapist_share = number(
      {"asks_therapist_share", "1", "Share who ask for a therapist, of those who ask for help."},
      {0, 1}, Drawn::no);
  Number asks_prescriber_share = number(
      {"asks_prescriber_share", "1", "Share who ask for a prescriber, of those who ask for help."},
      {0, 1}, Drawn::no);
  Number asks_helper_share =
      number({"asks_helper_share", "1",
              "Share who ask for a peer, health worker or group, of those who ask for help; the "
              "others ask in general medical care. Where there is none, the request is lost."},
             {0, 1}, Drawn::no);
  Number referrals_to_prescriber_share =
      number({"referrals_to_prescriber_share", "1",
              "Share of referrals by doctors and emergency rooms to a prescriber; the others go to "
              "a therapist."},
             {0, 1}, Drawn::no);
  Number per_z = number({"per_z", "1/z", "Log hazard of asking for help per z of distress."},
                        {-5, 5}, Drawn::no);
  Number per_stigma_sd =
      number({"per_stigma_sd", "1", "Log hazard of asking for help per SD of stigma."}, {-5, 5},
             Drawn::yes);
  Number per_trust_sd = number(
      {"per_trust_sd", "1",
       "Log hazard of asking, and log chance of accepting a service, per SD (0.20) of trust."},
      {-5, 5}, Drawn::yes);
  Number cost = number({"cost", "1",
                        "Log chance of accepting usual care that does not take the person's "
                        "coverage, or of accepting it without coverage."},
                       {-5, 5}, Drawn::yes);
  Number distance_per_minute = number({"distance_per_minute", "1/min",
                                       "Log chance of accepting a service per minute of travel, "
                                       "and of keeping its visits per minute beyond 15."},
                                      {-1, 0}, Drawn::yes);
  Number no_language = number(
      {"no_language", "1", "Log chance of accepting staff who do not speak the person's language."},
      {-5, 5}, Drawn::yes);
  Number wait_per_week =
      number({"wait_per_week", "1/week",
              "Log chance of accepting a service per week that a new request would wait."},
             {-1, 0}, Drawn::no);
  Number no_car_minutes_factor = number(
      {"no_car_minutes_factor", "1", "Travel time without a car, relative to that with one."},
      {1, 10}, Drawn::no);
  Number remote_no_broadband =
      number({"remote_no_broadband", "1", "Log chance of accepting remote care without broadband."},
             {-5, 0}, Drawn::no);
  Number black_residual = number({"black_residual", "1",
                                  "Log hazard of asking for help of Black residents relative to "
                                  "White residents, beyond barriers."},
                                 {-3, 3}, Drawn::no);
  Number hispanic_residual = number({"hispanic_residual", "1",
                                     "Log hazard of asking for help of Hispanic residents relative "
                                     "to White residents, beyond barriers."},
                                    {-3, 3}, Drawn::no);
  Number asian_residual = number({"asian_residual", "1",
                                  "Log hazard of asking for help of Asian residents relative to "
                                  "White residents, beyond barriers."},
                                 {-3, 3}, Drawn::no);
  Number other_residual = number({"other_residual", "1",
                                  "Log hazard of asking for help of multiracial, Native and other "
                                  "residents relative to White residents, beyond barriers."},
                                 {-3, 3}, Drawn::no);
  Number male_residual = number({"male_residual", "1",
                                 "Log hazard of asking for help of men and boys relative to women "
                                 "and girls, beyond distress and barriers."},
                                {-3, 3}, Drawn::no);
  Number young_residual = number(
      {"young_residual", "1",
       "Log hazard of asking for help at ages 18-25 relative to other adults, beyond barriers."},
      {-3, 3}, Drawn::no);
  Number youth_factor =
      number({"youth_factor", "1", "Hazard of asking for help at ages 10-17 relative to adults."},
             {0, 2}, Drawn::no);
};

struct KnownServicesEvidence : EvidenceGroup {
  static constexpr Field table = {"known_services", "",
                                  "Who knows of a service that a program adds, at mean awareness; "
                                  "everybody knows of usual care."};

  Number in_zone_share =
      number({"in_zone_share", "1",
              "Share of the residents of its zone who know of a service when it opens."},
             {0, 1}, Drawn::yes);
  Number elsewhere_share =
      number({"elsewhere_share", "1",
              "Share of the residents of other zones who know of a service when it opens."},
             {0, 1}, Drawn::yes);
  Number to_members_share = number({"to_members_share", "1",
                                    "Share of the members of the partners' organizations who know "
                                    "of their service when it opens."},
                                   {0, 1}, Drawn::yes);
  Number to_doctors_share =
      number({"to_doctors_share", "1",
              "Share of the doctors and emergency rooms who refer to a service when it opens."},
             {0, 1}, Drawn::yes);
  Number told_by_client = number(
      {"told_by_client", "1", "People of the same zone whom a new client tells of a service."},
      {0, 100}, Drawn::yes);
};

}  // namespace kith
