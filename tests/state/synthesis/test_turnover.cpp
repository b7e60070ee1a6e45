#include <algorithm>
#include <numeric>

#include "sample.hpp"
#include "tests/catch.hpp"

using namespace kith;

namespace {

// Everybody ages by a year, then people who left are replaced.
std::vector<double> a_year_later(std::vector<double> const& profile, Turnover const& flow) {
  std::vector<double> next(profile.size(), 0.0);
  double left = 0.0;
  for (std::size_t i = 0; i < profile.size(); ++i) {
    double const stayed = profile[i] * (1.0 - flow.leaving_per_year[i]);
    left += profile[i] - stayed;
    next[std::min(i + 1, profile.size() - 1)] += stayed;
  }
  for (std::size_t i = 0; i < profile.size(); ++i) next[i] += left * flow.newcomer_share[i];
  return next;
}

double share_over_64(std::vector<double> const& profile) {
  return std::accumulate(profile.begin() + 55, profile.end(), 0.0);
}

}  // namespace

TEST_CASE("the age profile has the community's young and old and no step at 18 or 65") {
  Margins state;
  state.share_under_18 = 0.204;
  state.share_over_64 = 0.128;
  auto const profile = age_profile(state, test::shipped_figures());
  REQUIRE(profile.size() == 86);
  CHECK(std::accumulate(profile.begin(), profile.end(), 0.0) == Approx(1.0));
  double const aged_10 = 1.0 - 0.204 * (1.0 - 0.467);
  CHECK(share_over_64(profile) == Approx(0.128 / aged_10));
  CHECK(std::accumulate(profile.begin(), profile.begin() + 8, 0.0) ==
        Approx(0.204 * 0.467 / aged_10));
  for (std::size_t i = 1; i + 1 < profile.size(); ++i)
    CHECK(profile[i] / profile[i - 1] == Approx(1.0).margin(i < 60 ? 0.08 : 0.35));
}

TEST_CASE("a community that ages and is replaced keeps its age profile") {
  Margins state;
  state.share_over_64 = GENERATE(0.128, 0.17, 0.30);
  auto const profile = age_profile(state, test::shipped_figures());
  Turnover const flow = turnover(profile, 0.06);
  double replaced = 0.0;
  for (std::size_t i = 0; i < profile.size(); ++i) {
    REQUIRE(flow.leaving_per_year[i] >= 0.0);
    REQUIRE(flow.leaving_per_year[i] <= 1.0);
    replaced += profile[i] * flow.leaving_per_year[i];
    double const stays = (1.0 - flow.everybody_per_year) * (1.0 - flow.more_at_birthday[i]);
    REQUIRE(stays == Approx(1.0 - flow.leaving_per_year[i]).margin(1e-12));
  }
  CHECK(replaced == Approx(0.06).margin(1e-6));
  auto now = profile;
  for (int year = 0; year < 20; ++year) now = a_year_later(now, flow);
  for (std::size_t i = 0; i < profile.size(); ++i) CHECK(now[i] == Approx(profile[i]).margin(1e-9));
}

TEST_CASE("newcomers alone keep the numbers of young and middle-aged people") {
  auto const profile = age_profile(Margins{}, test::shipped_figures());
  std::vector<double> const nothing(profile.size(), 0.0), same(profile.size(), 0.06);
  Turnover const flow{0.06, nothing, same, newcomer_profile(profile, 0.06)};
  CHECK(*std::min_element(flow.newcomer_share.begin(), flow.newcomer_share.end()) >= 0.0);
  CHECK(std::accumulate(flow.newcomer_share.begin(), flow.newcomer_share.end(), 0.0) ==
        Approx(1.0));
  auto now = profile;
  for (int year = 0; year < 20; ++year) now = a_year_later(now, flow);
  for (std::size_t i = 0; i < 55; ++i) CHECK(now[i] == Approx(profile[i]).epsilon(0.25));
  CHECK(share_over_64(now) > share_over_64(profile));  // too few older people die
}

TEST_CASE("weekly replacement and deaths at birthdays keep the age profile") {
  // As in the simulation: anybody may be replaced in any week; one in 52 has a birthday, on which
  // the old may die. A new person with the age of a newcomer takes the place.
  auto const profile = age_profile(Margins{}, test::shipped_figures());
  Turnover const flow = turnover(profile, 0.06);
  std::size_t const ages = profile.size();
  std::vector<std::vector<double>> now(52, profile);  // by week of birthday
  for (int week = 0; week < 52 * 15; ++week)
    for (std::size_t born = 0; born < 52; ++born) {
      auto& people = now[born];
      double gone = 0.0;
      for (double& share : people) {
        gone += share * flow.everybody_per_year / 52.0;
        share *= 1.0 - flow.everybody_per_year / 52.0;
      }
      if (born == static_cast<std::size_t>(week % 52))
        for (std::size_t i = ages; i-- > 0;) {
          double const dead = people[i] * flow.more_at_birthday[i];
          gone += dead;
          double const older = people[i] - dead;
          people[i] = 0.0;
          people[std::min(i + 1, ages - 1)] += older;
        }
      for (std::size_t i = 0; i < ages; ++i) people[i] += gone * flow.newcomer_share[i];
    }
  double old_before = share_over_64(profile), old_after = 0.0, teens = 0.0;
  for (auto const& people : now) {
    old_after += share_over_64(people) / 52.0;
    teens += std::accumulate(people.begin(), people.begin() + 8, 0.0) / 52.0;
  }
  CHECK(old_after == Approx(old_before).epsilon(0.03));
  // Ten-year-olds arrive all year round, so half of that year of age is not filled yet.
  double const before = std::accumulate(profile.begin(), profile.begin() + 8, 0.0);
  CHECK(teens == Approx(before - 0.5 * profile[0]).epsilon(0.03));
}

TEST_CASE("coverage drawn later agrees with the coverage people start with") {
  Scenario const town = test::sample_town(60000);
  SyntheticPopulation const people = synthesize(town, {1, 0});
  CoverageTable const table = coverage_table(town.margins, town.national);
  double same_kind[4] = {}, drawn[4] = {}, all = 0.0;
  for (ZoneRows const& zone : people.zones)
    for (std::uint32_t row = zone.first; row < zone.first + zone.residents; ++row) {
      if (people.age[row] >= 65 || people.race[row] != 2) continue;
      double const u = uniform(Draws{5, 5}.words(row, 0, Purpose::demography)[0]);
      ++same_kind[people.coverage[row]];
      ++drawn[table.draw(people.age[row], people.income[row], people.race[row], u)];
      ++all;
    }
  for (int c = 0; c < 4; ++c) CHECK(drawn[c] / all == Approx(same_kind[c] / all).margin(0.015));
  CHECK(drawn[2] == 0.0);
}

TEST_CASE("coverage by age: the old have Medicare, nobody else") {
  Margins const state;
  for (int step = 0; step < 100; ++step) {
    double const u = (step + 0.5) / 100;
    for (int income = 0; income < 4; ++income) {
      CHECK(draw_coverage(state, test::shipped_figures(), 40, income, u) != 2);
      if (u > 0.1 && u < 0.9)
        CHECK(draw_coverage(state, test::shipped_figures(), 70, income, u) == 2);
    }
  }
}
