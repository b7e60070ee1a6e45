#include <algorithm>
#include <cmath>

#include "kith/state/each_block.hpp"
#include "kith/state/person.hpp"
#include "kith/state/tie_network.hpp"

namespace kith {
namespace {

std::uint16_t cell_of(Setting const& setting, People const& people, std::size_t row) {
  CellKind const kind{people.groups[row], people.race[row], people.income[row]};
  return setting.cells.index({setting.cells.kind_of(kind), kind.groups, kind.race, kind.income,
                              age_band(people.age[row]), people.sex[row], people.coverage[row]});
}

void copy_person(Setting const& setting, People const& people, int zone, Residents& r, Row row) {
  r.cell[row] = cell_of(setting, people, row);
  r.access[row] = setting.access.index(
      {zone, people.coverage[row], people.car[row], people.broadband[row], people.language[row]});
  r.memberships[row] = people.memberships[row];
  r.age[row] = people.age[row];
  r.status[row] = people.trauma[row] != 0 ? has_trauma : 0;
  r.household[row] = people.household[row];
}

/// Nobody lives here: beyond the last cell and access class.
void leave_home_empty(Setting const& setting, Residents& r, Row row) {
  r.cell[row] = setting.cells.padding();
  r.access[row] = setting.access.padding();
  r.household[row] = 1u << 4;
}

/// What is known of the people themselves.
void copy_people(Setting const& setting, People const& people, Residents& r, int threads) {
  std::size_t const rows = people.rows();
  r.cell.resize(rows), r.access.resize(rows), r.memberships.resize(rows), r.age.resize(rows);
  r.status.resize(rows), r.household.resize(rows);
  each_block(setting, threads, [&](Block const& block) {
    Row const living = end_of_living(setting, block);
    for (Row row = block.first; row < living; ++row)
      copy_person(setting, people, static_cast<int>(block.zone), r, row);
    for (Row row = living; row < block.first + block.rows; ++row) leave_home_empty(setting, r, row);
  });
}

/// The other columns.
void make_columns(Residents& residents) {
  std::size_t const rows = residents.age.size();
  auto const resize = [rows](char const*, auto& column) { column.resize(rows); };
  each_personal_column(residents, resize);
  each_other_column(residents, resize);
}

/// No ties, no distress, no care.
void draw_nobody(Residents& r, Row row) {
  r.level[row] = static_cast<std::int16_t>(-7.9 * double{z_scale});
  r.readiness[row] = 255;
}

/// What ties see before the first week.
void show(Residents& r, Row row) {
  double const v = r.stigma[row] / double{stigma_scale} * double{shown_scale};
  for (std::size_t k = 0; k < 2; ++k) {
    r.shown_z[k][row] = 128;
    r.shown_stigma[k][row] =
        static_cast<std::uint8_t>(std::lrint(std::clamp(v, -127.0, 127.0)) + 128);
    r.shown_awareness[k][row] = static_cast<std::uint8_t>(r.awareness[row] >> 8);
  }
}

/// Room for what large communities will have in their ledgers, with care in proportion about 13
/// spells, 8 medications, 3 requests, 2 episodes and 16 waits for 100 residents, and half as much
/// again or more: addresses alone, since nobody touches the memory before it is needed; growing
/// instead would take twice the memory for a while.
void make_room(Community& community) {
  std::size_t const rows = community.residents.age.size();
  community.spells.reserve(rows / 4);
  community.medications.reserve(rows / 8);
  community.requests.reserve(rows / 16);
  community.episodes.reserve(rows / 16);
  community.wait_log.reserve(rows / 4);
}

std::vector<ServiceState> make_service_states(Setting const& setting) {
  std::vector<ServiceState> states(setting.services.size());
  for (std::size_t i = 0; i < states.size(); ++i) {
    double rest = setting.services[i].fte;
    while (rest > 1e-9) {
      states[i].posts.push_back({std::min(1.0, rest), true});
      rest -= 1.0;
    }
  }
  return states;
}

}  // namespace

Community make_community(Setting const& setting, People people, int threads) {
  Community community;
  Residents& r = community.residents;
  community.unmet_by_zone.assign(people.zones.size(), 0.0);
  copy_people(setting, people, r, threads);
  people = {};  // before there is anything else: memory is needed most here
  make_columns(r);
  make_ties(setting, r, threads);
  each_block(setting, threads, [&](Block const& block) {
    Row const living = end_of_living(setting, block);
    for (Row row = block.first; row < living; ++row) draw_inner_life(setting, r, row);
    for (Row row = living; row < block.first + block.rows; ++row) draw_nobody(r, row);
    for (Row row = block.first; row < block.first + block.rows; ++row) show(r, row);
  });
  make_room(community);
  community.services = make_service_states(setting);
  return community;
}

void join_scenario(Setting const& setting, Community& community) {
  std::vector<ServiceState> const all = make_service_states(setting);
  for (std::size_t i = community.services.size(); i < all.size(); ++i)
    community.services.push_back(all[i]);
  community.partnerships.resize(setting.scenario->partnerships.size());
}

}  // namespace kith
