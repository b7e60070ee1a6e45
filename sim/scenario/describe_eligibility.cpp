#include "kith/scenario/describe_names.hpp"
#include "kith/scenario/scenario.hpp"

namespace kith {
namespace {

void range(Form& form, Field least, Field most, Bounds bounds, double& low, double& high) {
  form.number(least, bounds, low);
  form.number(most, bounds, high);
  if (high < low)
    form.problem(most.name, std::string(most.name) + " is less than " + std::string(least.name));
}

void describe_past(Form& form, TrialEligibility& e) {
  form.integer(
      {"least_weeks_in_need", "week", "Fewest weeks in need, of the past 52 (see need_k6)."},
      {0, weeks_per_year}, e.least_weeks_in_need);
  form.integer({"most_weeks_in_need", "week", "Most weeks in need, of the past 52."},
               {0, weeks_per_year}, e.most_weeks_in_need);
  if (e.most_weeks_in_need < e.least_weeks_in_need)
    form.problem("most_weeks_in_need", "most_weeks_in_need is less than least_weeks_in_need");
  whether(form, "newly_treated",
          "A session or medication in the past 12 weeks, and none in the 52 before.",
          e.newly_treated);
  whether(form, "ever_treated",
          "A session or medication in the past 254 weeks; nothing is known of earlier weeks.",
          e.ever_treated);
}

}  // namespace

bool looks_back(TrialEligibility const& who) {
  return who.least_weeks_in_need > 0 || who.most_weeks_in_need < weeks_per_year ||
         who.newly_treated != Whether::either || who.ever_treated != Whether::either;
}

void describe(Form& form, TrialEligibility& e) {
  form.references({"groups", "", "Members of any of these groups."}, Kind::group, e.groups);
  form.references({"members_of", "", "Members of any of these organizations; pupils, of schools."},
                  Kind::organization, e.members_of);
  form.references({"zones", "", "Residents of any of these zones."}, Kind::zone, e.zones);
  any_of(form, {"race", "", "Any of these: white, black, hispanic, asian, other."}, race_names,
         e.race);
  any_of(form, {"income", "", "Any of these bands: below-100, 100-199, 200-399, 400-plus."},
         income_names, e.income);
  any_of(form, {"sex", "", "female, male or both."}, sex_names, e.sex);
  any_of(form, {"coverage", "", "Any of these: private, medicaid, medicare, uninsured."},
         coverage_names, e.coverage);
  form.integer({"youngest_age", "year", "Youngest age."}, {10, 200}, e.youngest_age);
  form.integer({"oldest_age", "year", "Oldest age."}, {10, 200}, e.oldest_age);
  if (e.oldest_age < e.youngest_age)
    form.problem("oldest_age", "oldest_age is less than youngest_age");
  range(form, {"least_k6", "1", "Lowest K6, as observed, with the error of a reading."},
        {"most_k6", "1", "Highest K6, as observed."}, {0, 24}, e.least_k6, e.most_k6);
  range(form, {"least_phq9", "1", "Lowest PHQ-9, as observed in the same reading."},
        {"most_phq9", "1", "Highest PHQ-9, as observed."}, {0, 27}, e.least_phq9, e.most_phq9);
  range(form, {"least_stigma_sd", "1", "Least stigma."}, {"most_stigma_sd", "1", "Most stigma."},
        {-8, 8}, e.least_stigma_sd, e.most_stigma_sd);
  range(form, {"least_awareness", "1", "Least awareness."},
        {"most_awareness", "1", "Most awareness."}, {0, 1}, e.least_awareness, e.most_awareness);
  form.integer({"least_well_ties", "1", "Fewest ties to people whose K6 is below 5."}, {0, 255},
               e.least_well_ties);
  form.integer({"most_well_ties", "1", "Most such ties."}, {0, 255}, e.most_well_ties);
  if (e.most_well_ties < e.least_well_ties)
    form.problem("most_well_ties", "most_well_ties is less than least_well_ties");
  whether(form, "in_care", "In an episode of care, supported or waiting.", e.in_care);
  whether(form, "medicated", "Taking medication.", e.medicated);
  whether(form, "trauma", "With a history of trauma.", e.trauma);
  whether(form, "isolated", "With one tie or none.", e.isolated);
  whether(form, "car", "With a car.", e.car);
  whether(form, "broadband", "Having broadband.", e.broadband);
  whether(form, "speaks_english", "Able to use care in English.", e.speaks_english);
  whether(form, "felt_need", "Perceiving a need for care, given distress and awareness.",
          e.felt_need);
  describe_past(form, e);
}

}  // namespace kith
