#include "kith/answer/difference_words.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace kith {

std::string number_in_words(double value, int decimals, bool with_sign) {
  if (!std::isfinite(value)) return "-";
  std::string text = fmt::format("{:.{}f}", std::abs(value), decimals);
  bool const zero = text.find_first_not_of("0.") == std::string::npos;
  std::size_t const whole = std::min(text.find('.'), text.size());
  for (std::size_t at = whole; at > 3; at -= 3) text.insert(at - 3, ",");
  char const* const sign = zero ? "" : value < 0.0 ? "-" : with_sign ? "+" : "";
  return sign + text;
}

ShownDifference shown(PairedDifference found, double scale, int decimals) {
  for (double* value : {&found.usual_care, &found.scenario, &found.difference, &found.interval.low,
                        &found.interval.high, &found.monte_carlo_error})
    *value *= scale;
  return {std::move(found), decimals};
}

std::string interval_name(Interval::Kind kind, std::size_t replicates) {
  switch (kind) {
    case Interval::Kind::none:
      return "";
    case Interval::Kind::range:
      return fmt::format("range of {} replicates", replicates);
    case Interval::Kind::percentiles:
      break;
  }
  return "95 % interval";
}

std::string difference_in_figures(ShownDifference const& d) {
  if (d.found.pairs == 0) return "not observed";
  std::string const mean = number_in_words(d.found.difference, d.decimals, true);
  if (d.found.interval.kind == Interval::Kind::none) return mean;
  return fmt::format("{} ({} to {})", mean, number_in_words(d.found.interval.low, d.decimals, true),
                     number_in_words(d.found.interval.high, d.decimals, true));
}

std::string shares_in_figures(DirectionCounts const& seen) {
  if (seen.all() == 0) return "";
  auto const percent = [&](std::size_t count) {
    return 100.0 * static_cast<double>(count) / static_cast<double>(seen.all());
  };
  return fmt::format("{:.0f}/{:.0f}/{:.0f}", percent(seen.better), percent(seen.no_effect),
                     percent(seen.worse));
}

std::string verdict_in_words(ShownDifference const& d) {
  if (d.found.pairs < fewest_for_interval) return "";
  return rounds_to_zero(d.found, d.decimals) ? no_visible_difference : d.found.words;
}

}  // namespace kith
