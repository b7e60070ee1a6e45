#include "kith/answer/ranking/ranked_table.hpp"
#include "kith/cli/spreadsheet/sheets.hpp"
#include "kith/cli/text/stored_answer.hpp"

namespace kith {
namespace {

struct RankedGood {
  char const* name;
  char const* unit;
  char const* meaning;
  int decimals;
};

/// By Good.
constexpr RankedGood ranked_goods[good_count] = {
    {"treated", "people", "more people treated", 1},
    {"treated_or_supported", "people", "more people treated or supported", 1},
    {"newly_reached", "people", "people with care who have none in usual care", 1},
    {"treated_in_distress", "people", "of treated, in serious distress at the start", 1},
    {"qalys", "year", "years in full health gained (QALYs), discounted 3 % a year", 2},
    {"partnership", "USD", "spent by partnerships, or on a comparator's posts", 0},
    {"society", "USD", "more cost to society, discounted 3 % a year", 0}};

std::string in_thousands(double usd) {
  return std::to_string(static_cast<int>(std::lround(usd / 1000.0))) + "k";
}

Sheet empty_ranking() {
  Sheet sheet{"ranking", "all scenarios against usual care; the first has the largest net benefit"};
  sheet.add("rank", "", "place by net benefit at $100,000 a QALY");
  sheet.add("scenario", "", "id of the scenario");
  sheet.add("name", "", "what the ranked table calls it");
  for (RankedGood const& good : ranked_goods)
    sheet.add_spread(good.name, good.unit, good.meaning, good.decimals);
  sheet.add("usd_per_person", "USD", "spent by partnerships for each more person treated", 0);
  sheet.add("usd_per_qaly", "USD", "spent by partnerships for each QALY", 0);
  sheet.add("treated_per_million", "people",
            "more people treated for each $1 million, at this size", 1);
  for (double const usd : qaly_values_usd) {
    std::string const of = in_thousands(usd);
    sheet.add_spread("net_benefit_" + of, "USD",
                     "QALYs at $" + of + " each less the cost to society", 0);
    sheet.add("best_" + of, "share", "share of replicates in which it has the largest net benefit",
              3);
    sheet.add("expected_loss_" + of, "USD", "mean loss of net benefit against the best", 0);
  }
  sheet.add("most_posts", "FTE", "posts paid by programs in the year with most", 2);
  return sheet;
}

void put(std::vector<SheetCell>& row, RankedMean const& mean) {
  row.emplace_back(mean.mean);
  row.emplace_back(mean.interval.low);
  row.emplace_back(mean.interval.high);
}

}  // namespace

Sheet ranking_sheet(StoredRuns const& stored) {
  Sheet sheet = empty_ranking();
  RankedTable const table = ranked_table(ranked_of(stored));
  if (table.rows.empty()) return sheet;
  for (std::size_t const scenario : table.in_order()) {
    RankedRow const& of = table.rows[scenario];
    std::vector<SheetCell> row = {static_cast<double>(of.rank), table.runs.scenario_ids[scenario],
                                  table.candidates[scenario].name};
    for (RankedMean const& gain : of.gains) put(row, gain);
    row.emplace_back(of.usd_per_person);
    row.emplace_back(of.usd_per_qaly);
    row.emplace_back(of.per_million[0]);
    for (std::size_t v = 0; v < qaly_values_usd.size(); ++v) {
      put(row, of.net_benefit[v]);
      row.emplace_back(static_cast<double>(of.best_in[v]) / static_cast<double>(table.replicates));
      row.emplace_back(of.expected_loss[v]);
    }
    row.emplace_back(of.most_posts);
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

}  // namespace kith
