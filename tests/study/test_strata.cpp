#include <algorithm>
#include <cmath>

#include "tests/catch.hpp"
#include "tests/study/towns.hpp"

using namespace kith;
using namespace kith::test;

namespace {

std::string stratum(std::string const& id, std::string const& who) {
  return "[[stratum]]\nid = \"" + id + "\"\n" + who + "\n";
}

/// The scenario's own strata, each of which equals a stratum of every result.
std::vector<std::array<std::string, 3>> const twins = {
    {"uphill", "zones = [\"hill\"]", "zone:hill"},
    {"former-soldiers", "groups = [\"veterans\"]", "group:veterans"},
    {"not-white", "race = [\"black\"]", "race:black"},
    {"poor", "income = [\"below-100\"]", "income:below-100"},
    {"young", "age = [\"10-17\"]", "age:10-17"},
    {"old", "age = [\"65-plus\"]", "age:65-plus"},
    {"women", "sex = [\"female\"]", "sex:female"},
    {"insured-by-state", "coverage = [\"medicaid\"]", "coverage:medicaid"},
    {"everybody", "zones = [\"hill\", \"valley\"]\nlanguages = [\"en\", \"es\"]", "adults"},
};
/// Three strata that add up to the women of the valley.
std::string const valley_women =
    stratum("driving", "zones = [\"valley\"]\nsex = [\"female\"]\ncar = \"yes\"") +
    stratum("english",
            "zones = [\"valley\"]\nsex = [\"female\"]\ncar = \"no\"\n"
            "languages = [\"en\"]") +
    stratum("spanish",
            "zones = [\"valley\"]\nsex = [\"female\"]\ncar = \"no\"\n"
            "languages = [\"es\"]") +
    stratum("valley-women", "zones = [\"valley\"]\nsex = [\"female\"]");

std::string own_strata() {
  std::string text = valley_women;
  for (auto const& [id, who, twin] : twins) text += stratum(id, who);
  return text;
}

std::vector<std::string> const& labels(Results const& results) {
  auto const& all = results.layout.dimensions;
  return std::find_if(all.begin(), all.end(),
                      [](Dimension const& one) { return one.name == "stratum"; })
      ->labels;
}

std::size_t place_of(Results const& results, std::string const& label) {
  auto const& all = labels(results);
  auto const found = std::find(all.begin(), all.end(), label);
  REQUIRE(found != all.end());
  return static_cast<std::size_t>(found - all.begin());
}

/// The values of an outcome in one stratum, over all other axes.
std::vector<double> column(Results const& results, std::string const& id,
                           std::string const& outcome, std::string const& label) {
  std::vector<double> const all = results.values(id, outcome);
  std::vector<double> own;
  for (std::size_t k = place_of(results, label); k < all.size(); k += labels(results).size())
    own.push_back(all[k]);
  return own;
}

std::vector<std::string> by_stratum(Results const& results) {
  std::vector<std::string> names;
  for (Outcome const& outcome : results.layout.outcomes)
    if (!outcome.dims.empty() && outcome.dims.back() == "stratum") names.push_back(outcome.name);
  return names;
}

/// Equal bit for bit, with NaN equal to NaN.
bool alike(std::vector<double> const& a, std::vector<double> const& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

std::vector<double> sum_of(Results const& results, std::string const& id,
                           std::string const& outcome, std::vector<std::string> const& strata) {
  std::vector<double> sum;
  for (std::string const& label : strata) {
    std::vector<double> const own = column(results, id, outcome, label);
    sum.resize(own.size());
    for (std::size_t k = 0; k < own.size(); ++k) sum[k] += own[k];
  }
  return sum;
}

Scenario served_town(std::string const& more, std::string const& id = "served") {
  return small_town(for_weeks(60, 20, 1) + more + partnership("all", clinic + ";" + outreach), id);
}

/// Outcomes that count people or events, including people reached.
std::vector<std::string> const counts = {"residents",     "requests_made", "sessions_delivered",
                                         "crisis_visits", "cascade_need",  "reach_people",
                                         "reach_served"};

Results const& lived() {
  static Results const results = collect({served_town(own_strata())});
  return results;
}

}  // namespace

TEST_CASE("Events in the zones add up to those of all adults in every week") {
  for (char const* id : {"usual-care", "served"})
    for (std::string const& outcome : counts) {
      CAPTURE(id, outcome);
      auto const adults = column(lived(), id, outcome, "adults");
      CHECK(alike(sum_of(lived(), id, outcome, {"zone:hill", "zone:valley"}), adults));
      bool const of_programs = outcome == "reach_served" && id == std::string("usual-care");
      CHECK((*std::max_element(adults.begin(), adults.end()) > 0.0) == !of_programs);
    }
}

TEST_CASE("The scenario's own stratum with the same people has equal values, bit for bit") {
  for (auto const& [id, who, twin] : twins)
    for (std::string const& outcome : by_stratum(lived())) {
      CAPTURE(id, outcome);
      CHECK(alike(column(lived(), "served", outcome, "own:" + id),
                  column(lived(), "served", outcome, twin)));
    }
}

TEST_CASE("Strata that share out the women of the valley add up to them") {
  for (std::string const& outcome : counts) {
    CAPTURE(outcome);
    CHECK(alike(sum_of(lived(), "served", outcome, {"own:driving", "own:english", "own:spanish"}),
                column(lived(), "served", outcome, "own:valley-women")));
  }
  for (char const* part : {"own:driving", "own:english", "own:spanish"})
    CHECK(column(lived(), "served", "residents", part)[0] > 0.0);
}

TEST_CASE("Strata change neither lives nor other strata") {
  Results const plain = collect({served_town("zone_strata = false\n")});
  CHECK(std::none_of(labels(plain).begin(), labels(plain).end(),
                     [](std::string const& label) { return label.rfind("zone:", 0) == 0; }));
  for (char const* id : {"usual-care", "served"}) {
    CHECK(plain.of(id).digest == lived().of(id).digest);
    for (std::string const& outcome : by_stratum(plain))
      for (std::string const& label : labels(plain)) {
        CAPTURE(id, outcome, label);
        CHECK(alike(column(plain, id, outcome, label), column(lived(), id, outcome, label)));
      }
  }
}

TEST_CASE("All scenarios of a study have the strata of all its files") {
  std::string const women = stratum("women-a", "sex = [\"female\"]");
  std::string const men = stratum("men-b", "sex = [\"male\"]");
  Study const study =
      make_study({served_town(women, "a"), served_town(women + men, "b"), served_town("", "c")});
  for (Scenario const& scenario : study.scenarios) {
    REQUIRE(scenario.strata.size() == 2);
    CHECK(scenario.strata[0].id == "women-a");
    CHECK(scenario.strata[1].id == "men-b");
  }
  std::string const other = stratum("women-a", "sex = [\"female\"]\nrace = [\"black\"]");
  CHECK_THROWS_WITH(make_study({served_town(women, "a"), served_town(other, "b")}),
                    ContainsSubstring("stratum.women-a.race"));
  std::string many;
  for (int k = 0; k < 9; ++k) many += stratum("m" + std::to_string(k), "sex = [\"male\"]");
  std::string more;
  for (int k = 0; k < 8; ++k) more += stratum("n" + std::to_string(k), "sex = [\"male\"]");
  CHECK_THROWS_WITH(make_study({served_town(many, "a"), served_town(more, "b")}),
                    ContainsSubstring("17 tables [[stratum]]"));
}

TEST_CASE("A community of one zone has no strata of zones") {
  Scenario scenario = small_town(for_weeks(4, 4, 1));
  scenario.zones.resize(1);
  auto const names = make_strata(scenario).names;
  CHECK(std::none_of(names.begin(), names.end(),
                     [](std::string const& name) { return name.rfind("zone:", 0) == 0; }));
}
