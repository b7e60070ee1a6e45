#include "kith/answer/ranking/head_to_head.hpp"

#include <algorithm>
#include <cmath>

#include "kith/answer/ranking/ranked_table.hpp"
#include "kith/statistics/rank_correlation.hpp"

namespace kith {
namespace {

constexpr std::size_t most_assumptions = 2;
constexpr std::size_t fewest_for_assumptions = 6;  // a rank correlation of fewer means nothing

Better better_of(Good good) {
  bool const money = good == Good::partnership_usd || good == Good::societal_usd;
  return money ? Better::less : Better::more;
}

/// The draws of a number in the replicates that are compared.
std::vector<double> draws_of(DrawnNumbers const& numbers, std::size_t number,
                             std::vector<std::size_t> const& replicates) {
  std::vector<double> draws;
  for (std::size_t const k : replicates)
    if (std::size_t const place = k * numbers.meanings.size() + number;
        place < numbers.draws.size())
      draws.push_back(numbers.draws[place]);
  return draws;
}

bool varies(std::vector<double> const& values) {
  return std::any_of(values.begin(), values.end(),
                     [&](double value) { return value != values.front(); });
}

std::vector<Assumption> assumptions_of(RankedRuns const& runs, DrawnNumbers const& numbers,
                                       std::vector<double> const& difference) {
  std::vector<std::size_t> const replicates = runs.whole_replicates();
  if (difference.size() < fewest_for_assumptions || !varies(difference)) return {};
  std::vector<Assumption> all;
  for (std::size_t n = 0; n < numbers.meanings.size(); ++n) {
    std::vector<double> const draws = draws_of(numbers, n, replicates);
    if (draws.size() == difference.size() && varies(draws))
      all.push_back({numbers.meanings[n], numbers.grades[n], rank_correlation(draws, difference)});
  }
  double const by_chance = chance_correlation(difference.size(), all.size());
  std::stable_sort(all.begin(), all.end(), [](Assumption const& a, Assumption const& b) {
    return std::abs(a.rank_correlation) > std::abs(b.rank_correlation);
  });
  auto const unclear = [&](Assumption const& one) {
    return !(std::abs(one.rank_correlation) > by_chance);
  };
  all.erase(std::find_if(all.begin(), all.end(), unclear), all.end());
  if (all.size() > most_assumptions) all.resize(most_assumptions);
  return all;
}

}  // namespace

Flip flip_of(PairedDifference const& gained, PairedDifference const& usd) {
  double const more = gained.difference, dearer = usd.difference;
  if (!(std::abs(more) > gained.monte_carlo_error) || !std::isfinite(dearer)) return {};
  if (more > 0.0 && dearer <= 0.0) return {Flip::Kind::first, 0.0};
  if (more < 0.0 && dearer >= 0.0) return {Flip::Kind::second, 0.0};
  return {more > 0.0 ? Flip::Kind::first_above : Flip::Kind::second_above, dearer / more};
}

HeadToHead head_to_head(RankedRuns const& runs, std::size_t first, std::size_t second,
                        DrawnNumbers const& numbers) {
  HeadToHead pair;
  pair.first = first;
  pair.second = second;
  pair.replicates = runs.whole_replicates().size();
  for (std::size_t k = 0; k < good_count; ++k) {
    auto const good = static_cast<Good>(k);
    pair.goods[k] =
        paired_difference(runs.gains(second, good), runs.gains(first, good), better_of(good));
  }
  std::vector<double> const ours = net_benefits(runs, first, qaly_values_usd[0]);
  std::vector<double> const theirs = net_benefits(runs, second, qaly_values_usd[0]);
  pair.net_benefit = paired_difference(theirs, ours, Better::more);
  auto const of = [&](Good good) { return pair.goods[static_cast<std::size_t>(good)]; };
  pair.person = flip_of(of(Good::treated), of(Good::partnership_usd));
  pair.qaly = flip_of(of(Good::qalys), of(Good::societal_usd));
  std::vector<double> difference;
  for (std::size_t k = 0; k < ours.size(); ++k) difference.push_back(ours[k] - theirs[k]);
  pair.assumptions = assumptions_of(runs, numbers, difference);
  return pair;
}

std::vector<HeadToHead> telling_pairs(RankedRuns const& runs, DrawnNumbers const& numbers) {
  RankedTable const table = ranked_table(runs);
  if (table.rows.size() < 2) return {};
  std::vector<HeadToHead> pairs;
  std::vector<std::size_t> const order = table.in_order();
  pairs.push_back(head_to_head(runs, order[0], order[1], numbers));
  for (std::size_t s = 0; s < table.rows.size(); ++s) {
    std::size_t const model = table.candidates[s].model;
    bool const shown = (order[0] == s && order[1] == model) || (order[1] == s && order[0] == model);
    if (table.candidates[s].rival != Rival::none && !shown)
      pairs.push_back(head_to_head(runs, model, s, numbers));
  }
  return pairs;
}

}  // namespace kith
