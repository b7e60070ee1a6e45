#include "kith/cli/spreadsheet/sheets.hpp"
#include "kith/cli/text/stored_answer.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {
namespace {

constexpr std::string_view band_columns[] = {"clients_k6_below_5", "clients_k6_5_to_12",
                                             "clients_k6_13_and_above"};

Sheet empty_operations(std::size_t years) {
  Sheet sheet{"operations",
              "what each program and service did: means over replicates and ratios of them"};
  sheet.add("scenario", "", "id of the scenario");
  sheet.add("program", "", "program; together: all of them, a client of several counted once");
  sheet.add("service", "", "service of the program; empty: all its services");
  sheet.add("posts_paid", "FTE", "posts paid for, in the weeks with posts", 2);
  sheet.add("posts_filled", "FTE", "posts filled, in the weeks with posts", 2);
  sheet.add("contacts", "count", "people met", 1);
  sheet.add_spread("clients", "people", "clients, each once", 1);
  sheet.add("clients_per_post_year", "people", "clients in a year for each filled post", 2);
  sheet.add("sessions", "count", "sessions and visits", 1);
  sheet.add("slots_used", "share", "share of slots that were used", 3);
  sheet.add("wait", "week", "wait for the program", 2);
  sheet.add("cost", "USD", "cost to all payers");
  sheet.add("cost_per_session", "USD", "cost for each session", 0);
  sheet.add("cost_per_client", "USD", "cost for each client", 0);
  char const* const bands[] = {"below 5", "5 to 12", "13 and above (serious distress)"};
  for (std::size_t band = 0; band < k6_band_count; ++band)
    sheet.add(std::string(band_columns[band]), "people",
              std::string("clients by distress at the first visit: K6 ") + bands[band], 1);
  for (std::size_t year = 1; year <= years; ++year)
    sheet.add("clients_year_" + std::to_string(year), "people",
              "clients in year " + std::to_string(year) + " of the run", 1);
  return sheet;
}

/// The numbers that a row is made from.
struct Done {
  ProgramTally sum;
  std::vector<double> clients;  ///< by run
};

template <class OfRun>
Done done(std::vector<OperationsTally> const& runs, OfRun const& of) {
  Done out;
  for (std::size_t k = 0; k < runs.size(); ++k) {
    ProgramTally const& one = of(runs[k]);
    k == 0 ? void(out.sum = one) : out.sum.add(one);
    out.clients.push_back(one.clients);
  }
  return out;
}

/// `counts`: whether to fill columns that are known for programs but not for their services.
std::vector<SheetCell> row_of(std::vector<SheetCell> row, Done const& of, std::size_t years,
                              bool counts) {
  auto const runs = static_cast<double>(of.clients.size());
  double const unknown = std::nan("");
  auto const mean = [&](double sum) { return counts ? sum / runs : unknown; };
  row.emplace_back(mean_posts(of.sum));
  row.emplace_back(mean_filled_posts(of.sum));
  row.emplace_back(mean(of.sum.contacts));
  put_spread(row, counts ? of.clients : std::vector<double>{unknown});
  row.emplace_back(counts ? clients_per_filled_post(of.sum) : unknown);
  row.emplace_back(of.sum.sessions / runs);
  row.emplace_back(used_share(of.sum));
  row.emplace_back(wait_weeks(of.sum));
  row.emplace_back(mean(of.sum.usd));
  row.emplace_back(counts ? usd_per_session(of.sum) : unknown);
  row.emplace_back(counts ? usd_per_client(of.sum) : unknown);
  for (double const clients : of.sum.clients_by_band) row.emplace_back(mean(clients));
  for (std::size_t year = 0; year < years; ++year)
    row.emplace_back(year < of.sum.clients_by_year.size() ? mean(of.sum.clients_by_year[year])
                                                          : unknown);
  return row;
}

void add_programs(Sheet& sheet, std::string const& scenario,
                  std::vector<OperationsTally> const& runs, OperationsAnswer const& answer,
                  std::size_t years) {
  auto const& programs = answer.programs();
  std::size_t shown = 0;
  for (std::size_t p = 1; p < programs.size(); ++p) {
    Done const program = done(runs, [p](OperationsTally const& t) { return t.programs[p]; });
    if (program.sum.is_empty()) continue;
    ++shown;
    sheet.rows.push_back(row_of({scenario, programs[p], std::string()}, program, years, true));
    for (std::size_t s = 0; s < answer.services().size(); ++s) {
      std::string const& name = answer.services()[s];
      if (name.substr(0, name.find('/')) != programs[p]) continue;
      Done service = done(runs, [s](OperationsTally const& t) { return t.services[s]; });
      service.sum.weeks_with_posts = program.sum.weeks_with_posts;  // so that services add up
      if (service.sum.post_weeks > 0.0)
        sheet.rows.push_back(row_of({scenario, programs[p], name.substr(name.find('/') + 1)},
                                    service, years, false));
    }
  }
  if (shown < 2) return;
  Done together = done(runs, [](OperationsTally const& t) { return t.together; });
  together.sum.clients_by_year.clear();
  together.sum.clients_by_band.fill(std::nan(""));  // a client of several would count in each
  // Programs fill their posts in different weeks, so neither posts nor waits have a common mean.
  together.sum.weeks_with_posts = together.sum.waited_post_weeks = 0.0;
  sheet.rows.push_back(
      row_of({scenario, std::string("together"), std::string()}, together, years, true));
}

}  // namespace

Sheet operations_sheet(StoredRuns const& stored) {
  ResultsFile const& file = stored.file;
  OperationsAnswer const answer = operations_of(stored);
  std::size_t const years = file.has("/year") ? file.read("/year").size() : 0;
  Sheet sheet = empty_operations(years);
  auto const& ids = stored.study.scenario_ids;
  for (std::size_t scenario = 1; scenario < ids.size(); ++scenario)
    if (auto const runs = answer.tallies(scenario); !runs.empty())
      add_programs(sheet, ids[scenario], runs, answer, years);
  return sheet;
}

}  // namespace kith
