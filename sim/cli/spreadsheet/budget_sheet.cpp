#include "kith/cli/spreadsheet/sheets.hpp"
#include "kith/cli/text/stored_answer.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {
namespace {

char const* const costs = "/cost_by_program_usd";

/// Dollars of one run by year and payer, over all programs and usual care.
std::vector<double> usd_by_year_and_payer(ResultsFile const& file, std::size_t scenario,
                                          std::size_t replicate, std::size_t years) {
  auto const values = file.read(costs, scenario, replicate);
  std::size_t const programs = values.size() / (years * payer_count);
  std::vector<double> usd(years * payer_count);
  for (std::size_t i = 0; i < values.size(); ++i)
    usd[i / (programs * payer_count) * payer_count + i % payer_count] += values[i];
  return usd;
}

void add_totals(Sheet& sheet, std::string const& scenario, std::vector<OperationsTally> const& runs,
                double asked) {
  auto const put = [&](char const* item, auto const& of) {
    std::vector<double> values;
    for (OperationsTally const& run : runs) values.push_back(of(run));
    std::vector<SheetCell> row = {scenario, std::string(item), std::string("partnership"),
                                  std::string("all")};
    put_spread(row, values);
    sheet.rows.push_back(std::move(row));
  };
  using T = OperationsTally const&;
  put("asked", [&](T) { return asked; });
  put("received", [](T t) { return t.in_usd; });
  put("of it earned", [](T t) { return t.earned_usd; });
  put("spent", [](T t) { return t.spent_usd; });
  put("returned", [](T t) { return t.returned_usd; });
}

/// What each payer pays more than in usual care, by year and in total.
void add_payers(Sheet& sheet, std::string const& scenario,
                std::vector<std::vector<double>> const& more, std::size_t years) {
  for (std::size_t payer = 0; payer < payer_count; ++payer)
    for (std::size_t year = 0; year <= years; ++year) {
      std::vector<double> values;
      for (auto const& run : more) {
        double sum = 0.0;
        for (std::size_t y = 0; y < years; ++y)
          if (year == years || y == year) sum += run[y * payer_count + payer];
        values.push_back(sum);
      }
      std::vector<SheetCell> row = {scenario, std::string("paid more"),
                                    std::string(payer_names[payer]),
                                    year == years ? std::string("all") : std::to_string(year + 1)};
      put_spread(row, values);
      sheet.rows.push_back(std::move(row));
    }
}

}  // namespace

Sheet budget_sheet(StoredRuns const& stored) {
  Sheet sheet{"budget",
              "money of partnerships, and how much more each payer pays than in usual care"};
  sheet.add("scenario", "", "id of the scenario");
  sheet.add("item", "",
            "asked: grants in the plan, without renewals; received: grants and other income; of it "
            "earned: fees, dues, donations, levies; spent; returned: grant money not spent; paid "
            "more: cost of all care and programs less that in usual care");
  sheet.add("payer", "", "who pays");
  sheet.add("year", "", "year of the run from 1; all: the whole run");
  sheet.add_spread("usd", "USD", "mean over replicates, not discounted", 0);
  ResultsFile const& file = stored.file;
  if (!file.has(costs) || !file.has("/year")) return sheet;
  StudyMetadata const& study = stored.study;
  OperationsAnswer const answer = operations_of(stored);
  std::size_t const years = file.read("/year").size(), replicates = study.replicates.size();
  auto const status = file.read("/run_status");
  std::vector<std::vector<double>> usual(replicates);
  for (std::size_t k = 0; k < replicates; ++k)
    if (status[k] == 0.0) usual[k] = usd_by_year_and_payer(file, 0, k, years);
  for (std::size_t scenario = 1; scenario < study.scenario_ids.size(); ++scenario) {
    if (auto const runs = answer.tallies(scenario); !runs.empty())
      add_totals(sheet, study.scenario_ids[scenario], runs, answer.asked_usd(scenario));
    std::vector<std::vector<double>> more;
    for (std::size_t k = 0; k < replicates; ++k) {
      if (usual[k].empty() || status[scenario * replicates + k] != 0.0) continue;
      more.push_back(usd_by_year_and_payer(file, scenario, k, years));
      for (std::size_t i = 0; i < usual[k].size(); ++i) more.back()[i] -= usual[k][i];
    }
    if (!more.empty()) add_payers(sheet, study.scenario_ids[scenario], more, years);
  }
  return sheet;
}

}  // namespace kith
