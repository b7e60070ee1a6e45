#include <cmath>
#include <limits>

#include "kith/statistics/choice.hpp"
#include "kith/statistics/rank_correlation.hpp"
#include "tests/catch.hpp"

using namespace kith;

TEST_CASE("The best of each replicate and the loss of the others are counted") {
  std::vector<std::vector<double>> const worth = {
      {0.0, 0.0, 0.0, 0.0}, {10.0, -4.0, 0.0, 1.0}, {4.0, 2.0, 0.0, 3.0}};
  Choice const choice = choose_best(worth);
  CHECK(choice.replicates == 4);
  CHECK(choice.best_in == std::vector<std::size_t>{1, 1, 2});  // the first of equals wins
  CHECK(choice.expected_loss[0] == (10.0 + 2.0 + 0.0 + 3.0) / 4);
  CHECK(choice.expected_loss[1] == (0.0 + 6.0 + 0.0 + 2.0) / 4);
  CHECK(choice.expected_loss[2] == (6.0 + 0.0 + 0.0 + 0.0) / 4);
}

TEST_CASE("A replicate with a missing value is left out of the choice") {
  double const nan = std::numeric_limits<double>::quiet_NaN();
  Choice const choice = choose_best(std::vector<std::vector<double>>{{0.0, 0.0}, {nan, 5.0}});
  CHECK(choice.replicates == 1);
  CHECK(choice.best_in == std::vector<std::size_t>{0, 1});
  CHECK(choice.expected_loss == std::vector<double>{5.0, 0.0});
  CHECK(std::isnan(choose_best(std::vector<std::vector<double>>{{nan}, {nan}}).expected_loss[0]));
}

TEST_CASE("Rank correlation is Spearman's, with mean ranks for ties") {
  CHECK(ranks_of(std::vector<double>{5.0, 1.0, 5.0, 9.0}) ==
        std::vector<double>{1.5, 0.0, 1.5, 3.0});
  std::vector<double> const rising = {1.0, 2.0, 30.0, 4000.0};
  CHECK(rank_correlation(rising, std::vector<double>{0.1, 0.2, 0.3, 0.4}) == Approx(1.0));
  CHECK(rank_correlation(rising, std::vector<double>{4.0, 3.0, 2.0, 1.0}) == Approx(-1.0));
  // scipy.stats.spearmanr([1, 2, 30, 4000], [2, 1, 4, 3]) = 0.6
  CHECK(rank_correlation(rising, std::vector<double>{2.0, 1.0, 4.0, 3.0}) == Approx(0.6));
  CHECK(rank_correlation(rising, std::vector<double>{1.0, 1.0, 1.0, 1.0}) == 0.0);
}

TEST_CASE("The strongest of many unrelated numbers needs a stronger correlation to count") {
  CHECK(chance_correlation(128, 1) == Approx(std::tanh(1.959963985 / std::sqrt(125.0))));
  CHECK(chance_correlation(128, 200) > chance_correlation(128, 1));
  CHECK(chance_correlation(512, 200) < chance_correlation(128, 200));
}
