#pragma once

#include <tuple>
#include <vector>

#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {

/// Sessions of everybody in an episode, within the slots of each service; returns the slots used.
std::vector<double> hold_sessions(State& state, WeekContext const& context, WeekEvents& events,
                                  std::vector<double> const& slots);

/// Care managers also attend to physical health: some new patients get a visit for it.
void arrange_physical_visit(State& state, WeekContext const& context, WeekEvents& events,
                            Request const& request);

/// Some new clients without medication start it: their share, and a factor on their hazard of
/// stopping early.
struct MedicationHelp {
  double starts_share, keeps_factor;
};
void arrange_medication(State& state, WeekContext const& context, WeekEvents& events,
                        Request const& request, MedicationHelp const& help);

/// The single visit to a prescriber or in primary care: medication, or a referral to therapy.
void see_doctor(State& state, WeekContext const& context, WeekEvents& events,
                Request const& request, Role role);

}  // namespace kith
