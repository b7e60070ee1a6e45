#include "kith/processes/care/prescriber_panel.hpp"

#include <algorithm>

#include "kith/evidence/care.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {

std::vector<double> follow_ups_due(State const& state, WeekContext const& context) {
  std::vector<double> due(context.compiled.services.size(), 0.0);
  for (Medication const& medication : state.medications)
    if (medication.service != no_service && context.week >= medication.next_visit)
      due[medication.service] += 1.0;
  return due;
}

double new_patient_slots(EvidenceBase const& evidence, double visits, double follow_ups) {
  CareEvidence const& e = *evidence.care;
  double const left = std::max(0.0, visits - follow_ups) / e.prescriber_visits_per_new_patient;
  return std::min(visits * e.prescriber_new_share, left);
}

/// A hash assigns each patient to a post.
void lose_patients(State& state, WeekContext const& context,
                   std::vector<std::vector<bool>> const& is_empty) {
  double const lost = context.compiled.evidence.care->clients_lost_share;
  for (Medication& medication : state.medications) {
    if (medication.service == no_service || is_empty[medication.service].empty()) continue;
    auto const& empty = is_empty[medication.service];
    std::uint32_t const hash = context.compiled.services[medication.service].hash;
    auto const posts = static_cast<std::uint32_t>(state.services[medication.service].posts.size());
    Words const own = context.compiled.draws.words(
        medication.row, state.residents.generation[medication.row], Purpose::workforce, hash);
    std::uint32_t const post = below(own[0], std::max(1u, posts));
    if (post >= empty.size() || !empty[post]) continue;
    Words const now =
        context.compiled.draws.words(medication.row, context.clock, Purpose::workforce, hash);
    if (uniform(now[1]) < lost) medication.service = no_service;
  }
}

}  // namespace kith
