#include <algorithm>
#include <limits>

#include "kith/ground/weeks.hpp"
#include "kith/processes/people/readings.hpp"
#include "kith/simulation/simulation.hpp"
#include "kith/state/person.hpp"
#include "kith/study/panel.hpp"
#include "kith/study/panel_care.hpp"
#include "kith/study/replicate_study.hpp"

namespace kith {
namespace {

constexpr Week weeks_a_look = weeks_per_quarter;  ///< between two looks at `stop`

/// Up to `people` rows of adults at equal steps: rows go by zone, so every zone is there.
std::vector<Row> choose_adults(CompiledScenario const& compiled, Residents const& residents,
                               std::size_t people) {
  std::vector<Row> adults;
  for (ZoneRows const& zone : compiled.zone_rows)
    for (Row row = zone.first; row < zone.first + zone.residents; ++row)
      if ((residents.status[row] & adult) != 0) adults.push_back(row);
  std::size_t const count = std::min(people, adults.size());
  std::vector<Row> chosen;
  for (std::size_t i = 0; i < count; ++i) chosen.push_back(adults[i * adults.size() / count]);
  return chosen;
}

bool burn_in(Simulation& simulation, Week weeks, std::atomic<bool> const* stop) {
  for (Week week = -weeks; week < 0; week += weeks_a_look) {
    if (stop != nullptr && stop->load()) return false;
    simulate(simulation, week, std::min(0, week + weeks_a_look), nullptr);
  }
  return true;
}

/// A person of the panel: where they live, and as which of those who lived there.
struct Follower {
  Row row;
  std::uint8_t generation;
  bool here = true;
};

void follow(State const& state, Moves const& moves, Follower& member) {
  auto const move = std::lower_bound(moves.begin(), moves.end(), std::pair{member.row, Row{0}});
  Residents const& r = state.residents;
  // Somebody may have died before somebody else came to live there: both happen in one week.
  bool const moved = move != moves.end() && move->first == member.row;
  if (moved) member.row = move->second;
  member.here = member.here && r.generation[member.row] == member.generation;
}

void note_week(Simulation const& simulation, std::size_t week, std::vector<Follower>& members,
               Panel& panel) {
  State const& state = simulation.state;
  std::vector<std::uint8_t> const care = care_of_week(state, simulation.week);
  for (std::size_t i = 0; i < members.size(); ++i) {
    follow(state, simulation.week.moves, members[i]);
    if (!members[i].here) continue;
    Row const row = members[i].row;
    std::size_t const at = i * panel.weeks + week;
    panel.k6[at] = static_cast<float>(k6_now(state, simulation.week.context, row));
    panel.care[at] = care[row];
  }
}

}  // namespace

Panel follow_panel(Scenario const& usual, int replicate, std::size_t people,
                   std::atomic<bool> const* stop) {
  SyntheticPopulation residents = people_of(usual, replicate);
  CompiledScenario const compiled = setting_of(usual, replicate, index_population(residents));
  Strata const strata = make_strata(usual, compiled.cells);
  State state = make_state(compiled, std::move(residents));
  Simulation simulation = make_simulation(compiled, state, strata, 1);
  if (!burn_in(simulation, usual.time.settling_weeks, stop)) return {};
  std::vector<Row> const rows = choose_adults(compiled, state.residents, people);
  std::vector<Follower> members;
  for (Row const row : rows) members.push_back({row, state.residents.generation[row]});
  Panel panel{members.size(), static_cast<std::size_t>(usual.time.weeks), {}, {}};
  panel.k6.assign(panel.people * panel.weeks, std::numeric_limits<float>::quiet_NaN());
  panel.care.assign(panel.people * panel.weeks, 0);
  for (std::size_t week = 0; week < panel.weeks; ++week) {
    if (stop != nullptr && stop->load()) return {};
    simulate(simulation, static_cast<Week>(week), static_cast<Week>(week) + 1, nullptr);
    note_week(simulation, week, members, panel);
  }
  return panel;
}

}  // namespace kith
