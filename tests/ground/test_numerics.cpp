#include <cmath>

#include "kith/ground/numerics.hpp"
#include "tests/catch.hpp"

using namespace kith;

TEST_CASE("Our elementary functions agree with the system's") {
  double worst_exponential = 0.0, worst_logarithm = 0.0;
  for (int i = -70000; i <= 70000; ++i) {
    double const x = i / 100.0;
    worst_exponential = std::max(worst_exponential, std::abs(exponential(x) / std::exp(x) - 1.0));
    double const y = std::exp(x);
    double const error = std::abs(logarithm(y) - std::log(y)) / std::max(1.0, std::abs(x));
    worst_logarithm = std::max(worst_logarithm, error);
  }
  CHECK(worst_exponential < 5e-16);
  CHECK(worst_logarithm < 5e-16);
  CHECK(exponential(0.0) == 1.0);
  CHECK(logarithm(1.0) == 0.0);
}

TEST_CASE("Beyond its range the exponential stays finite") {
  CHECK(exponential(1e6) == exponential(700.0));
  CHECK(exponential(-1e6) == exponential(-700.0));
  CHECK(exponential(-1e6) > 0.0);
}

TEST_CASE("The normal tail agrees with the system's erfc") {
  double worst = 0.0;
  for (int i = -8000; i <= 8000; ++i) {
    double const z = i / 1000.0;
    worst = std::max(worst, std::abs(normal_tail(z) / (0.5 * std::erfc(z / std::sqrt(2.0))) - 1.0));
  }
  CHECK(worst < 1e-13);
  CHECK(normal_tail(0.0) == 0.5);
  CHECK(normal_tail(1.774) == Approx(0.03803).epsilon(1e-3));
}

TEST_CASE("The normal quantile is the inverse of the normal distribution") {
  for (int i = 1; i < 10000; ++i) {
    double const p = i / 10000.0;
    REQUIRE(std::abs(normal_tail(-normal_quantile(p)) - p) < 1e-14);
  }
  // The deepest tails that a 32-bit word can reach.
  for (double const p : {0x1p-33, 1e-8, 1e-5}) {
    CHECK(normal_tail(-normal_quantile(p)) == Approx(p).epsilon(1e-12));
    CHECK(normal_quantile(1.0 - p) == Approx(-normal_quantile(p)).epsilon(1e-6));
  }
  CHECK(normal_quantile(0.975) == Approx(1.959963984540054).epsilon(1e-14));
}
