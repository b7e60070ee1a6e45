#include <numeric>

#include "kith/state/synthesis/fit.hpp"
#include "kith/state/synthesis/urn.hpp"
#include "tests/catch.hpp"

using namespace kith;

TEST_CASE("fitting keeps the odds ratios of the seed and meets both margins") {
  Eigen::ArrayXd seed(4);
  seed << 4.0, 1.0, 1.0, 1.0;
  Margin rows{{0, 0, 1, 1}, Eigen::ArrayXd(2)};
  Margin columns{{0, 1, 0, 1}, Eigen::ArrayXd(2)};
  rows.target << 0.3, 0.7;
  columns.target << 0.5, 0.5;
  Eigen::ArrayXd const table = fit(seed, {rows, columns});
  CHECK(table(0) + table(1) == Approx(0.3));
  CHECK(table(1) + table(3) == Approx(0.5));
  CHECK(table(0) * table(3) / (table(1) * table(2)) == Approx(4.0));
}

TEST_CASE("a cell of zero stays zero") {
  Eigen::ArrayXd seed(4);
  seed << 1.0, 0.0, 1.0, 1.0;
  Margin rows{{0, 0, 1, 1}, Eigen::ArrayXd(2)};
  rows.target << 0.3, 0.7;
  CHECK(fit(seed, {rows})(1) == 0.0);
  CHECK(fit(seed, {rows})(0) == Approx(0.3));
}

TEST_CASE("apportioned numbers add up and are within one of their shares") {
  std::vector<double> const shares{0.5, 0.3, 0.15, 0.05};
  for (std::int64_t total : {0, 1, 7, 99, 1000}) {
    auto const counts = apportion(shares, total);
    CHECK(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}) == total);
    for (std::size_t i = 0; i < shares.size(); ++i)
      CHECK(std::abs(static_cast<double>(counts[i]) - shares[i] * static_cast<double>(total)) < 1);
  }
}

TEST_CASE("systematic sampling is within one of every expected number") {
  std::vector<double> const expected{0.4, 2.7, 0.0, 1.3, 0.6, 0.0};
  for (double start : {0.01, 0.5, 0.99}) {
    auto const counts = systematic(expected, 5, start);
    CHECK(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}) == 5);
    CHECK(counts[2] == 0);
    CHECK(counts[5] == 0);
    for (std::size_t i = 0; i < counts.size(); ++i)
      CHECK(std::abs(static_cast<double>(counts[i]) - expected[i]) < 1.0);
  }
}

TEST_CASE("shifted odds reach the mean that was asked for") {
  auto const shares = shift_odds({0.1, 0.4}, {3.0, 1.0}, 0.3);
  CHECK((3.0 * shares[0] + shares[1]) / 4.0 == Approx(0.3));
  CHECK(shares[1] / (1.0 - shares[1]) / (shares[0] / (1.0 - shares[0])) == Approx(6.0));
}

TEST_CASE("an urn gives out its content, and a quota chooses the right number") {
  Urn urn({2, 0, 3});
  std::vector<int> seen(3, 0);
  for (double u : {0.9, 0.1, 0.5, 0.3, 0.99}) ++seen[urn.draw(u)];
  CHECK(seen == std::vector<int>{2, 0, 3});
  Quota quota(10, 4);
  int chosen = 0;
  for (int i = 0; i < 10; ++i) chosen += quota.draw((i * 7 % 10 + 0.5) / 10) ? 1 : 0;
  CHECK(chosen == 4);
}
