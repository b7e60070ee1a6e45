#include "kith/processes/trial/trial_candidates.hpp"

#include <bit>

#include "kith/evidence/values.hpp"
#include "kith/kernel/one_resident.hpp"
#include "kith/processes/people/eligibility.hpp"
#include "kith/processes/people/readings.hpp"
#include "kith/processes/trial/participation.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/state/tie_network.hpp"

namespace kith {
namespace {

bool fits(Whether wanted, bool is) {
  return wanted == Whether::either || (wanted == Whether::yes) == is;
}

/// Whether a resident is a member, or a pupil of a school.
bool belongs(State const& state, WeekContext const& context, Wanted const& wanted,
             unsigned organization, Row row) {
  if ((wanted.members_of >> organization & 1u) == 0) return false;
  bool const school = wanted.scenario.organizations[organization].kind == OrganizationKind::school;
  return school ? is_pupil(state, context, static_cast<int>(organization), row)
                : (state.residents.memberships[row] >> organization & 1u) != 0;
}

}  // namespace

int site_of(State const& state, WeekContext const& context, Wanted const& wanted, Row row) {
  for (unsigned o = 0; o < wanted.scenario.organizations.size(); ++o)
    if (belongs(state, context, wanted, o, row)) return static_cast<int>(o);
  return no_organization;
}

namespace {

bool is_wanted_kind(State const& state, WeekContext const& context, Wanted const& wanted, Row row) {
  Residents const& r = state.residents;
  Cell const& cell = context.compiled.cells.at(r.cell[row]);
  auto const zone = static_cast<unsigned>(context.compiled.access.at(r.access[row]).zone);
  unsigned const groups = cell.groups;
  return r.age[row] >= wanted.who.youngest_age && r.age[row] <= wanted.who.oldest_age &&
         (wanted.race >> cell.race & 1u) != 0 && (wanted.income >> cell.income & 1u) != 0 &&
         (wanted.sex >> cell.sex & 1u) != 0 && (wanted.coverage >> cell.coverage & 1u) != 0 &&
         (wanted.groups == 0 || (wanted.groups & groups) != 0) &&
         (wanted.zones == 0 || (wanted.zones >> zone & 1u) != 0) &&
         (wanted.members_of == 0 || site_of(state, context, wanted, row) != no_organization);
}

bool feels_need(State const& state, WeekContext const& context, Row row) {
  return is_need_felt(context.compiled, state.residents, row, k6_now(state, context, row));
}

bool is_wanted_state(State const& state, WeekContext const& context, TrialEligibility const& who,
                     Row row) {
  Residents const& r = state.residents;
  Access const& access = context.compiled.access.at(r.access[row]);
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
         (who.felt_need == Whether::either || fits(who.felt_need, feels_need(state, context, row)));
}

bool fits_past(Residents const& r, TrialEligibility const& who, PastWeeks const& past, Row row) {
  constexpr std::uint64_t year = (std::uint64_t{1} << weeks_per_year) - 1;
  constexpr std::uint64_t lately = (std::uint64_t{1} << 12) - 1;
  int const in_need = std::popcount(past.in_need & year);
  bool const newly = (past.treated & lately) != 0 && (past.treated & ~lately) == 0;
  return in_need >= who.least_weeks_in_need && in_need <= who.most_weeks_in_need &&
         fits(who.newly_treated, newly) && fits(who.ever_treated, r.since_treated[row] < 255);
}

/// For recent newcomers, the weeks before are unknown.
bool has_wanted_past(State const& state, TrialEligibility const& who, Row row) {
  if (!looks_back(who)) return true;
  PastWeeks const* const past = state.past_weeks.find(row);
  return fits_past(state.residents, who, past != nullptr ? *past : PastWeeks{row}, row);
}

bool is_wanted_reading(WeekContext const& context, TrialEligibility const& who, double k6) {
  double const phq9 = context.compiled.evidence.values->phq9(k6);
  return k6 >= who.least_k6 && k6 <= who.most_k6 && phq9 >= who.least_phq9 && phq9 <= who.most_phq9;
}

/// Ties to people who are well, including ties made in programs.
int well_ties(State const& state, WeekContext const& context, Row row) {
  int well = 0;
  auto const count_well = [&](Row other) { well += k6_now(state, context, other) < 5.0 ? 1 : 0; };
  for (Row const other : ties_of(context.compiled, state.residents, row)) count_well(other);
  state.made_ties.each_of(row, [&](MadeTie const& tie) { count_well(tie.other); });
  return well;
}

bool has_wanted_ties(State const& state, WeekContext const& context, TrialEligibility const& who,
                     Row row) {
  if (who.least_well_ties == 0 && who.most_well_ties == 255) return true;
  int const well = well_ties(state, context, row);
  return well >= who.least_well_ties && well <= who.most_well_ties;
}

}  // namespace

Words personal_draw(State const& state, WeekContext const& context, Row row) {
  return context.compiled.draws.words(row, no_clock, Purpose::trial,
                                      state.residents.generation[row]);
}

bool is_wanted(State const& state, WeekContext const& context, Wanted const& wanted, Row row,
               double k6) {
  return is_wanted_kind(state, context, wanted, row) &&
         is_wanted_state(state, context, wanted.who, row) &&
         has_wanted_past(state, wanted.who, row) && is_wanted_reading(context, wanted.who, k6) &&
         has_wanted_ties(state, context, wanted.who, row);
}

namespace {

/// If enrollment takes weeks, everybody is asked in one of them.
bool is_asked_now(State const& state, WeekContext const& context, Row row) {
  Trial const& trial = *context.compiled.scenario->trial;
  if (trial.enrol_over_weeks == 1) return true;
  std::uint32_t const own = below(personal_draw(state, context, row)[3],
                                  static_cast<std::uint32_t>(trial.enrol_over_weeks));
  return static_cast<Week>(own) == context.week - trial.enrol_week &&
         state.participants.find(row) == nullptr;
}

}  // namespace

std::vector<Candidate> candidates(State const& state, WeekContext const& context,
                                  Wanted const& wanted) {
  std::vector<Candidate> found;
  Residents const& r = state.residents;
  for (Row row = 0; row < r.age.size(); ++row) {
    if (r.cell[row] == context.compiled.cells.padding()) continue;
    if (!is_asked_now(state, context, row)) continue;
    double const k6 = measured_k6(state, context, row);
    if (!is_wanted(state, context, wanted, row, k6)) continue;
    found.push_back({personal_draw(state, context, row)[0], row, static_cast<float>(k6)});
  }
  return found;
}

}  // namespace kith
