#pragma once

#include <vector>

#include "kith/processes/week_context.hpp"
#include "kith/state/state.hpp"

namespace kith {

/// Visits of patients on medication that are due this week, by service: they have priority.
std::vector<double> follow_ups_due(State const& state, WeekContext const& context);

/// New patients for whom a prescriber has time, given the visits of a week (MODEL 7.7).
double new_patient_slots(EvidenceBase const& evidence, double visits, double follow_ups);

/// Some patients of prescribers whose posts become vacant go back to their doctor.
void lose_patients(State& state, WeekContext const& context,
                   std::vector<std::vector<bool>> const& is_empty);

}  // namespace kith
