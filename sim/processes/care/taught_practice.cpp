#include "kith/processes/care/taught_practice.hpp"

#include <algorithm>
#include <cmath>

#include "kith/evidence/care.hpp"
#include "kith/evidence/quality.hpp"
#include "kith/ground/whole.hpp"
#include "kith/processes/care/offer_care.hpp"
#include "kith/processes/people/eligibility.hpp"

namespace kith {
namespace {

/// Whose patient a person is stays the same while they live here: one draw for each person.
bool is_patient(State const& state, WeekContext const& context, PracticeTeaching const& teaching,
                Row row) {
  Words const w = context.compiled.draws.words(row, state.residents.generation[row],
                                               Purpose::newcomer, teaching.program);
  return uniform(w[0]) < teaching.panel_share &&
         is_eligible(state, context, teaching.eligible, row);
}

/// The program that teaches the person's doctor, or nullptr.
PracticeTeaching const* teaching_of(State const& state, WeekContext const& context, Row row) {
  for (PracticeTeaching const& teaching : context.offers.teachings)
    if (is_patient(state, context, teaching, row)) return &teaching;
  return nullptr;
}

/// To what extent feedback reaches the care of this person, 0 to 1.
double feedback_share(State const& state, WeekContext const& context, Row row,
                      std::size_t service) {
  double share = 0.0;
  for (ProgressFeedback const& feedback : context.offers.feedbacks)
    if (static_cast<std::size_t>(feedback.service) == service &&
        is_eligible(state, context, feedback.eligible, row))
      share = std::max(share, feedback.share);
  return share;
}

}  // namespace

double prescribed_share(State const& state, WeekContext const& context, Row row) {
  double const usual = context.compiled.evidence.primary_care->medication_share;
  PracticeTeaching const* teaching = teaching_of(state, context, row);
  return teaching == nullptr ? usual : usual + (1.0 - usual) * teaching->prescribes_share;
}

void hand_to_nurse(State& state, WeekContext const& context, WeekEvents& events, Row row) {
  PracticeTeaching const* teaching = teaching_of(state, context, row);
  if (teaching != nullptr) offer_care(state, context, events, row, teaching->nurse, false);
}

/// The remaining time on medication grows as its hazard falls; beyond the early weeks, counted from
/// now, the usual hazard applies again.
void keep_on_medication(State& state, WeekContext const& context, Row row) {
  Medication* const medication = state.medications.find(row);
  if (medication == nullptr) return;
  CareEvidence const& e = *context.compiled.evidence.care;
  double const keeps = context.compiled.evidence.quality->keeps_factor;
  double const early = std::floor(e.medication_early_weeks);
  double weeks = medication->stop - context.week;
  if (weeks >= early) return;
  weeks /= keeps;
  if (weeks > early) {
    double const early_hazard = keeps * e.medication_stop_early_per_week;
    weeks = early + (weeks - early) * early_hazard / e.medication_stop_late_per_week;
  }
  medication->stop = short_week(context.week + whole<Week>(weeks));
}

double gain_from_feedback(State const& state, WeekContext const& context, Row row,
                          std::size_t service) {
  QualityEvidence const& e = *context.compiled.evidence.quality;
  double const share = feedback_share(state, context, row, service);
  return share * std::max(0.0, e.feedback_smd - e.feedback_staying_smd);
}

double staying_with_feedback(State const& state, WeekContext const& context, Row row,
                             std::size_t service) {
  double const factor = context.compiled.evidence.quality->feedback_drop_out_factor;
  return 1.0 - feedback_share(state, context, row, service) * (1.0 - factor);
}

}  // namespace kith
