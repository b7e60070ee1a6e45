#include <algorithm>
#include <cmath>

#include "kith/person.hpp"
#include "kith/weekly_pass.hpp"
#include "tie_network.hpp"

namespace kith {
namespace {

void make_columns(Residents& residents, std::size_t rows) {
  auto const resize = [rows](char const*, auto& column) { column.resize(rows); };
  each_personal_column(residents, resize);
  each_other_column(residents, resize);
  residents.need_ring.resize(rows / 8 * need_ring_weeks);
}

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

/// Nobody lives here: no ties, no distress, no care, beyond the last cell and access class.
void leave_empty(Setting const& setting, Residents& r, Row row) {
  r.cell[row] = setting.cells.padding();
  r.access[row] = setting.access.padding();
  r.level[row] = static_cast<std::int16_t>(-7.9 * double{z_scale});
  r.household[row] = 1u << 4;
  r.readiness[row] = 255;
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

Community make_community(Setting const& setting, People const& people) {
  Community community;
  Residents& r = community.residents;
  make_columns(r, people.rows());
  for (std::size_t zone = 0; zone < people.zones.size(); ++zone) {
    ZoneRows const& rows = people.zones[zone];
    for (Row row = rows.first; row < rows.first + rows.padded; ++row) {
      if (row < rows.first + rows.residents)
        copy_person(setting, people, static_cast<int>(zone), r, row);
      else
        leave_empty(setting, r, row);
    }
  }
  make_ties(setting, r);
  for (ZoneRows const& rows : people.zones)
    for (Row row = rows.first; row < rows.first + rows.residents; ++row)
      draw_inner_life(setting, r, row);
  for (auto& shown : r.shown_z) std::fill(shown.begin(), shown.end(), std::uint8_t{128});
  for (int k = 0; k < 2; ++k) {
    for (Row row = 0; row < r.age.size(); ++row) {
      double const v = r.stigma[row] / double{stigma_scale} * double{shown_scale};
      r.shown_stigma[k][row] =
          static_cast<std::uint8_t>(std::lrint(std::clamp(v, -127.0, 127.0)) + 128);
      r.shown_awareness[k][row] = static_cast<std::uint8_t>(r.awareness[row] >> 8);
    }
  }
  community.services = make_service_states(setting);
  community.unmet_by_zone.assign(people.zones.size(), 0.0);
  return community;
}

void join_scenario(Setting const& setting, Community& community) {
  std::vector<ServiceState> const all = make_service_states(setting);
  for (std::size_t i = community.services.size(); i < all.size(); ++i)
    community.services.push_back(all[i]);
  community.partnerships.resize(setting.scenario->partnerships.size());
}

}  // namespace kith
