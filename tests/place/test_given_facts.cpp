#include <fstream>
#include <sstream>

#include "kith/evidence/care.hpp"
#include "kith/evidence/costs.hpp"
#include "kith/io/scenario/read_scenario.hpp"
#include "tests/place/counties.hpp"
#include "tests/places.hpp"

using namespace kith;
using namespace kith_tests;

namespace {

std::string const facts_head = "fact,value,where\n";

GivenFacts facts_in(std::string const& rows) {
  Problems problems;
  GivenFacts facts = read_local_facts(facts_head + rows, "facts.csv", problems);
  INFO(format_problems(problems));
  REQUIRE(problems.empty());
  return facts;
}

std::string wrong_facts(std::string const& text) {
  Problems problems;
  read_local_facts(text, "f.csv", problems);
  return format_problems(problems);
}

std::string text_with(std::string const& rows) {
  return community_text(make_place(county("Hidalgo County, TX"), 0, {}, facts_in(rows)));
}

Scenario made_with(std::string const& rows) {
  Problems problems;
  Scenario scenario = read_scenario_text(text_with(rows), "made.toml", problems);
  INFO(format_problems(problems));
  REQUIRE(problems.empty());
  return scenario;
}

/// FTE of a role in the whole county, at one organization or at all of them.
double real_posts(Scenario const& scenario, Role role, std::string const& organization = "") {
  double sum = 0.0;
  for (Provider const& provider : scenario.providers)
    for (Site const& site : scenario.sites)
      if (site.id == provider.site && provider.role == role &&
          (organization.empty() || site.organization == organization))
        sum += provider.fte;
  return sum * scenario.margins.people_per_resident;
}

}  // namespace

TEST_CASE("The blank table of local facts is the one that ships, and holds no facts") {
  std::ifstream shipped(kith_tests::source_dir() + "/scenarios/local-facts.csv", std::ios::binary);
  std::stringstream text;
  text << shipped.rdbuf();
  CHECK(text.str() == local_template());
  Problems problems;
  GivenFacts const facts = read_local_facts(text.str(), "local-facts.csv", problems);
  CHECK(problems.empty());
  County const& hidalgo = county("Hidalgo County, TX");
  CHECK(community_text(make_place(hidalgo, 0, {}, facts)) == community_text(make_place(hidalgo)));
}

TEST_CASE("Known posts of a county or its clinic replace the generated ones") {
  Scenario const usual = made_with("");
  Scenario const county_wide = made_with("therapist_posts,300,county\nprescriber_posts,40,\n");
  CHECK(real_posts(county_wide, Role::therapist) == Approx(300.0).epsilon(1e-3));
  CHECK(real_posts(county_wide, Role::prescriber) == Approx(40.0).epsilon(1e-2));
  Scenario const clinic = made_with("therapist_posts,50,clinic\npeer_posts,6,\n");
  CHECK(real_posts(clinic, Role::therapist, "county-clinic") == Approx(50.0).epsilon(1e-2));
  CHECK(real_posts(clinic, Role::therapist, "private-practices") ==
        Approx(real_posts(usual, Role::therapist, "private-practices")));
  CHECK(real_posts(clinic, Role::peer_specialist) == Approx(6.0).epsilon(1e-2));
  CHECK(real_posts(usual, Role::peer_specialist) == 0.0);
  CHECK_THAT(text_with("therapist_posts,300,county\n"),
             ContainsSubstring("# Therapists: 300 in the county, 10.159 for these residents "
                               "(local facts facts.csv)."));
}

TEST_CASE("Known prices and insurance have the place's table as their source") {
  Scenario const made = made_with(
      "therapist_year_usd,\"$95,000\",\nhealth_worker_year_usd,61000,\nuninsured_percent,18%,\n");
  CHECK(made.margins.uninsured_share_under_65 == Approx(0.18 / 0.888).epsilon(1e-3));
  CostsEvidence const& costs = *made.evidence.costs;
  CHECK(costs.health_worker_year_usd.value == 61000.0);
  CHECK(costs.health_worker_year_usd.source == "local facts facts.csv");
  CareEvidence const& care = *made.evidence.care;
  CHECK(costs.therapy_session_usd * care.therapist_sessions_per_week * care.working_weeks_share *
            52.0 ==
        Approx(95'000.0).epsilon(1e-3));
  CHECK_THAT(costs.therapy_session_usd.source,
             Catch::Matchers::StartsWith("local facts facts.csv: a therapist"));
  CHECK_THAT(text_with("uninsured_percent,18,\n"),
             ContainsSubstring("# local facts facts.csv: 18.0 % of all"));
}

TEST_CASE("Clients, visits and waits change only the figures compared with usual care") {
  std::string const usual = text_with("");
  std::string const told = text_with(
      "clinic_clients,4100,\nclinic_visits,\"31,000\",\nweeks_to_first_visit,3.5,\n"
      "billed_percent,70,\n");
  CHECK(told.substr(0, usual.size()) == usual);
  Scenario const made = made_with("clinic_clients,4100,\nbilled_percent,70,\n");
  REQUIRE(made.local.has_value());
  CHECK(made.local->clients_per_year == 4100.0);
  CHECK(made.local->visits_per_year == -1.0);
  CHECK(made.local->billed_share == Approx(0.7));
  CHECK(made.local->organization == "county-clinic");
  CHECK(made.local->source == "local facts facts.csv");
  CHECK(!made_with("therapist_posts,300,\n").local.has_value());
}

TEST_CASE("Every row of local facts that is wrong is named by line and column") {
  CHECK_THAT(
      wrong_facts(facts_head + "therapists,4,\n"),
      ContainsSubstring("f.csv:2:1: error: therapists is not a fact (must be therapist_posts"));
  CHECK_THAT(wrong_facts(facts_head + "therapist_post,4,\n"),
             ContainsSubstring("did you mean 'therapist_posts'?"));
  CHECK_THAT(wrong_facts(facts_head + "clinic_clients,many,\n\nclinic_clients,3,\n"),
             ContainsSubstring("f.csv:2:16: error: clinic_clients = many (must be a number") &&
                 ContainsSubstring("f.csv:4:1: error: clinic_clients is also in line 2"));
  CHECK_THAT(wrong_facts(facts_head + "uninsured_percent,0.18,\n"),
             ContainsSubstring("write 18 for 18 of 100, or 0.18%"));
  CHECK_THAT(
      wrong_facts(facts_head + "uninsured_percent,180,\n"),
      ContainsSubstring("f.csv:2:19: error: uninsured_percent = 180 (must be between 0 and 90"));
  CHECK_THAT(wrong_facts(facts_head + "therapist_posts,4,town\nclinic_visits,4,county\n"),
             ContainsSubstring("f.csv:2:19: error: where = town (must be county") &&
                 ContainsSubstring("f.csv:3:17: error: where = county (clinic_visits is about"));
  CHECK_THAT(wrong_facts("what,value\n"), ContainsSubstring("f.csv:1:1: error: no column fact"));
}
