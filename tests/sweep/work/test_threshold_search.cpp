#include <algorithm>
#include <cmath>
#include <random>

#include "kith/sweep/work/threshold_search.hpp"
#include "tests/catch.hpp"

using namespace kith;

namespace {

using Ending = ThresholdSearch::Answer::Kind;

/// Replicates that reach the target from their own thresholds on.
struct Toy {
  std::vector<double> thresholds;
  double noise = 0.0;  ///< per try, added to the threshold: chance that pairing does not remove
  std::mt19937 random{7};

  std::vector<bool> at(double value) {
    std::normal_distribution<double> luck(0.0, 1.0);
    std::vector<bool> reached;
    for (double const threshold : thresholds)
      reached.push_back(value + (noise > 0.0 ? noise * luck(random) : 0.0) >= threshold);
    return reached;
  }
};

struct Found {
  ThresholdSearch::Answer answer;
  std::size_t tried = 0;
};

Found search(Toy& toy, std::size_t values, double probability) {
  ThresholdSearch search(values, static_cast<int>(toy.thresholds.size()), probability);
  while (auto const next = search.next()) {
    REQUIRE(search.counts().count(*next) == 0);  // nothing is tried twice
    search.add(*next, toy.at(static_cast<double>(*next)));
  }
  return {search.answer(), search.counts().size()};
}

Toy normal_toy(int n, double middle, double spread, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<double> threshold(middle, spread);
  Toy toy;
  for (int k = 0; k < n; ++k) toy.thresholds.push_back(threshold(random));
  return toy;
}

}  // namespace

TEST_CASE("ranks that enclose a quantile agree with tables") {
  // Conover, Practical Nonparametric Statistics, 3rd ed. 1999, table A3: the binomial distribution.
  QuantileRanks const ten = ranks_of_quantile(10, 0.5);
  CHECK(ten.low == 2);
  CHECK(ten.middle == 5);
  CHECK(ten.high == 9);
  QuantileRanks const twenty = ranks_of_quantile(20, 0.5);
  CHECK(twenty.low == 6);
  CHECK(twenty.high == 15);
  QuantileRanks const five = ranks_of_quantile(5, 0.5);  // 0.5^5 = 0.03 in each tail
  CHECK(five.low == 0);
  CHECK(five.high == 6);
  CHECK(ranks_of_quantile(64, 0.95).high == 65);  // 0.95^64 = 0.038
  CHECK(ranks_of_quantile(80, 0.8).middle == 64);
}

TEST_CASE("isotonic regression pools decreasing values") {
  CHECK(isotonic({1, 3, 2, 4}) == std::vector<double>{1, 2.5, 2.5, 4});
  CHECK(isotonic({3, 2, 1}) == std::vector<double>{2, 2, 2});
  CHECK(isotonic({}).empty());
}

TEST_CASE("intervals of a share are Wilson's") {
  ShareInterval const half = wilson_interval(50, 100);  // Brown, Cai, DasGupta 2001
  CHECK(half.low == Approx(0.4038).margin(5e-5));
  CHECK(half.high == Approx(0.5962).margin(5e-5));
  CHECK(wilson_interval(0, 10).low == 0.0);
  CHECK(wilson_interval(0, 10).high == Approx(0.2775).margin(5e-5));
  CHECK(wilson_interval(10, 10).high == 1.0);
}

TEST_CASE("a search finds the order statistics of known thresholds exactly") {
  Toy toy;
  for (int k = 1; k <= 100; ++k) toy.thresholds.push_back(3.0 * k - 0.5);  // reached from 3 k on
  std::reverse(toy.thresholds.begin(), toy.thresholds.end());
  for (double const probability : {0.1, 0.5, 0.8}) {
    CAPTURE(probability);
    QuantileRanks const ranks = ranks_of_quantile(100, probability);
    Found const found = search(toy, 1000, probability);
    CHECK(found.answer.kind == Ending::found);
    CHECK(found.answer.value == static_cast<std::size_t>(3 * ranks.middle));
    CHECK(found.answer.low == static_cast<std::size_t>(3 * ranks.low - 1));
    CHECK(found.answer.high == static_cast<std::size_t>(3 * ranks.high));
    CHECK(found.tried <= 2 + 3 * 10);
  }
}

TEST_CASE("nineteen of twenty intervals hold the true value") {
  constexpr double z_of_80 = 0.8416212335729143;
  double const truth = 100.0 + 20.0 * z_of_80;
  constexpr int searches = 600;
  int held = 0;
  double width = 0.0;
  for (unsigned seed = 0; seed < searches; ++seed) {
    Toy toy = normal_toy(50, 100.0, 20.0, seed);
    auto const answer = search(toy, 257, 0.8).answer;
    REQUIRE(answer.low.has_value());
    REQUIRE(answer.high.has_value());
    auto const low = static_cast<double>(*answer.low), high = static_cast<double>(*answer.high);
    held += low <= truth && truth <= high ? 1 : 0;
    width += (high - low) / searches;
  }
  CHECK(held >= 0.93 * searches);
  CHECK(held < searches);  // otherwise it would be too wide
  // 2 x 1.96 sqrt(p q / n) / density: 17.6 for a normal
  CHECK(width > 14.0);
  CHECK(width < 24.0);
}

TEST_CASE("chance that pairing does not remove widens the curve, and the answer stays near") {
  // Threshold and noise add up: at a value, a share Phi((value - 100) / 25) reaches it.
  double const truth = 100.0 + 25.0 * 0.8416212335729143;
  double sum = 0.0;
  for (unsigned seed = 0; seed < 60; ++seed) {
    Toy toy = normal_toy(100, 100.0, 20.0, seed);
    toy.noise = 15.0;
    toy.random.seed(seed);
    sum += static_cast<double>(search(toy, 257, 0.8).answer.value) / 60.0;
  }
  CHECK(std::abs(sum - truth) < 3.0);
}

TEST_CASE("unanswerable searches are distinguished") {
  Toy easy{{-1, -2, -3, -4, -5, -6, -7, -8}};
  CHECK(search(easy, 65, 0.8).answer.kind == Ending::everywhere);
  Toy hard{{100, 100, 100, 100, 100, 100, 100, 3}};
  Found const hopeless = search(hard, 65, 0.8);
  CHECK(hopeless.answer.kind == Ending::no_value);
  CHECK(hopeless.tried == 2);  // more tries would be useless
  ThresholdSearch backwards(65, 8, 0.8);
  while (auto const next = backwards.next()) backwards.add(*next, std::vector<bool>(8, *next < 30));
  CHECK(backwards.answer().kind == Ending::wrong_way);
  CHECK(backwards.counts().size() == 2);
}

TEST_CASE("few replicates leave the interval open") {
  Toy toy{{10, 20, 30, 40}};
  auto const answer = search(toy, 65, 0.5).answer;
  CHECK(answer.value == 20);
  CHECK_FALSE(answer.low.has_value());
  CHECK_FALSE(answer.high.has_value());
}
