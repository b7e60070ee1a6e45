#include "kith/processes/programs/move_patients.hpp"

namespace kith {
namespace {

/// Whether a patient goes along is a personal draw, the same every week.
bool goes_along(State const& state, WeekContext const& context, PatientMove const& move, Row row) {
  std::uint32_t const to = context.compiled.services[static_cast<std::size_t>(move.to)].hash;
  Words const w =
      context.compiled.draws.words(row, state.residents.generation[row], Purpose::program, to);
  return uniform(w[0]) < move.share;
}

}  // namespace

void move_patients(State& state, WeekContext const& context, Effects const& effects) {
  for (PatientMove const& move : effects.patient_moves) {
    auto const from = static_cast<std::uint16_t>(move.from);
    auto const to = static_cast<std::uint16_t>(move.to);
    for (std::size_t k = 0; k < state.medications.size(); ++k) {
      Medication& patient = state.medications[k];
      if (patient.service == from && goes_along(state, context, move, patient.row))
        patient.service = to;
    }
  }
}

}  // namespace kith
