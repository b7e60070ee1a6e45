#include <functional>

#include "kith/cli/spreadsheet/sheets.hpp"
#include "kith/cli/text/stored_answer.hpp"

namespace kith {
namespace {

struct PeopleCount {
  char const* name;
  char const* meaning;
  double (*of)(ReachSums const&);
};

constexpr PeopleCount people_counts[] = {
    {"people", "people of age 10 and over", [](ReachSums const& s) { return s.everybody(); }},
    {"more_in_care", "newly_in_care less displaced",
     [](ReachSums const& s) { return s.additional(); }},
    {"newly_in_care", "people with care who have none in usual care",
     [](ReachSums const& s) { return s.people(OtherLife::newly_reached); }},
    {"displaced", "people without care who have some in usual care",
     [](ReachSums const& s) { return s.people(OtherLife::displaced); }},
    {"sooner", "people in care 13 weeks sooner or more",
     [](ReachSums const& s) { return s.people(OtherLife::sooner); }},
    {"later", "people in care 13 weeks later or more",
     [](ReachSums const& s) { return s.people(OtherLife::later); }},
    {"served_newly_in_care", "of those newly in care, served by programs",
     [](ReachSums const& s) { return s.served_people(OtherLife::newly_reached); }},
    {"served_sooner", "of those in care sooner, served by programs",
     [](ReachSums const& s) { return s.served_people(OtherLife::sooner); }},
    {"clients", "clients of programs", [](ReachSums const& s) { return s.served(0); }},
    {"brought", "people brought into care by programs who are not clients",
     [](ReachSums const& s) { return s.served(1); }},
};

/// Scenario -> stratum, everybody first -> count -> run.
using CountsByRun = std::vector<std::vector<std::vector<std::vector<double>>>>;

void add_row(Sheet& sheet, std::vector<SheetCell> row,
             std::vector<std::vector<double>> const& counts) {
  for (auto const& by_run : counts) put_spread(row, by_run);
  sheet.rows.push_back(std::move(row));
}

}  // namespace

Sheet reach_sheet(StoredRuns const& stored) {
  Sheet sheet{"reach", "people, compared with the same people in usual care, mean over replicates"};
  sheet.add("scenario", "", "id of the scenario");
  sheet.add("stratum", "", "everybody (age 10 and over), or a stratum of the partnership's start");
  for (PeopleCount const& count : people_counts)
    sheet.add_spread(count.name, "people", count.meaning, 1);
  ResultsFile const& file = stored.file;
  if (!holds_reach(file)) return sheet;
  auto const& ids = stored.study.scenario_ids;
  auto const strata = file.read_texts("/stratum");
  std::vector<std::vector<std::size_t>> groups = {everybody_in(strata)};
  for (std::size_t s = 0; s < strata.size(); ++s) groups.push_back({s});
  CountsByRun counts(ids.size());
  for (auto& of : counts)
    of.assign(groups.size(), std::vector<std::vector<double>>(std::size(people_counts)));
  each_reach(file, [&](std::size_t scenario, ReachOfRun const& run) {
    if (!is_compared(run)) return;
    for (std::size_t g = 0; g < groups.size(); ++g)
      for (std::size_t c = 0; c < std::size(people_counts); ++c)
        counts[scenario][g][c].push_back(
            people_counts[c].of(ReachSums(run, strata.size(), groups[g])));
  });
  for (std::size_t scenario = 1; scenario < ids.size(); ++scenario)
    for (std::size_t g = 0; g < groups.size(); ++g)
      if (!counts[scenario][g][0].empty())
        add_row(sheet, {ids[scenario], g == 0 ? std::string("everybody") : strata[g - 1]},
                counts[scenario][g]);
  return sheet;
}

}  // namespace kith
