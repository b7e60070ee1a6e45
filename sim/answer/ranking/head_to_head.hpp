#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "kith/answer/ranking/ranked_runs.hpp"
#include "kith/statistics/paired_difference.hpp"

namespace kith {

/// The uncertain numbers of a study as its replicates drew them.
struct DrawnNumbers {
  std::vector<std::string> meanings, grades;
  std::vector<double> draws;  ///< (replicate, number); replicates in the order of the study
};

/// How the choice between two scenarios depends on what something is worth.
struct Flip {
  enum class Kind {
    unknown,      ///< chance alone may explain the difference in the gain
    first,        ///< the first gains more and costs no more: at any value
    second,       ///< the same for the second
    first_above,  ///< the first gains more and costs more: if one unit is worth `usd` or more
    second_above  ///< the same for the second
  } kind = Kind::unknown;
  double usd = 0.0;
};

/// An uncertain number that the difference in net benefit varies with.
struct Assumption {
  std::string meaning, grade;
  double rank_correlation;  ///< above 0: the higher the number, the better the first does
};

/// Two scenarios of a study, replicate by replicate: the first minus the second.
struct HeadToHead {
  std::size_t first = 0, second = 0;
  std::size_t replicates = 0;
  std::array<PairedDifference, good_count> goods;  ///< by Good; more people and QALYs are better
  PairedDifference net_benefit;                    ///< to society, at the first value of a QALY
  Flip person;  ///< value of one more person treated at which what partnerships spend is worth it
  Flip qaly;    ///< value of a QALY at which the cost to society is worth it
  /// At most two: those with the largest rank correlation with the difference in net benefit, if it
  /// exceeds what chance would give the strongest of as many numbers.
  std::vector<Assumption> assumptions;
};

HeadToHead head_to_head(RankedRuns const& runs, std::size_t first, std::size_t second,
                        DrawnNumbers const& numbers);

/// The worth of one more unit of the gain from which the costlier scenario is the choice.
Flip flip_of(PairedDifference const& gained, PairedDifference const& usd);

/// A few sentences: which one wins on what, where the choice flips, and what that depends on.
std::string in_words(HeadToHead const& pair, RankedRuns const& runs);
/// A table of all goods for both.
std::string table_in_words(HeadToHead const& pair);

/// The pairs of a study that its answer shows: each scenario and its rivals, and the two that rank
/// first.
std::vector<HeadToHead> telling_pairs(RankedRuns const& runs, DrawnNumbers const& numbers);

}  // namespace kith
