#include "kith/outcomes/trial_outcomes.hpp"

#include <algorithm>
#include <limits>

#include "kith/evidence/values.hpp"
#include "kith/ground/k6.hpp"
#include "kith/processes/people/readings.hpp"
#include "kith/processes/resident_update.hpp"
#include "kith/processes/trial/participation.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {
namespace {

constexpr double uncounted = std::numeric_limits<double>::quiet_NaN();

double yes(bool is) {
  return is ? 1.0 : 0.0;
}

/// Utility and WHO-5 of a K6, packed in fixed point (KernelWeek::welfare).
std::uint32_t welfare(ParticipantReading const& r) {
  return r.context.compiled.distress.welfare[static_cast<std::size_t>(r.k6 * k6_steps)];
}

bool is_treated(ParticipantReading const& r) {
  return r.who.visits > 0 || r.who.medicated_weeks > 0;
}

/// In need and without care for four weeks: counted as for unmet_need_share in the pass.
bool lacks_care(ParticipantReading const& r) {
  Residents const& all = r.residents();
  Row const row = r.who.row;
  bool const in_care = (all.status[row] & (in_episode | medicated)) != 0;
  return k6_now(r.state, r.context, row) >= serious_k6 && !in_care && all.since_treated[row] >= 4;
}

using TrialBetter = TrialOutcome::Better;
using TrialScale = TrialOutcome::Scale;
using OneReading = ParticipantReading const&;

std::vector<MeasuredOutcome> of_well_being() {
  return {
      {{"k6", "1", "K6 as observed", TrialBetter::less, TrialScale::measure},
       [](OneReading r) { return r.k6; },
       {}},
      {{"phq9", "1", "PHQ-9 from the observed K6", TrialBetter::less, TrialScale::measure},
       [](OneReading r) { return r.phq9(); },
       {}},
      {{"who5", "1", "WHO-5 from the observed K6", TrialBetter::more, TrialScale::measure},
       [](OneReading r) { return (welfare(r) >> 16) / double{who5_scale}; },
       {}},
      {{"utility", "1", "utility from the observed K6", TrialBetter::more, TrialScale::measure},
       [](OneReading r) { return (welfare(r) & 0xffffu) / double{utility_scale}; },
       {}},
      {{"stigma", "1", "stigma, SD of the nation", TrialBetter::less, TrialScale::measure},
       [](OneReading r) { return r.residents().stigma[r.who.row] / double{stigma_scale}; },
       {}},
      {{"awareness", "1", "awareness, 0 to 1", TrialBetter::more, TrialScale::measure},
       [](OneReading r) { return r.residents().awareness[r.who.row] / double{awareness_scale}; },
       {}},
      {{"trust", "1", "trust in clinics, 0 to 1", TrialBetter::more, TrialScale::measure},
       [](OneReading r) { return r.residents().trust_clinic[r.who.row] / double{trust_scale}; },
       {}},
      {{"response", "1", "observed K6 at most half of that at entry", TrialBetter::more,
        TrialScale::share},
       [](OneReading r) { return yes(r.k6 <= 0.5 * double{r.who.k6_at_entry}); },
       {}},
      {{"remission", "1", "observed K6 below 5", TrialBetter::more, TrialScale::share},
       [](OneReading r) { return yes(r.k6 < distressed_k6); },
       {}},
      {{"k6_case", "1", "observed K6 of k6_cutoff or more", TrialBetter::less, TrialScale::share},
       [](OneReading r) { return yes(r.k6 >= r.trial.k6_cutoff); },
       {}},
      {{"phq9_case", "1", "PHQ-9 of phq9_cutoff or more", TrialBetter::less, TrialScale::share},
       [](OneReading r) { return yes(r.phq9() >= r.trial.phq9_cutoff); },
       {}},
  };
}

std::vector<MeasuredOutcome> of_visits() {
  return {
      {{"requested", "1", "asked or were referred since enrollment", TrialBetter::neither,
        TrialScale::share},
       [](OneReading r) { return yes(r.who.requested != no_week); },
       {}},
      {{"engaged", "1", "attended a visit since enrollment", TrialBetter::more, TrialScale::share},
       [](OneReading r) { return yes(r.who.visits > 0); },
       {}},
      {{"engaged_with_offer", "1", "attended a visit of what the arm offers", TrialBetter::more,
        TrialScale::share},
       [](OneReading r) { return yes(r.who.offered_visits > 0); },
       {}},
      {{"completed", "1", "attended completed_visits of what the arm offers", TrialBetter::more,
        TrialScale::share},
       [](OneReading r) { return yes(r.who.offered_visits >= r.trial.completed_visits); },
       {}},
      {{"visits", "1", "visits since enrollment", TrialBetter::more, TrialScale::measure},
       [](OneReading r) { return double(r.who.visits); },
       {}},
      {{"offered_visits", "1", "visits of what the arm offers", TrialBetter::more,
        TrialScale::measure},
       [](OneReading r) { return double(r.who.offered_visits); },
       {}},
      {{"in_person_visits", "1", "visits in person", TrialBetter::more, TrialScale::measure},
       [](OneReading r) { return double(r.who.visits - r.who.remote_visits); },
       {}},
      {{"remote_visits", "1", "remote visits", TrialBetter::more, TrialScale::measure},
       [](OneReading r) { return double(r.who.remote_visits); },
       {}},
      {{"remote_share", "1", "share of visits that were remote, of those with any",
        TrialBetter::neither, TrialScale::measure},
       [](OneReading r) {
         return r.who.visits > 0 ? double(r.who.remote_visits) / r.who.visits : uncounted;
       },
       {}},
      {{"gap_share", "1", "share of visits after which more than 45 days passed", TrialBetter::less,
        TrialScale::measure},
       [](OneReading r) {
         return r.who.visits > 1 ? double(r.who.gaps) / (r.who.visits - 1) : uncounted;
       },
       {}},
      {{"wait_weeks", "week", "weeks from request to first visit, of those who came",
        TrialBetter::less, TrialScale::measure},
       [](OneReading r) {
         return r.who.first_visit == no_week ? uncounted : r.who.first_visit - r.who.requested;
       },
       {}},
  };
}

/// Visits of one kind of care.
MeasuredOutcome visits_of(std::string_view meaning, KindOfCare kind) {
  return {
      {visits_of_kinds[static_cast<std::size_t>(kind)], "1", meaning, TrialBetter::neither,
       TrialScale::measure},
      [kind](OneReading r) { return double(r.who.visits_by_kind[static_cast<std::size_t>(kind)]); },
      {}};
}

std::vector<MeasuredOutcome> of_kinds_of_care() {
  return {
      visits_of("visits with a therapist or school counselor", KindOfCare::therapist),
      visits_of("visits with a prescriber", KindOfCare::prescriber),
      visits_of("visits with a family doctor or care manager", KindOfCare::general_medical),
      visits_of("visits with a peer, health worker or group", KindOfCare::helper),
      {{"weeks_to_start", "week", "weeks from enrollment to the first visit, of those who came",
        TrialBetter::less, TrialScale::measure},
       [](OneReading r) {
         return r.who.first_visit == no_week ? uncounted : r.who.first_visit - r.who.enrolled;
       },
       {}},
  };
}

std::vector<MeasuredOutcome> of_treatment() {
  return {
      {{"medicated", "1", "taking medication", TrialBetter::neither, TrialScale::share},
       [](OneReading r) { return yes((r.residents().status[r.who.row] & medicated) != 0); },
       {}},
      {{"any_treatment", "1", "a visit or a week of medication since enrollment", TrialBetter::more,
        TrialScale::share},
       [](OneReading r) { return yes(is_treated(r)); },
       {}},
      {{"unmet_need", "1", "in serious distress without care for four weeks", TrialBetter::less,
        TrialScale::share},
       [](OneReading r) { return yes(lacks_care(r)); },
       {}},
      {{"crisis_visits", "1", "emergency visits since enrollment", TrialBetter::less,
        TrialScale::measure},
       [](OneReading r) { return double(r.who.crisis_visits); },
       {}},
      {{"insured", "1", "has coverage", TrialBetter::more, TrialScale::share},
       [](OneReading r) {
         return yes(r.context.compiled.cells.at(r.residents().cell[r.who.row]).coverage != 3);
       },
       {}},
  };
}

/// Mean over the partnerships of an arm; NaN if it has none.
double over_partnerships(WorldReading const& world, double (*value)(PartnershipState const&)) {
  auto const& known = world.week.context.compiled.scenario->partnerships;
  double sum = 0.0, n = 0.0;
  for (std::size_t p = 0; p < known.size() && p < world.state.partnerships.size(); ++p) {
    if (known[p].arms != 0 && (known[p].arms >> world.arm & 1u) == 0) continue;
    sum += value(world.state.partnerships[p]);
    n += 1.0;
  }
  return n > 0.0 ? sum / n : uncounted;
}

std::vector<MeasuredOutcome> of_partnerships() {
  using W = WorldReading const&;
  using P = PartnershipState const&;
  return {
      {{"partnership_alive", "1", "share of the arm's partnerships that are alive",
        TrialBetter::more, TrialScale::world},
       {},
       [](W w) { return over_partnerships(w, [](P p) { return yes(p.alive); }); }},
      {{"cooperative_open", "1", "share of the arm's cooperatives that are open", TrialBetter::more,
        TrialScale::world},
       {},
       [](W w) { return over_partnerships(w, [](P p) { return yes(p.cooperative.open); }); }},
      {{"cooperative_members", "count", "members of the arm's cooperatives", TrialBetter::more,
        TrialScale::world},
       {},
       [](W w) { return over_partnerships(w, [](P p) { return p.cooperative.members; }); }},
  };
}

/// An outcome of the arm's community, averaged over adults.
MeasuredOutcome of_community(std::string_view name, std::string_view unit, std::string_view meaning,
                             TrialBetter better, std::function<double(WorldReading const&)> value) {
  return {{name, unit, meaning, better, TrialScale::world}, {}, std::move(value)};
}

std::vector<MeasuredOutcome> of_communities() {
  using W = WorldReading const&;
  return {
      of_community("community_serious_distress", "1", "share of adults with K6 of 13 or more",
                   TrialBetter::less, [](W w) { return w.per_adult(Sum::serious); }),
      of_community("community_unmet_need", "1", "share of adults in need without care",
                   TrialBetter::less, [](W w) { return w.per_adult(Sum::unmet); }),
      of_community("community_stigma", "1", "mean stigma of adults, SD of the nation",
                   TrialBetter::less, [](W w) { return w.per_adult(Sum::stigma); }),
      of_community("community_awareness", "1", "mean awareness of adults", TrialBetter::more,
                   [](W w) { return w.per_adult(Sum::awareness); }),
      of_community("community_treated", "1", "share of adults treated in the past year",
                   TrialBetter::more, [](W w) { return w.per_adult(Sum::treated); }),
      of_community("contacts", "count", "adults whom programs met since enrollment",
                   TrialBetter::more, [](W w) { return w.flow(Flow::contacts); }),
      of_community("starts", "count", "adults who began care since enrollment", TrialBetter::more,
                   [](W w) { return w.flow(Flow::starts); }),
      of_community("sessions", "count", "visits of adults since enrollment", TrialBetter::more,
                   [](W w) { return w.flow(Flow::sessions); }),
      of_community("crisis", "count", "emergency visits of adults since enrollment",
                   TrialBetter::less, [](W w) { return w.flow(Flow::crisis_visits); }),
  };
}

}  // namespace

double WorldReading::per_adult(Sum what) const {
  auto const& adults = week.update.sums[0];
  auto const sum = [&](Sum of) {
    return static_cast<double>(adults[static_cast<std::size_t>(of)]);
  };
  return mean_of(what, sum(what), sum(Sum::residents));
}

double ParticipantReading::phq9() const {
  return context.compiled.evidence.values->phq9(k6);
}

std::vector<MeasuredOutcome> const& measured_outcomes() {
  static std::vector<MeasuredOutcome> const outcomes = [] {
    std::vector<MeasuredOutcome> all = of_well_being();
    for (auto const& some :
         {of_visits(), of_kinds_of_care(), of_treatment(), of_partnerships(), of_communities()})
      all.insert(all.end(), some.begin(), some.end());
    return all;
  }();
  return outcomes;
}

std::vector<TrialOutcome> const& trial_outcomes() {
  static std::vector<TrialOutcome> const declared = [] {
    std::vector<TrialOutcome> all;
    for (MeasuredOutcome const& outcome : measured_outcomes()) all.push_back(outcome.declaration);
    return all;
  }();
  return declared;
}

int find_trial_outcome(std::string_view name) {
  auto const& all = trial_outcomes();
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].name == name) return static_cast<int>(i);
  return -1;
}

}  // namespace kith
