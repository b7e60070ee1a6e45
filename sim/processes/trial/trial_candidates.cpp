#include "kith/processes/trial/trial_candidates.hpp"

#include "kith/evidence/help_seeking.hpp"
#include "kith/evidence/trust_and_stigma.hpp"
#include "kith/evidence/values.hpp"
#include "kith/state/tie_network.hpp"

namespace kith {
namespace {

bool fits(Whether wanted, bool is) {
  return wanted == Whether::either || (wanted == Whether::yes) == is;
}

/// Members, and the pupils of schools.
bool belongs(Life const& life, Wanted const& wanted, unsigned organization, Row row) {
  if ((wanted.members_of >> organization & 1u) == 0) return false;
  bool const school = wanted.scenario.organizations[organization].kind == OrganizationKind::school;
  return school ? is_pupil(life, static_cast<int>(organization), row)
                : (life.state.residents.memberships[row] >> organization & 1u) != 0;
}

}  // namespace

int site_of(Life const& life, Wanted const& wanted, Row row) {
  for (unsigned o = 0; o < wanted.scenario.organizations.size(); ++o)
    if (belongs(life, wanted, o, row)) return static_cast<int>(o);
  return -1;
}

namespace {

bool is_wanted_kind(Life const& life, Wanted const& wanted, Row row) {
  Residents const& r = life.state.residents;
  Cell const& cell = life.compiled.cells.at(r.cell[row]);
  auto const zone = static_cast<unsigned>(life.compiled.access.at(r.access[row]).zone);
  unsigned const groups = cell.groups;
  return r.age[row] >= wanted.who.youngest_age && r.age[row] <= wanted.who.oldest_age &&
         (wanted.race >> cell.race & 1u) != 0 && (wanted.income >> cell.income & 1u) != 0 &&
         (wanted.sex >> cell.sex & 1u) != 0 && (wanted.coverage >> cell.coverage & 1u) != 0 &&
         (wanted.groups == 0 || (wanted.groups & groups) != 0) &&
         (wanted.zones == 0 || (wanted.zones >> zone & 1u) != 0) &&
         (wanted.members_of == 0 || site_of(life, wanted, row) >= 0);
}

bool feels_need(Life const& life, Row row) {
  Residents const& r = life.state.residents;
  NeedEvidence const& e = *life.compiled.evidence.need;
  AwarenessEvidence const& a = *life.compiled.evidence.awareness;
  double const awareness = r.awareness[row] / double{awareness_scale};
  double const log_odds = e.intercept + e.per_k6_point * (k6_now(life, row) - 5.0) +
                          e.per_awareness_sd * (awareness - a.mean) / a.sd;
  return log_odds > double{life.compiled.felt_threshold[r.readiness[row]]};
}

bool is_wanted_state(Life const& life, TrialEligibility const& who, Row row) {
  Residents const& r = life.state.residents;
  Access const& access = life.compiled.access.at(r.access[row]);
  double const stigma = r.stigma[row] / double{stigma_scale};
  double const awareness = r.awareness[row] / double{awareness_scale};
  return stigma >= who.least_stigma_sd && stigma <= who.most_stigma_sd &&
         awareness >= who.least_awareness && awareness <= who.most_awareness &&
         fits(who.in_care, (r.status[row] & (in_episode | supported | waiting)) != 0) &&
         fits(who.medicated, (r.status[row] & medicated) != 0) &&
         fits(who.trauma, (r.status[row] & has_trauma) != 0) &&
         fits(who.isolated, r.ties[row] <= 1) && fits(who.car, access.car != 0) &&
         fits(who.broadband, access.broadband != 0) &&
         fits(who.speaks_english, access.language == 0) &&
         (who.felt_need == Whether::either || fits(who.felt_need, feels_need(life, row)));
}

bool is_wanted_reading(Life const& life, TrialEligibility const& who, double k6) {
  double const phq9 = std::min(27.0, life.compiled.evidence.values->phq9_per_k6 * k6);
  return k6 >= who.least_k6 && k6 <= who.most_k6 && phq9 >= who.least_phq9 && phq9 <= who.most_phq9;
}

/// Ties to people who are well, those that programs made included.
int well_ties(Life const& life, Row row) {
  int well = 0;
  auto const count_well = [&](Row other) { well += k6_now(life, other) < 5.0 ? 1 : 0; };
  for (Row const other : ties_of(life.compiled, life.state.residents, row)) count_well(other);
  life.state.made_ties.each_of(row, [&](MadeTie const& tie) { count_well(tie.other); });
  return well;
}

bool has_wanted_ties(Life const& life, TrialEligibility const& who, Row row) {
  if (who.least_well_ties == 0 && who.most_well_ties == 255) return true;
  int const well = well_ties(life, row);
  return well >= who.least_well_ties && well <= who.most_well_ties;
}

}  // namespace

Words personal_draw(Life const& life, Row row) {
  return life.compiled.draws.words(row, no_clock, Purpose::trial,
                                   life.state.residents.generation[row]);
}

bool is_wanted(Life const& life, Wanted const& wanted, Row row, double k6) {
  return is_wanted_kind(life, wanted, row) && is_wanted_state(life, wanted.who, row) &&
         is_wanted_reading(life, wanted.who, k6) && has_wanted_ties(life, wanted.who, row);
}

std::vector<Candidate> candidates(Life const& life, Wanted const& wanted) {
  std::vector<Candidate> found;
  Residents const& r = life.state.residents;
  for (Row row = 0; row < r.age.size(); ++row) {
    if (r.cell[row] == life.compiled.cells.padding()) continue;
    double const k6 = measured_k6(life, row);
    if (!is_wanted(life, wanted, row, k6)) continue;
    found.push_back({personal_draw(life, row)[0], row, static_cast<float>(k6)});
  }
  return found;
}

}  // namespace kith
