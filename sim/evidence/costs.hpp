#pragma once

#include "kith/evidence/evidence_group.hpp"

namespace kith {

struct CostsEvidence : EvidenceGroup {
  static constexpr Field table = {"costs", "", "What things cost, in US dollars of 2024."};

  Number therapy_session_usd =
      number({"therapy_session_usd", "USD", "Cost of a therapy session."}, {1, 5000}, Drawn::yes);
  Number prescriber_visit_usd = number(
      {"prescriber_visit_usd", "USD", "Cost of a visit to a prescriber."}, {0, 5000}, Drawn::yes);
  Number primary_care_visit_usd =
      number({"primary_care_visit_usd", "USD", "Cost of a primary care visit for mental health."},
             {0, 5000}, Drawn::yes);
  Number crisis_visit_usd =
      number({"crisis_visit_usd", "USD", "Cost of an emergency visit for mental health."},
             {0, 50000}, Drawn::yes);
  Number medication_week_usd = number(
      {"medication_week_usd", "USD", "Cost of a week of medication."}, {0, 1000}, Drawn::yes);
  Number health_worker_year_usd =
      number({"health_worker_year_usd", "USD",
              "Yearly cost of a full-time outreach worker or community health worker."},
             {1000, 1000000}, Drawn::yes);
  Number peer_year_usd =
      number({"peer_year_usd", "USD", "Yearly cost of a full-time peer specialist."},
             {1000, 1000000}, Drawn::yes);
  Number coordinator_year_usd =
      number({"coordinator_year_usd", "USD",
              "Yearly cost of a coalition's backbone: a full-time coordinator and its meetings."},
             {0, 2000000}, Drawn::yes);
  Number partner_meeting_usd =
      number({"partner_meeting_usd", "USD",
              "Cost of the time of one partner at one meeting of the partnership."},
             {0, 5000}, Drawn::yes);
  Number school_counselor_year_usd = number(
      {"school_counselor_year_usd", "USD", "Yearly cost of a full-time counselor at a school."},
      {0, 1000000}, Drawn::yes);
  Number group_facilitator_year_usd = number(
      {"group_facilitator_year_usd", "USD",
       "Yearly cost of a full-time facilitator of support groups, room and material included."},
      {0, 1000000}, Drawn::yes);
  Number mobile_clinic_year_usd = number(
      {"mobile_clinic_year_usd", "USD", "Yearly cost of a van with its crew, five days a week."},
      {0, 5000000}, Drawn::yes);
  Number collaborative_place_year_usd =
      number({"collaborative_place_year_usd", "USD",
              "Yearly cost of a place in collaborative care: care manager and consultant."},
             {0, 50000}, Drawn::yes);
};

}  // namespace kith
