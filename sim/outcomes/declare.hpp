#pragma once

#include <string>
#include <utility>

#include "kith/record.hpp"

namespace kith {

// Declarations of outcomes that are observed every week in every stratum.

inline Outcome share(std::string name, std::string words, std::string how) {
  return {std::move(name),
          "1",
          std::move(words),
          std::move(how),
          "/",
          {"time", "stratum"},
          0.0,
          1.0,
          "time: mean",
          Outcome::Type::f4};
}

inline Outcome measure(std::string name, std::string units, std::string words, double low,
                       double high, std::string how = "Mean over residents, on the true score.",
                       std::string cell = "time: mean") {
  return {std::move(name),
          std::move(units),
          std::move(words),
          std::move(how),
          "/",
          {"time", "stratum"},
          low,
          high,
          std::move(cell),
          Outcome::Type::f4};
}

inline Outcome flow_of(std::string name, std::string words) {
  return measure(std::move(name), "count", std::move(words), 0, 1e9, "Number in the week.",
                 "time: sum");
}

/// For a share: the answer shows its mean, in percent.
inline AnswerLine in_percent(int place, std::string words, int decimals = 1) {
  return {place, std::move(words), 100.0, decimals, Summary::mean};
}
/// For an outcome that adds up: the answer shows its sum.
inline AnswerLine summed(int place, std::string words, int decimals = 0, double scale = 1.0) {
  return {place, std::move(words), scale, decimals, Summary::total};
}

}  // namespace kith
