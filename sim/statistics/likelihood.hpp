#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace kith {

/// Replicates in which a scenario is better than usual care, exactly equal, and worse.
struct DirectionCounts {
  std::size_t better = 0, no_effect = 0, worse = 0;
  [[nodiscard]] std::size_t all() const { return better + no_effect + worse; }
};

/// `benefits`: differences signed so that more is better.
DirectionCounts count_directions(std::span<double const> benefits);

/// How likely a scenario is to be better or worse, in words for the shares of replicates. If the
/// interval of a share contains a cut-off between two words, both are given ("likely to very likely
/// better"). Shares are those of the first 40, 64, 128, 256 ... replicates, so that the words do
/// not flip back and forth with each one added. Empty below 40.
std::string likelihood_words(std::span<double const> benefits);

/// The same for true shares, which have no interval.
std::string likelihood_words_of(double better, double no_effect, double worse);

/// About how many replicates would settle on one word if shares stayed as they are: the first of
/// 40, 64, 128 ... at which no interval contains a cut-off. 0 if there are no words, or if it takes
/// more than a million.
std::size_t replicates_that_settle(std::span<double const> benefits);

/// How many of n replicates the words are based on: the last of 40, 64, 128 ...; 0 below 40.
std::size_t replicates_behind_words(std::size_t n);

/// The fewest replicates for which there are words.
inline constexpr std::size_t fewest_for_words = 40;

/// Confidence of the interval of a share. The smallest of 80, 90, 95 % with which the words include
/// the true share's word in at least 93 of 100 studies of 40, 128 and 512 replicates
/// (tests/statistics/test_likelihood.cpp).
inline constexpr double words_confidence = 0.95;

}  // namespace kith
