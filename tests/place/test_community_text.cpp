#include <cmath>

#include "kith/evidence/partnership.hpp"
#include "kith/io/scenario/read_scenario.hpp"
#include "kith/place/nation.hpp"
#include "kith/place/survey/survey_text.hpp"
#include "tests/place/counties.hpp"
#include "tests/places.hpp"

using namespace kith;
using namespace kith_tests;

namespace {

Scenario read(NewCommunity const& community) {
  Problems problems;
  Scenario scenario = read_scenario_text(community_text(community), "made.toml", problems);
  INFO(format_problems(problems));
  REQUIRE(problems.empty());
  return scenario;
}

double posts(Scenario const& scenario, Role role) {
  double sum = 0.0;
  for (Provider const& provider : scenario.providers)
    if (provider.role == role) sum += provider.fte;
  return sum;
}

// Share of residents who cannot use care in English, according to the groups.
double not_proficient(Scenario const& scenario) {
  double sum = 0.0;
  for (Group const& group : scenario.groups)
    for (int race = 0; race < race_count; ++race)
      sum += group.share_not_proficient * group.share_by_race[race] *
             scenario.margins.race_share[race];
  return sum;
}

}  // namespace

TEST_CASE("A county becomes a community with its margins") {
  Scenario const made = read(make_place(county("Hidalgo County, TX")));
  CHECK(made.id == "hidalgo-tx");
  CHECK(made.title == "Hidalgo County, Texas");
  CHECK(made.margins.title == "Hidalgo County, TX");
  CHECK(made.margins.residents == 25'000);
  CHECK(made.margins.residents * made.margins.people_per_resident == Approx(738'268).epsilon(1e-3));
  CHECK(made.margins.share_below_150_poverty == Approx(0.419));
  CHECK(made.margins.uninsured_share_under_65 == Approx(0.310 / 0.888).epsilon(1e-3));
  REQUIRE(made.margins.centroid.has_value());
  CHECK(made.margins.centroid->latitude == Approx(26.3967));
  CHECK(not_proficient(made) == Approx(0.176).epsilon(0.01));
}

TEST_CASE("Small places are simulated as a whole, large ones as a catchment, or as requested") {
  County const& small = county("Loving County, TX");
  CHECK(read(make_place(small)).margins.residents == 64);
  County const& apache = county("Apache County, AZ");
  CHECK(all_residents(apache) > 50'000);
  CHECK(usual_residents(apache) == 25'000);
  County const& clarke = county("Choctaw County, AL");
  CHECK(usual_residents(clarke) == all_residents(clarke));
  CHECK(read(make_place(clarke)).margins.people_per_resident == Approx(1.0).epsilon(1e-3));
  CHECK(read(make_place(apache, 3000)).margins.residents == 3000);
}

TEST_CASE("Posts per adult are the nation's, and only slightly more where many are registered") {
  County one = county("Davidson, TN");
  double const adults = 10'000 * adult_share(one);
  CHECK(posts(read(make_place(one, 10'000)), Role::therapist) ==
        Approx(84.0 * adults / 1e5).epsilon(0.005));
  CHECK(posts(read(make_place(one, 10'000)), Role::prescriber) ==
        Approx(22.0 * adults / 1e5).epsilon(0.005));
  one.set(Figure::providers, 332.5 / 4.0);
  CHECK(posts(read(make_place(one, 10'000)), Role::therapist) ==
        Approx(84.0 * adults / 1e5 * std::pow(0.25, 0.15)).epsilon(0.005));
  CHECK(posts(read(make_place(one, 10'000)), Role::primary_care) ==
        Approx(25.8 * adults / 1e5).epsilon(0.005));
}

TEST_CASE("Groups and languages are those of the county, and providers speak them") {
  Scenario const tribal = read(make_place(county("Apache County, AZ")));
  Scenario const rural = read(make_place(county("Owsley County, KY")));
  auto const has = [](Scenario const& made, std::string const& id) {
    return std::any_of(made.groups.begin(), made.groups.end(),
                       [&](Group const& group) { return group.id == id; });
  };
  CHECK(has(tribal, "native-nation"));
  CHECK(!has(rural, "native-nation"));
  CHECK(!has(rural, "spanish-speaking"));
  CHECK(has(rural, "veterans"));
  auto const in_other_languages = [](Scenario const& made) {
    double sum = 0.0;
    for (Provider const& provider : made.providers)
      if (provider.role == Role::therapist && provider.languages.size() > 1) sum += provider.fte;
    return sum / posts(made, Role::therapist);
  };
  CHECK(in_other_languages(rural) == 0.0);
  double const few = in_other_languages(read(make_place(county("Davidson, TN"))));
  double const many = in_other_languages(read(make_place(county("Miami-Dade, FL"))));
  CHECK(few > 0.0);
  CHECK(many > few);
}

TEST_CASE("Every organization of a made community is called by its role") {
  for (auto const* place : {"Apache County, AZ", "Los Angeles, CA", "Owsley County, KY"}) {
    Scenario const made = read(make_place(county(place)));
    bool const other_language =
        std::any_of(made.groups.begin(), made.groups.end(),
                    [](Group const& group) { return group.language != "en"; });
    CHECK(other_language ==
          std::any_of(made.organizations.begin(), made.organizations.end(),
                      [](Organization const& one) { return one.role == "language-center"; }));
    CHECK(made.organizations.size() + 2 <= most_organizations);  // room for a scenario's own
    for (Organization const& organization : made.organizations)
      CHECK(organization.id == organization.role);
    for (Group const& group : made.groups) CHECK(group.id == group.role);
  }
}

TEST_CASE("Zones differ more if incomes of White, Black and Hispanic householders do") {
  auto const apart = [](County const& one) {
    auto const zones = stylized_zones(one);
    return richest(zones).income_factor / poorest(zones).income_factor;
  };
  County one = county("Davidson, TN");
  one.set(Figure::median_income_white, 60'000);
  one.set(Figure::median_income_black, 60'000);
  one.set(Figure::median_income_hispanic, 60'000);
  double const alike = apart(one);
  one.set(Figure::median_income_black, 30'000);
  CHECK(apart(one) > alike);
  one.set(Figure::rural, 0.0);
  CHECK(stylized_zones(one).size() == 2);
  one.set(Figure::rural, 100.0);
  REQUIRE(stylized_zones(one).size() == 1);
  CHECK(stylized_zones(one)[0].id == "country");
}

TEST_CASE("Figures that no table has are marked as assumed") {
  std::string const text = community_text(make_place(county("Hidalgo County, TX")));
  CHECK_THAT(text, ContainsSubstring("providers_per_100k = 332.5  # assumed: the nation's"));
  CHECK_THAT(text, ContainsSubstring("share_under_18 = 0.3170  # CDC/ATSDR SVI 2022: EP_AGE17"));
}

TEST_CASE("Figures that the nation's file also holds are the same there") {
  Problems problems;
  Scenario const figures = read_figures(kith_tests::source_dir() + "/scenarios", problems);
  REQUIRE(problems.empty());
  auto const& nation_wide = figures.national;
  CHECK(nation(Figure::median_income) == nation_wide.median_household_income_usd.value);
  County const& hidalgo = county("48215");
  double const under_18 = hidalgo.number(Figure::aged_17) / 100.0;
  CHECK(share_aged_10_plus(hidalgo) ==
        Approx(1.0 - under_18 * (1.0 - nation_wide.teen_share_of_under_18.value)));
  CHECK(full_runway_weeks == figures.evidence.partnership->runway_weeks);
}

TEST_CASE("A county with the name of another state is in its own state") {
  for (auto const* place :
       {"Nevada County, AR", "Delaware County, IA", "Washington County, TN", "Wood County, WV"})
    CHECK(read(make_place(county(place))).warnings.empty());
}
