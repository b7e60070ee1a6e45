#include "kith/study/panel_roster.hpp"

#include <algorithm>
#include <stdexcept>

namespace kith {
namespace {

constexpr std::uint32_t nobody = 0xffffffff;

/// Where a person lives after this week's moves.
Row home_after(Moves const& moves, Row row) {
  auto const move = std::lower_bound(moves.begin(), moves.end(), std::pair{row, Row{0}});
  return move != moves.end() && move->first == row ? move->second : row;
}

std::vector<Row> homes_of(CompiledScenario const& compiled) {
  std::vector<Row> homes;
  for (ZoneRows const& zone : compiled.zone_rows)
    for (Row row = zone.first; row < zone.first + zone.residents; ++row) homes.push_back(row);
  return homes;
}

void expect_same(bool same) {
  if (!same) throw std::logic_error("a panel has lost somebody");
}

}  // namespace

void PanelRoster::begin(Simulation const& simulation, std::optional<std::size_t> wanted,
                        std::vector<PanelPerson>& people) {
  std::vector<Row> const homes = homes_of(simulation.week.context.compiled);
  takes_newcomers_ = !wanted;
  person_in_.assign(simulation.state.residents.generation.size(), nobody);
  std::size_t const count = wanted ? std::min(*wanted, homes.size()) : homes.size();
  // In equal steps: rows are ordered by zone, so every zone is included.
  for (std::size_t i = 0; i < count; ++i)
    arrive(homes[i * homes.size() / count], simulation, people);
}

void PanelRoster::live_on(Simulation const& simulation, std::vector<PanelPerson>& people) {
  Moves const& moves = simulation.week.moves;
  std::vector<Row> gone = simulation.week.events.replaced;
  std::sort(gone.begin(), gone.end());
  gone.erase(std::unique(gone.begin(), gone.end()), gone.end());
  for (Row const row : gone) person_in_[row] = nobody;
  std::vector<std::uint32_t> const before = person_in_;
  for (auto const& [from, to] : moves) person_in_[to] = before[from];
  if (takes_newcomers_)
    for (Row const row : gone) arrive(home_after(moves, row), simulation, people);
  for (auto const& [person, row] : members()) {
    expect_same(people[person].generation == simulation.state.residents.generation[row]);
    people[person].last_week = simulation.week.context.week;
  }
}

std::vector<PanelRoster::Member> PanelRoster::members() const {
  std::vector<Member> all;
  for (Row row = 0; row < person_in_.size(); ++row)
    if (person_in_[row] != nobody) all.push_back({person_in_[row], row});
  std::sort(all.begin(), all.end(),
            [](Member const& a, Member const& b) { return a.person < b.person; });
  return all;
}

void PanelRoster::arrive(Row row, Simulation const& simulation, std::vector<PanelPerson>& people) {
  Week const week = simulation.week.context.week;
  std::uint8_t const generation = simulation.state.residents.generation[row];
  std::uint32_t const person = known_++;
  if (person == people.size()) {
    people.emplace_back();
    people[person].home = row;
    people[person].generation = generation;
    people[person].first_week = people[person].last_week = week;
  }
  PanelPerson const& known = people[person];
  expect_same(known.home == row && known.generation == generation && known.first_week == week);
  person_in_[row] = person;
}

}  // namespace kith
