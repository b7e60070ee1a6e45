#pragma once

#include <string>

#include "kith/sweep/work/seek.hpp"

namespace kith {

/// The question, the answer and the probability curve in words, for people.
std::string answer_in_words(SeekRequest const& request, SeekResult const& result);

/// The reason why there is no answer, in one line.
std::string why_not(SeekRequest const& request, SeekResult const& result);

/// CSV: value, replicates, reached, share with its 95 % interval (Wilson), monotone share, mean
/// outcome, replicates without a value.
std::string points_table(SeekRequest const& request, SeekResult const& result);

/// CSV: value, replicate, outcome (empty if there is none), reached.
std::string runs_table(SeekRequest const& request, SeekResult const& result);

}  // namespace kith
