#include <cmath>
#include <vector>

#include "kith/ground/random.hpp"
#include "kith/statistics/chance_share.hpp"
#include "tests/catch.hpp"

using namespace kith;

namespace {

/// A toy whose outcome is an uncertain part plus chance, with a known share of chance.
struct Toy {
  double chance;
  double never = 0.0;   ///< share of lives in which nothing differs
  bool skewed = false;  ///< exponential instead of normal
};

std::vector<double> life_of(Toy const& toy, std::uint32_t study, std::uint32_t n,
                            std::uint32_t life) {
  std::vector<double> values;
  auto const spread = [&](std::uint32_t word) {
    return toy.skewed ? -std::log(uniform(word)) : normal(word);
  };
  for (std::uint32_t k = 0; k < n; ++k) {
    Words const unknown = Draws{study, k}.words(0, 0, Purpose::parameter);
    Words const luck = Draws{study, k}.words(1 + life, 0, Purpose::session);
    double const value =
        std::sqrt(1.0 - toy.chance) * spread(unknown[0]) + std::sqrt(toy.chance) * spread(luck[0]);
    values.push_back(uniform(luck[1]) < toy.never ? 0.0 : 100.0 + value);
  }
  return values;
}

ChanceShare found(Toy const& toy, std::uint32_t study, std::uint32_t n) {
  return chance_share(life_of(toy, study, n, 0), life_of(toy, study, n, 1));
}

/// Over 400 studies: the mean share, and the number of intervals that contain the truth.
std::pair<double, int> over_studies(Toy const& toy, double truth, std::uint32_t n) {
  double mean = 0.0;
  int held = 0;
  for (std::uint32_t study = 0; study < 400; ++study) {
    ChanceShare const share = found(toy, study, n);
    mean += share.share / 400.0;
    held += share.low <= truth && truth <= share.high ? 1 : 0;
  }
  return {mean, held};
}

}  // namespace

TEST_CASE("the share of chance equals that of a toy model, and its interval contains it") {
  for (double const truth : {0.2, 0.5, 0.7, 0.85})
    for (bool const skewed : {false, true}) {
      auto const [mean, held] = over_studies({truth, 0.0, skewed}, truth, 64);
      INFO(truth << (skewed ? " skewed: " : ": ") << mean << ", held in " << held << " of 400");
      CHECK(std::abs(mean - truth) < 0.025);
      CHECK(held >= 364);  // 91 %: two errors below 94 %, the coverage for skewed values
    }
}

TEST_CASE("replicates in which chance prevents any effect count as chance") {
  // A share p of lives is 0, the others 100 + a normal value, so nearly all variance is chance.
  double const never = 0.1, mean = 100.0 * (1.0 - never);
  double const variance =
      never * mean * mean + (1.0 - never) * (100.0 - mean) * (100.0 - mean) + (1.0 - never);
  double const truth = 1.0 - (1.0 - never) * (1.0 - never) * 0.5 / variance;
  auto const [share, held] = over_studies({0.5, never, false}, truth, 64);
  CHECK(std::abs(share - std::min(1.0, truth)) < 0.06);  // cut at 1
}

TEST_CASE("without chance the share is 0, with only chance 1") {
  std::vector<double> const values = life_of({0.5}, 1, 64, 0);
  CHECK(chance_share(values, values).share == 0.0);
  std::vector<double> opposite(values.rbegin(), values.rend());
  CHECK(chance_share(values, opposite).high == 1.0);
  CHECK(chance_share(values, opposite).pairs == 64);
}

TEST_CASE("few pairs, and pairs that never vary, have no share") {
  std::vector<double> const values = life_of({0.5}, 1, 8, 0), other = life_of({0.5}, 1, 8, 1);
  CHECK(std::isfinite(chance_share(values, other).high));
  CHECK(std::isnan(chance_share(std::span(values).first(7), other).share));
  std::vector<double> missing = values;
  missing[3] = std::nan("");
  CHECK(chance_share(missing, other).pairs == 7);
  CHECK(std::isnan(chance_share(missing, other).share));
  std::vector<double> const same(20, 3.0);
  CHECK(std::isnan(chance_share(same, same).share));
}
