#include <algorithm>

#include "kith/ground/whole.hpp"
#include "kith/state/each_block.hpp"
#include "kith/state/person.hpp"
#include "kith/state/tie_network.hpp"

namespace kith {
namespace {

std::uint16_t cell_of(CompiledScenario const& compiled, SyntheticPopulation const& people,
                      std::size_t row) {
  CellKind const kind{people.groups[row], people.race[row], people.income[row]};
  return compiled.cells.index({compiled.cells.kind_of(kind), kind.groups, kind.race, kind.income,
                               age_band(people.age[row]), people.sex[row], people.coverage[row]});
}

void copy_person(CompiledScenario const& compiled, SyntheticPopulation const& people, int zone,
                 Residents& r, Row row) {
  r.cell[row] = cell_of(compiled, people, row);
  r.access[row] = compiled.access.index(
      {zone, people.coverage[row], people.car[row], people.broadband[row], people.language[row]});
  r.memberships[row] = people.memberships[row];
  r.age[row] = people.age[row];
  r.status[row] = people.trauma[row] != 0 ? has_trauma : 0;
  r.household[row] = people.household[row];
}

/// Marks a row as padding: beyond the last cell and access class.
void leave_home_empty(CompiledScenario const& compiled, Residents& r, Row row) {
  r.cell[row] = compiled.cells.padding();
  r.access[row] = compiled.access.padding();
  r.household[row] = 1u << 4;
}

/// Copies the facts about people from the synthetic population.
void copy_people(CompiledScenario const& compiled, SyntheticPopulation const& people, Residents& r,
                 int threads) {
  std::size_t const rows = people.rows();
  r.cell.resize(rows), r.access.resize(rows), r.memberships.resize(rows), r.age.resize(rows);
  r.status.resize(rows), r.household.resize(rows);
  each_block(compiled, threads, [&](Block const& block) {
    Row const living = end_of_living(compiled, block);
    for (Row row = block.first; row < living; ++row)
      copy_person(compiled, people, static_cast<int>(block.zone), r, row);
    for (Row row = living; row < block.first + block.rows; ++row)
      leave_home_empty(compiled, r, row);
  });
}

/// Allocates the other columns.
void make_columns(Residents& residents) {
  std::size_t const rows = residents.age.size();
  each_column([rows](ColumnFacts const&, auto& column) { column.resize(rows); }, residents);
}

/// No ties, no distress, no care.
void draw_nobody(Residents& r, Row row) {
  r.level[row] = whole<std::int16_t>(-largest_z * double{z_scale});
  r.readiness[row] = 255;
}

/// Sets what ties see before the first week.
void show(Residents& r, Row row) {
  double const v = r.stigma[row] / double{stigma_scale} * double{shown_scale};
  r.seen_z[row] = r.shown_z[row] = 128;
  r.seen_stigma[row] = r.shown_stigma[row] =
      static_cast<std::uint8_t>(nearest<int>(std::clamp(v, -127.0, 127.0)) + 128);
  r.seen_awareness[row] = r.shown_awareness[row] = static_cast<std::uint8_t>(r.awareness[row] >> 8);
}

/// Reserves room for the ledgers of large communities: with proportionate care, about 13 spells, 8
/// medications, 3 requests, 2 episodes and 23 waits per 100 residents, and half as much again or
/// more. This reserves only addresses, since memory is not touched before it is needed; growing
/// instead would take twice the memory for a while.
void make_room(State& state) {
  std::size_t const rows = state.residents.age.size();
  state.spells.reserve(rows / 4);
  state.medications.reserve(rows / 8);
  state.requests.reserve(rows / 16);
  state.episodes.reserve(rows / 16);
  state.wait_log.reserve(rows / 4);
}

std::vector<ServiceState> make_service_states(CompiledScenario const& compiled) {
  std::vector<ServiceState> states(compiled.services.size());
  for (std::size_t i = 0; i < states.size(); ++i) {
    double rest = compiled.services[i].fte;
    while (rest > 1e-9) {
      states[i].posts.push_back({std::min(1.0, rest), true});
      rest -= 1.0;
    }
  }
  return states;
}

}  // namespace

State make_state(CompiledScenario const& compiled, SyntheticPopulation people, int threads) {
  State state;
  Residents& r = state.residents;
  state.unmet_by_zone.assign(people.zones.size(), 0.0);
  copy_people(compiled, people, r, threads);
  people = {};  // freed first: memory is needed most here
  make_columns(r);
  make_ties(compiled, r, threads);
  each_block(compiled, threads, [&](Block const& block) {
    Row const living = end_of_living(compiled, block);
    for (Row row = block.first; row < living; ++row) draw_inner_life(compiled, r, row);
    for (Row row = living; row < block.first + block.rows; ++row) draw_nobody(r, row);
    for (Row row = block.first; row < block.first + block.rows; ++row) show(r, row);
  });
  make_room(state);
  state.services = make_service_states(compiled);
  return state;
}

void join_scenario(CompiledScenario const& compiled, State& state) {
  std::vector<ServiceState> const all = make_service_states(compiled);
  for (std::size_t i = state.services.size(); i < all.size(); ++i) state.services.push_back(all[i]);
  state.partnerships.resize(compiled.scenario->partnerships.size());
}

}  // namespace kith
