#pragma once

#include <tuple>
#include <vector>

#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {

/// Sessions of everybody in an episode, within the slots of each service; returns the slots used.
std::vector<double> hold_sessions(State& state, WeekContext const& context, WeekEvents& events,
                                  std::vector<double> const& slots);

/// Care managers see to the body, too: some new patients get a visit for physical health.
void arrange_physical_visit(State& state, WeekContext const& context, WeekEvents& events,
                            Request const& request);

/// Of new clients without medication some start it: whether, and their hazard of stopping early, of
/// that of others.
struct MedicationHelp {
  double starts_share, keeps_factor;
};
void arrange_medication(State& state, WeekContext const& context, WeekEvents& events,
                        Request const& request, MedicationHelp const& help);

/// The one visit of a prescriber or in primary care: medication, or a referral to therapy.
void see_doctor(State& state, WeekContext const& context, WeekEvents& events,
                Request const& request, Role role);

}  // namespace kith
