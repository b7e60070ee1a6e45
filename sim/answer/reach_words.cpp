#include "kith/answer/reach_words.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "kith/outcomes/reach.hpp"
#include "kith/scenario/scenario.hpp"

namespace kith {
namespace {

std::string with_commas(double value, int decimals) {
  std::string text = fmt::format("{:.{}f}", std::abs(value), decimals);
  bool const zero = text.find_first_not_of("0.") == std::string::npos;
  std::size_t const whole = std::min(text.find('.'), text.size());
  for (std::size_t at = whole; at > 3; at -= 3) text.insert(at - 3, ",");
  return (value < 0.0 && !zero ? "-" : "") + text;
}

/// Sums over strata that hold everybody once.
class Sums {
 public:
  Sums(ReachOfRun const& run, std::size_t strata, std::vector<std::size_t> const& everybody)
      : run_(run), strata_(strata), everybody_(everybody) {}

  /// People of the table of care; nothing said of an axis: all of it.
  [[nodiscard]] double people(OtherLife other, std::optional<Served> served = {},
                              std::optional<std::size_t> band = {}) const {
    double sum = 0.0;
    for (std::size_t s = 0; s < served_count; ++s)
      for (std::size_t b = 0; b < k6_band_count; ++b)
        for (bool const before : {false, true}) {
          auto const group = static_cast<Served>(s);
          if ((served && *served != group) || (band && *band != b)) continue;
          sum += at(run_.people, place_of({CareCounted::care, other, group, before, b}));
        }
    return sum;
  }
  [[nodiscard]] double served(std::size_t how) const {
    double sum = 0.0;
    for (std::size_t b = 0; b < k6_band_count; ++b) sum += at(run_.served, how * k6_band_count + b);
    return sum;
  }
  [[nodiscard]] double everybody() const {
    double sum = 0.0;
    for (std::size_t o = 0; o < other_life_count; ++o) sum += people(static_cast<OtherLife>(o));
    return sum;
  }
  /// Of those whom programs served, or of all others.
  [[nodiscard]] double of(std::vector<double> const& values, bool served) const {
    auto const part = [&](Served group) { return at(values, static_cast<std::size_t>(group)); };
    return served ? part(Served::served) + part(Served::in_last_year) : part(Served::not_served);
  }
  [[nodiscard]] ReachOfRun const& run() const { return run_; }

 private:
  [[nodiscard]] double at(std::vector<double> const& values, std::size_t place) const {
    double sum = 0.0;
    for (std::size_t const stratum : everybody_) sum += values[place * strata_ + stratum];
    return sum;
  }

  ReachOfRun const& run_;
  std::size_t strata_;
  std::vector<std::size_t> const& everybody_;
};

double served_by_programs(Sums const& of, OtherLife other) {
  return of.people(other, Served::served) + of.people(other, Served::in_last_year);
}

/// Mean of those served; NaN where nobody is.
double each_served(Sums const& of, std::vector<double> const& values) {
  return of.of(values, true) / (of.served(0) + of.served(1));
}

/// A line of the block: what it says, and how it is computed from a run.
struct Line {
  std::string_view words;
  int decimals;
  double (*value)(Sums const& of);
  bool rare = false;  ///< left out where it is 0 in all replicates
};
constexpr Line lines[] = {
    {"newly in care: none in the other life", 0,
     [](Sums const& of) { return of.people(OtherLife::newly_reached); }},
    {"  served by the programs", 0,
     [](Sums const& of) { return served_by_programs(of, OtherLife::newly_reached); }},
    {"  not served: word of mouth, freed slots, policy", 0,
     [](Sums const& of) { return of.people(OtherLife::newly_reached, Served::not_served); }},
    {"  of all newly in care in serious distress at start", 0,
     [](Sums const& of) { return of.people(OtherLife::newly_reached, {}, 2); }},
    {"in care 13 weeks sooner or more", 0,
     [](Sums const& of) { return of.people(OtherLife::sooner); }},
    {"in care 13 weeks later or more", 0,
     [](Sums const& of) { return of.people(OtherLife::later); }},
    {"displaced: care only in the other life", 0,
     [](Sums const& of) { return of.people(OtherLife::displaced); }},
    {"additional people treated: newly less displaced", 0,
     [](Sums const& of) {
       return of.people(OtherLife::newly_reached) - of.people(OtherLife::displaced);
     }},
    {"clients of the programs", 0, [](Sums const& of) { return of.served(0); }},
    {"brought into care by them, not clients", 0, [](Sums const& of) { return of.served(1); }},
    {"first served in the last 52 weeks: too late to tell", 0,
     [](Sums const& of) {
       double sum = 0.0;
       for (std::size_t o = 0; o < other_life_count; ++o)
         sum += of.people(static_cast<OtherLife>(o), Served::in_last_year);
       return sum;
     },
     true},
    {"weeks in serious distress, each person served", 1,
     [](Sums const& of) { return each_served(of, of.run().serious_weeks_difference); }},
    {"K6 points times weeks, each person served", 1,
     [](Sums const& of) { return each_served(of, of.run().k6_difference); }},
    {"weeks in serious distress, all others together", 0,
     [](Sums const& of) { return of.of(of.run().serious_weeks_difference, false); }},
};
constexpr std::size_t line_count = std::size(lines);

/// Ranks 0.025 (n + 1) and 0.975 (n + 1), interpolated, from 39 values on; else the range.
struct Spread {
  double mean, low, high;
};
Spread spread_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  auto const n = static_cast<double>(values.size());
  auto const ranked = [&](double share) {
    double const rank = std::clamp(share * (n + 1.0), 1.0, n);
    auto const below = static_cast<std::size_t>(rank) - 1;
    std::size_t const above = std::min(below + 1, values.size() - 1);
    return std::lerp(values[below], values[above], rank - std::floor(rank));
  };
  return {std::accumulate(values.begin(), values.end(), 0.0) / n, ranked(0.025), ranked(0.975)};
}

std::vector<std::string> strata_of(Layout const& layout) {
  for (Dimension const& dimension : layout.dimensions)
    if (dimension.name == "stratum") return dimension.labels;
  return {};
}

std::vector<double> numbers_of(Values const& values) {
  return std::visit([](auto const& v) { return std::vector<double>(v.begin(), v.end()); }, values);
}

}  // namespace

ReachAnswer::ReachAnswer(std::vector<std::string> const& strata, ComparedRuns runs)
    : runs_(std::move(runs)), strata_(strata.size()), by_scenario_(runs_.scenario_ids.size()) {
  for (std::size_t s = 0; s < strata.size(); ++s)
    if (s == 0 || strata[s] == "age:" + std::string(age_band_names[0])) everybody_.push_back(s);
}

ReachAnswer::ReachAnswer(Layout const& layout, ComparedRuns runs)
    : ReachAnswer(strata_of(layout), std::move(runs)) {
  for (std::string_view const name : reach_names)
    for (std::size_t o = 0; o < layout.outcomes.size(); ++o)
      if (layout.outcomes[o].name == name) outcomes_.push_back(o);
}

void ReachAnswer::add(std::size_t scenario, ReachOfRun const& run) {
  Sums const sums(run, strata_, everybody_);
  if (run.people.empty() || run.people[0] < 0.0) return;  // usual care was not simulated
  Numbers numbers;
  for (Line const& line : lines) numbers.push_back(line.value(sums));
  numbers.push_back(sums.everybody());
  by_scenario_[scenario].push_back(std::move(numbers));
}

void ReachAnswer::add(RunResult const& run) {
  if (run.failed || outcomes_.size() != std::size(reach_names)) return;
  auto const values = [&](std::size_t k) { return numbers_of(run.values[outcomes_[k]]); };
  add(run.scenario, {values(0), values(1), values(2), values(3)});
}

std::string ReachAnswer::block(std::size_t scenario) const {
  auto const& runs = by_scenario_[scenario];
  auto const column = [&](std::size_t k) {
    std::vector<double> values;
    for (Numbers const& run : runs)
      if (std::isfinite(run[k])) values.push_back(run[k]);
    return values;
  };
  bool const titled = !runs_.scenario_titles[scenario].empty();
  std::string out = fmt::format(
      "Whom \"{}\" reached, of {} residents: each life against the same resident's life in usual "
      "care\n  {:<52}{:>9}  {}\n",
      titled ? runs_.scenario_titles[scenario] : runs_.scenario_ids[scenario],
      with_commas(spread_of(column(line_count)).mean, 0),
      "people; or weeks, against the other life", runs.size() > 1 ? "mean" : "",
      runs.size() >= 39 ? "95 % interval"
      : runs.size() > 1 ? fmt::format("range of {} replicates", runs.size())
                        : "one replicate");
  for (std::size_t k = 0; k < line_count; ++k) {
    auto const values = column(k);
    if (values.empty()) continue;
    Spread const s = spread_of(values);
    if (lines[k].rare && s.mean == 0.0) continue;
    int const d = lines[k].decimals;
    out += fmt::format("  {:<52}{:>9}", lines[k].words, with_commas(s.mean, d));
    if (runs.size() > 1)
      out += fmt::format("  {} to {}", with_commas(s.low, d), with_commas(s.high, d));
    out += "\n";
  }
  return out;
}

std::string ReachAnswer::in_words() const {
  std::string out;
  for (std::size_t scenario = 1; scenario < by_scenario_.size(); ++scenario)
    if (!by_scenario_[scenario].empty()) out += "\n" + block(scenario);
  if (out.empty()) return out;
  return out +
         "Who is newly in care assumes that a person's chance events are the same in both lives; "
         "additional people treated does not.\n";
}

}  // namespace kith
