#include <algorithm>
#include <cmath>
#include <set>

#include "kith/evidence/help_seeking.hpp"
#include "kith/evidence/programs.hpp"
#include "kith/evidence/trust_and_stigma.hpp"
#include "kith/ground/k6.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/processes/care/offer_care.hpp"
#include "kith/processes/people/eligibility.hpp"
#include "kith/processes/people/inner_life.hpp"
#include "kith/processes/people/made_ties.hpp"
#include "kith/processes/people/readings.hpp"
#include "kith/processes/programs/move_patients.hpp"
#include "kith/processes/steps.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"
#include "kith/processes/weekly_count.hpp"

namespace kith {
namespace {

/// People in need without care, by zone, as far as those who steer know.
std::vector<double> const& known_need(State const& state, Contacts const& contacts) {
  if (contacts.knows_as == no_partnership) return state.unmet_by_zone;
  return state.partnerships[static_cast<std::size_t>(contacts.knows_as)].known_unmet;
}

/// Zones that workers go to: by residents, shifted toward known unmet need.
std::vector<double> zone_weights(State const& state, WeekContext const& context,
                                 Contacts const& contacts) {
  std::vector<double> const& need = known_need(state, contacts);
  std::vector<double> weights;
  double residents = 0.0;
  double unmet = 0.0;
  for (std::size_t z = 0; z < context.compiled.zone_rows.size(); ++z) {
    bool const open = contacts.eligible.zones == 0 || (contacts.eligible.zones >> z & 1u) != 0;
    weights.push_back(open ? context.compiled.zone_rows[z].residents : 0.0);
    residents += weights.back();
    unmet += open ? need[z] : 0.0;
  }
  for (std::size_t z = 0; z < weights.size(); ++z) {
    double const evenly = residents > 0.0 ? weights[z] / residents : 0.0;
    double const known = weights[z] > 0.0 && unmet > 0.0 ? need[z] / unmet : evenly;
    weights[z] = (1.0 - contacts.steering) * evenly + contacts.steering * known;
  }
  return weights;
}

/// How much more likely workers are to meet this person: poverty, trauma, isolation, distress.
double risk_weight(State const& state, WeekContext const& context, Row row) {
  ProgramsEvidence const& e = *context.compiled.evidence.programs;
  Residents const& r = state.residents;
  double weight = 1.0;
  if (context.compiled.cells.at(r.cell[row]).income <= 1) weight *= e.at_risk_weight_poverty;
  if ((r.status[row] & has_trauma) != 0) weight *= e.at_risk_weight_trauma;
  if (r.ties[row] <= 1) weight *= e.at_risk_weight_isolation;
  if (k6_now(state, context, row) >= distressed_k6) weight *= e.at_risk_weight_distress;
  return weight;
}

double largest_risk_weight(ProgramsEvidence const& e) {
  double product = 1.0;
  for (double const weight : {e.at_risk_weight_poverty.value, e.at_risk_weight_trauma.value,
                              e.at_risk_weight_isolation.value, e.at_risk_weight_distress.value})
    product *= std::max(1.0, weight);
  return product;
}

/// How often workers of this program met a person within the past year, last week included.
int met_before(State const& state, Contacts const& contacts, Row row) {
  int times = 0;
  if (contacts.remembers)
    state.met.each_of(
        row, [&](WorkerContact const& met) { times += met.program == contacts.program ? 1 : 0; });
  return times;
}

/// Workers who do not speak a person's language reach them less (help_seeking.no_language).
double understood(WeekContext const& context, State const& state, Contacts const& contacts,
                  Row row) {
  int const language = context.compiled.access.at(state.residents.access[row]).language;
  bool const speaks = language == 0 || (contacts.languages >> language & 1u) != 0;
  return speaks ? 1.0 : exponential(context.compiled.evidence.help_seeking->no_language);
}

/// The weight of a person in the search: those at risk first, people met within a year less.
double weight_of(State const& state, WeekContext const& context, Contacts const& contacts, Row row,
                 std::set<Row> const& this_week) {
  if (this_week.count(row) != 0) return 0.0;
  bool const weighted = contacts.screens && contacts.at_risk_first;
  double const again = met_before(state, contacts, row) > 0
                           ? double{context.compiled.evidence.programs->met_again_weight}
                           : 1.0;
  return again * understood(context, state, contacts, row) *
         (weighted ? risk_weight(state, context, row) : 1.0);
}

/// Draws the person of one contact by rejection: anybody in the zone, accepted in proportion to
/// risk. Returns no row (the number of rows) if no suitable person is met in `attempts`.
Row meet_somebody(State const& state, WeekContext const& context, Contacts const& contacts,
                  std::vector<double> const& zones, std::uint32_t contact,
                  std::set<Row> const& this_week) {
  constexpr std::uint32_t most_attempts = 1024;  // those eligible may be few
  // With a chance for each person, an ineligible draw is not replaced by another person.
  std::uint32_t const attempts = contacts.each_person > 0.0 ? 1 : most_attempts;
  Draws const& draws = context.compiled.draws;
  bool const weighted = contacts.screens && contacts.at_risk_first;
  double const largest = weighted ? largest_risk_weight(*context.compiled.evidence.programs) : 1.0;
  for (std::uint32_t k = 0; k < attempts; ++k) {
    Words const w =
        draws.words(contacts.program, context.clock, Purpose::program, contact * most_attempts + k);
    double u = uniform(w[0]);
    std::size_t zone = 0;
    while (zone + 1 < zones.size() && u >= zones[zone]) u -= zones[zone++];
    ZoneRows const& rows = context.compiled.zone_rows[zone];
    if (rows.residents == 0) continue;
    Row const row = rows.first + below(w[1], rows.residents);
    if (!is_eligible(state, context, contacts.eligible, row)) continue;
    double const weight = weight_of(state, context, contacts, row, this_week);
    if (uniform(w[2]) * largest < weight) return row;
  }
  return static_cast<Row>(state.residents.age.size());
}

/// Contact with a person in recovery: full effect at first, half and a quarter within a year.
void hear_of_recovery(State& state, WeekContext const& context, Row row) {
  int before = 0;
  state.contacts.each_of(row, [&](StigmaContact const&) { ++before; });
  if (before >= 3) return;
  double const effect =
      context.compiled.evidence.stigma->contact_sd / static_cast<double>(1 << before);
  lower_stigma(state, row, effect);
  state.contacts.add({row, context.week});
}

/// The part of a contact's effect that is left if it is not the first within a year.
double part_left(State const& state, WeekContext const& context, Contacts const& contacts,
                 Row row) {
  double part = 1.0;
  for (int times = met_before(state, contacts, row); times > 0; --times)
    part *= context.compiled.evidence.programs->met_again_share;
  return part;
}

/// Screening, an offer, and company to the first visit.
void screen_and_offer(State& state, WeekContext const& context, WeekEvents& events,
                      Contacts const& contacts, Row row, Words const& w) {
  double const part = part_left(state, context, contacts, row);
  events.met.push_back({row, contacts.by});
  raise_awareness(state, row, part * context.compiled.evidence.awareness->touch_gain);
  bool const interested =
      screens_positive(state, context, row, w[0]) && uniform(w[1]) < part * contacts.accepts_share;
  if (contacts.remembers) state.met.add({row, context.week, contacts.program});
  if (interested)
    offer_care(state, context, events, row, contacts.offers, uniform(w[2]) < contacts.coached);
}

/// A person in distress who turns to an organization is told where to go.
void show_the_way(State& state, WeekContext const& context, WeekEvents& events,
                  Contacts const& contacts, Row row, Words const& w) {
  if (k6_now(state, context, row) < distressed_k6) return;
  events.met.push_back({row, contacts.by});
  hear_of_care(state, context, row);
  if (uniform(w[1]) < contacts.accepts_share)
    offer_care(state, context, events, row, contacts.offers, uniform(w[2]) < contacts.coached);
}

/// How many people are met: a number, or a share of all residents of the zones.
double contacts_wanted(WeekContext const& context, Contacts const& contacts) {
  if (contacts.each_person <= 0.0) return contacts.number;
  double residents = 0.0;
  for (std::size_t z = 0; z < context.compiled.zone_rows.size(); ++z)
    if (contacts.eligible.zones == 0 || (contacts.eligible.zones >> z & 1u) != 0)
      residents += context.compiled.zone_rows[z].residents;
  return contacts.each_person * residents;
}

}  // namespace

void make_contacts(State& state, WeekContext const& context, Effects const& effects,
                   WeekEvents& events) {
  state.contacts.erase_if(
      [&](StigmaContact const& contact) { return context.week - contact.week >= weeks_per_year; });
  state.met.erase_if(
      [&](WorkerContact const& met) { return context.week - met.week >= weeks_per_year; });
  for (Contacts const& contacts : effects.contacts) {
    std::vector<double> const zones = zone_weights(state, context, contacts);
    Words const start = context.compiled.draws.words(contacts.program, context.clock,
                                                     Purpose::program, 0xffffffffu);
    std::uint32_t const number =
        whole_number(contacts_wanted(context, contacts), uniform(start[0]));
    std::set<Row> this_week;  // workers who remember meet nobody twice
    for (std::uint32_t k = 0; k < number; ++k) {
      Row const row = meet_somebody(state, context, contacts, zones, k, this_week);
      if (row >= state.residents.age.size()) continue;
      if (contacts.remembers) this_week.insert(row);
      Words const w = context.compiled.draws.words(contacts.program, context.clock,
                                                   Purpose::program, 0x80000000u + k);
      count_contact(state, context, events, {row, contacts.by});
      if (contacts.discloses) hear_of_recovery(state, context, row);
      if (contacts.informs) hear_of_care(state, context, row);
      if (contacts.screens) screen_and_offer(state, context, events, contacts, row, w);
      if (contacts.turned_to) show_the_way(state, context, events, contacts, row, w);
    }
    state.contacts.merge_arrivals();
    state.met.merge_arrivals();
  }
  screen_patients(state, context, effects, events);
  live_with_made_ties(state, context);
  move_patients(state, context, effects);
  commit(state, context, events);
}

}  // namespace kith
