#include "kith/evidence/costs.hpp"
#include "kith/io/scenario/read_scenario.hpp"
#include "sample.hpp"
#include "tests/catch.hpp"
#include "tests/places.hpp"

using namespace kith;
using kith::test::share;

namespace {

Scenario shipped(std::string const& file) {
  Problems problems;
  Scenario scenario = read_scenario(kith_tests::source_dir() + "/scenarios/" + file, {}, problems);
  INFO(format_problems(problems));
  REQUIRE(problems.empty());
  return scenario;
}

std::uint16_t bit_of(Scenario const& scenario, std::string const& group) {
  for (std::size_t g = 0; g < scenario.groups.size(); ++g)
    if (scenario.groups[g].id == group) return static_cast<std::uint16_t>(1u << g);
  FAIL("no group " << group);
  return 0;
}

double posts_per_100k_adults(Scenario const& scenario, SyntheticPopulation const& people,
                             Role role) {
  double posts = 0.0;
  for (Provider const& provider : scenario.providers)
    if (provider.role == role) posts += provider.fte;
  double const adults = share(people, [&](auto row) { return people.age[row] >= 18; });
  return posts / (adults * scenario.margins.residents) * 1e5;
}

}  // namespace

TEST_CASE("in Nashville some veterans speak Spanish and 5.7 % are not proficient in English") {
  Scenario const nashville = shipped("communities/davidson-tn.toml");
  SyntheticPopulation const people = synthesize(nashville, {1, 0});
  int const both = bit_of(nashville, "spanish-speaking") | bit_of(nashville, "veterans");
  CHECK(share(people, [&](auto row) { return (people.groups[row] & both) == both; }) > 0.0);
  CHECK(share(people, [&](auto row) { return people.language[row] != 0; }) ==
        Approx(0.057).margin(0.002));
  CHECK(posts_per_100k_adults(nashville, people, Role::therapist) == Approx(87.4).epsilon(0.002));
}

TEST_CASE("the reference nation has the capacity that clears the nation's demand") {
  Scenario const nation = shipped("communities/reference-us.toml");
  SyntheticPopulation const people = synthesize(nation, {1, 0});
  CHECK(posts_per_100k_adults(nation, people, Role::therapist) == Approx(84.0).epsilon(0.001));
  CHECK(posts_per_100k_adults(nation, people, Role::prescriber) == Approx(22.0).epsilon(0.002));
  CHECK(share(people, [&](auto row) { return people.language[row] != 0; }) ==
        Approx(0.042).margin(0.002));
}

TEST_CASE("nobody offers therapy in the north of Nashville until the partnership does") {
  Scenario const nashville = shipped("clinic-at-the-community-center.toml");
  for (Provider const& provider : nashville.providers)
    for (Site const& site : nashville.sites)
      if (site.id == provider.site && site.zone == "north") CHECK(provider.role != Role::therapist);
  REQUIRE(nashville.partnerships.size() == 1);
  CHECK(nashville.partnerships[0].programs.size() == 3);
}

TEST_CASE("the grant of the clinic pays what the clinic costs") {
  Scenario const nashville = shipped("clinic-at-the-community-center.toml");
  CostsEvidence const& costs = *nashville.evidence.costs;
  double const a_year = 1.6 * 22 * 46 * costs.therapy_session_usd +
                        2 * costs.health_worker_year_usd + 2 * costs.peer_year_usd +
                        costs.coordinator_year_usd + 2 * 24 * costs.partner_meeting_usd;
  CHECK(nashville.partnerships[0].grant_usd_per_year == Approx(a_year).epsilon(0.02));
}

namespace {

/// The statements in a community file's comments about its residents.
struct Promise {
  char const* file;
  double therapists_per_100k, prescribers_per_100k, not_proficient, adults;
};

}  // namespace

TEST_CASE("each county has the capacity and the languages that its file derives") {
  for (Promise const& promise : {Promise{"los-angeles-ca", 88.7, 22.0, 0.125, 22'225},
                                 Promise{"suffolk-ma", 100.6, 26.4, 0.099, 22'902},
                                 Promise{"apache-az", 72.1, 18.9, 0.042, 21'397},
                                 Promise{"teaching-town", 84.0, 22.0, 0.036, 1'770}}) {
    CAPTURE(promise.file);
    Scenario const county = shipped("communities/" + std::string(promise.file) + ".toml");
    SyntheticPopulation const people = synthesize(county, {1, 0});
    CHECK(share(people, [&](auto row) { return people.age[row] >= 18; }) *
              county.margins.residents ==
          Approx(promise.adults).epsilon(0.003));
    CHECK(posts_per_100k_adults(county, people, Role::therapist) ==
          Approx(promise.therapists_per_100k).epsilon(0.005));
    CHECK(posts_per_100k_adults(county, people, Role::prescriber) ==
          Approx(promise.prescribers_per_100k).epsilon(0.01));
    CHECK(share(people, [&](auto row) { return people.language[row] != 0; }) ==
          Approx(promise.not_proficient).margin(0.004));
  }
}

TEST_CASE("two in three people of Apache County are Navajo, and few of them live in the south") {
  Scenario const apache = shipped("communities/apache-az.toml");
  SyntheticPopulation const people = synthesize(apache, {1, 0});
  int const dine = bit_of(apache, "dine");
  CHECK(share(people, [&](auto row) { return (people.groups[row] & dine) != 0; }) ==
        Approx(0.66).margin(0.02));
  ZoneRows const& south = people.zones.back();
  CHECK(share(
            people, [&](auto row) { return (people.groups[row] & dine) != 0; },
            [&](auto row) { return row >= south.first; }) < 0.15);
}
