#include <algorithm>

#include "kith/evidence/distress.hpp"
#include "kith/evidence/trust_and_stigma.hpp"
#include "kith/processes/life.hpp"
#include "kith/processes/parallel_for.hpp"
#include "kith/processes/weekly_count.hpp"

namespace kith {
namespace {

/// Sum of the dated shocks that have struck a zone, faded.
float shock_of_zone(Life const& life, Zone const& zone) {
  double sum = 0.0;
  for (ShockEvent const& event : life.compiled.scenario->events) {
    bool const here = event.zones.empty() || std::find(event.zones.begin(), event.zones.end(),
                                                       zone.id) != event.zones.end();
    if (here && life.week >= event.week)
      sum += event.size_z * kept_after(life.week - event.week, event.half_life_weeks);
  }
  return static_cast<float>(sum);
}

/// Violence and loss of work strike persons, independently of the scenario.
void strike_persons(Life& life, std::size_t zone) {
  DistressEvidence const& e = *life.compiled.evidence.distress;
  Residents& r = life.state.residents;
  double const poor = e.violent_rate_factor_below_100;
  ZoneRows const& rows = life.compiled.zone_rows[zone];
  double const violent = life.compiled.scenario->zones[zone].violent_events_per_1000_year / 1000.0;
  auto const address = static_cast<std::uint32_t>(zone);
  // Candidates at the rate of the poor; the others are accepted in proportion.
  each_struck(life, Purpose::personal_shock, address * 2, rows, violent * poor / 52.0,
              [&](Row row, double u) {
                bool const is_poor = life.compiled.cells.at(r.cell[row]).income == 0;
                if (is_poor || u < 1.0 / poor) add_shock(life, row, e.violent_event_z);
              });
  each_struck(life, Purpose::personal_shock, address * 2 + 1, rows, e.job_loss_per_year / 52.0,
              [&](Row row, double) {
                if (r.age[row] >= 18 && r.age[row] < 65) add_shock(life, row, e.job_loss_z);
              });
}

/// Members of a group meet with discrimination: it weighs on them, and they trust clinics less.
void discriminate(Life& life, std::size_t zone) {
  constexpr std::uint32_t address = 1u << 16;  // apart from violence and loss of work
  constexpr std::uint32_t zones = 64;
  static_assert(most_zones <= zones);
  Residents& r = life.state.residents;
  auto const& groups = life.compiled.scenario->groups;
  for (std::uint32_t g = 0; g < groups.size(); ++g) {
    double const rate = groups[g].discrimination_per_year / 52.0;
    if (rate <= 0.0) continue;
    each_struck(life, Purpose::personal_shock,
                address + g * zones + static_cast<std::uint32_t>(zone),
                life.compiled.zone_rows[zone], rate, [&](Row row, double) {
                  if ((life.compiled.cells.at(r.cell[row]).groups >> g & 1u) == 0) return;
                  add_shock(life, row, life.compiled.evidence.distress->discrimination_z);
                  lose_trust(life, row, Care::clinic, life.compiled.evidence.trust->discrimination);
                });
  }
}

}  // namespace

void grow_older(Life& life);  // demography.cpp
void replace_residents(Life& life);
void change_homes(Life& life);

void strike_events(Life& life) {
  life.zone_shock.clear();
  for (Zone const& zone : life.compiled.scenario->zones)
    life.zone_shock.push_back(shock_of_zone(life, zone));
  parallel_parts(life, life.compiled.zone_rows.size(), [&life](std::size_t zone) {
    strike_persons(life, zone);
    discriminate(life, zone);
  });
  grow_older(life);
  replace_residents(life);
  change_homes(life);
}

}  // namespace kith
