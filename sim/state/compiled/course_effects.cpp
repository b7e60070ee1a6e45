#include "kith/state/compiled/course_effects.hpp"

#include <algorithm>
#include <cmath>

#include "kith/evidence/programs.hpp"
#include "kith/evidence/quality.hpp"
#include "kith/evidence/treatment.hpp"

namespace kith {
namespace {

/// The attendance of the people randomized: how many never began, and how far the others came.
struct Attendance {
  double none_share, contacts, planned;
};

/// The gain of so many contacts as a share of the gain of unlimited contacts.
double gain_of(double contacts, EvidenceBase const& e) {
  return 1.0 - exponential(-contacts / e.treatment->sessions_to_gain);
}

/// Trials count everybody randomized, even people who never began or who left; in Kith, beginning
/// and leaving are simulated. So the effect of a whole course is larger, by an amount between
/// nothing and this factor, since people who leave are often the best or the worst off.
double undiluted(Attendance const& a, EvidenceBase const& e) {
  constexpr double most = 1.5;  // beyond it, attendance cannot be the reason (assumed)
  double const received = (1.0 - a.none_share) * gain_of(a.contacts, e) / gain_of(a.planned, e);
  double const factor = std::min(most, 1.0 / received);
  return 1.0 + e.treatment->undiluted_share * (factor - 1.0);
}

/// The effect of a taught practice's nurses apart from the medication that they keep people on,
/// which is part of the effect in their trials.
double own_effect_of_nurses(EvidenceBase const& e) {
  QualityEvidence const& q = *e.quality;
  return q.smd * undiluted({q.trial_none_share, q.trial_contacts, q.nurse_contacts}, e) -
         q.extra_medicated_share * e.treatment->medication_smd;
}

/// Effect of a course on those who take it, SMD against usual care, by role.
CourseEffect mean_effect(Role role, EvidenceBase const& e) {
  TreatmentEvidence const& t = *e.treatment;
  ProgramsEvidence const& p = *e.programs;
  TrialAttendanceEvidence const& a = *e.trial_attendance;
  auto const same = [](double smd) { return CourseEffect{smd, smd}; };
  switch (role) {
    case Role::peer_specialist:
      return same(t.peer_smd * undiluted({a.peer_none_share, a.peer_contacts, a.peer_planned}, e));
    case Role::community_health_worker:
      return same(
          t.health_worker_smd *
          undiluted({a.health_worker_none_share, a.health_worker_contacts, a.health_worker_planned},
                    e));
    case Role::group_facilitator:
      return same(p.group_smd *
                  undiluted({a.group_none_share, a.group_contacts, a.group_planned}, e));
    case Role::care_manager:
      return same(p.collaborative_smd *
                      undiluted({a.collaborative_none_share, a.collaborative_contacts,
                                 a.collaborative_planned},
                                e) -
                  p.collaborative_extra_medicated_share * t.medication_smd);
    case Role::follow_up_nurse:
      return same(own_effect_of_nurses(e));
    case Role::school_counselor: {
      double const by = undiluted({a.school_none_share, a.school_contacts, a.school_planned}, e);
      return {p.school_smd * by, p.school_trauma_smd * by};
    }
    case Role::therapist:  // pooled and corrected for bias; not an effect of those randomized
    case Role::prescriber:
    case Role::primary_care:
      break;
  }
  return same(t.therapy_smd);
}

double tau_of(Role role, EvidenceBase const& e) {
  if (role == Role::care_manager) return e.treatment->collaborative_tau;
  if (role == Role::follow_up_nurse) return e.quality->tau;
  bool const lay = is_support(role) || role == Role::school_counselor;
  return lay ? e.treatment->lay_tau : e.treatment->therapy_tau;
}

double spread_between_programs(Role role, EvidenceBase const& e) {
  return tau_of(role, e) * std::sqrt(e.treatment->tau_of_programs_share);
}

/// The giver of care: all slots of a kind at one agency are equally good.
std::string giver_of(Scenario const& scenario, Service const& service) {
  if (service.partnership == no_partnership) return service.organization;
  Partnership const& partnership =
      scenario.partnerships[static_cast<std::size_t>(service.partnership)];
  for (Organization const& organization : scenario.organizations)
    for (std::string const& partner : partnership.partners)
      if (organization.id == partner && is_agency(organization.kind)) return partner;
  return partnership.id;
}

/// The SMD by which the program of one place is better or worse than the mean; 0 with central
/// values.
double deviation(CompiledScenario const& compiled, Service const& service) {
  Scenario const& scenario = *compiled.scenario;
  if (scenario.run.parameters == ParameterMode::central) return 0.0;
  std::string const name =
      giver_of(scenario, service) + "/" + std::to_string(static_cast<int>(service.role));
  Words const w = compiled.draws.words(hash_id(name), 0, Purpose::parameter);
  return spread_between_programs(service.role, compiled.evidence) * normal(w[0]);
}

/// Trials of courses report the effect of their course, 0.39 over ten contacts
/// (treatment.health_worker_smd): the gain of that many contacts counts as the whole. Therapy has
/// no such number; its effect is the limit.
double gain_of_course(Role role, EvidenceBase const& e) {
  if (is_course(role)) return gain_of(course_of(role, e).contacts, e);
  return role == Role::school_counselor ? gain_of(e.programs->school_sessions, e) : 1.0;
}

}  // namespace

std::vector<CourseEffect> make_course_effects(CompiledScenario const& compiled) {
  std::vector<CourseEffect> effects;
  for (Service const& service : compiled.services) {
    CourseEffect effect = mean_effect(service.role, compiled.evidence);
    double const here = deviation(compiled, service);
    double const gain = gain_of_course(service.role, compiled.evidence);
    effects.push_back({(effect.smd + here) / gain, (effect.smd_with_trauma + here) / gain});
  }
  return effects;
}

}  // namespace kith
