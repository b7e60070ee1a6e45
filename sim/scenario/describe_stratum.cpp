#include <algorithm>
#include <span>

#include "kith/scenario/describe_names.hpp"
#include "kith/scenario/scenario.hpp"

namespace kith {
namespace {

/// Whether a stratum has no conditions and so is all adults.
bool asks_nothing(OwnStratum const& s) {
  return s.zones.empty() && s.groups.empty() && s.race.empty() && s.income.empty() &&
         s.sex.empty() && s.age.empty() && s.coverage.empty() && s.languages.empty() &&
         s.car == Whether::either && s.broadband == Whether::either;
}

/// Names of the strata of every result, without their dimension.
std::vector<std::string> taken_ids(Scenario const& scenario) {
  std::vector<std::string> ids = {"adults"};
  auto const add = [&ids](auto const& names) { ids.insert(ids.end(), names.begin(), names.end()); };
  add(std::span(race_names)), add(std::span(income_names)), add(std::span(age_band_names));
  add(std::span(sex_names)), add(std::span(coverage_names));
  for (Zone const& zone : scenario.zones) ids.push_back(zone.id);
  for (Group const& group : scenario.groups) ids.push_back(group.id);
  return ids;
}

}  // namespace

void describe(Form& form, OwnStratum& stratum) {
  form.text({"title", "", "Name of these people, such as 'Black women under 26'."}, stratum.title);
  form.references({"zones", "", "Residents of any of these zones."}, Kind::zone, stratum.zones);
  form.references({"groups", "", "Members of any of these groups."}, Kind::group, stratum.groups);
  any_of(form, {"race", "", "Any of these: white, black, hispanic, asian, other."}, race_names,
         stratum.race);
  any_of(form, {"income", "", "Any of these bands: below-100, 100-199, 200-399, 400-plus."},
         income_names, stratum.income);
  any_of(form, {"sex", "", "female, male or both."}, sex_names, stratum.sex);
  any_of(form, {"age", "", "Any of these: 10-17, 18-25, 26-49, 50-64, 65-plus; none: all adults."},
         age_band_names, stratum.age);
  any_of(form, {"coverage", "", "Any of these: private, medicaid, medicare, uninsured."},
         coverage_names, stratum.coverage);
  form.known(Kind::language, "en");
  form.references(
      {"languages", "", "Needing care in any of these languages: en and those of groups."},
      Kind::language, stratum.languages);
  whether(form, "car", "With a car.", stratum.car);
  whether(form, "broadband", "Having broadband.", stratum.broadband);
  if (asks_nothing(stratum))
    form.problem("id",
                 "[[stratum]] says nothing of who belongs to it (must have zones, groups, "
                 "race, income, sex, age, coverage, languages, car or broadband)");
}

void describe_strata(Form& form, Scenario& scenario) {
  auto& strata = scenario.strata;
  std::vector<std::string> const taken = taken_ids(scenario);
  form.tables(
      {"stratum", "",
       "Residents whose outcomes are reported separately: those who meet every condition below."},
      Kind::stratum, strata.size(), [&](std::size_t n) { strata.resize(n); },
      [&](std::size_t i) -> std::string& { return strata[i].id; },
      [&](Form& inner, std::size_t i) {
        describe(inner, strata[i]);
        if (std::find(taken.begin(), taken.end(), strata[i].id) != taken.end())
          inner.problem("id", "id = \"" + strata[i].id +
                                  "\" (must differ from the strata that every result has)");
      });
}

}  // namespace kith
