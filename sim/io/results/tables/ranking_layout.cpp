#include "kith/io/results/tables/ranking_layout.hpp"

#include <algorithm>
#include <functional>
#include <limits>

namespace kith {
namespace {

constexpr double not_ranked = std::numeric_limits<double>::quiet_NaN();
std::string const ranking_group = "/answer/ranking/";

constexpr std::string_view good_names[good_count] = {
    "treated", "treated_or_supported", "newly_reached", "treated_in_serious_distress",
    "qalys",   "partnership_usd",      "societal_usd"};

/// Datasets whose first axis is the scenario.
class RankedColumns {
 public:
  RankedColumns(Hdf5Items& items, RankedTable const& table) : items_(items), table_(table) {}

  void by_scenario(std::string const& name, char const* long_name,
                   std::function<double(RankedRow const&)> const& value_of) {
    by(name, long_name, {}, [&](RankedRow const& row, std::size_t) { return value_of(row); });
  }
  void by_good(std::string const& name, char const* long_name,
               std::function<double(RankedRow const&, std::size_t)> const& value_of) {
    by(name, long_name, {{ranking_group + "good", good_count}}, value_of);
  }
  void by_value(std::string const& name, char const* long_name,
                std::function<double(RankedRow const&, std::size_t)> const& value_of) {
    by(name, long_name, {{ranking_group + "qaly_value_usd", qaly_values_usd.size()}}, value_of);
  }

 private:
  void by(std::string const& name, char const* long_name, std::vector<Axis> const& more,
          std::function<double(RankedRow const&, std::size_t)> const& value_of) {
    std::vector<Axis> axes = {{"/scenario", table_.rows.size()}};
    axes.insert(axes.end(), more.begin(), more.end());
    std::vector<double> values;
    for (RankedRow const& row : table_.rows)
      for (std::size_t k = 0; k < (more.empty() ? 1 : more[0].size); ++k)
        values.push_back(value_of(row, k));
    items_.numbers(ranking_group + name, axes, H5::PredType::IEEE_F64LE, values);
    items_.attribute(ranking_group + name, "long_name", long_name);
  }

  Hdf5Items& items_;
  RankedTable const& table_;
};

using Row = RankedRow const&;

void put_gains(RankedColumns& columns) {
  columns.by_good("gain", "mean gain on usual care",
                  [](Row row, std::size_t k) { return row.gains[k].mean; });
  columns.by_good("gain_low", "lower end of the interval",
                  [](Row row, std::size_t k) { return row.gains[k].interval.low; });
  columns.by_good("gain_high", "upper end of the interval",
                  [](Row row, std::size_t k) { return row.gains[k].interval.high; });
  columns.by_good("gain_monte_carlo_error", "half-width of the 95 % interval of the mean gain",
                  [](Row row, std::size_t k) { return row.gains[k].monte_carlo_error; });
  columns.by_good(
      "per_million", "gain per million dollars of partnership_usd, at this size",
      [](Row row, std::size_t k) {
        auto const* const found = std::find(std::begin(per_million_goods),
                                            std::end(per_million_goods), static_cast<Good>(k));
        return found == std::end(per_million_goods) ? not_ranked
                                                    : row.per_million[static_cast<std::size_t>(
                                                          found - std::begin(per_million_goods))];
      });
}

void put_worth(RankedColumns& columns, RankedTable const& table) {
  auto const n = static_cast<double>(table.replicates);
  columns.by_value("net_benefit_usd", "QALYs gained times their value less cost to society",
                   [](Row row, std::size_t v) { return row.net_benefit[v].mean; });
  columns.by_value("net_benefit_low", "lower end of the interval",
                   [](Row row, std::size_t v) { return row.net_benefit[v].interval.low; });
  columns.by_value("net_benefit_high", "upper end of the interval",
                   [](Row row, std::size_t v) { return row.net_benefit[v].interval.high; });
  columns.by_value("best_share", "share of replicates in which it has the largest net benefit",
                   [n](Row row, std::size_t v) { return static_cast<double>(row.best_in[v]) / n; });
  columns.by_value("expected_loss_usd", "mean of the largest net benefit less its own",
                   [](Row row, std::size_t v) { return row.expected_loss[v]; });
}

void put_candidates(Hdf5Items& items, RankedColumns& columns, RankedTable const& table) {
  std::vector<std::string> names, rivals;
  for (RankedScenario const& one : table.candidates) {
    names.push_back(one.name);
    rivals.emplace_back(one.rival == Rival::none      ? ""
                        : one.rival == Rival::instead ? "same grant"
                                                      : "dollar for dollar");
  }
  Axis const axis = {"/scenario", names.size()};
  items.texts(ranking_group + "name", {axis}, names);
  items.attribute(ranking_group + "name", "long_name", "what a reader calls it");
  items.texts(ranking_group + "rival", {axis}, rivals);
  items.attribute(ranking_group + "rival", "long_name", "kind of rival; empty: none");
  columns.by_scenario("rank", "place by net benefit at the first value of a QALY",
                      [](Row row) { return static_cast<double>(row.rank); });
  columns.by_scenario("usd_per_person", "partnership_usd for each more person treated",
                      [](Row row) { return row.usd_per_person; });
  columns.by_scenario("usd_per_qaly", "partnership_usd for each QALY gained",
                      [](Row row) { return row.usd_per_qaly; });
  columns.by_scenario("left_usd", "what a rival could have spent and did not",
                      [](Row row) { return row.left_usd; });
  columns.by_scenario("most_posts", "posts paid by programs in the year with most",
                      [](Row row) { return row.most_posts; });
}

void put_pairs(Hdf5Items& items, std::vector<PairInWords> const& pairs) {
  if (pairs.empty()) return;
  std::vector<std::string> texts;
  std::vector<double> first, second;
  for (PairInWords const& pair : pairs) {
    texts.push_back(pair.text);
    first.push_back(static_cast<double>(pair.first));
    second.push_back(static_cast<double>(pair.second));
  }
  Axis const axis = {ranking_group + "pair", pairs.size()};
  items.texts(axis.path, {axis}, texts);
  items.make_scale(axis.path);
  items.attribute(axis.path, "long_name", "two scenarios head to head, in words");
  items.numbers(ranking_group + "pair_first", {axis}, H5::PredType::STD_I32LE, first);
  items.attribute(ranking_group + "pair_first", "long_name", "place on the axis of scenarios");
  items.numbers(ranking_group + "pair_second", {axis}, H5::PredType::STD_I32LE, second);
  items.attribute(ranking_group + "pair_second", "long_name", "place on the axis of scenarios");
}

}  // namespace

std::uint64_t ranking_bytes(RankedTable const& table, std::vector<PairInWords> const& pairs) {
  std::uint64_t texts = 0;
  for (PairInWords const& pair : pairs) texts += 2 * pair.text.size();
  return (1 << 20) + 8192 * table.rows.size() + texts;
}

void put_ranking(Hdf5Items& items, RankedTable const& table,
                 std::vector<PairInWords> const& pairs) {
  if (table.rows.empty()) return;
  items.group("/answer/ranking");
  items.attribute("/answer/ranking", "first_week", table.first_week);
  items.attribute("/answer/ranking", "last_week", table.end_week - 1);
  items.attribute("/answer/ranking", "replicates", static_cast<int>(table.replicates));
  items.attribute(
      "/answer/ranking", "interval",
      std::string(
          interval_kind_names[static_cast<std::size_t>(table.rows[0].gains[0].interval.kind)]));
  items.attribute("/answer/ranking", "residents", table.runs.residents);
  items.attribute("/answer/ranking", "people_per_resident", table.runs.people_per_resident);
  Axis const goods = {ranking_group + "good", good_count};
  items.texts(goods.path, {goods}, {std::begin(good_names), std::end(good_names)});
  items.make_scale(goods.path);
  Axis const values = {ranking_group + "qaly_value_usd", qaly_values_usd.size()};
  items.numbers(values.path, {values}, H5::PredType::IEEE_F64LE,
                {qaly_values_usd.begin(), qaly_values_usd.end()});
  items.make_scale(values.path);
  RankedColumns columns(items, table);
  put_candidates(items, columns, table);
  put_gains(columns);
  put_worth(columns, table);
  put_pairs(items, pairs);
}

}  // namespace kith
