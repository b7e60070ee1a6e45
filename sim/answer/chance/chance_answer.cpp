#include "kith/answer/chance/chance_answer.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "kith/study/second_life.hpp"

namespace kith {
namespace {

ComparedRuns with_replicates(ComparedRuns runs, std::vector<int> replicates) {
  runs.replicates = std::move(replicates);
  return runs;
}

std::vector<int> second_lives_of(std::vector<int> replicates) {
  std::transform(replicates.begin(), replicates.end(), replicates.begin(), second_life_of);
  return replicates;
}

bool has_share(ChanceShare const& one) {
  return std::isfinite(one.share);
}

std::string percent_in_words(ChanceShare const& one) {
  std::string const share = fmt::format("{:.0f}", 100.0 * one.share);
  if (!std::isfinite(one.low)) return share;
  return fmt::format("{} ({:.0f} to {:.0f})", share, 100.0 * one.low, 100.0 * one.high);
}

}  // namespace

bool ChanceTable::empty() const {
  return std::none_of(shares.begin(), shares.end(), [](auto const& of_scenario) {
    return std::any_of(of_scenario.begin(), of_scenario.end(), has_share);
  });
}

std::string in_words(ChanceTable const& table) {
  std::string out;
  for (std::size_t s = 0; s < table.shares.size(); ++s) {
    std::string rows;
    std::size_t pairs = 0;
    for (std::size_t i = 0; i < table.lines.size(); ++i) {
      ChanceShare const& one = table.shares[s][i];
      if (!has_share(one)) continue;
      pairs = std::max(pairs, one.pairs);
      rows += fmt::format("  {:<45}{}\n", table.lines[i], percent_in_words(one));
    }
    if (rows.empty()) continue;
    out += fmt::format(
        "\n"
        "{}: how much of the difference's variance between replicates is chance\n"
        "  {:<45}chance, % (95 % interval), {} replicates simulated twice\n"
        "{}",
        table.scenario_titles[s], "outcome", pairs, rows);
  }
  if (out.empty()) return out;
  return out +
         "  The rest comes from numbers that are not known exactly. Only a larger community makes "
         "chance smaller;\n  more replicates make its effect on the mean smaller.\n";
}

std::vector<std::size_t> not_rivals(Study const& study) {
  std::vector<std::size_t> scenarios;
  for (std::size_t s = 0; s < study.scenarios.size(); ++s)
    if (study.scenarios[s].rival == Rival::none) scenarios.push_back(s);
  return scenarios;
}

ChanceAnswer::ChanceAnswer(Layout const& layout, ComparedRuns runs,
                           std::vector<int> const& replicates)
    : first_(layout, with_replicates(runs, replicates)),
      second_(layout, with_replicates(runs, second_lives_of(replicates))) {}

void ChanceAnswer::add(RunResult const& run) {
  first_.add(run);
  second_.add(run);
}

ChanceTable ChanceAnswer::table() const {
  ChanceTable table;
  for (Measure const& line : first_.lines()) table.lines.push_back(line.words);
  for (std::size_t s = 0; s < first_.runs().scenario_ids.size(); ++s) {
    table.scenario_titles.push_back(title_of(first_.runs(), s));
    table.shares.emplace_back();
    for (std::size_t i = 0; i < table.lines.size(); ++i)
      table.shares.back().push_back(
          chance_share(first_.differences(i, s), second_.differences(i, s)));
  }
  return table;
}

}  // namespace kith
