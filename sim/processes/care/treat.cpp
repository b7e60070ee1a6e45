#include <algorithm>
#include <cmath>

#include "kith/evidence/care.hpp"
#include "kith/evidence/programs.hpp"
#include "kith/evidence/treatment.hpp"
#include "kith/evidence/trust_and_stigma.hpp"
#include "kith/processes/care/offer_care.hpp"
#include "kith/processes/care/requests.hpp"
#include "kith/processes/care/taught_practice.hpp"
#include "kith/processes/parallel_for.hpp"
#include "kith/processes/people/made_ties.hpp"
#include "kith/processes/resident_update.hpp"
#include "kith/processes/steps.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"
#include "kith/state/tie_network.hpp"

namespace kith {
namespace {

/// Effect of unlimited contacts on this person, SMD.
double effect(State const& state, WeekContext const& context, Row row, std::uint16_t service) {
  CourseEffect course = context.compiled.course_effects[service];
  if (double const more = gain_from_feedback(state, context, row, service); more > 0.0)
    course = {course.smd + more, course.smd_with_trauma + more};
  bool const focused = context.compiled.services[service].trauma_focused &&
                       (state.residents.status[row] & has_trauma) != 0;
  return focused ? course.smd_with_trauma : course.smd;
}

/// Shared language and culture multiply benefit (treatment.match_factor). Clients in the trial of
/// health workers were matched, so its effect includes the gain (treatment.health_worker_smd).
double match(State const& state, WeekContext const& context, Row row, Service const& service) {
  TreatmentEvidence const& e = *context.compiled.evidence.treatment;
  bool const counted = service.role == Role::community_health_worker;
  double const matched = counted ? 1.0 : double{e.match_factor};
  int const language = context.compiled.access.at(state.residents.access[row]).language;
  if (language > 0)
    return (service.languages >> language & 1u) != 0 ? matched
                                                     : double{e.unmatched_language_factor};
  unsigned const groups = context.compiled.cells.at(state.residents.cell[row]).groups;
  if ((groups & service.culture_of) != 0) return matched;
  Competence const& competence =
      context.offers
          .competence[static_cast<std::size_t>(&service - context.compiled.services.data())];
  bool const knows = (groups & competence.groups) != 0;
  return knows ? 1.0 + competence.share * (matched - 1.0) : 1.0;
}

/// Session n adds exp(-(n-1)/s) - exp(-n/s) of the full benefit: diminishing returns
/// (MODEL 7.9).
void add_benefit(State& state, WeekContext const& context, Visit const& visit,
                 Service const& service) {
  TreatmentEvidence const& e = *context.compiled.evidence.treatment;
  Residents& r = state.residents;
  double const full = e.full_benefit_per_smd * effect(state, context, visit.row, visit.service);
  double const gain = full * match(state, context, visit.row, service) *
                      context.compiled.session_gain[visit.number];
  std::uint16_t& benefit = is_support(service.role) ? r.support[visit.row] : r.therapy[visit.row];
  double const now =
      std::clamp<double>(benefit / double{benefit_scale} + gain, 0.0, double{e.cap_z});
  benefit = static_cast<std::uint16_t>(std::lrint(now * double{benefit_scale}));
}

/// Trust after a pull; the dither `u` keeps small pulls from being rounded away.
std::uint8_t raised(std::uint8_t trust, double share, double towards, double u) {
  return static_cast<std::uint8_t>(std::clamp(trust + share * (towards - trust) + u, 0.0, 255.0));
}

/// What a person hears about care from the tie they meet this week.
struct Word {
  Row row;
  Care care;
  std::uint8_t trust;  ///< of the person who tells
  double u;
};

Column<std::uint8_t>& trust_in(Residents& r, Care care) {
  Column<std::uint8_t>* const kinds[] = {&r.trust_clinic, &r.trust_community, &r.trust_primary};
  return *kinds[static_cast<std::size_t>(care)];
}

void hear_word(State& state, WeekContext const& context, Word const& word) {
  std::uint8_t& trust = trust_in(state.residents, word.care)[word.row];
  trust = raised(trust, context.compiled.evidence.trust->tie_visit, word.trust, word.u);
}

/// A good visit raises one's own trust, and that of the tie met this week. A tie in another range
/// hears of it later (`told`): another worker may be changing them at this moment.
void raise_trust(State& state, WeekContext const& context, Range const& range, WeeklyTie const& tie,
                 Row row, Care care, std::vector<Word>& told) {
  Residents& r = state.residents;
  std::uint8_t& trust = trust_in(r, care)[row];
  Words const w = context.compiled.draws.words(row, context.clock, Purpose::tie, r.generation[row]);
  trust = raised(trust, context.compiled.evidence.trust->good_visit, 255.0, uniform(w[0]));
  if (tie.slot < household_slots) return;
  Row const other = partner_in_slot(tie, row);
  if (!are_tied(r, tie, row, other)) return;
  Word const word{other, care, trust, uniform(w[1])};
  if (range.holds(other))
    hear_word(state, context, word);
  else
    told.push_back(word);
}

void count_visit(Spell& spell, Week week, bool counseling) {
  if (spell.until_session == no_session)
    spell.until_session = static_cast<std::uint8_t>(week - spell.onset);
  if (week - spell.onset >= weeks_per_year) return;
  std::uint8_t& counter = counseling ? spell.sessions : spell.visits;
  counter = static_cast<std::uint8_t>(std::min(250, counter + 1));
}

Role role_of(WeekContext const& context, Visit const& visit) {
  return visit.service == no_service ? Role::primary_care
                                     : context.compiled.services[visit.service].role;
}
Care care_of(WeekContext const& context, Visit const& visit) {
  return visit.service == no_service ? Care::primary_care
                                     : context.compiled.services[visit.service].care;
}

/// Adds benefit, and updates the memory of care.
void receive(State& state, WeekContext const& context, WeekEvents& events, Visit const& visit) {
  Residents& r = state.residents;
  Role const role = role_of(context, visit);
  count(state, context, events, visit.row, Flow::sessions);
  std::size_t const paid_as = std::min<std::size_t>(visit.service, events.attended.size() - 1);
  ++events.attended[paid_as][static_cast<std::size_t>(payer_of(state, visit.row))];
  if (is_counseling(role) || is_course(role))
    add_benefit(state, context, visit, context.compiled.services[visit.service]);
  (is_support(role) ? r.since_supported : r.since_treated)[visit.row] = 0;
  if (!is_counseling(role)) return;
  r.since_counseled[visit.row] = 0;
  count(state, context, events, visit.row, Flow::therapy_sessions);
}

bool is_prescribed_by_specialist(WeekContext const& context, Medication const& medication) {
  return medication.service != no_service &&
         context.compiled.services[medication.service].role == Role::prescriber;
}

/// Whether a prescriber's patient goes back to the primary care doctor after this visit.
bool is_handed_back(State const& state, WeekContext const& context, Medication const& medication) {
  if (!is_prescribed_by_specialist(context, medication)) return false;
  Words const w = context.compiled.draws.words(medication.row, context.clock, Purpose::medication,
                                               state.residents.generation[medication.row]);
  return uniform(w[2]) < context.compiled.evidence.care->prescriber_hands_back_share;
}

/// Follow-up visits, and the end of medication: its weeks count in the person's years of need.
void follow_medication(State& state, WeekContext const& context, WeekEvents& events) {
  auto const every = static_cast<Week>(context.compiled.evidence.care->prescriber_follow_up_weeks);
  events.follow_ups.clear();
  parallel_erase(context, events, state.medications,
                 [&](WeekEvents& own, Medication& medication, std::size_t) {
                   if (context.week >= medication.next_visit) {
                     medication.next_visit = short_week(medication.next_visit + every);
                     own.follow_ups.push_back({medication.row, medication.service, 0});
                     if (is_handed_back(state, context, medication))
                       medication.service = no_service;
                     each_spell(state, medication.row,
                                [&](Spell& spell) { count_visit(spell, context.week, false); });
                   }
                   if (context.week < medication.stop) return false;
                   each_spell(state, medication.row, [&](Spell& year) {
                     int const weeks = weeks_within(year, medication.start, context.week);
                     year.medicated_weeks = static_cast<std::uint8_t>(year.medicated_weeks + weeks);
                   });
                   std::uint8_t& status = state.residents.status[medication.row];
                   status = static_cast<std::uint8_t>(status & ~medicated);
                   return true;
                 });
}

/// Weeks until an event with this hazard, from one uniform number: geometric. A factor may have
/// raised the hazard to 1 or lowered it to 0.
int weeks_until(double hazard, double u) {
  double const within = std::clamp(hazard, 1e-5, 1.0 - 1e-5);
  return 1 + static_cast<int>(std::floor(logarithm(u) / logarithm(1.0 - within)));
}

/// Visits by the range of the visitor, in the order in which they were made.
std::vector<std::vector<Visit>> visits_by_range(WeekContext const& context, WeekEvents& events) {
  std::vector<Range> const ranges = ranges_of(context.compiled);
  std::vector<std::vector<Visit>> visits(ranges.size());
  for (auto& those : visits) those.reserve(events.visits.size() / ranges.size());
  Range const* at = ranges.data();
  for (Visit const& visit : events.visits) {
    if (!at->holds(visit.row)) at = &range_of(ranges, visit.row);
    visits[at->number].push_back(visit);
  }
  return visits;
}

/// Counts visits in the spells of need of the visitors: both are walked in the order of rows.
void count_in_spells(State& state, WeekContext const& context, std::vector<Visit> visits) {
  auto const by_row = [](Visit const& a, Visit const& b) { return a.row < b.row; };
  std::sort(visits.begin(), visits.end(), by_row);
  auto& spells = state.spells;
  std::size_t k = visits.empty() ? 0 : spells.first_from(visits.front().row);
  for (Visit const& visit : visits) {
    Role const role = role_of(context, visit);
    if (is_support(role)) continue;
    while (k < spells.size() && spells[k].row < visit.row) ++k;
    for (std::size_t own = k; own < spells.size() && spells[own].row == visit.row; ++own)
      count_visit(spells[own], context.week, is_counseling(role) || role == Role::care_manager);
  }
}

/// One step after another for everybody, so that the processor overlaps several people's steps.
void feel(State& state, WeekContext const& context, WeekEvents& events, Range const& range,
          std::vector<WeeklyTie> const& ties, std::vector<Visit> const& visits,
          std::vector<Word>& told) {
  for (Visit const& visit : visits) receive(state, context, events, visit);
  count_in_spells(state, context, visits);
  for (Visit const& visit : visits)
    raise_trust(state, context, range, ties[context.compiled.block_of_group[visit.row / 64]],
                visit.row, care_of(context, visit), told);
}

}  // namespace

/// Stopping has an early and a later hazard; the week in which it happens is drawn at the start.
void start_medication(State& state, WeekContext const& context, WeekEvents& events, Row row,
                      std::uint16_t service, double keeps) {
  Residents& r = state.residents;
  CareEvidence const& e = *context.compiled.evidence.care;
  Words const w =
      context.compiled.draws.words(row, context.clock, Purpose::medication, r.generation[row]);
  auto const early = static_cast<int>(e.medication_early_weeks);
  int weeks = weeks_until(e.medication_stop_early_per_week * keeps, uniform(w[0]));
  if (weeks > early) weeks = early + weeks_until(e.medication_stop_late_per_week, uniform(w[1]));
  auto const every = static_cast<Week>(e.prescriber_follow_up_weeks);
  events.medications.push_back({row, short_week(context.week + weeks),
                                short_week(context.week + every), service,
                                short_week(context.week)});
  r.status[row] = static_cast<std::uint8_t>(r.status[row] | medicated);
}

void treat(State& state, WeekContext const& context, Effects const& effects,
           ResidentUpdate const& update, WeekEvents& events) {
  auto const visits = visits_by_range(context, events);
  std::vector<std::vector<Word>> told(visits.size());
  for_each_range(context, events, [&](WeekEvents& own, Range const& range) {
    feel(state, context, own, range, update.ties, visits[range.number], told[range.number]);
  });
  for (auto const& words : told)
    for (Word const& word : words) hear_word(state, context, word);
  tell_families(state, context, effects, events);
  befriend(state, context, effects, events);
  follow_medication(state, context, events);
}

}  // namespace kith
