#include <cmath>

#include "kith/answer/ranking/ranked_table.hpp"
#include "tests/answer/ranking/made_study.hpp"

using namespace kith;
using namespace kith::test;

namespace {

/// The run of each scenario of `made_scenarios` in a replicate.
MadeRun made(std::size_t scenario, int k) {
  double const more = k % 2;
  switch (scenario) {
    case 1:
      return {.treated = 40 + 20 * more,
              .displaced = 10,
              .supported = 5,
              .distressed = 8,
              .qalys = 2.0 + more,
              .usd = 10000,
              .other_usd = -1000,
              .posts = 4};
    case 2:
      return {.treated = 60, .qalys = 1.0, .usd = 9000};
    case 3:
      return {.treated = 70, .qalys = 1.5 + 3.0 * more, .usd = 11000};
    case 4:
      return {.treated = 1, .qalys = 0.0, .usd = 100};
    default:
      return {};
  }
}

RankedRuns gathered(int replicates, bool backwards = false) {
  RankedRuns runs(ranked_layout(), made_scenarios(replicates));
  for (int n = 0; n < replicates; ++n) {
    int const k = backwards ? replicates - 1 - n : n;
    for (std::size_t s = 5; s-- > 0;) runs.add(ranked_run(s, k, made(s, k)));
  }
  return runs;
}

double mean(RankedRow const& row, Good good) {
  return row.gains[static_cast<std::size_t>(good)].mean;
}

/// The discounted value of a dollar in each week of the second year.
double discounted_weeks() {
  double sum = 0.0;
  for (std::size_t week = ranked_start; week < ranked_weeks; ++week)
    sum += std::pow(1.03, -static_cast<double>(week) / 52.0);
  return sum;
}

}  // namespace

TEST_CASE("Each column of the ranked table follows from its runs") {
  RankedTable const table = ranked_table(gathered(2));
  REQUIRE(table.rows.size() == 5);
  CHECK(table.replicates == 2);
  CHECK(table.first_week == 52);
  CHECK(table.end_week == 104);
  RankedRow const& clinic = table.rows[1];
  CHECK(mean(clinic, Good::treated) == 40.0);  // 40 and 60 newly reached, 10 displaced
  CHECK(clinic.gains[0].interval.low == 30.0);
  CHECK(clinic.gains[0].interval.high == 50.0);
  CHECK(mean(clinic, Good::treated_or_supported) == 45.0);
  CHECK(mean(clinic, Good::newly_reached) == 50.0);
  CHECK(mean(clinic, Good::in_distress) == 8.0);
  CHECK(mean(clinic, Good::qalys) == Approx(2.5 * ranked_adults / 1000.0));
  CHECK(mean(clinic, Good::partnership_usd) == 52 * 10000.0);
  CHECK(mean(clinic, Good::societal_usd) == Approx(9000.0 * discounted_weeks()));
  CHECK(clinic.per_million[0] == Approx(1e6 * 40.0 / 520000.0));
  CHECK(clinic.per_million[1] == Approx(1e6 * 45.0 / 520000.0));
  CHECK(clinic.per_million[2] == Approx(1e6 * 50.0 / 520000.0));
  CHECK(clinic.per_million[3] == Approx(1e6 * 5.0 / 520000.0));
  for (std::size_t v = 0; v < qaly_values_usd.size(); ++v)
    CHECK(clinic.net_benefit[v].mean ==
          Approx(qaly_values_usd[v] * 5.0 - 9000.0 * discounted_weeks()));
  CHECK(clinic.most_posts == 4.0);
  CHECK(std::isnan(clinic.left_usd));
}

TEST_CASE("A price is missing where chance alone may explain the gain") {
  RankedTable const table = ranked_table(gathered(2));
  CHECK(std::isnan(table.rows[1].usd_per_person));  // 30 and 50: mean below its error
  CHECK(table.rows[2].usd_per_person == 52 * 9000.0 / 60.0);
  CHECK(table.rows[2].usd_per_qaly == Approx(52 * 9000.0 / 2.0));
  CHECK(std::isnan(table.rows[0].usd_per_person));
  CHECK(ranked_table(gathered(40)).rows[1].usd_per_person == 52 * 10000.0 / 40.0);
}

TEST_CASE("Gains per million dollars are missing below 10,000 dollars spent") {
  RankedTable const table = ranked_table(gathered(2));
  CHECK(mean(table.rows[4], Good::partnership_usd) == 5200.0);
  for (double const figure : table.rows[4].per_million) CHECK(std::isnan(figure));
  for (double const figure : table.rows[0].per_million) CHECK(std::isnan(figure));
}

TEST_CASE("Usual care and both rivals are candidates, and the first rank loses least") {
  RankedTable const table = ranked_table(gathered(2));
  CHECK(table.candidates[2].rival == Rival::dollar_for_dollar);
  CHECK(table.candidates[3].rival == Rival::instead);
  CHECK(table.candidates[3].model == 1);
  CHECK(table.candidates[1].name == "A: A clinic");
  CHECK(table.candidates[3].name == "Clinic therapists, same grant (for A)");
  // At $100,000 a QALY, the clinic's net benefits are 400,000 and 600,000 less its cost, those of
  // the same grant 300,000 and 900,000 less its own cost.
  double const clinic = 9000.0 * discounted_weeks(), grant = 11000.0 * discounted_weeks();
  REQUIRE(clinic < 450000.0);
  std::vector<std::size_t> best;
  for (RankedRow const& row : table.rows) best.push_back(row.best_in[0]);
  double const here[] = {400000.0 - clinic, 600000.0 - clinic};
  double const there[] = {300000.0 - grant, 900000.0 - grant};
  CHECK(best ==
        std::vector<std::size_t>{here[0] < 0.0 ? 1u : 0u, here[0] < 0.0 ? 0u : 1u, 0, 1, 0});
  double const top = std::max(0.0, here[0]) + there[1];
  CHECK(table.rows[1].expected_loss[0] == Approx((top - here[0] - here[1]) / 2));
  CHECK(table.rows[3].expected_loss[0] == Approx((top - there[0] - there[1]) / 2));
  CHECK(table.rows[0].expected_loss[0] == Approx(top / 2));
  auto const order = table.in_order();
  for (std::size_t place = 1; place < order.size(); ++place)
    CHECK(table.rows[order[place - 1]].expected_loss[0] <=
          table.rows[order[place]].expected_loss[0] + 1e-6);
}

TEST_CASE("A rival's leftover money is of the grant, or of the partnership's spending") {
  RankedTable const table = ranked_table(gathered(2));
  CHECK(table.rows[2].left_usd == 52 * (10000.0 - 9000.0));
  CHECK(table.rows[3].left_usd == 600000.0 - 52 * 11000.0);
}

TEST_CASE("The ranked table takes runs in any order and only whole replicates") {
  RankedTable const one = ranked_table(gathered(6)), other = ranked_table(gathered(6, true));
  for (std::size_t s = 0; s < one.rows.size(); ++s) {
    CHECK(mean(one.rows[s], Good::treated) == mean(other.rows[s], Good::treated));
    CHECK(one.rows[s].expected_loss == other.rows[s].expected_loss);
  }
  RankedRuns runs(ranked_layout(), made_scenarios(2));
  for (std::size_t s = 0; s < 5; ++s) runs.add(ranked_run(s, 0, made(s, 0)));
  for (std::size_t s = 0; s < 4; ++s) runs.add(ranked_run(s, 1, made(s, 1)));
  CHECK(ranked_table(runs).replicates == 1);
  CHECK(ranked_table(runs).rows[1].gains[0].mean == 30.0);
}

TEST_CASE("The ranked table is printed in the order of its ranks, with the size of the place") {
  std::string const text = in_words(ranked_table(gathered(40)));
  CAPTURE(text);
  CHECK_THAT(text, ContainsSubstring("weeks 52 to 103, mean of 40 replicates"));
  CHECK_THAT(text, ContainsSubstring("at this size, not if scaled up"));
  CHECK_THAT(text, ContainsSubstring("Clinic therapists, dollar for dollar (for A)"));
  CHECK_THAT(text, ContainsSubstring("Size: 2,000 residents, 1 in 10 of the county."));
  CHECK_THAT(text, ContainsSubstring("A: A clinic: 40 posts, $5.2 million."));
  CHECK_THAT(text, !ContainsSubstring("a try, not an answer"));
  CHECK_THAT(in_words(ranked_table(gathered(4))), ContainsSubstring("a try, not an answer"));
  CHECK(in_words(ranked_table(RankedRuns(ranked_layout(), made_scenarios(1)))).empty());
}
