#include "kith/processes/care/offer_care.hpp"

#include <algorithm>
#include <cmath>

#include "kith/evidence/programs.hpp"
#include "kith/evidence/trust_and_stigma.hpp"
#include "kith/processes/care/choice/service_choice.hpp"
#include "kith/processes/care/requests.hpp"
#include "kith/processes/people/eligibility.hpp"
#include "kith/processes/people/inner_life.hpp"
#include "kith/processes/people/readings.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"
#include "kith/processes/weekly_count.hpp"

namespace kith {
namespace {

bool is_open_to(State const& state, WeekContext const& context, int service, Row row) {
  auto const i = static_cast<std::size_t>(service);
  return context.offers.desired_fte[i] > 0.0 &&
         admits(state, context, context.compiled.services[i], row);
}

/// A patient of some practices in one zone: every n-th row, so that nobody else need be drawn.
Row patient(ZoneRows const& rows, double panel_share, std::uint32_t number) {
  double const place = (number + 0.5) / panel_share;
  return rows.first + std::min(rows.residents - 1, static_cast<std::uint32_t>(place));
}

/// A patient is detected in a practice they visit anyway, and offered care in the same place.
void screen_patient(State& state, WeekContext const& context, WeekEvents& events,
                    PatientScreening const& screening, Row row, Words const& w) {
  if (!is_eligible(state, context, screening.eligible, row)) return;
  count_contact(state, context, events, {row, screening.by});
  double const goes_on = screening.detects_share * screening.accepts_share;
  if (!screens_positive(state, context, row, w[2]) || uniform(w[3]) >= goes_on) return;
  events.met.push_back({row, screening.by});
  offer_care(state, context, events, row, screening.offers, false);
}

}  // namespace

void hear_of_care(State& state, WeekContext const& context, Row row) {
  raise_awareness(state, row, context.compiled.evidence.awareness->touch_gain);
}

bool screens_positive(State const& state, WeekContext const& context, Row row, std::uint32_t word) {
  return reading_of_k6(state, context, row, word) >=
         context.compiled.evidence.programs->screen_cut_off_k6;
}

void offer_care(State& state, WeekContext const& context, WeekEvents& events, Row row, int service,
                bool coached) {
  Residents const& r = state.residents;
  if ((r.status[row] & (in_episode | waiting)) != 0) return;
  if (service == nowhere)
    service = choose_service(state, context, row, Errand::offer);
  else if (!is_open_to(state, context, service, row))
    return;
  if (service == nowhere) return;
  count(state, context, events, row, Flow::offers);
  open_request(state, context, events, row, service, {EntryRoute::offered, true, coached});
}

/// Draws as many visits as if everybody came as often as the most frequent visitors, and keeps each
/// in proportion to the person's rate (primary_care.visit_insured_per_week).
void screen_patients(State& state, WeekContext const& context, Effects const& effects,
                     WeekEvents& events) {
  CompiledScenario const& compiled = context.compiled;
  double const most = double{compiled.most_visits};
  for (PatientScreening const& screening : effects.screenings) {
    for (std::uint32_t zone = 0; zone < compiled.zone_rows.size(); ++zone) {
      ZoneRows const& rows = compiled.zone_rows[zone];
      double const patients = std::floor(rows.residents * screening.panel_share);
      std::uint32_t const address = screening.program + zone;
      Words const start =
          compiled.draws.words(address, context.clock, Purpose::program, 0xffffffffu);
      std::uint32_t const visits = whole_number(most * patients, uniform(start[0]));
      for (std::uint32_t k = 0; k < visits; ++k) {
        Words const w = compiled.draws.words(address, context.clock, Purpose::program, k);
        Row const row =
            patient(rows, screening.panel_share, below(w[0], static_cast<std::uint32_t>(patients)));
        double const chance = double{compiled.primary_care_visits[state.residents.access[row]]};
        if (uniform(w[1]) * most < chance)
          screen_patient(state, context, events, screening, row, w);
      }
    }
  }
}

void tell_families(State& state, WeekContext const& context, Effects const& effects,
                   WeekEvents& events) {
  Residents const& r = state.residents;
  for (FamilyContact const& family : effects.families) {
    for (Visit const& visit : events.visits) {
      if (visit.service != family.service || visit.number != 1) continue;
      Row const first = visit.row - (r.household[visit.row] & 15u);
      unsigned const size = r.household[visit.row] >> 4;
      for (Row row = first; row < first + size; ++row) {
        if (row == visit.row || r.age[row] < 18) continue;
        Words const w = context.compiled.draws.words(
            row, context.clock, Purpose::program,
            context.compiled.services[static_cast<std::size_t>(family.service)].hash);
        if (uniform(w[0]) >= family.told_share) continue;
        count_contact(state, context, events, {row, family.by});
        events.met.push_back({row, family.by});
        hear_of_care(state, context, row);
        if (screens_positive(state, context, row, w[1]) && uniform(w[2]) < family.accepts_share)
          offer_care(state, context, events, row, nowhere, false);
      }
    }
  }
  commit(state, context, events);
}

}  // namespace kith
