#include <cmath>

#include "kith/scenario/income.hpp"
#include "kith/state/synthesis/composition.hpp"
#include "sample.hpp"
#include "tests/catch.hpp"

using namespace kith;
using kith::test::sample_town;
using kith::test::share;

TEST_CASE("people of any number have the margins of their community") {
  int const residents = GENERATE(100, 777, 2000, 25000, 300000);
  Scenario town = sample_town(residents);
  Margins const& margins = town.margins;
  SyntheticPopulation const people = synthesize(town, {1, 0});
  double const near = 6.0 / residents;  // rounded to whole people in each of two zones

  std::uint32_t living = 0;
  for (ZoneRows const& zone : people.zones) living += zone.residents;
  CHECK(living == static_cast<std::uint32_t>(residents));
  CHECK(people.zones[0].residents == Approx(0.6 * residents).margin(1.0));

  auto const under_65 = [&](std::uint32_t row) { return people.age[row] < 65; };
  auto const adult = [&](std::uint32_t row) { return people.age[row] >= 18; };
  for (int race = 0; race < race_count; ++race)
    CHECK(share(people, [&](auto row) { return people.race[row] == race; }) ==
          Approx(margins.race_share[race]).margin(near));
  auto const incomes = income_shares(margins, town.national);
  for (std::size_t band = 0; band < income_count; ++band)
    CHECK(share(people, [&](auto row) { return people.income[row] == band; }) ==
          Approx(incomes[band]).margin(near));
  auto const ages = age_group_shares(margins, town.national);
  for (int group = 0; group < age_group_count; ++group)
    CHECK(share(people, [&](auto row) { return age_group(people.age[row]) == group; }) ==
          Approx(ages[static_cast<std::size_t>(group)]).margin(2 * near));
  CHECK(share(
            people, [&](auto row) { return people.coverage[row] == 3; }, under_65) ==
        Approx(margins.uninsured_share_under_65).margin(3 * near));
  CHECK(share(
            people, [&](auto row) { return people.coverage[row] == 1; }, under_65) ==
        Approx(margins.medicaid_share_under_65).margin(3 * near));
  CHECK(share(people, [&](auto row) { return people.sex[row] == 0; }) ==
        Approx(margins.female_share).margin(near));
  CHECK(share(
            people, [&](auto row) { return people.car[row] == 0; }, adult) ==
        Approx(margins.no_car_share).margin(4 * near));
  CHECK(share(people, [&](auto row) { return people.broadband[row] != 0; }) ==
        Approx(margins.broadband_share).margin(4 * near));
  CHECK(share(people, [&](auto row) { return people.trauma[row] != 0; }) ==
        Approx(margins.trauma_share).margin(near));
}

TEST_CASE("income follows from the median and the share below 150 % of poverty") {
  Margins state;
  state.median_household_income_usd = 75664;
  state.share_below_150_poverty = 0.218;
  auto const bands = income_shares(state, test::shipped_figures());
  CHECK(bands[0] + bands[1] + bands[2] + bands[3] == Approx(1.0));
  CHECK(bands[0] < 0.218);
  CHECK(bands[0] + bands[1] > 0.218);
  auto const poorer = income_shares(state, test::shipped_figures(), 0.6);
  CHECK(poorer[0] > 1.5 * bands[0]);
}

TEST_CASE("bands of income follow purchasing power in places richer than the nation") {
  auto national = test::shipped_figures();
  Margins place;
  place.share_below_150_poverty = 0.2;
  place.median_household_income_usd = national.median_household_income_usd.value;
  CHECK(price_level(place, national) == 1.0);

  place.median_household_income_usd = 1.3 * national.median_household_income_usd.value;
  CHECK(price_level(place, national) == Approx(std::pow(1.3, 0.35)));
  auto const dear = income_shares(place, national);
  national.prices_per_income.value = 0.0;
  CHECK(price_level(place, national) == 1.0);
  auto const nominal = income_shares(place, national);
  CHECK(dear[0] > nominal[0] + 0.005);  // more are poor than by the nominal line
  CHECK(dear[3] < nominal[3] - 0.02);
}

TEST_CASE("zones differ in income while the community keeps its own") {
  SyntheticPopulation const people = synthesize(sample_town(20000), {1, 0});
  auto const poor = [&](std::uint32_t row) { return people.income[row] == 0; };
  std::uint32_t const valley = people.zones[1].first;
  double const on_the_hill = share(people, poor, [&](auto row) { return row < valley; });
  double const in_the_valley = share(people, poor, [&](auto row) { return row >= valley; });
  CHECK(in_the_valley > 1.4 * on_the_hill);
}

TEST_CASE("poverty and lack of coverage are distributed as in the nation") {
  SyntheticPopulation const people = synthesize(sample_town(50000), {1, 0});
  auto const rate = [&](auto condition, int race) {
    return share(people, condition,
                 [&](auto row) { return people.race[row] == race && people.age[row] < 65; });
  };
  auto const poor = [&](std::uint32_t row) { return people.income[row] == 0; };
  auto const uninsured = [&](std::uint32_t row) { return people.coverage[row] == 3; };
  CHECK(rate(poor, 1) > 1.5 * rate(poor, 0));
  CHECK(rate(uninsured, 2) > 1.8 * rate(uninsured, 0));
  CHECK(share(
            people, [&](auto row) { return people.coverage[row] == 2; },
            [&](auto row) { return people.age[row] >= 65; }) > 0.9);
}
