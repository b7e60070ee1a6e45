#include "kith/answer/money/bill_words.hpp"
#include "kith/evidence/costs.hpp"
#include "kith/study/bill/bill.hpp"
#include "tests/catch.hpp"
#include "tests/places.hpp"
#include "tests/support.hpp"

using namespace kith;
using namespace kith::test;

namespace {

std::string const billed_clinic = R"([time]
settling_weeks = 0
weeks = 60
[[partnership]]
id = "clinic"
partners = ["center", "school"]
established = true
coordinator_fte = 0.5
grant_usd_per_year = 450_000
grant_weeks = 60
[partnership.outreach]
workers_fte = 2
[partnership.peer_support]
peers_fte = 1
[partnership.campaign]
)";

BillLine const& line(Bill const& bill, std::string_view name) {
  for (BillLine const& one : bill.lines)
    if (one.name == name) return one;
  FAIL("no line " << name);
  return bill.lines.front();
}

}  // namespace

TEST_CASE("The bill of the main example agrees with its comment") {
  Scenario const scenario = read("scenarios/clinic-at-the-community-center.toml");
  auto const bills = bills_of(scenario);
  REQUIRE(bills.size() == 1);
  Bill const& bill = bills[0];
  CostsEvidence const& costs = *scenario.evidence.costs;
  CHECK(line(bill, "outreach").pay_usd == Approx(2 * costs.health_worker_year_usd));
  CHECK(line(bill, "outreach").posts_fte == Approx(2.0));
  CHECK(line(bill, "peer_support").usd() == Approx(2 * costs.peer_year_usd));
  CHECK(line(bill, "coordinator").usd() == Approx(costs.coordinator_year_usd.value));
  CHECK(bill.usd() == Approx(593'000).epsilon(0.02));
  CHECK(bill.grant_usd == 600'000);
  CHECK(bill.fees_usd == 0.0);
  CHECK_FALSE(bill.bills_visits);
  CHECK(bill.available_usd == Approx(1'800'000));
  CHECK(bill.needed_usd < bill.available_usd);
  std::string const words = in_words(bill, scenario);
  CHECK_THAT(words, ContainsSubstring("no visit is billed"));
  CHECK_THAT(words, ContainsSubstring("pay_index 1 (local pay is not known)"));
  CHECK(money_warnings(scenario).empty());
}

TEST_CASE("A week of the bill equals the spending with every post filled") {
  World world(small_town(billed_clinic));
  auto const bill = bills_of(world.scenario).at(0);
  double most = 0.0;
  for (int week = 0; week < 60; ++week) {
    world.live_on(1);
    most = std::max(most, world.state.partnerships[0].money_out_usd);
  }
  CHECK(most <= bill.usd() / 52.0 * (1.0 + 1e-9));
  CHECK(most > 0.5 * bill.usd() / 52.0);
}

TEST_CASE("Overhead is added to all spending, and pay scales with the place") {
  World plain(small_town(billed_clinic));
  Scenario dear = small_town(billed_clinic);
  dear.partnerships[0].indirect_share = 0.1;
  World with_overhead(dear);
  plain.live_on(1);
  with_overhead.live_on(1);
  double const usd = plain.state.partnerships[0].money_out_usd;
  REQUIRE(usd > 0.0);
  CHECK(with_overhead.state.partnerships[0].money_out_usd == Approx(1.1 * usd));
  Bill const without = bills_of(plain.scenario).at(0), with = bills_of(dear).at(0);
  CHECK(with.indirect_usd == Approx(0.1 * without.usd()));
  CHECK(with.usd() == Approx(1.1 * without.usd()));

  Scenario paid_more = small_town(billed_clinic);
  paid_more.margins.pay_index = 1.5;
  Bill const more = bills_of(paid_more).at(0);
  CHECK(line(more, "outreach").pay_usd == Approx(1.5 * line(without, "outreach").pay_usd));
  CHECK(line(more, "coordinator").usd() == Approx(1.5 * line(without, "coordinator").usd()));
  CHECK(line(more, "campaign").usd() == Approx(line(without, "campaign").usd()));
  CHECK(line(more, "meetings").usd() == Approx(line(without, "meetings").usd()));
}

TEST_CASE("Missing money, or a quarter left over, is a warning at the grant") {
  auto const warned = [](double usd_per_year) {
    Problems problems;
    std::string const town = kith_tests::source_dir() + "/tests/data/small-town.toml";
    Scenario const scenario = read_scenario_text(
        "format = 1\nextends = \"" + town + "\"\nid = \"test\"\n" + billed_clinic, "town.toml",
        problems, {"partnership.clinic.grant_usd_per_year=" + std::to_string(usd_per_year)});
    REQUIRE(problems.empty());
    return money_warnings(scenario);
  };
  double const needed = bills_of(small_town(billed_clinic)).at(0).usd();
  CHECK(warned(needed * 1.05).empty());
  auto const missing = warned(needed * 0.8);
  REQUIRE(missing.size() == 1);
  CHECK_THAT(missing[0].message, ContainsSubstring("money is missing") &&
                                     ContainsSubstring("write grant_usd_per_year = "));
  CHECK(missing[0].warning);
  CHECK(missing[0].path == "partnership.clinic.grant_usd_per_year");
  auto const left = warned(needed * 1.6);
  REQUIRE(left.size() == 1);
  CHECK_THAT(left[0].message, ContainsSubstring("of the money is left over"));
}

TEST_CASE("Money left over by planning in a short grant is not reported as too large a grant") {
  Problems problems;
  std::string const town = kith_tests::source_dir() + "/tests/data/small-town.toml";
  double const needed = bills_of(small_town(billed_clinic)).at(0).usd();
  Scenario const scenario = read_scenario_text(
      "format = 1\nextends = \"" + town + "\"\nid = \"test\"\n" + billed_clinic, "town.toml",
      problems,
      {"partnership.clinic.grant_usd_per_year=" + std::to_string(needed),
       "partnership.clinic.grant_weeks=30", "partnership.clinic.established=false"});
  REQUIRE(problems.empty());
  auto const warned = money_warnings(scenario);
  REQUIRE(warned.size() == 1);
  CHECK_THAT(warned[0].message, ContainsSubstring("of the money is left over") &&
                                    ContainsSubstring("paid only after months of planning") &&
                                    !ContainsSubstring("write grant_usd_per_year"));
}

TEST_CASE("Fees of a partnership that bills are given as a maximum") {
  Scenario scenario = small_town(billed_clinic + "[partnership.colocated_clinic]\n");
  scenario.partnerships[0].billed_share = 0.5;
  Bill const bill = bills_of(scenario).at(0);
  CHECK(bill.bills_visits);
  CHECK(bill.fees_usd > 0.0);
  CHECK(bill.fees_usd < 0.5 * line(bill, "colocated_clinic").pay_usd);
  CHECK_THAT(in_words(bill, scenario), ContainsSubstring("fees at most $"));
}
