#include <numeric>

#include "kith/study/rivals.hpp"
#include "tests/catch.hpp"
#include "tests/study/same.hpp"
#include "tests/study/towns.hpp"

using namespace kith;
using namespace kith::test;

namespace {

std::string const rivals = "[same_money]\nenabled = true\nprovider = \"therapists\"\n";

Scenario with_rivals(int replicates, std::string const& programs = clinic + ";" + outreach,
                     std::string const& id = "with", int start_week = 4) {
  return small_town(
      for_weeks(60, 20, replicates) + partnership("one", programs, start_week) + rivals, id);
}

double spent(Results const& results, std::string const& id, int replicate = 0) {
  auto const usd = results.values(id, "cost_partnership_usd", replicate);
  return std::accumulate(usd.begin(), usd.end(), 0.0);
}

}  // namespace

TEST_CASE(
    "The rival of a replicate does not depend on other replicates, on threads or on scenarios") {
  Results const few = collect({with_rivals(2)});
  RunOptions options;
  options.threads = 3;
  Results const many = collect({with_rivals(5)}, options);
  Scenario const other = small_town(for_weeks(60, 20, 2) + partnership("two", peers, 4), "other");
  Results const beside = collect({other, with_rivals(2)});
  for (std::string const id : {"with-same-money", "with-same-grant"})
    for (int k = 0; k < 2; ++k) {
      CAPTURE(id, k);
      CHECK(same(few.of(id, k), many.of(id, k)));
      CHECK(few.of(id, k).digest == beside.of(id, k).digest);
    }
}

TEST_CASE("The rival on the same grant may spend the grant, in its weeks, and no more") {
  Scenario town = with_rivals(1);
  town.partnerships[0].grant_weeks = 40;
  Budget const budget = grants_of(town);
  REQUIRE(budget.tranches.size() == 1);
  CHECK(budget.usd_per_year_in(3) == 0.0);
  CHECK(budget.usd_per_year_in(4) == 900'000.0);
  CHECK(budget.usd_per_year_in(43) == 900'000.0);
  CHECK(budget.usd_per_year_in(44) == 0.0);
  CHECK(usd_in(budget) == Approx(900'000.0 * 40 / 52));
  Results const results = collect({town});
  auto const usd = results.values("with-same-grant", "cost_partnership_usd");
  for (std::size_t week = 0; week < usd.size(); ++week)
    CHECK(usd[week] <= (week >= 4 && week < 44 ? 900'000.0 / 52 * (1 + 1e-9) : 0.0));
  CHECK(spent(results, "with-same-grant") > 0.3 * usd_in(budget));
}

TEST_CASE("A grant ends with the weeks that are simulated and with its partnership") {
  Scenario town = with_rivals(1);
  CHECK(grants_of(town).tranches[0].to == 60);
  town.partnerships[0].end_week = 30;
  CHECK(grants_of(town).tranches[0].to == 30);
  town.partnerships[0].grant_weeks = 0;
  CHECK(grants_of(town).is_empty());
  CHECK(make_study({town}).scenarios.size() == 3);  // no comparator for a grant of no weeks
}

TEST_CASE("Dollar for dollar follows the partnership's spending, the grant does not") {
  Results const results = collect({with_rivals(3)});
  for (int k = 0; k < 3; ++k) {
    double const ours = spent(results, "with", k), theirs = spent(results, "with-same-money", k);
    CHECK(theirs <= ours * (1.0 + 1e-9));
    CHECK(theirs > 0.3 * ours);
    CHECK(spent(results, "with-same-grant", k) != theirs);
  }
}

TEST_CASE("The rival of a partnership that spends nothing is usual care") {
  Scenario idle = with_rivals(1, outreach + "\ndose = 0");
  idle.partnerships[0].coordinator_fte = 0.0;
  idle.partnerships[0].meetings_per_month = 0.0;
  idle.partnerships[0].grant_usd_per_year = 0.0;
  Results const results = collect({idle});
  CHECK(spent(results, "with") == 0.0);
  CHECK(results.of("with-same-money").digest == results.of("usual-care").digest);
}
