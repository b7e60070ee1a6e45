#include "kith/processes/people/demography.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "kith/evidence/help_seeking.hpp"
#include "kith/evidence/population.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/processes/care/requests.hpp"
#include "kith/processes/parallel_for.hpp"
#include "kith/processes/partnership/joint_work.hpp"
#include "kith/processes/people/made_ties.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"
#include "kith/processes/week_flow.hpp"
#include "kith/processes/weekly_count.hpp"
#include "kith/state/person.hpp"

namespace kith {
namespace {

constexpr std::uint32_t demography_address = 1u << 20;  // apart from those of personal shocks

bool lives_here(CompiledScenario const& compiled, Residents const& r, Row row) {
  return r.cell[row] != compiled.cells.padding();
}

void leave_schools(State& state, WeekContext const& context, Row row) {
  auto const& organizations = context.compiled.scenario->organizations;
  std::uint16_t& memberships = state.residents.memberships[row];
  for (std::size_t o = 0; o < organizations.size(); ++o)
    if (organizations[o].kind == OrganizationKind::school)
      memberships = static_cast<std::uint16_t>(memberships & ~(1u << o));
}

/// One year older; pupils leave school at 18, and people of 65 change coverage.
void have_birthday(State& state, WeekContext const& context, Row row) {
  Residents& r = state.residents;
  CompiledScenario const& compiled = context.compiled;
  r.age[row] = static_cast<std::uint8_t>(std::min(95, r.age[row] + 1));
  Cell cell = compiled.cells.at(r.cell[row]);
  bool const same_band = cell.age_band == age_band(r.age[row]);
  cell.age_band = age_band(r.age[row]);
  r.cell[row] = compiled.cells.index(cell);
  r.status[row] = static_cast<std::uint8_t>((r.status[row] & ~(adult | own_culture)) |
                                            standing_status(compiled, r, row));
  if (r.age[row] == 18) leave_schools(state, context, row);
  if (r.age[row] == 65) {
    Words const w =
        compiled.draws.words(row, context.clock, Purpose::demography, r.generation[row]);
    set_coverage(compiled, r, row,
                 compiled.coverage.draw(65, cell.income, cell.race, uniform(w[0])));
  }
  if (!same_band || r.age[row] == 65) set_level(compiled, r, row);
}

/// Old people die at a birthday, at the rate at which the age profile falls.
bool dies_at_birthday(State const& state, WeekContext const& context, Row row) {
  Residents const& r = state.residents;
  double const chance =
      context.compiled.turnover.more_at_birthday[static_cast<std::size_t>(r.age[row] - 10)];
  if (chance <= 0.0) return false;
  Words const w =
      context.compiled.draws.words(row, context.clock, Purpose::demography, r.generation[row]);
  return uniform(w[1]) < chance;
}

/// The rows whose status has one of these bits: only they have entries in a ledger.
std::vector<Row> with_status(Residents const& r, std::vector<Row> const& rows, int bits) {
  std::vector<Row> found;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(found),
               [&](Row row) { return (r.status[row] & bits) != 0; });
  return found;
}

/// Ends all care of people who leave; their requests count as left.
void leave_ledgers(State& state, WeekContext const& context, std::vector<Row> const& rows) {
  auto const those = [&](int bits) { return with_status(state.residents, rows, bits); };
  auto const in_need = those(in_spell), with_pills = those(medicated), waits = those(waiting);
  auto const in_care = those(in_episode | supported);
  auto const forget = [](auto const&) {};
  std::function<void()> const ledgers[] = {
      [&] { state.spells.erase_rows(in_need, forget); },
      [&] { state.medications.erase_rows(with_pills, forget); },
      [&] { state.episodes.erase_rows(in_care, forget); },
      [&] {
        state.requests.erase_rows(waits, [&](Request const& request) {
          close_request(state, context, request, WaitEnd::left);
        });
      },
      [&] {
        state.contacts.erase_rows(rows, forget);
        state.met.erase_rows(rows, forget);
        state.members.erase_rows(rows,
                                 [&](Member const& member) { leave_cooperative(state, member); });
        state.peers.erase_rows(rows, forget);
        state.participants.erase_rows(rows, forget);
        state.past_weeks.erase_rows(rows, forget);
      }};
  parallel_parts(context, std::size(ledgers), [&](std::size_t k) { ledgers[k](); });
}

/// Two people exchange homes; the homes keep their zones.
void exchange(State& state, WeekContext const& context, Row a, Row b) {
  Residents& r = state.residents;
  CompiledScenario const& compiled = context.compiled;
  int const zone_a = compiled.access.at(r.access[a]).zone;
  int const zone_b = compiled.access.at(r.access[b]).zone;
  exchange_people(r, a, b);
  for (auto [row, zone] : {std::pair{a, zone_a}, std::pair{b, zone_b}}) {
    Access access = compiled.access.at(r.access[row]);
    access.zone = zone;
    r.access[row] = compiled.access.index(access);
    set_level(compiled, r, row);
  }
}

/// Entries follow people to their new rows. `pairs` has each move both ways, sorted.
template <class T>
void follow(SparseTable<T>& table, std::vector<Row> const& rows,
            std::vector<std::pair<Row, Row>> const& pairs) {
  std::vector<T> moved;
  table.erase_rows(rows, [&](T entry) {
    auto const at = std::lower_bound(pairs.begin(), pairs.end(), std::pair{entry.row, Row{0}});
    entry.row = at->second;
    moved.push_back(entry);
  });
  for (T const& entry : moved) table.add(entry);
  table.merge_arrivals();
}

/// Replaces the residents of these rows, which must be sorted, by newcomers.
void replace(State& state, WeekContext const& context, WeekEvents& events,
             std::vector<Row> const& rows) {
  leave_ledgers(state, context, rows);
  lose_made_ties(state, context, rows);
  parallel_entries(context, rows,
                   [&](Row row) { move_in(context.compiled, state.residents, row); });
  events.replaced.insert(events.replaced.end(), rows.begin(), rows.end());
}

/// Visits the residents of a range whose turn is this week: once every `period` weeks.
template <class Visit>
void each_in_turn(State const& state, WeekContext const& context, Range const& range, Row period,
                  Visit visit) {
  Row const turn = context.clock % period;
  Row row = range.first_row + (turn + period - range.first_row % period) % period;
  for (; row < range.last_row; row += period)
    if (lives_here(context.compiled, state.residents, row)) visit(row);
}

/// People have moved already, so the status of the new row shows which old rows have entries.
void follow_all(State& state, WeekContext const& context, Moves const& moves,
                std::vector<Row> const& rows) {
  auto const left = [&](int bits) {
    std::vector<Row> homes;
    for (auto const& [from, to] : moves)
      if ((state.residents.status[to] & bits) != 0) homes.push_back(from);
    return homes;
  };
  std::function<void()> const ledgers[] = {
      [&] { follow(state.spells, left(in_spell), moves); },
      [&] { follow(state.medications, left(medicated), moves); },
      [&] { follow(state.episodes, left(in_episode | supported), moves); },
      [&] { follow(state.requests, left(waiting), moves); },
      [&] {
        follow(state.contacts, rows, moves);
        follow(state.met, rows, moves);
        follow(state.members, rows, moves);
        follow(state.peers, rows, moves);
        follow(state.participants, rows, moves);
        follow(state.past_weeks, rows, moves);
      }};
  parallel_parts(context, std::size(ledgers), [&](std::size_t k) { ledgers[k](); });
}

}  // namespace

void set_coverage(CompiledScenario const& compiled, Residents& r, Row row, std::uint8_t coverage) {
  Cell cell = compiled.cells.at(r.cell[row]);
  Access access = compiled.access.at(r.access[row]);
  cell.coverage = access.coverage = coverage;
  r.cell[row] = compiled.cells.index(cell);
  r.access[row] = compiled.access.index(access);
}

/// One resident in 52 has a birthday; one in need.persistence_weeks redraws readiness.
void grow_older(State& state, WeekContext const& context, WeekEvents& events) {
  Residents& r = state.residents;
  auto const period = static_cast<Row>(context.compiled.evidence.need->persistence_weeks);
  std::vector<std::vector<Row>> dead(ranges_of(context.compiled).size());
  for_each_range(context, events, [&](WeekEvents&, Range const& range) {
    each_in_turn(state, context, range, weeks_per_year, [&](Row row) {
      if (dies_at_birthday(state, context, row))
        dead[range.number].push_back(row);
      else
        have_birthday(state, context, row);
    });
  });
  std::vector<Row> all;
  for (auto const& rows : dead) all.insert(all.end(), rows.begin(), rows.end());
  replace(state, context, events, all);
  for_each_range(context, events, [&](WeekEvents&, Range const& range) {
    each_in_turn(state, context, range, period, [&](Row row) {
      Words const w =
          context.compiled.draws.words(row, context.clock, Purpose::felt_need, r.generation[row]);
      r.readiness[row] = static_cast<std::uint8_t>(w[0] >> 24);
    });
  });
}

/// Births into age 10 and migration: a newcomer in the same home.
void replace_residents(State& state, WeekContext const& context, WeekEvents& events) {
  double const chance = context.compiled.turnover.everybody_per_year / weeks_per_year;
  std::vector<Row> rows;
  for (std::uint32_t zone = 0; zone < context.compiled.zone_rows.size(); ++zone)
    each_struck(context, Purpose::demography, demography_address + zone,
                context.compiled.zone_rows[zone], chance,
                [&](Row row, double) { rows.push_back(row); });
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  replace(state, context, events, rows);
}

/// Finds residents who exchange homes with another person elsewhere in the community.
std::vector<std::pair<Row, Row>> find_movers(State const& state, WeekContext const& context) {
  CompiledScenario const& compiled = context.compiled;
  double const chance = compiled.evidence.population->moved_per_year / weeks_per_year / 2.0;
  std::vector<std::pair<Row, Row>> pairs;
  auto const all = static_cast<std::uint32_t>(state.residents.age.size());
  std::vector<bool> moved(all);
  for (std::uint32_t zone = 0; zone < compiled.zone_rows.size(); ++zone) {
    auto const address = demography_address * 2 + zone;
    each_struck(context, Purpose::demography, address, compiled.zone_rows[zone], chance,
                [&](Row a, double u) {
                  auto const b = static_cast<Row>(u * all);
                  if (a == b || !lives_here(compiled, state.residents, b) || moved[a] || moved[b])
                    return;
                  pairs.emplace_back(a, b);
                  moved[a] = moved[b] = true;
                });
  }
  return pairs;
}

/// Lets people exchange homes with others elsewhere in the community.
Moves change_homes(State& state, WeekContext const& context) {
  std::vector<std::pair<Row, Row>> const movers = find_movers(state, context);
  parallel_entries(context, movers,
                   [&](auto const& pair) { exchange(state, context, pair.first, pair.second); });
  Moves moves;
  std::vector<Row> rows;
  for (auto const& [a, b] : movers) {
    moves.insert(moves.end(), {{a, b}, {b, a}});
    rows.insert(rows.end(), {a, b});
  }
  std::sort(moves.begin(), moves.end());
  std::sort(rows.begin(), rows.end());
  lose_made_ties(state, context, rows);
  follow_all(state, context, moves, rows);
  return moves;
}

}  // namespace kith
