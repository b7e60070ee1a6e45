#include <algorithm>

#include "kith/evidence/distress.hpp"
#include "kith/evidence/trust_and_stigma.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/processes/parallel_for.hpp"
#include "kith/processes/people/demography.hpp"
#include "kith/processes/people/inner_life.hpp"
#include "kith/processes/steps.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"
#include "kith/processes/week_flow.hpp"
#include "kith/processes/weekly_count.hpp"

namespace kith {
namespace {

/// Violence and job loss strike people, independently of the scenario.
void strike_persons(State& state, WeekContext const& context, std::size_t zone) {
  DistressEvidence const& e = *context.compiled.evidence.distress;
  Residents& r = state.residents;
  double const poor = e.violent_rate_factor_below_100;
  ZoneRows const& rows = context.compiled.zone_rows[zone];
  double const violent =
      context.compiled.scenario->zones[zone].violent_events_per_1000_year / 1000.0;
  auto const address = static_cast<std::uint32_t>(zone);
  // Candidates are drawn at the rate of the poor; others are accepted in proportion.
  each_struck(context, Purpose::personal_shock, address * 2, rows, violent * poor / weeks_per_year,
              [&](Row row, double u) {
                bool const is_poor = context.compiled.cells.at(r.cell[row]).income == 0;
                if (is_poor || u < 1.0 / poor) add_shock(state, row, e.violent_event_z);
              });
  each_struck(context, Purpose::personal_shock, address * 2 + 1, rows,
              e.job_loss_per_year / weeks_per_year, [&](Row row, double) {
                if (r.age[row] >= 18 && r.age[row] < 65) add_shock(state, row, e.job_loss_z);
              });
}

/// Members of a group experience discrimination, which adds distress and lowers trust in clinics.
void discriminate(State& state, WeekContext const& context, std::size_t zone) {
  constexpr std::uint32_t address = 1u << 16;  // apart from violence and job loss
  constexpr std::uint32_t zones = 64;
  static_assert(most_zones <= zones);
  Residents& r = state.residents;
  auto const& groups = context.compiled.scenario->groups;
  for (std::uint32_t g = 0; g < groups.size(); ++g) {
    double const rate = groups[g].discrimination_per_year / weeks_per_year;
    if (rate <= 0.0) continue;
    each_struck(context, Purpose::personal_shock,
                address + g * zones + static_cast<std::uint32_t>(zone),
                context.compiled.zone_rows[zone], rate, [&](Row row, double) {
                  if ((context.compiled.cells.at(r.cell[row]).groups >> g & 1u) == 0) return;
                  add_shock(state, row, context.compiled.evidence.distress->discrimination_z);
                  lose_trust_share(state, row, Care::clinic,
                                   context.compiled.evidence.trust->discrimination);
                });
  }
}

}  // namespace

Moves strike_events(State& state, WeekContext const& context, WeekEvents& events) {
  parallel_parts(context, context.compiled.zone_rows.size(), [&](std::size_t zone) {
    strike_persons(state, context, zone);
    discriminate(state, context, zone);
  });
  grow_older(state, context, events);
  replace_residents(state, context, events);
  return change_homes(state, context);
}

}  // namespace kith
