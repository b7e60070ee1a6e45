#include "kith/processes/care/offer_care.hpp"

#include <algorithm>
#include <cmath>

#include "kith/evidence/programs.hpp"
#include "kith/evidence/trust_and_stigma.hpp"
#include "kith/processes/weekly_count.hpp"

namespace kith {
namespace {

bool is_open_to(Life const& life, int service, Row row) {
  auto const i = static_cast<std::size_t>(service);
  return life.desired_fte[i] > 0.0 && admits(life, life.compiled.services[i], row);
}

/// The patients of some practices in one zone: every n-th row, so that nobody else need be drawn.
Row patient(ZoneRows const& rows, double panel_share, std::uint32_t number) {
  double const place = (number + 0.5) / panel_share;
  return rows.first + std::min(rows.residents - 1, static_cast<std::uint32_t>(place));
}

/// Detected in the practice where they come anyway, and offered care in the same place.
void screen_patient(Life& life, PatientScreening const& screening, Row row, Words const& w) {
  if (!is_eligible(life, screening.eligible, row)) return;
  count(life, row, Flow::contacts);
  double const goes_on = screening.detects_share * screening.accepts_share;
  if (screens_positive(life, row, w[2]) && uniform(w[3]) < goes_on)
    offer_care(life, row, screening.offers, false);
}

}  // namespace

void hear_of_care(Life& life, Row row) {
  raise_awareness(life, row, life.compiled.evidence.awareness->touch_gain);
}

bool screens_positive(Life const& life, Row row, std::uint32_t word) {
  return reading_of_k6(life, row, word) >= life.compiled.evidence.programs->screen_cut_off_k6;
}

void offer_care(Life& life, Row row, int service, bool coached) {
  Residents const& r = life.state.residents;
  if ((r.status[row] & (in_episode | waiting)) != 0) return;
  if (service < 0)
    service = choose_service(life, row, Sought::anything);
  else if (!is_open_to(life, service, row))
    return;
  if (service < 0) return;
  count(life, row, Flow::offers);
  open_request(life, row, service, true, coached, false);
}

/// As many visits as if everybody came as often as who comes most; they are then let through in
/// proportion (evidence C3).
void screen_patients(Life& life) {
  CompiledScenario const& compiled = life.compiled;
  double const most = double{compiled.most_visits};
  for (PatientScreening const& screening : life.effects.screenings) {
    for (std::uint32_t zone = 0; zone < compiled.zone_rows.size(); ++zone) {
      ZoneRows const& rows = compiled.zone_rows[zone];
      double const patients = std::floor(rows.residents * screening.panel_share);
      std::uint32_t const address = screening.program + zone;
      Words const start = compiled.draws.words(address, life.clock, Purpose::program, 0xffffffffu);
      std::uint32_t const visits = whole_number(most * patients, uniform(start[0]));
      for (std::uint32_t k = 0; k < visits; ++k) {
        Words const w = compiled.draws.words(address, life.clock, Purpose::program, k);
        Row const row =
            patient(rows, screening.panel_share, below(w[0], static_cast<std::uint32_t>(patients)));
        double const chance =
            double{compiled.primary_care_visits[life.state.residents.access[row]]};
        if (uniform(w[1]) * most < chance) screen_patient(life, screening, row, w);
      }
    }
  }
}

void tell_families(Life& life) {
  Residents const& r = life.state.residents;
  for (FamilyContact const& family : life.effects.families) {
    for (Visit const& visit : life.visits) {
      if (visit.service != family.service || visit.number != 1) continue;
      Row const first = visit.row - (r.household[visit.row] & 15u);
      unsigned const size = r.household[visit.row] >> 4;
      for (Row row = first; row < first + size; ++row) {
        if (row == visit.row || r.age[row] < 18) continue;
        Words const w = life.compiled.draws.words(
            row, life.clock, Purpose::program,
            life.compiled.services[static_cast<std::size_t>(family.service)].hash);
        if (uniform(w[0]) >= family.told_share) continue;
        count(life, row, Flow::contacts);
        hear_of_care(life, row);
        if (screens_positive(life, row, w[1]) && uniform(w[2]) < family.accepts_share)
          offer_care(life, row, -1, false);
      }
    }
  }
  settle(life);
}

}  // namespace kith
