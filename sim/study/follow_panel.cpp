#include <mutex>
#include <utility>

#include "kith/study/panel.hpp"
#include "kith/study/panel_care.hpp"
#include "kith/study/panel_roster.hpp"
#include "kith/study/study_replicate.hpp"

namespace kith {
namespace {

constexpr float serious = serious_k6;

/// K6 as in the week's pass, in its steps of 1/1024; just below serious distress if only rounding
/// makes it serious.
float k6_of_pass(LifeRecord const& week, Row row) {
  float const k6 = static_cast<float>(week.rows.k6_sum[row]) / k6_scale;
  bool const rounded_up = k6 >= serious && week.rows.serious_weeks[row] == 0;
  return rounded_up ? serious - 1.0F / k6_scale : k6;
}

std::vector<std::string> strata_of(Strata const& strata, std::uint16_t cell, std::uint16_t access) {
  std::vector<std::string> names;
  strata.each_margin(cell, access, [&](std::size_t margin) {
    for (std::uint8_t const stratum : strata.of_margin[margin])
      names.push_back(strata.names[stratum]);
  });
  return names;
}

/// Describes a person in this week; their earlier care is in the week's record, as for reach.
void describe(PanelPerson& person, Row row, Simulation const& simulation, LifeRecord const& week) {
  WeekContext const& context = simulation.week.context;
  Residents const& r = simulation.state.residents;
  person.baseline_week = context.week;
  person.age = r.age[row];
  person.who = context.compiled.cells.at(week.rows.cell[row]);
  person.zone = context.compiled.access.at(week.rows.access[row]).zone;
  person.care_before = (week.rows.start[row] & 1) != 0;
  person.care_or_support_before = (week.rows.start[row] & 2) != 0;
  person.strata = strata_of(context.strata, week.rows.cell[row], week.rows.access[row]);
}

class Follower {
 public:
  Follower(Study const& study, PanelRequest const& request)
      : study_(study), request_(request), branch_(branching_week(study)) {}

  /// Simulates one week. A record of only this week shows the K6 of the pass.
  void live(Simulation& simulation, Week week, Observer* observer) {
    LifeRecord own;
    simulation.week.lives = &own;
    simulate(simulation, week, week + 1, observer);
    simulation.week.lives = nullptr;
    if (week == 0 || week == branch_) enter(simulation);
    if (roster_.has_begun())
      roster_.live_on(simulation, people_);
    else
      roster_.begin(simulation, request_.people, people_);
    note(simulation, own);
  }
  [[nodiscard]] std::vector<PanelPerson> take() { return std::move(people_); }

 private:
  /// Begins the part that all scenarios share, or one of the scenarios.
  void enter(Simulation const& simulation) {
    CompiledScenario const& compiled = simulation.week.context.compiled;
    scenario_ = static_cast<std::size_t>(compiled.scenario - study_.scenarios.data());
    places_ = places_of_care(compiled);
    if (simulation.week.context.week != branch_) return;
    if (scenario_ == 0) at_branch_ = roster_;
    roster_ = at_branch_;
    if (scenario_ > 0)
      for (std::size_t week = 0; week < shared_.size(); ++week)
        tell(static_cast<Week>(week), shared_[week], shared_places_);
  }
  void note(Simulation const& simulation, LifeRecord const& own) {
    Week const week = simulation.week.context.week;
    std::vector<PersonWeek> const care = care_of_week(simulation.state, simulation.week);
    std::vector<PersonWeek> lived;
    for (auto const& [person, row] : roster_.members()) {
      lived.push_back(care[row]);
      lived.back().person = person;
      lived.back().k6 = k6_of_pass(own, row);
      bool const begins = week == branch_ || week == people_[person].first_week;
      if (begins && scenario_ == 0) describe(people_[person], row, simulation, own);
    }
    tell(week, lived, places_);
    if (week >= branch_ || study_.scenarios.size() == 1) return;
    shared_places_ = places_;
    shared_.push_back(std::move(lived));
  }
  void tell(Week week, std::vector<PersonWeek> const& people,
            std::vector<std::string> const& places) const {
    request_.on_week({scenario_, week, places, people});
  }

  Study const& study_;
  PanelRequest const& request_;
  Week branch_;
  std::size_t scenario_ = 0;
  std::vector<std::string> places_, shared_places_;  ///< of this scenario, and of the shared part
  PanelRoster roster_, at_branch_;
  std::vector<std::vector<PersonWeek>> shared_;  ///< by week before the branch
  std::vector<PanelPerson> people_;
};

}  // namespace

std::vector<PanelPerson> follow_panel(Study const& study, PanelRequest const& request) {
  Study quiet = study;  // lives are not compared here
  for (Scenario& scenario : quiet.scenarios) scenario.run.reach = false;
  std::vector<std::size_t> const all;
  RunHooks hooks;
  hooks.stop = request.stop;
  std::mutex turn;
  Replicate const replicate{quiet, request.replicate, 1, all, true, hooks, turn};
  ReplicateRun run(replicate);
  Follower follower(quiet, request);
  while (auto const next = run.next()) {
    if (next->to <= 0) {
      simulate(next->simulation, next->from, next->to, nullptr);
      continue;
    }
    for (Week week = next->from; week < next->to; ++week)
      follower.live(next->simulation, week, next->observer);
  }
  if (replicate.stopped()) return {};
  return follower.take();
}

}  // namespace kith
