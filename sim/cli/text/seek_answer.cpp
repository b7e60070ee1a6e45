#include "kith/cli/text/seek_answer.hpp"

#include <fmt/core.h>

#include <cmath>

#include "kith/schema/wording.hpp"

namespace kith {
namespace {

using Verdict = ThresholdSearch::Answer::Kind;

std::string percent(double share) {
  return fmt::format("{:.0f} %", 100.0 * share);
}

std::string target_in_words(SeekRequest const& request) {
  Target const& target = request.target;
  return fmt::format("{}{} of {} in weeks {} to {} {} {}", target.outcome,
                     target.difference ? " minus that of usual care" : "", target.stratum,
                     target.first_week, target.last_week,
                     target.at_most ? "is at most" : "is at least", as_number(target.bound));
}

/// "2.5 FTE"; only the number if it has no unit.
std::string with_unit(SeekRequest const& request, double value) {
  std::string const& unit = request.vary.unit;
  return fmt::format("{:.6g}{}", value, unit.empty() || unit == "1" ? "" : " " + unit);
}

SeekPoint const& point_at(SeekResult const& result, double value) {
  for (SeekPoint const& point : result.points)
    if (point.value == value) return point;
  return result.points.back();
}

std::string reached_at(SeekResult const& result, double value) {
  SeekPoint const& point = point_at(result, value);
  auto const [low, high] = wilson_interval(point.reached, static_cast<int>(point.outcomes.size()));
  return fmt::format(
      "{} of {} replicates reach it ({}, 95 % interval {} to {})", point.reached,
      point.outcomes.size(),
      percent(static_cast<double>(point.reached) / static_cast<double>(point.outcomes.size())),
      percent(low), percent(high));
}

std::string interval_in_words(SeekRequest const& request, SeekResult const& result) {
  std::string const low = result.bounded_below ? with_unit(request, result.low) : "";
  std::string const high = result.bounded_above ? with_unit(request, result.high) : "";
  if (low.empty() && high.empty()) return "no interval within the bounds: use more replicates (-n)";
  if (low.empty()) return fmt::format("95 % interval: at most {}", high);
  if (high.empty())
    return fmt::format("95 % interval: above {}, without an upper bound: use more replicates (-n)",
                       low);
  return fmt::format("95 % interval {} to {}", low, high);
}

/// The grant at the value that was found, if it changes with that value.
std::string grant_in_words(SeekRequest const& request, SeekResult const& result) {
  if (request.along.path.empty()) return "";
  using Kind = ThresholdSearch::Answer::Kind;
  double const value = result.kind == Kind::found ? result.value : request.vary.high;
  double const usd =
      grant_at(request.study.scenarios[request.scenario], request.vary, request.along, value);
  return fmt::format("The grant changes with it: {} = {} a year at {} (the file has {}).\n",
                     request.along.path, as_dollars(usd), with_unit(request, value),
                     as_dollars(request.along.base_usd));
}

std::string verdict(SeekRequest const& request, SeekResult const& result) {
  switch (result.kind) {
    case Verdict::found:
      return fmt::format("{} ({}).\nThere {}.", with_unit(request, result.value),
                         interval_in_words(request, result), reached_at(result, result.value));
    case Verdict::everywhere:
      return fmt::format("At most {}, the lowest value tried: there {}.",
                         with_unit(request, request.vary.low),
                         reached_at(result, request.vary.low));
    case Verdict::no_value:
    case Verdict::wrong_way:
      break;
  }
  return "No answer: " + why_not(request, result) + ".";
}

}  // namespace

std::string why_not(SeekRequest const& request, SeekResult const& result) {
  std::string const low = with_unit(request, request.vary.low);
  std::string const high = with_unit(request, request.vary.high);
  if (result.kind == Verdict::wrong_way)
    return fmt::format("more makes it harder: at {} {}, at {} {} (did you mean --{}?)", low,
                       reached_at(result, request.vary.low), high,
                       reached_at(result, request.vary.high),
                       request.target.at_most ? "at-least" : "at-most");
  return fmt::format(
      "the target is not reached within the bounds: at {} {}, {} are wanted (raise the bound, or "
      "ask "
      "for less)",
      high, reached_at(result, request.vary.high), percent(request.target.probability));
}

std::string answer_in_words(SeekRequest const& request, SeekResult const& result) {
  std::string text =
      fmt::format("How much {} does it take so that {}, with a probability of {}?\n\n{}\n{}\n",
                  request.vary.path, target_in_words(request), percent(request.target.probability),
                  verdict(request, result), grant_in_words(request, result));
  text += fmt::format("  {:>12}  {:>7}  {:>8}  95 % interval\n", "value", "reached", "share");
  for (SeekPoint const& point : result.points) {
    int const n = static_cast<int>(point.outcomes.size());
    auto const [low, high] = wilson_interval(point.reached, n);
    text +=
        fmt::format("  {:>12.6g}  {:>7}  {:>8}  {} to {}\n", point.value, point.reached,
                    percent(static_cast<double>(point.reached) / n), percent(low), percent(high));
  }
  text += fmt::format(
      "\n"
      "Each replicate redraws chance and every uncertain number, the same at every value.\n"
      "{} runs were done now, {} were there already.\n",
      result.runs, result.runs_before);
  return text;
}

std::string points_table(SeekRequest const& request, SeekResult const& result) {
  std::string text =
      "value,unit,replicates,reached,share,share_low,share_high,monotone_share,mean_outcome,"
      "unobserved\n";
  for (SeekPoint const& point : result.points) {
    int const n = static_cast<int>(point.outcomes.size());
    auto const [low, high] = wilson_interval(point.reached, n);
    double sum = 0.0;
    for (double const outcome : point.outcomes) sum += std::isnan(outcome) ? 0.0 : outcome;
    std::string const mean =
        point.unobserved == n ? "" : fmt::format("{:.9g}", sum / (n - point.unobserved));
    text += fmt::format("{},{},{},{},{:.6g},{:.6g},{:.6g},{:.6g},{},{}\n", as_number(point.value),
                        request.vary.unit, n, point.reached, static_cast<double>(point.reached) / n,
                        low, high, point.monotone_share, mean, point.unobserved);
  }
  return text;
}

std::string runs_table(SeekRequest const& request, SeekResult const& result) {
  std::string text = "value,replicate,outcome,reached\n";
  for (SeekPoint const& point : result.points)
    for (std::size_t k = 0; k < point.outcomes.size(); ++k) {
      double const outcome = point.outcomes[k];
      text += fmt::format("{},{},{},{}\n", as_number(point.value), k,
                          std::isnan(outcome) ? "" : as_number(outcome),
                          reaches(request.target, outcome) ? 1 : 0);
    }
  return text;
}

}  // namespace kith
