#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>

#include "kith/evidence/care.hpp"
#include "kith/evidence/partnership.hpp"
#include "kith/evidence/programs.hpp"
#include "kith/evidence/treatment.hpp"
#include "tests/study/towns.hpp"

namespace kith::test {

/// An evidence number as a scenario file sets it, with certainty.
inline std::string number_of(std::string const& section, std::string const& name, double value) {
  std::string const number = std::to_string(value);
  return "[evidence." + section + "]\n" + name + " = { value = " + number + ", range = [" + number +
         ", " + number + "], source = \"test\" }\n";
}

/// The small town with one partnership that serves people from its first week and whose posts are
/// filled at once, without burn-in.
struct ProgramWorld : World {
  explicit ProgramWorld(std::string const& programs, std::string const& more = "")
      : World(town(programs, more)) {}

  static Scenario town(std::string const& programs, std::string const& more) {
    Scenario town =
        small_town("[time]\nsettling_weeks = 0\n" + more + partnership("with", programs, 0));
    town.evidence.care->refill_weeks.value = 0.0;
    for (Evidence* effective : {&town.evidence.care->effective_therapist_posts,
                                &town.evidence.care->effective_prescriber_posts})
      effective->value = 1.0;                              // posts are as in the file
    town.evidence.treatment->undiluted_share.value = 0.0;  // courses have their trials' effects
    town.evidence.programs->collaborative_extra_medicated_share.value = 0.0;
    return town;
  }

  /// Index of the service with this id.
  [[nodiscard]] int service(std::string const& id) const {
    for (std::size_t i = 0; i < compiled.services.size(); ++i)
      if (compiled.services[i].id == id) return static_cast<int>(i);
    throw std::logic_error("no service " + id);
  }
  [[nodiscard]] Service const& what(std::string const& id) const {
    return compiled.services[static_cast<std::size_t>(service(id))];
  }
  [[nodiscard]] ServiceState const& service_state(std::string const& id) const {
    return state.services[static_cast<std::size_t>(service(id))];
  }
  [[nodiscard]] double filled(std::string const& id) const {
    double fte = 0.0;
    for (Post const& post : service_state(id).posts) fte += post.filled ? post.fte : 0.0;
    return fte;
  }
  /// Spending of a program this week, in USD.
  [[nodiscard]] double spent(std::string const& program) const {
    double usd = 0.0;
    for (Expense const& expense : flow.effects.expenses)
      if (expense.program == program) usd += expense.usd;
    return usd;
  }

  /// Simulates two weeks, in which posts are filled, and the next one up to the step "serve".
  void staff() {
    live_on(2);
    run_until("serve");
  }

  /// Simulates a week until its posts are known, with a partnership at part of its strength.
  void staff_at_strength(double strength) {
    scenario.partnerships[0].established = false;
    compiled.evidence.partnership->planning_weeks.value = 0.0;
    run_until("plan_programs");
    compiled.evidence.partnership->without_plan_share.value = 0.0;
    state.partnerships[0].joint_plan = strength;
    run("plan_programs");
    run("staff_services");
  }

  /// The first resident who satisfies a condition.
  template <class Condition>
  [[nodiscard]] Row somebody(Condition condition) const {
    for (Row row = 0; row < state.residents.age.size(); ++row)
      if (state.residents.cell[row] != compiled.cells.padding() && condition(row)) return row;
    throw std::logic_error("nobody");
  }

  /// Benefit of one first session, divided by `full_benefit_per_smd` and by the session's part of
  /// the course. This is SMD times match.
  double effect_of_session(Row row, std::string const& id) {
    Residents& r = state.residents;
    r.therapy[row] = r.support[row] = 0;
    flow.events.visits = {{row, static_cast<std::uint16_t>(service(id)), 1}};
    flow.effects.families.clear();
    run("treat");
    flow.events.visits.clear();
    double const z = std::max(r.therapy[row], r.support[row]) / double{benefit_scale};
    return z * gain_of_course(what(id).role) /
           (compiled.evidence.treatment->full_benefit_per_smd * compiled.session_gain[1]);
  }

 private:
  /// Sum of the gains of all contacts of a course, relative to endless courses; 1 for therapy.
  [[nodiscard]] double gain_of_course(Role role) const {
    double contacts = is_course(role) ? course_of(role, compiled.evidence).contacts : 255.0;
    if (role == Role::school_counselor) contacts = compiled.evidence.programs->school_sessions;
    double sum = 0.0;
    for (std::size_t n = 1; n <= static_cast<std::size_t>(contacts); ++n)
      sum += compiled.session_gain[n];
    return role == Role::therapist ? 1.0 : sum;
  }
};

/// All open requests for a service.
inline std::vector<Request> requests_for(ProgramWorld const& world, std::string const& id) {
  std::vector<Request> found;
  for (Request const& request : world.state.requests)
    if (request.service == world.service(id)) found.push_back(request);
  return found;
}

}  // namespace kith::test
