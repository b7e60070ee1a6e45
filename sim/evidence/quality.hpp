#pragma once

#include "kith/evidence/evidence_group.hpp"

namespace kith {

struct QualityEvidence : EvidenceGroup {
  static constexpr Field table = {"quality_improvement", "",
                                  "Training for clinicians to treat better: practices with nurses "
                                  "who follow up, and therapists with feedback."};

  Number smd = number({"smd", "1",
                       "Effect on distress of quality improvement in practices, with nurses who "
                       "follow up, compared with usual care."},
                      {0, 2}, Drawn::yes);
  Number tau = number(
      {"tau", "1", "SD of the true effects of quality improvement in practices between programs."},
      {0, 2}, Drawn::no);
  Number extra_medicated_share =
      number({"extra_medicated_share", "1",
              "Additional share on medication, compared with usual care, in trials of quality "
              "improvement, whose effect includes that of this medication."},
             {0, 1}, Drawn::no);
  Number trial_none_share =
      number({"trial_none_share", "1",
              "Trials of quality improvement in practices: share who had no contact with a nurse."},
             {0, 0.99}, Drawn::no);
  Number trial_contacts = number({"trial_contacts", "1",
                                  "Trials of quality improvement in practices: mean contacts with "
                                  "a nurse of those who had any."},
                                 {0.1, 200}, Drawn::no);
  Number prescribes_share = number({"prescribes_share", "1",
                                    "Share to whom a trained doctor prescribes at once, of the "
                                    "patients whom other doctors would refer."},
                                   {0, 1}, Drawn::yes);
  Number starts_medication_share =
      number({"starts_medication_share", "1",
              "Share who start medication, of a nurse's new patients who are not on it."},
             {0, 1}, Drawn::yes);
  Number keeps_factor = number({"keeps_factor", "1",
                                "Hazard of stopping medication in the early weeks of patients with "
                                "a nurse, relative to that of others."},
                               {0.05, 1}, Drawn::yes);
  Number nurse_patients =
      number({"nurse_patients", "1", "Patients whom a full-time nurse follows at a time."},
             {1, 1000}, Drawn::no);
  Number nurse_contacts = number(
      {"nurse_contacts", "1", "Contacts in a complete follow-up by a nurse."}, {1, 100}, Drawn::no);
  Number nurse_weeks = number({"nurse_weeks", "week", "Weeks of a complete follow-up by a nurse."},
                              {1, 260}, Drawn::no);
  Number nurse_year_usd = number({"nurse_year_usd", "USD", "Yearly cost of a full-time nurse."},
                                 {0, 1000000}, Drawn::yes);
  Number clinician_year_usd = number(
      {"clinician_year_usd", "USD",
       "Yearly cost of training one clinician and giving feedback, the clinician's time included."},
      {0, 100000}, Drawn::yes);
  Number feedback_smd =
      number({"feedback_smd", "1",
              "Effect on distress of feedback to therapists on how their clients are doing."},
             {0, 2}, Drawn::yes);
  Number feedback_staying_smd = number(
      {"feedback_staying_smd", "1",
       "Share of the effect of feedback to therapists that comes from clients who stay longer."},
      {0, 2}, Drawn::no);
  Number feedback_drop_out_factor = number({"feedback_drop_out_factor", "1",
                                            "Hazard of dropping out where therapists get feedback "
                                            "on their clients, relative to where they do not."},
                                           {0.05, 1}, Drawn::yes);
};

}  // namespace kith
