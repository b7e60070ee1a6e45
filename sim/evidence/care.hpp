#pragma once

#include "kith/evidence/evidence_group.hpp"

namespace kith {

struct PrimaryCareEvidence : EvidenceGroup {
  static constexpr Field table = {"primary_care", "", "Detection in primary care."};

  Number visit_insured_per_week = number(
      {"visit_insured_per_week", "1/week", "Weekly chance of a primary care visit with coverage."},
      {0, 1}, Drawn::no);
  Number visit_uninsured_per_week =
      number({"visit_uninsured_per_week", "1/week",
              "Weekly chance of a primary care visit without coverage."},
             {0, 1}, Drawn::no);
  Number detection_k6_9_plus = number(
      {"detection_k6_9_plus", "1", "Chance that a primary care visit detects distress at K6 >= 9."},
      {0, 1}, Drawn::no);
  Number detection_k6_5_to_9 =
      number({"detection_k6_5_to_9", "1",
              "Chance that a primary care visit detects distress at K6 5 to 9."},
             {0, 1}, Drawn::no);
  Number detection_k6_below_5 =
      number({"detection_k6_below_5", "1",
              "Chance that a primary care visit finds distress at K6 below 5."},
             {0, 1}, Drawn::no);
  Number medication_share = number({"medication_share", "1",
                                    "Share who start medication, of those whose distress primary "
                                    "care detects; the others are referred."},
                                   {0, 1}, Drawn::no);
  Number referral_visit_per_week =
      number({"referral_visit_per_week", "1/week",
              "Weekly chance of a visit that gives the referral which a service requires."},
             {0, 1}, Drawn::no);
  Number visits_per_fte_week = number({"visits_per_fte_week", "1/week",
                                       "Mental health visits of a full-time post in primary care."},
                                      {1, 200}, Drawn::no);
};

struct CrisisEvidence : EvidenceGroup {
  static constexpr Field table = {"crisis", "",
                                  "Emergency visits when severe distress goes untreated."};

  Number hazard_per_week =
      number({"hazard_per_week", "1/week", "Weekly hazard of a crisis visit at K6 13."}, {0, 1},
             Drawn::no);
  Number per_k6_point =
      number({"per_k6_point", "1/point", "Log hazard of a crisis visit per K6 point beyond 13."},
             {0, 2}, Drawn::no);
  Number in_care_factor = number(
      {"in_care_factor", "1", "Hazard of a crisis visit in care, relative to that out of care."},
      {0, 1}, Drawn::yes);
  Number referral_share = number(
      {"referral_share", "1", "Share of crisis visits that end in a referral."}, {0, 1}, Drawn::no);
};

struct CareEvidence : EvidenceGroup {
  static constexpr Field table = {"care", "", "Queues, attendance and capacity."};

  Number therapist_sessions_per_week =
      number({"therapist_sessions_per_week", "1/week",
              "Sessions of a full-time therapist in a working week."},
             {1, 100}, Drawn::no);
  Number working_weeks_share =
      number({"working_weeks_share", "1", "Share of the weeks of a year that clinicians work."},
             {0.1, 1}, Drawn::no);
  Number prescriber_visits_per_week =
      number({"prescriber_visits_per_week", "1/week",
              "Visits of a full-time prescriber in a working week."},
             {1, 200}, Drawn::no);
  Number prescriber_new_share =
      number({"prescriber_new_share", "1",
              "Largest share of a prescriber's visits that are with new patients."},
             {0.01, 1}, Drawn::no);
  Number prescriber_visits_per_new_patient =
      number({"prescriber_visits_per_new_patient", "1",
              "Follow-up visits of patients on medication that take as long as one first visit."},
             {1, 5}, Drawn::no);
  Number prescriber_hands_back_share =
      number({"prescriber_hands_back_share", "1",
              "Share of patients on medication who go back to their doctor after a visit."},
             {0, 1}, Drawn::no);
  Number prescriber_follow_up_weeks = number(
      {"prescriber_follow_up_weeks", "week", "Weeks between visits of patients on medication."},
      {1, 52}, Drawn::no);
  Number effective_therapist_posts =
      number({"effective_therapist_posts", "1",
              "Posts of usual care that see clients, for each post of a community file."},
             {0, 100}, Drawn::no);
  Number effective_prescriber_posts = number({"effective_prescriber_posts", "1",
                                              "Prescriber posts of usual care, in person, that see "
                                              "patients, for each post of a community file."},
                                             {0, 100}, Drawn::no);
  Number effective_prescriber_posts_by_video =
      number({"effective_prescriber_posts_by_video", "1",
              "Prescriber posts of usual care, by video from a state-wide pool, for each post of a "
              "community file."},
             {0, 100}, Drawn::no);
  Number leave_queue_per_week = number(
      {"leave_queue_per_week", "1/week", "Weekly hazard of leaving a queue."}, {0, 1}, Drawn::no);
  Number leave_queue_well_per_week =
      number({"leave_queue_well_per_week", "1/week",
              "Additional weekly hazard of leaving a queue when K6 is below 5."},
             {0, 1}, Drawn::no);
  Number queue_loss_per_week = number({"queue_loss_per_week", "1/week",
                                       "Share of a queue that leaves it in a week, used to predict "
                                       "the wait that a service offers."},
                                      {0.001, 0.5}, Drawn::no);
  Number longest_wait_offered_weeks =
      number({"longest_wait_offered_weeks", "week",
              "Longest wait at which a service still takes new people."},
             {1, 260}, Drawn::no);
  Number start_log_odds =
      number({"start_log_odds", "logit",
              "Log odds of attending the first visit after a wait of four weeks: of a person who "
              "was referred, feels need, and has mean stigma and trust."},
             {-5, 5}, Drawn::no);
  Number start_asked_log_odds =
      number({"start_asked_log_odds", "logit",
              "Log odds of attending the first visit after a wait of four weeks: of a person who "
              "asked for help, feels need, and has mean stigma and trust."},
             {-5, 5}, Drawn::no);
  Number start_offered_log_odds = number(
      {"start_offered_log_odds", "logit",
       "Log odds of attending the first visit after a wait of four weeks: of a person whom a "
       "program found and who accepted its offer, feels need, and has mean stigma and trust."},
      {-5, 5}, Drawn::no);
  Number start_per_stigma_sd =
      number({"start_per_stigma_sd", "logit",
              "Change of the log odds of attending the first visit per SD of stigma."},
             {-5, 5}, Drawn::no);
  Number start_per_trust_sd = number({"start_per_trust_sd", "logit",
                                      "Change of the log odds of attending the first visit per SD "
                                      "(0.20) of trust in the kind of care."},
                                     {-5, 5}, Drawn::no);
  Number start_without_felt_need = number(
      {"start_without_felt_need", "logit",
       "Change of the log odds of attending the first visit of a person who does not feel need."},
      {-5, 5}, Drawn::no);
  Number start_ages_18_25 =
      number({"start_ages_18_25", "logit",
              "Change of the log odds of attending the first visit at ages 18-25."},
             {-5, 5}, Drawn::no);
  Number start_per_week_waited =
      number({"start_per_week_waited", "logit/week",
              "Change of the log odds of attending the first visit per week waited."},
             {-1, 0.5}, Drawn::no);
  Number start_colocated = number({"start_colocated", "logit",
                                   "Change of the log odds of attending the first visit where care "
                                   "is at a place that people already go to."},
                                  {-5, 5}, Drawn::yes);
  Number start_coached = number({"start_coached", "logit",
                                 "Change of the log odds of attending the first visit when "
                                 "community staff coach and accompany the person."},
                                {-5, 5}, Drawn::yes);
  Number missed_first_visit_slot =
      number({"missed_first_visit_slot", "1", "Part of a slot lost by a missed first visit."},
             {0, 1}, Drawn::no);
  Number attend_share =
      number({"attend_share", "1", "Chance of attending a booked visit after the first."}, {0, 1},
             Drawn::no);
  Number drop_out_per_week = number(
      {"drop_out_per_week", "1/week", "Weekly hazard of dropping out of care."}, {0, 1}, Drawn::no);
  Number no_second_session_share =
      number({"no_second_session_share", "1",
              "Share of clients of therapists who do not come back after the first session."},
             {0, 1}, Drawn::no);
  Number drop_out_per_stigma_sd = number(
      {"drop_out_per_stigma_sd", "1", "Log hazard of dropping out of care per SD of stigma."},
      {-5, 5}, Drawn::no);
  Number end_below_k6 = number(
      {"end_below_k6", "point", "Care ends below this K6 after the minimum number of sessions."},
      {0, 24}, Drawn::no);
  Number least_sessions =
      number({"least_sessions", "1",
              "Fewest sessions after which care can end because the person is well."},
             {1, 100}, Drawn::no);
  Number most_sessions_medicaid =
      number({"most_sessions_medicaid", "1", "Most sessions that Medicaid pays for in an episode."},
             {1, 200}, Drawn::no);
  Number most_sessions_private =
      number({"most_sessions_private", "1",
              "Most sessions that private insurance pays for in an episode."},
             {1, 200}, Drawn::no);
  Number most_sessions_other =
      number({"most_sessions_other", "1",
              "Most sessions in an episode without Medicaid or private insurance."},
             {1, 200}, Drawn::no);
  Number turnover_per_week = number(
      {"turnover_per_week", "1/week", "Weekly hazard that a clinician leaves."}, {0, 1}, Drawn::no);
  Number turnover_load_effect = number({"turnover_load_effect", "1",
                                        "Change of a clinician's hazard of leaving, as a share of "
                                        "it, when all slots are used compared with 90 % of them."},
                                       {0, 1}, Drawn::no);
  Number refill_weeks =
      number({"refill_weeks", "week", "Mean weeks that a clinician's post stays empty."}, {0, 260},
             Drawn::no);
  Number clients_lost_share =
      number({"clients_lost_share", "1", "Share of clients lost when their clinician leaves."},
             {0, 1}, Drawn::no);
  Number worker_clients =
      number({"worker_clients", "1",
              "Active clients of a full-time peer specialist or community health worker."},
             {1, 200}, Drawn::no);
  Number worker_contacts =
      number({"worker_contacts", "1",
              "Contacts of a course with a peer specialist or community health worker."},
             {1, 100}, Drawn::no);
  Number worker_course_weeks =
      number({"worker_course_weeks", "week",
              "Weeks of a course with a peer specialist or community health worker."},
             {1, 260}, Drawn::no);
  Number course_drop_out_per_contact =
      number({"course_drop_out_per_contact", "1",
              "Chance, at each contact after the first, that a client leaves the course instead of "
              "coming: courses with peers, health workers, groups and care managers."},
             {0, 1}, Drawn::yes);
  Number medication_stop_early_per_week =
      number({"medication_stop_early_per_week", "1/week",
              "Weekly hazard of stopping medication in the first weeks."},
             {0.001, 1}, Drawn::no);
  Number medication_early_weeks =
      number({"medication_early_weeks", "week",
              "First weeks of medication, in which stopping is more likely."},
             {1, 260}, Drawn::no);
  Number medication_stop_late_per_week =
      number({"medication_stop_late_per_week", "1/week",
              "Weekly hazard of stopping medication after the first weeks."},
             {0.0005, 1}, Drawn::no);
  Number prescriber_medicates_share =
      number({"prescriber_medicates_share", "1",
              "Share of new patients of a prescriber who start medication."},
             {0, 1}, Drawn::no);
  Number severe_priority_k6 = number(
      {"severe_priority_k6", "point", "K6 at or above which a request goes ahead of others."},
      {0, 24}, Drawn::no);
};

}  // namespace kith
