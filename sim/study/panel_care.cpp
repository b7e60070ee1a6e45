#include "kith/study/panel_care.hpp"

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

void add(PersonWeek& week, PanelCare what) {
  week.care = static_cast<std::uint8_t>(week.care | what);
}

void note_place(std::uint16_t& first, std::size_t place) {
  if (first == no_place) first = static_cast<std::uint16_t>(place);
}

void note_visit(PersonWeek& week, WeekContext const& context, Visit const& visit) {
  auto const& services = context.compiled.services;
  add(week, kind_of(context, visit));
  std::size_t const place = visit.service == no_service ? services.size() : visit.service;
  note_place(week.care_or_support_at, place);
  if (visit.service == no_service) return note_place(week.care_at, place);
  Service const& service = services[visit.service];
  if (!is_support(service.role)) note_place(week.care_at, place);
  if (service.program) week.client_of |= 1U << program_index(service.program_name, context);
}

void note_standing(PersonWeek& week, Residents const& r, Row row, std::size_t medication) {
  if ((r.status[row] & medicated) != 0) add(week, on_medication);
  if ((r.status[row] & waiting) != 0) add(week, waits_for_care);
  if (r.since_treated[row] != 0) return;
  note_place(week.care_at, medication);
  note_place(week.care_or_support_at, medication);
}

}  // namespace

std::vector<PersonWeek> care_of_week(State const& state, WeekFlow const& week) {
  Residents const& r = state.residents;
  WeekEvents const& events = week.events;
  std::vector<PersonWeek> all(r.status.size());
  for (Visit const& visit : events.visits) note_visit(all[visit.row], week.context, visit);
  for (Visit const& visit : events.follow_ups) note_visit(all[visit.row], week.context, visit);
  for (Row const row : events.requested) add(all[row], asked_for_care);
  for (MetByProgram const& met : events.met) all[met.row].met_by |= 1U << met.program;
  std::size_t const medication = week.context.compiled.services.size() + 1;
  for (Row row = 0; row < all.size(); ++row) note_standing(all[row], r, row, medication);
  return all;
}

std::vector<std::string> places_of_care(CompiledScenario const& compiled) {
  std::vector<std::string> places;
  for (Service const& service : compiled.services) places.push_back(service.id);
  places.emplace_back("primary-care");
  places.emplace_back("medication");
  return places;
}

}  // namespace kith
