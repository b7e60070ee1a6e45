#include "kith/study/panel_care.hpp"

#include "kith/study/panel.hpp"

namespace kith {
namespace {

PanelCare kind_of(WeekContext const& context, Visit const& visit) {
  if (visit.service == no_service) return general_medical_visit;
  switch (kind_of_care(context.compiled.services[visit.service].role)) {
    case KindOfCare::therapist:
      return therapist_session;
    case KindOfCare::prescriber:
      return prescriber_visit;
    case KindOfCare::general_medical:
      return general_medical_visit;
    case KindOfCare::helper:
      break;
  }
  return helper_contact;
}

}  // namespace

std::vector<std::uint8_t> care_of_week(State const& state, WeekFlow const& week) {
  Residents const& r = state.residents;
  std::vector<std::uint8_t> care(r.status.size(), 0);
  auto const note = [&](Row row, PanelCare what) {
    care[row] = static_cast<std::uint8_t>(care[row] | what);
  };
  for (Visit const& visit : week.events.visits) note(visit.row, kind_of(week.context, visit));
  for (Visit const& visit : week.events.follow_ups) note(visit.row, kind_of(week.context, visit));
  for (Row const row : week.events.requested) note(row, asked_for_care);
  for (Row row = 0; row < care.size(); ++row)
    if ((r.status[row] & medicated) != 0) note(row, on_medication);
  return care;
}

}  // namespace kith
