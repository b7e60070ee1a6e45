#include <cmath>
#include <vector>

#include "kith/statistics/interval.hpp"
#include "kith/statistics/quantiles.hpp"
#include "tests/catch.hpp"

using namespace kith;

namespace {

std::vector<double> squares(int n) {
  std::vector<double> values;
  for (int i = n; i > 0; --i) values.push_back(i * i);
  return values;
}

}  // namespace

TEST_CASE("a percentile is the rank share (n + 1), interpolated") {
  std::vector<double> const values = {1, 2, 4, 8, 16, 32, 64};
  CHECK(percentile(values, 0.5) == 8.0);
  CHECK(percentile(values, 0.25) == 2.0);                   // rank 2
  CHECK(percentile(values, 0.3) == Approx(2.0 + 0.4 * 2));  // rank 2.4
  CHECK(percentile(values, 0.025) == 1.0);                  // rank 0.2: the lowest value
  CHECK(percentile(values, 0.999) == 64.0);
  CHECK(std::isnan(percentile({}, 0.5)));
}

TEST_CASE("quantiles are those of scipy") {
  // scipy.stats.t.ppf
  CHECK(student_t_quantile(0.975, 1) == Approx(12.706204736174694).epsilon(1e-12));
  CHECK(student_t_quantile(0.975, 3) == Approx(3.182446305283708).epsilon(1e-12));
  CHECK(student_t_quantile(0.975, 127) == Approx(1.9788195347028539).epsilon(1e-12));
  // Wilson 1927 with scipy.stats.norm.ppf(0.975)
  auto const [low, high] = wilson_interval(36, 40, 0.95);
  CHECK(low == Approx(0.769482247724777).epsilon(1e-12));
  CHECK(high == Approx(0.9604204713173937).epsilon(1e-12));
  CHECK(wilson_interval(0, 40, 0.95).first == 0.0);
  CHECK(wilson_interval(40, 40, 0.95).second == 1.0);
}

TEST_CASE("an interval needs 39 values, fewer have a range") {
  CHECK(interval_of(squares(1)).kind == Interval::Kind::none);
  Interval const some = interval_of(squares(38));
  CHECK(some.kind == Interval::Kind::range);
  CHECK(some.low == 1.0);
  CHECK(some.high == 38.0 * 38.0);
  Interval const least = interval_of(squares(39));
  CHECK(least.kind == Interval::Kind::percentiles);
  CHECK(least.low == Approx(1.0));  // rank 1
  CHECK(least.high == Approx(39.0 * 39.0));
  CHECK(interval_of(squares(79)).low == Approx(4.0));  // rank 2
}

TEST_CASE("the Monte Carlo error is Student's interval of the mean") {
  std::vector<double> values;
  for (int i = 0; i < 16; ++i) values.push_back(0.01 * i * i);
  // numpy: d.std(ddof=1) / 4 * scipy.stats.t.ppf(0.975, 15)
  CHECK(monte_carlo_error(values) == Approx(0.39449094830708126).epsilon(1e-12));
  CHECK(monte_carlo_error(std::vector{3.0, 3.0}) == 0.0);
  CHECK(std::isnan(monte_carlo_error(std::vector{1.0})));
}
