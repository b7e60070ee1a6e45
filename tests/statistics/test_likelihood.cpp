#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "kith/statistics/likelihood.hpp"
#include "kith/statistics/paired_difference.hpp"
#include "tests/catch.hpp"

using namespace kith;

namespace {

std::vector<double> seen(std::size_t better, std::size_t none, std::size_t worse) {
  std::vector<double> benefits(better, 1.0);
  benefits.insert(benefits.end(), none, 0.0);
  benefits.insert(benefits.end(), worse, -1.0);
  return benefits;
}

/// From -4 (almost certainly worse) to 4 (almost certainly better); 0 is either way or no effect.
int level_of(std::string const& words, std::string const& direction) {
  static std::vector<std::string> const degrees = {"more likely than not", "likely", "very likely",
                                                   "almost certainly"};
  for (std::size_t i = 0; i < degrees.size(); ++i)
    if (words == degrees[i])
      return direction == "better" ? static_cast<int>(i) + 1 : -static_cast<int>(i) - 1;
  return 0;
}

/// Whether the true shares' word is among words, or between their ends.
bool hold(std::string const& words, std::string const& truth) {
  std::string const way = words.substr(words.rfind(' ') + 1);
  std::string const stem = words.substr(0, words.rfind(' '));
  std::size_t const to = stem.find(" to ");
  int const first = level_of(stem.substr(0, to), way);
  int const last = level_of(to == std::string::npos ? stem : stem.substr(to + 4), way);
  std::size_t const end = truth.rfind(' ');
  int const level = level_of(truth.substr(0, end), truth.substr(end + 1));
  if (level == 0) return words.find(truth) != std::string::npos;
  return std::min(first, last) <= level && level <= std::max(first, last);
}

/// Number of 1,000 studies of n replicates whose words include the true shares' word.
int held(double better, double no_effect, std::size_t n) {
  std::mt19937 bits(20261129);
  std::string const truth = likelihood_words_of(better, no_effect, 1.0 - better - no_effect);
  int count = 0;
  for (int study = 0; study < 1000; ++study) {
    std::vector<double> benefits;
    for (std::size_t k = 0; k < n; ++k) {
      double const u = (static_cast<double>(bits()) + 0.5) /
                       4294967296.0;  // the same with every standard library
      benefits.push_back(u < better ? 1.0 : u < better + no_effect ? 0.0 : -1.0);
    }
    count += hold(likelihood_words(benefits), truth) ? 1 : 0;
  }
  return count;
}

}  // namespace

TEST_CASE("words follow the shares of replicates") {
  CHECK(likelihood_words_of(0.99, 0.01, 0.0) == "almost certainly better");
  CHECK(likelihood_words_of(0.94, 0.05, 0.01) == "very likely better");
  CHECK(likelihood_words_of(0.66, 0.0, 0.34) == "likely better");
  CHECK(likelihood_words_of(0.5, 0.2, 0.3) == "more likely than not better");
  CHECK(likelihood_words_of(0.5, 0.0, 0.5) == "could go either way");
  CHECK(likelihood_words_of(0.05, 0.0, 0.95) == "very likely worse");
  CHECK(likelihood_words_of(0.2, 0.7, 0.1) == "probably no effect");
  CHECK(likelihood_words_of(0.3, 0.4, 0.3) == "could go either way");
}

TEST_CASE("both words are used if the interval of the share contains a cut-off between them") {
  CHECK(likelihood_words(seen(34, 0, 6)) == "likely to very likely better");  // 71 to 93 %
  CHECK(likelihood_words(seen(6, 0, 34)) == "likely to very likely worse");
  CHECK(likelihood_words(seen(512, 0, 0)) == "almost certainly better");  // from 99.3 %
  CHECK(likelihood_words(seen(40, 0, 0)) == "very likely to almost certainly better");
  CHECK(likelihood_words(seen(0, 40, 0)) == "probably no effect");
  CHECK(likelihood_words(seen(16, 24, 0)) == "probably no effect to more likely than not better");
  CHECK(likelihood_words(seen(6, 28, 6)) == "could go either way to probably no effect");
  CHECK(likelihood_words(seen(22, 0, 18)) == "could go either way to likely better");
  CHECK(likelihood_words(seen(18, 0, 22)) == "could go either way to likely worse");
  CHECK(likelihood_words(seen(20, 0, 20)) == "could go either way");
}

TEST_CASE("words change only at 40, 64, 128 ... replicates") {
  CHECK(replicates_behind_words(39) == 0);
  CHECK(replicates_behind_words(40) == 40);
  CHECK(replicates_behind_words(63) == 40);
  CHECK(replicates_behind_words(64) == 64);
  CHECK(replicates_behind_words(300) == 256);
  CHECK(likelihood_words(seen(39, 0, 0)).empty());
  std::vector<double> changes = seen(40, 0, 23);
  CHECK(likelihood_words(changes) == likelihood_words(seen(40, 0, 0)));
  changes.push_back(-1.0);
  CHECK(likelihood_words(changes) == likelihood_words(seen(40, 0, 24)));
  CHECK(likelihood_words(changes) != likelihood_words(seen(40, 0, 0)));
}

TEST_CASE("words include the true share's word in 93 of 100 studies") {
  for (double const share : {0.5, 0.66, 0.70, 0.90, 0.94, 0.99})
    for (double const part : {0.0, 0.5, 1.0})  // part of the rest without effect
      for (std::size_t const n : {40u, 128u, 512u}) {
        CAPTURE(share, part, n);
        CHECK(held(share, part * (1.0 - share), n) >= 930);
      }
}

TEST_CASE("the number of replicates that would leave one word is estimated") {
  CHECK(replicates_that_settle(seen(39, 0, 0)) == 0);
  CHECK(replicates_that_settle(seen(0, 40, 0)) == 40);    // has one word already
  CHECK(replicates_that_settle(seen(30, 0, 10)) == 128);  // 75 %: 67 to 82 %
  CHECK(replicates_that_settle(seen(40, 0, 0)) == 512);
  CHECK(replicates_that_settle(seen(20, 20, 0)) == 0);  // on a cut-off
}

TEST_CASE("a paired difference leaves out pairs with a missing value") {
  double const nan = std::nan("");
  auto const d = paired_difference(std::vector{1.0, nan, 3.0, 5.0}, std::vector{2.0, 9.0, 2.0, 5.0},
                                   Better::more);
  CHECK(d.pairs == 3);
  CHECK(d.usual_care == 3.0);
  CHECK(d.difference == 0.0);
  CHECK(d.interval.kind == Interval::Kind::range);
  CHECK(d.directions.better == 1);
  CHECK(d.directions.no_effect == 1);
  CHECK(d.directions.worse == 1);
  auto const less = paired_difference(std::vector{1.0}, std::vector{3.0}, Better::less);
  CHECK(less.directions.worse == 1);
  CHECK(less.interval.kind == Interval::Kind::none);
  CHECK(paired_difference(std::vector{1.0}, std::vector{3.0}, Better::neither).directions.all() ==
        0);
  CHECK(paired_difference(std::vector{nan}, std::vector{1.0}, Better::more).pairs == 0);
}

TEST_CASE("a row rounds to zero when its mean and both ends do") {
  std::vector<double> const zero(50, 0.0), little(50, 0.004), some(50, 0.06);
  CHECK(rounds_to_zero(paired_difference(zero, little, Better::more), 1));
  CHECK_FALSE(rounds_to_zero(paired_difference(zero, little, Better::more), 3));
  CHECK_FALSE(rounds_to_zero(paired_difference(zero, some, Better::more), 1));
}
