#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "kith/answer/difference_words.hpp"
#include "kith/answer/first_screen/plain_words.hpp"
#include "kith/answer/ranking/head_to_head.hpp"
#include "kith/answer/ranking/ranked_scenario.hpp"
#include "kith/answer/ranking/ranked_table.hpp"
#include "kith/answer/ranking/text_table.hpp"

namespace kith {
namespace {

/// The name of a good, and the phrase for doing better in it.
struct GoodWords {
  Good good;
  std::string_view name, does_better;
  int decimals;
};
constexpr GoodWords good_words[] = {
    {Good::treated, "more people treated", "treats more people", 0},
    {Good::treated_or_supported, "more people treated or supported",
     "treats or supports more people", 0},
    {Good::newly_reached, "people newly reached", "reaches more people without care", 0},
    {Good::in_distress, "more people treated, in serious distress",
     "treats more people in serious distress", 0},
    {Good::qalys, "QALYs gained", "gains more QALYs", 1},
    {Good::partnership_usd, "money spent, $", "spends less", 0},
    {Good::societal_usd, "cost to society, $", "costs society less", 0},
};

/// 1: the first is better beyond chance, -1: the second, 0: neither.
int winner(PairedDifference const& d, GoodWords const& words) {
  bool const clear =
      std::abs(d.difference) > d.monte_carlo_error && !rounds_to_zero(d, words.decimals);
  if (!clear) return 0;
  bool const less = words.good == Good::partnership_usd || words.good == Good::societal_usd;
  return (d.difference > 0.0) != less ? 1 : -1;
}

std::string listed(std::vector<std::string> const& all) {
  std::string out;
  for (std::size_t k = 0; k < all.size(); ++k)
    out += (k == 0 ? "" : k + 1 == all.size() ? " and " : ", ") + all[k];
  return out;
}

std::string who_wins(HeadToHead const& pair, std::string const& first, std::string const& second) {
  if (pair.replicates < fewest_for_words)
    return fmt::format("{} replicate{}: a try, not an answer.\n", pair.replicates,
                       pair.replicates == 1 ? "" : "s");
  std::vector<std::string> ours, theirs;
  for (GoodWords const& words : good_words) {
    int const who = winner(pair.goods[static_cast<std::size_t>(words.good)], words);
    if (who != 0) (who > 0 ? ours : theirs).emplace_back(words.does_better);
  }
  if (ours.empty() && theirs.empty()) return "No difference is beyond chance.\n";
  if (ours.empty() || theirs.empty())
    return fmt::format("\"{}\" {}; the other is clearly better in nothing.\n",
                       ours.empty() ? second : first, listed(ours.empty() ? theirs : ours));
  return fmt::format("Each is better in some respects. \"{}\" {}. \"{}\" {}.\n", first,
                     listed(ours), second, listed(theirs));
}

/// The words for what is weighed: "a QALY", "QALYs", "gains more QALYs and costs society no more".
struct FlipWords {
  std::string_view unit, gained, dominates;
};
constexpr FlipWords of_person = {"one more person treated", "people treated",
                                 "treats more people and spends no more"};
constexpr FlipWords of_qaly = {"a QALY", "QALYs", "gains more QALYs and costs society no more"};

std::string flip_in_words(Flip const& flip, FlipWords const& words, std::string const& first,
                          std::string const& second) {
  bool const ours = flip.kind == Flip::Kind::first || flip.kind == Flip::Kind::first_above;
  switch (flip.kind) {
    case Flip::Kind::unknown:
      return fmt::format(
          "Chance alone may explain the difference in {}, so no value of {} decides.\n",
          words.gained, words.unit);
    case Flip::Kind::first:
    case Flip::Kind::second:
      return fmt::format("\"{}\" {}: it is the choice whatever {} is worth.\n",
                         ours ? first : second, words.dominates, words.unit);
    case Flip::Kind::first_above:
    case Flip::Kind::second_above:
      break;
  }
  return fmt::format(
      "The choice flips at {} for {}: if it is worth more, \"{}\"; if less, \"{}\".\n",
      dollars_in_words(flip.usd), words.unit, ours ? first : second, ours ? second : first);
}

std::string hangs_on(HeadToHead const& pair, std::string const& first, std::string const& second) {
  if (pair.assumptions.empty())
    return "No single uncertain number clearly decides between the two.\n";
  std::string out = fmt::format("Net benefit depends most on:\n");
  for (Assumption const& one : pair.assumptions) {
    std::string meaning = one.meaning;
    if (meaning.ends_with('.')) meaning.pop_back();
    out += fmt::format("  {} ({}; rank correlation {}): higher values favor \"{}\".\n", meaning,
                       one.grade, number_in_words(one.rank_correlation, 2, true),
                       one.rank_correlation > 0.0 ? first : second);
  }
  return out;
}

}  // namespace

std::string in_words(HeadToHead const& pair, RankedRuns const& runs) {
  if (pair.replicates == 0) return "No replicate holds both scenarios.\n";
  auto const names = ranked_scenarios(runs.runs().scenario_ids, runs.runs().scenario_titles);
  std::string const &first = names[pair.first].name, &second = names[pair.second].name;
  std::string const head =
      fmt::format("First: {}\nSecond: {}\nThe same {} replicate{}, weeks {} to {}.\n\n", first,
                  second, pair.replicates, pair.replicates == 1 ? "" : "s",
                  runs.runs().first_partnership_week, runs.last_week() - 1) +
      who_wins(pair, first, second);
  if (pair.replicates < fewest_for_words) return head;
  return head + flip_in_words(pair.person, of_person, first, second) +
         flip_in_words(pair.qaly, of_qaly, first, second) + hangs_on(pair, first, second);
}

std::string table_in_words(HeadToHead const& pair) {
  if (pair.replicates == 0) return "";
  std::vector<std::string> labels;
  std::string const spread = interval_name(pair.goods[0].interval.kind, pair.replicates);
  TextColumn ours{{"the first"}, {}}, theirs{{"the second"}, {}},
      difference{{spread.empty() ? "difference" : "difference (" + spread + ")"}, {}},
      shares{{"better/no", "effect/worse, %"}, {}}, verdict{{"the first is"}, {}};
  auto const add = [&](std::string label, PairedDifference const& d, int decimals) {
    ShownDifference const one = shown(d, 1.0, decimals);
    labels.push_back(std::move(label));
    ours.cells.push_back(number_in_words(d.scenario, decimals));
    theirs.cells.push_back(number_in_words(d.usual_care, decimals));
    difference.cells.push_back(difference_in_figures(one));
    shares.cells.push_back(shares_in_figures(d.directions));
    verdict.cells.push_back(verdict_in_words(one));
  };
  for (GoodWords const& words : good_words)
    add(std::string(words.name), pair.goods[static_cast<std::size_t>(words.good)], words.decimals);
  add("net benefit at " + dollars_in_words(qaly_values_usd[0]) + " a QALY, $", pair.net_benefit, 0);
  return "\n" + text_table(labels, {ours, theirs, difference, shares, verdict}) +
         "Gains are over usual care. The first flip weighs what partnerships or comparators spend, "
         "the second what everybody pays.\n";
}

}  // namespace kith
