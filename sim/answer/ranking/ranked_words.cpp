#include <fmt/core.h>

#include <cmath>
#include <functional>

#include "kith/answer/difference_words.hpp"
#include "kith/answer/first_screen/plain_words.hpp"
#include "kith/answer/ranking/ranked_table.hpp"
#include "kith/answer/ranking/text_table.hpp"
#include "kith/statistics/likelihood.hpp"

namespace kith {
namespace {

/// A table whose rows are the scenarios in their order of rank.
class RankedBlock {
 public:
  explicit RankedBlock(RankedTable const& table) : table_(table), order_(table.in_order()) {
    for (std::size_t const s : order_)
      labels_.push_back(fmt::format("{:>2} {}", table.rows[s].rank, table.candidates[s].name));
  }
  void column(std::vector<std::string> head,
              std::function<std::string(RankedRow const&)> const& cell) {
    TextColumn column{std::move(head), {}};
    for (std::size_t const s : order_) column.cells.push_back(cell(table_.rows[s]));
    columns_.push_back(std::move(column));
  }
  [[nodiscard]] std::string text() const { return text_table(labels_, columns_); }

 private:
  RankedTable const& table_;
  std::vector<std::size_t> order_;
  std::vector<std::string> labels_;
  std::vector<TextColumn> columns_;
};

std::string usd_or_dash(double usd) {
  if (!std::isfinite(usd)) return "-";
  return (usd <= -0.5 ? "-" : "") + dollars_in_words(usd);
}

RankedMean const& gain_of(RankedRow const& row, Good good) {
  return row.gains[static_cast<std::size_t>(good)];
}

std::string spread_in_figures(RankedMean const& gain, int decimals) {
  if (!std::isfinite(gain.interval.low)) return "-";
  return number_in_words(gain.interval.low, decimals) + " to " +
         number_in_words(gain.interval.high, decimals);
}

std::string people_gained(RankedTable const& table) {
  std::string spread = interval_name(table.rows[0].net_benefit[0].interval.kind, table.replicates);
  RankedBlock block(table);
  auto const count = [&](Good good, int decimals) {
    return [=](RankedRow const& row) { return number_in_words(gain_of(row, good).mean, decimals); };
  };
  block.column({"more people", "treated"}, count(Good::treated, 0));
  if (!spread.empty())
    block.column({spread}, [](RankedRow const& row) {
      return spread_in_figures(gain_of(row, Good::treated), 0);
    });
  block.column({"treated or", "supported"}, count(Good::treated_or_supported, 0));
  block.column({"newly", "reached"}, count(Good::newly_reached, 0));
  block.column({"treated, in", "serious distress"}, count(Good::in_distress, 0));
  block.column({"QALYs"}, count(Good::qalys, 1));
  return block.text();
}

std::string money_spent(RankedTable const& table) {
  RankedBlock block(table);
  block.column({"spent"}, [](RankedRow const& row) {
    return usd_or_dash(gain_of(row, Good::partnership_usd).mean);
  });
  block.column({"for each more", "person treated"},
               [](RankedRow const& row) { return usd_or_dash(row.usd_per_person); });
  block.column({"for each", "QALY"},
               [](RankedRow const& row) { return usd_or_dash(row.usd_per_qaly); });
  block.column({"left over", "by comparator"},
               [](RankedRow const& row) { return usd_or_dash(row.left_usd); });
  return block.text();
}

std::string for_a_million(RankedTable const& table) {
  RankedBlock block(table);
  std::vector<std::string> const heads[] = {
      {"more people", "treated"}, {"treated or", "supported"}, {"newly", "reached"}, {"QALYs"}};
  for (std::size_t k = 0; k < std::size(per_million_goods); ++k)
    block.column(heads[k], [&](RankedRow const& row) {
      return number_in_words(row.per_million[k], per_million_goods[k] == Good::qalys ? 1 : 0);
    });
  return block.text();
}

std::string which_is_best(RankedTable const& table) {
  RankedBlock block(table);
  for (std::size_t v = 0; v < qaly_values_usd.size(); ++v)
    block.column({"net benefit,", dollars_in_words(qaly_values_usd[v]) + " a QALY"},
                 [v](RankedRow const& row) { return usd_or_dash(row.net_benefit[v].mean); });
  block.column({"best", "in"}, [&](RankedRow const& row) {
    return fmt::format("{} of {}", row.best_in[0], table.replicates);
  });
  block.column({"expected loss", "if chosen"},
               [](RankedRow const& row) { return usd_or_dash(row.expected_loss[0]); });
  return block.text();
}

/// Which scenario would rank first if a QALY were worth something else.
std::string at_other_values(RankedTable const& table) {
  std::string out;
  std::size_t const first = table.in_order()[0];
  for (std::size_t v = 1; v < qaly_values_usd.size(); ++v) {
    std::size_t best = 0;
    for (std::size_t s = 1; s < table.rows.size(); ++s)
      if (table.rows[s].net_benefit[v].mean > table.rows[best].net_benefit[v].mean) best = s;
    if (best != first)
      out += fmt::format("At {} a QALY the first is: {}.\n", dollars_in_words(qaly_values_usd[v]),
                         table.candidates[best].name);
  }
  return out;
}

std::string if_every_catchment(RankedTable const& table) {
  ComparedRuns const& runs = table.runs;
  if (runs.residents <= 0.0 || runs.people_per_resident <= shown_as_part) return "";
  std::string out = fmt::format("Size: {} residents, {}. If every catchment did this:\n",
                                number_in_words(runs.residents, 0),
                                part_of_place(runs.place, runs.people_per_resident));
  for (std::size_t s = 1; s < table.rows.size(); ++s) {
    if (table.candidates[s].rival != Rival::none) continue;
    RankedRow const& row = table.rows[s];
    std::string const posts =
        std::isfinite(row.most_posts)
            ? number_in_words(row.most_posts * runs.people_per_resident, 0) + " posts, "
            : "";
    out += fmt::format(
        "  {}: {}{}.\n", table.candidates[s].name, posts,
        dollars_in_words(gain_of(row, Good::partnership_usd).mean * runs.people_per_resident));
  }
  return out;
}

std::string about_rivals(RankedTable const& table) {
  std::string out;
  for (Rival const kind : {Rival::instead, Rival::dollar_for_dollar}) {
    bool any = false;
    for (RankedScenario const& one : table.candidates) any = any || one.rival == kind;
    if (!any) continue;
    out += kind == Rival::instead
               ? "Same grant: the partnership's grants go to clinic therapists in every "
                 "replicate, even where the partnership never opens.\n"
               : "Dollar for dollar: clinic therapists get what the partnership spent in the same "
                 "replicate and year.\n";
  }
  return out.empty()
             ? out
             : out + "What a comparator has left over was meant for posts that stayed empty.\n";
}

}  // namespace

std::string in_words(RankedTable const& table) {
  if (table.rows.size() < 2) return "";
  std::string const n = number_in_words(static_cast<double>(table.replicates), 0);
  std::string out = fmt::format(
      "\nAll scenarios against usual care, weeks {} to {}, mean of {} replicate{}{}\n"
      "The first has the largest net benefit to society at {} a QALY.\n\n",
      table.first_week, table.end_week - 1, n, table.replicates == 1 ? "" : "s",
      table.replicates < fewest_for_words ? " (a try, not an answer)" : "",
      dollars_in_words(qaly_values_usd[0]));
  out += people_gained(table);
  out += "\n  Money that the partnership or the comparator spends\n" + money_spent(table);
  out += "\n  Per million dollars of it, at this size, not if scaled up\n" + for_a_million(table);
  out += "\n  Net benefit to society: QALYs gained times their value, less what everybody pays\n" +
         which_is_best(table);
  return out + "\n" + at_other_values(table) + about_rivals(table) +
         "QALY: a year in full health. Costs to society and QALYs are discounted 3 % a year; "
         "spending is not.\n" +
         if_every_catchment(table);
}

}  // namespace kith
