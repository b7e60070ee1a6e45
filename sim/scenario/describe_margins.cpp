#include "kith/scenario/margins.hpp"

namespace kith {
namespace {

void describe_size(Form& form, Margins& margins) {
  form.text({"id", "", "Short name of the community."}, margins.id);
  form.text({"title", "", "Name of the community."}, margins.title);
  form.optional_table({"centroid", "", "Center of the place, for maps."},
                      margins.centroid.has_value(), [&](Form& inner) {
                        if (!margins.centroid) margins.centroid.emplace();
                        describe(inner, *margins.centroid);
                      });
  form.integer({"residents", "1", "Simulated people of age 10 or over."}, {64, 400'000'000},
               margins.residents);
  form.number({"people_per_resident", "1", "Real people of age 10 or over for each simulated one."},
              {1e-3, 1e7}, margins.people_per_resident);
  bool const resized = form.is_newer("residents", "id");
  if (resized && !form.is_newer("people_per_resident", "id"))
    form.warning("residents",
                 "residents alone changes the size: posts of providers, grants, costs and "
                 "people_per_resident stay those of the community's file (change them in the same "
                 "proportion, or do not use this run's waits and shares of the place)");
  form.number({"mean_household_size", "1", "People of all ages in a household, on average."},
              {1, 8}, margins.mean_household_size);
}

void describe_people(Form& form, Margins& margins) {
  form.number({"share_under_18", "1", "Share of the whole population under 18."}, {0.01, 0.6},
              margins.share_under_18);
  form.number({"share_over_64", "1", "Share of the whole population aged 65 and over."},
              {0.005, 0.7}, margins.share_over_64);
  form.number({"female_share", "1", "Share of women and girls."}, {0.01, 0.99},
              margins.female_share);
  form.numbers({"race_share", "1",
                "Shares of white, black, hispanic, asian and other residents (races exclude "
                "Hispanics); they add up to 1."},
               {0, 1}, margins.race_share);
  form.number({"trauma_share", "1", "Share of residents with a history of trauma."}, {0, 1},
              margins.trauma_share);
}

void describe_means(Form& form, Margins& margins) {
  form.number({"median_household_income_usd", "USD/year", "Median household income."},
              {5000, 500'000}, margins.median_household_income_usd);
  form.number({"share_below_150_poverty", "1", "Share below 150 % of the poverty line."},
              {0.005, 0.95}, margins.share_below_150_poverty);
  form.number({"uninsured_share_under_65", "1", "Share without health insurance under 65."}, {0, 1},
              margins.uninsured_share_under_65);
  form.number({"medicaid_share_under_65", "1", "Share with Medicaid or CHIP under 65."}, {0, 1},
              margins.medicaid_share_under_65);
  form.number({"no_car_share", "1", "Share of adults without a car."}, {0, 1},
              margins.no_car_share);
  form.number({"broadband_share", "1", "Share of residents with broadband at home."}, {0, 1},
              margins.broadband_share);
  form.number({"pay_index", "1",
               "Pay in the place divided by that of the nation: scales the pay of program staff, "
               "of coordination and of the comparators' posts; 1 if it is not known."},
              {0.3, 3}, margins.pay_index);
  form.number({"providers_per_100k", "1e-5",
               "Registered mental health providers per 100,000 people; for the record only, as the "
               "providers set the capacity."},
              {0, 10000}, margins.providers_per_100k);
}

void check(Form& form, Margins const& margins) {
  double races = 0.0;
  for (double const share : margins.race_share) races += share;
  if (races < 0.98 || races > 1.02) form.problem("race_share", "race_share must add up to 1");
  if (margins.share_under_18 + margins.share_over_64 > 0.95)
    form.problem("share_over_64", "share_under_18 and share_over_64 leave no adults under 65");
  if (margins.uninsured_share_under_65 + margins.medicaid_share_under_65 > 1.0)
    form.problem("medicaid_share_under_65",
                 "uninsured_share_under_65 and medicaid_share_under_65 add up to more than 1");
}

}  // namespace

void describe(Form& form, Centroid& centroid) {
  form.number({"longitude", "degree", "Degrees east; west is negative.", true}, {-180, 180},
              centroid.longitude);
  form.number({"latitude", "degree", "Degrees north.", true}, {-90, 90}, centroid.latitude);
}

void describe(Form& form, Observed& observed) {
  form.number({"value", "", "Observed value, in `unit`.", true}, {-1e12, 1e12}, observed.value);
  form.text({"unit", "", "Unit of the value.", true}, observed.unit);
  form.text({"source", "", "Source of the value.", true}, observed.source);
  form.integer({"year", "year", "Year of the observation.", true}, {1900, 2200}, observed.year);
}

void describe(Form& form, Margins& margins) {
  describe_size(form, margins);
  describe_people(form, margins);
  describe_means(form, margins);
  each(form, {"observed", "", "Figures kept for validation; the model never reads them."},
       Kind::none, margins.observed);
  check(form, margins);
}

}  // namespace kith
