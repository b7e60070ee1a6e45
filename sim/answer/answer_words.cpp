#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "kith/answer/answer.hpp"

namespace kith {

namespace {

// A number with thousands separated; never "-0".
std::string number(double value, int decimals, bool with_sign = false) {
  if (!std::isfinite(value)) return "-";
  std::string text = fmt::format("{:.{}f}", std::abs(value), decimals);
  bool const zero = text.find_first_not_of("0.") == std::string::npos;
  std::size_t const whole = std::min(text.find('.'), text.size());
  for (std::size_t at = whole; at > 3; at -= 3) text.insert(at - 3, ",");
  char const* const sign = zero ? "" : value < 0.0 ? "-" : with_sign ? "+" : "";
  return sign + text;
}

// As many decimals as keep an interval that excludes zero from looking as if it touched it.
int decimals_of(Difference const& d, double per, int decimals) {
  if (d.cannot_tell_apart()) return decimals;
  double const near = per * std::min(std::abs(d.low), std::abs(d.high));
  int more = 0;
  while (more < 3 && near * std::pow(10.0, decimals + more) < 0.5) ++more;
  return decimals + more;
}

// "3.1 more of every 100 adults in need were treated in a year (95 % interval 1.9 to 4.2)".
struct Phrase {
  std::string_view outcome;
  Summary summary;
  double per;
  std::string_view what;
};
constexpr Phrase phrases[] = {
    {"treated_past_year_share", Summary::mean, 1.0,
     "of every 100 adults in need were treated in a year"},
    {"serious_distress_share", Summary::mean, 10.0,
     "of every 1,000 adults were in serious distress"},
};

std::string in_a_phrase(Difference const& d, Phrase const& phrase) {
  int const places = decimals_of(d, phrase.per, 1);
  double const change = phrase.per * d.difference;
  double const low = phrase.per * d.low;
  double const high = phrase.per * d.high;
  std::string const head = fmt::format("{} {} {}", number(std::abs(change), places),
                                       change < 0.0 ? "fewer" : "more", phrase.what);
  if (d.pairs < 2) return head + " (one replicate: no interval)";
  if (d.cannot_tell_apart())
    return fmt::format("{} (95 % interval {} to {}: cannot tell apart from usual care)", head,
                       number(low, places, true), number(high, places, true));
  double const from = std::min(std::abs(low), std::abs(high));
  double const to = std::max(std::abs(low), std::abs(high));
  return fmt::format("{} (95 % interval {} to {})", head, number(from, places), number(to, places));
}

// A partnership may come apart while it plans; an interval then ends at zero.
std::string without_effect(std::size_t unchanged, std::size_t pairs) {
  if (unchanged == 0) return "";
  if (unchanged >= pairs) return " The partnership changed neither care nor distress.";
  return fmt::format(" In {} of {} replicates the partnership changed neither care nor distress.",
                     unchanged, pairs);
}

std::string fraction(double share) {
  return std::isfinite(share) ? fmt::format("{:.0f} %", 100.0 * share) : "-";
}

std::string padded(std::string const& text, std::size_t width) {
  return text + std::string(width > text.size() ? width - text.size() : 0, ' ');
}

std::string interval(Difference const& d, int decimals) {
  if (d.pairs == 0) return "not observed";
  std::string const mean = number(d.difference, decimals, true);
  if (d.pairs < 2) return mean + " (no interval)";
  return fmt::format("{} ({} to {})", mean, number(d.low, decimals, true),
                     number(d.high, decimals, true));
}

std::string row(Measure const& measure, Difference const& d) {
  std::string const verdict = d.pairs >= 2 && d.cannot_tell_apart() ? "  cannot tell apart" : "";
  return fmt::format("  {:<43}{:>11}{:>11}  {}{:>6}{}\n", measure.words,
                     number(d.usual_care, measure.decimals), number(d.scenario, measure.decimals),
                     padded(interval(d, decimals_of(d, 1.0, measure.decimals)), 36),
                     fraction(d.benefit), verdict);
}

}  // namespace

std::string Answer::sentence(std::size_t scenario) const {
  std::string out;
  std::size_t pairs = 0;
  for (auto const& phrase : phrases) {
    auto const line = std::find_if(lines_.begin(), lines_.end(), [&](Line const& l) {
      return l.measure.outcome == phrase.outcome && l.measure.summary == phrase.summary;
    });
    if (line == lines_.end()) continue;
    Difference const d = difference(*line, scenario);
    if (d.pairs == 0) continue;
    pairs = std::max(pairs, d.pairs);
    out += (out.empty() ? "" : "; ") + in_a_phrase(d, phrase);
  }
  if (out.empty()) return fmt::format("{}: no run to compare with usual care.", title(scenario));
  return fmt::format("With \"{}\", {}.{}", title(scenario), out,
                     without_effect(unchanged(scenario), pairs));
}

std::string Answer::usual_care_alone() const {
  return fmt::format(
      "{}: usual care alone, so there is nothing to compare. A file with a [[partnership]]"
      " adds a scenario.\n",
      title(0));
}

std::string Answer::table() const {
  std::string out;
  auto const& ids = runs_.scenario_ids;
  std::size_t const last = std::max<std::size_t>(ids.size(), 2);
  for (std::size_t scenario = 1; scenario < last; ++scenario) {
    std::size_t const shown = scenario < ids.size() ? scenario : 0;
    std::size_t pairs = 0;
    std::string rows;
    for (auto const& line : lines_) {
      Difference const d = difference(line, shown);
      pairs = std::max(pairs, d.pairs);
      if (ids.size() > 1) {
        rows += row(line.measure, d);
      } else {
        rows += fmt::format("  {:<43}{:>11}\n", line.measure.words,
                            number(d.usual_care, line.measure.decimals));
      }
    }
    out +=
        fmt::format("\n{} ({}), {} replicate{}; adults, from the first week of a partnership on\n",
                    title(shown), ids[shown], pairs, pairs == 1 ? "" : "s");
    out += fmt::format("  {:<43}{:>11}", "outcome", "usual care");
    if (ids.size() > 1)
      out +=
          fmt::format("{:>11}  {:<35}{:>7}", "scenario", "difference (95 % interval)", "benefit");
    out += "\n" + rows;
  }
  return out;
}

}  // namespace kith
