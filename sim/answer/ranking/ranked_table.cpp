#include "kith/answer/ranking/ranked_table.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "kith/statistics/choice.hpp"

namespace kith {
namespace {

constexpr double no_figure = std::numeric_limits<double>::quiet_NaN();

double mean_gain(RankedRow const& row, Good good) {
  return row.gains[static_cast<std::size_t>(good)].mean;
}

/// Dollars spent per unit of a good, if the gain exceeds chance.
double usd_for_each(RankedRow const& row, Good good) {
  RankedMean const& gain = row.gains[static_cast<std::size_t>(good)];
  bool const clear = gain.mean > 0.0 && gain.mean > gain.monte_carlo_error;
  return clear ? mean_gain(row, Good::partnership_usd) / gain.mean : no_figure;
}

double for_each_million(RankedRow const& row, Good good) {
  double const usd = mean_gain(row, Good::partnership_usd);
  return usd >= least_spent_usd ? 1e6 * mean_gain(row, good) / usd : no_figure;
}

RankedRow row_of(RankedRuns const& runs, std::size_t scenario) {
  RankedRow row{};
  for (std::size_t good = 0; good < good_count; ++good)
    row.gains[good] = ranked_mean(runs.gains(scenario, static_cast<Good>(good)));
  row.usd_per_person = usd_for_each(row, Good::treated);
  row.usd_per_qaly = usd_for_each(row, Good::qalys);
  for (std::size_t k = 0; k < row.per_million.size(); ++k)
    row.per_million[k] = for_each_million(row, per_million_goods[k]);
  for (std::size_t v = 0; v < qaly_values_usd.size(); ++v)
    row.net_benefit[v] = ranked_mean(net_benefits(runs, scenario, qaly_values_usd[v]));
  double const posts = runs.most_posts(scenario);
  row.most_posts = posts > 0.0 ? posts : no_figure;
  row.left_usd = no_figure;
  return row;
}

/// How often each scenario is the best, and the expected loss of choosing it.
void add_choices(RankedTable& table, RankedRuns const& runs) {
  for (std::size_t v = 0; v < qaly_values_usd.size(); ++v) {
    std::vector<std::vector<double>> worth;
    for (std::size_t s = 0; s < table.rows.size(); ++s)
      worth.push_back(net_benefits(runs, s, qaly_values_usd[v]));
    Choice const choice = choose_best(worth);
    for (std::size_t s = 0; s < table.rows.size(); ++s) {
      table.rows[s].best_in[v] = choice.best_in[s];
      table.rows[s].expected_loss[v] = choice.expected_loss[s];
    }
  }
}

void add_ranks(RankedTable& table) {
  std::vector<std::size_t> order(table.rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return table.rows[a].net_benefit[0].mean > table.rows[b].net_benefit[0].mean;
  });
  for (std::size_t place = 0; place < order.size(); ++place)
    table.rows[order[place]].rank = place + 1;
}

/// Money that rivals could have spent but did not, because posts stayed empty.
void add_leftovers(RankedTable& table) {
  for (std::size_t s = 0; s < table.rows.size(); ++s) {
    auto const [rival, model, name] = table.candidates[s];
    if (rival == Rival::none) continue;
    double const had = rival == Rival::dollar_for_dollar
                           ? mean_gain(table.rows[model], Good::partnership_usd)
                       : model < table.runs.granted_usd.size() ? table.runs.granted_usd[model]
                                                               : no_figure;
    table.rows[s].left_usd = had - mean_gain(table.rows[s], Good::partnership_usd);
  }
}

}  // namespace

RankedMean ranked_mean(std::vector<double> const& values) {
  return {mean_of(values), interval_of(values), monte_carlo_error(values)};
}

std::vector<double> net_benefits(RankedRuns const& runs, std::size_t scenario, double qaly_usd) {
  std::vector<double> const qalys = runs.gains(scenario, Good::qalys);
  std::vector<double> worth = runs.gains(scenario, Good::societal_usd);
  for (std::size_t k = 0; k < worth.size(); ++k) worth[k] = qaly_usd * qalys[k] - worth[k];
  return worth;
}

std::vector<std::size_t> RankedTable::in_order() const {
  std::vector<std::size_t> order(rows.size());
  for (std::size_t s = 0; s < rows.size(); ++s) order[rows[s].rank - 1] = s;
  return order;
}

RankedTable ranked_table(RankedRuns const& runs) {
  RankedTable table;
  table.runs = runs.runs();
  table.candidates = ranked_scenarios(table.runs.scenario_ids, table.runs.scenario_titles);
  table.replicates = runs.whole_replicates().size();
  table.first_week = table.runs.first_partnership_week;
  table.end_week = runs.last_week();
  if (table.replicates == 0 || table.candidates.size() < 2) return {table.runs, {}, 0, 0, 0, {}};
  for (std::size_t s = 0; s < table.candidates.size(); ++s) table.rows.push_back(row_of(runs, s));
  add_choices(table, runs);
  add_ranks(table);
  add_leftovers(table);
  return table;
}

}  // namespace kith
