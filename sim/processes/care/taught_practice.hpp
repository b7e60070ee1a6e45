#pragma once

#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {

/// Chance that the person's primary care doctor prescribes rather than refers.
double prescribed_share(State const& state, WeekContext const& context, Row row);

/// A taught doctor who has just prescribed refers the patient to the practice's nurse.
void hand_to_nurse(State& state, WeekContext const& context, WeekEvents& events, Row row);

/// The nurse keeps a new patient on medication that would have ended early.
void keep_on_medication(State& state, WeekContext const& context, Row row);

/// The SMD that feedback to a service's therapists adds to their care of this person.
double gain_from_feedback(State const& state, WeekContext const& context, Row row,
                          std::size_t service);

/// Factor on this person's hazard of dropping out of care at a service.
double staying_with_feedback(State const& state, WeekContext const& context, Row row,
                             std::size_t service);

}  // namespace kith
