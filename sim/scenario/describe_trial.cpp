#include <algorithm>

#include "kith/scenario/describe_names.hpp"
#include "kith/scenario/scenario.hpp"

namespace kith {
namespace {

constexpr std::size_t most_arms = 16;  // arms are kept as bits of 16

/// A world may differ in what care there is, not in who lives in it or what has happened so far.
bool may_change(std::string const& compiled) {
  for (std::string_view const open : {"evidence.", "provider.", "partnership.", "event."})
    if (compiled.rfind(open, 0) == 0) return true;
  return compiled.rfind("zone.", 0) == 0 && compiled.find(".minutes_") != std::string::npos;
}

void describe_offers(Form& form, TrialArm& arm) {
  form.references({"partnerships", "",
                   "Partnerships whose programs are for this arm's participants; one that no arm "
                   "names is for everybody in every arm."},
                  Kind::partnership, arm.partnerships);
  form.text({"refer_to", "",
             "Where participants are referred: a provider, a program's service as "
             "partnership/program, or own-choice among usual care; empty: nowhere."},
            arm.refer_to);
  form.integer({"refer_after_weeks", "week", "Weeks from enrolment to the referral."}, {0, 2600},
               arm.refer_after_weeks);
  form.number({"accepts_share", "1", "Share of participants who accept the referral."}, {0, 1},
              arm.accepts_share);
  form.flag({"accompanied", "", "Somebody comes along to the first visit."}, arm.accompanied);
  form.flag({"followed_up", "", "A missed first visit is booked again, once."}, arm.followed_up);
  form.flag({"referral_needed", "",
             "Participants must first get the outside referral that the service asks of others."},
            arm.referral_needed);
  form.text({"coverage", "",
             "Coverage that participants are given: private, medicaid, medicare, uninsured."},
            arm.coverage);
  if (!arm.coverage.empty()) one_of(form, "coverage", arm.coverage, coverage_names);
  form.flag({"transport", "", "Rides: nobody is without a car."}, arm.transport);
  form.flag({"internet", "", "Everybody has broadband."}, arm.internet);
  form.flag({"usual_care", "", "Whether participants may use usual care."}, arm.usual_care);
}

template <class T>
bool has_id(std::vector<T> const& items, std::string const& id) {
  return std::any_of(items.begin(), items.end(), [&](T const& item) { return item.id == id; });
}

void check_arms(Form& form, Trial const& trial) {
  if (trial.arms.size() < 2 || trial.arms.size() > most_arms)
    form.problem("arm", std::to_string(trial.arms.size()) + " tables [[trial.arm]] (must be 2 to " +
                            std::to_string(most_arms) + ")");
  bool const apart = trial.world == TrialWorld::parallel;
  for (TrialArm const& arm : trial.arms)
    if (!apart && (!arm.changes.empty() || !arm.events.empty() || arm.open_to_everybody))
      form.problem("world",
                   "world = \"shared\" (must be \"parallel\": arm '" + arm.id +
                       "' has changes, events or partnerships that are open to everybody)");
  if (trial.assignment == Assignment::site && trial.eligible.members_of.empty())
    form.problem("assignment",
                 "assignment = \"site\" (needs eligible.members_of, the organizations)");
  if (trial.assignment == Assignment::cohort && apart)
    form.problem("world",
                 "world = \"parallel\" (must be \"shared\": cohorts are different people)");
}

void check_measured(Form& form, Trial const& trial) {
  for (std::string const& name : trial.outcomes) {
    std::vector<std::string_view> known;
    for (TrialOutcome const& outcome : trial_outcomes()) known.push_back(outcome.name);
    one_of(form, "outcomes", name, known);
  }
  if (trial.weeks.empty() || !std::is_sorted(trial.weeks.begin(), trial.weeks.end()) ||
      std::adjacent_find(trial.weeks.begin(), trial.weeks.end()) != trial.weeks.end())
    form.problem("weeks",
                 "weeks (must be one or more weeks since enrolment, each later than the "
                 "one before)");
}

/// Why a target cannot be computed from what the trial measures, or nothing.
std::string missing_for(Trial const& trial, TrialTarget const& target) {
  auto const week = [&](int w) {
    return std::find(trial.weeks.begin(), trial.weeks.end(), w) != trial.weeks.end();
  };
  auto const measured = [&](std::string const& name) {
    return std::find(trial.outcomes.begin(), trial.outcomes.end(), name) != trial.outcomes.end();
  };
  if (!measured(target.outcome)) return "outcome \"" + target.outcome + "\" is not in outcomes";
  if (!target.per.empty() && !measured(target.per)) return "per is not in outcomes";
  if (!has_id(trial.arms, target.arm)) return "arm \"" + target.arm + "\" is no arm";
  if (!target.against.empty() && !has_id(trial.arms, target.against))
    return "against \"" + target.against + "\" is no arm";
  if (!week(target.week)) return "week " + std::to_string(target.week) + " is not in weeks";
  if (target.measure == TargetMeasure::kept && !week(target.since_week))
    return "since_week " + std::to_string(target.since_week) + " is not in weeks";
  return "";
}

/// Where arms refer must exist, and the horizon must last.
void check_against(Form& form, Trial const& trial, Scenario const& scenario) {
  for (TrialArm const& arm : trial.arms) {
    if (arm.refer_to.empty() || arm.refer_to == "own-choice") continue;
    bool known = has_id(scenario.providers, arm.refer_to);
    for (Partnership const& partnership : scenario.partnerships)
      for (ProgramPtr const& program : partnership.programs)
        known = known ||
                arm.refer_to.rfind(partnership.id + "/" + std::string(program->kind()), 0) == 0;
    if (!known)
      form.problem("arm", "arm '" + arm.id + "': refer_to = \"" + arm.refer_to +
                              "\" (must be a provider, partnership/program, or own-choice)");
  }
  int const last = trial.enrol_week + (trial.weeks.empty() ? 0 : trial.weeks.back());
  if (last >= scenario.time.weeks)
    form.problem("weeks",
                 "weeks (must end before the horizon: enrol_week and the last of them are " +
                     std::to_string(last) + ", time.weeks " + std::to_string(scenario.time.weeks) +
                     ")");
}

void describe_measured(Form& form, Trial& trial) {
  form.integers({"weeks", "week", "Weeks since enrolment in which participants are measured."},
                {0, 2600}, trial.weeks);
  static std::string const meaning = [] {
    std::string all = "What is measured:";
    for (TrialOutcome const& outcome : trial_outcomes()) all += " " + std::string(outcome.name);
    return all + ".";
  }();
  form.texts({"outcomes", "", meaning}, trial.outcomes);
  form.number({"k6_cutoff", "1", "K6 from which somebody is a case (k6_case)."}, {0, 24},
              trial.k6_cutoff);
  form.number({"phq9_cutoff", "1", "PHQ-9 from which somebody is a case (phq9_case)."}, {0, 27},
              trial.phq9_cutoff);
  form.integer({"completed_visits", "1", "Visits that count as a completed course."}, {1, 100},
               trial.completed_visits);
  check_measured(form, trial);
}

}  // namespace

void describe(Form& form, TrialArm& arm) {
  form.text({"title", "", "Name of the arm in tables."}, arm.title);
  form.number({"weight", "1", "Its share of participants, against the weights of other arms."},
              {0, 1000}, arm.weight);
  form.table({"eligible", "", "Of a cohort: who is in this arm, of those who may be enrolled."},
             [&](Form& inner) { describe(inner, arm.eligible); });
  describe_offers(form, arm);
  form.flag({"open_to_everybody", "",
             "Its partnerships serve the whole community of the arm's own world."},
            arm.open_to_everybody);
  form.references({"events", "", "Events that strike in this arm's world and in no other's."},
                  Kind::event, arm.events);
  form.texts({"changes", "",
              "Settings path=value of this arm's own world: of evidence, providers, partnerships, "
              "events, and minutes of zones."},
             arm.changes);
  for (std::string const& change : arm.changes)
    if (!may_change(change))
      form.problem("changes", "changes = \"" + change +
                                  "\" (must be of evidence, provider, partnership, event or the "
                                  "minutes of a zone: the rest is settled before arms differ)");
}

void describe(Form& form, TrialTarget& target) {
  form.text({"title", "", "What is compared, in words."}, target.title);
  form.text({"outcome", "", "Outcome, one of the trial's.", true}, target.outcome);
  form.text({"arm", "", "Arm.", true}, target.arm);
  form.text({"against", "", "The other arm; the first arm where nothing is said."}, target.against);
  choose(form,
         {"measure", "",
          "The arm's mean; or against the other arm the difference, ratio, odds ratio, or "
          "standardized difference in favor of the arm; or the part of the difference in "
          "since_week that is kept in week."},
         target_measure_names, target.measure);
  form.integer({"week", "week", "Weeks since enrolment, one of the trial's.", true}, {0, 2600},
               target.week);
  form.integer({"since_week", "week", "For kept: the week of the full difference."}, {0, 2600},
               target.since_week);
  form.text({"per", "", "Per unit by which the arms differ in this outcome."}, target.per);
  form.number({"published", "1", "What was found in the world."}, {-1e6, 1e6}, target.published);
  form.number({"low", "1", "The least that agrees with it.", true}, {-1e6, 1e6}, target.low);
  form.number({"high", "1", "The most that agrees with it.", true}, {-1e6, 1e6}, target.high);
  if (target.high < target.low) form.problem("high", "high is less than low");
  form.text({"source", "", "Publication.", true}, target.source);
  if (target.source.empty()) form.problem("source", "source = \"\" (must name a publication)");
}

void describe(Form& form, Trial& trial, Scenario const& scenario) {
  form.text({"title", "", "Title of the trial."}, trial.title);
  form.table({"eligible", "", "Who may be enrolled; adults where nothing is said."},
             [&](Form& inner) { describe(inner, trial.eligible); });
  form.integer({"enrol_week", "week", "Week of the horizon in which people are enrolled."},
               {0, 2600}, trial.enrol_week);
  form.integer({"number", "1",
                "People enrolled in a replicate, as many as are eligible; in parallel worlds the "
                "same people live in each."},
               {1, 100000000}, trial.number);
  static constexpr std::string_view worlds[] = {"shared", "parallel"};
  static constexpr std::string_view ways[] = {"person", "site", "zone", "cohort"};
  choose(form,
         {"world", "",
          "Shared: arms live in one community and its slots; parallel: each arm has a copy of it, "
          "with all participants."},
         worlds, trial.world);
  choose(form,
         {"assignment", "",
          "Arms of a shared world are drawn for each person, each organization of "
          "eligible.members_of, or each zone; or they are cohorts that nobody is drawn for: each "
          "person is in the first arm whose own [trial.arm.eligible] lets them in."},
         ways, trial.assignment);
  form.integer(
      {"stop_after_weeks", "week", "Weeks from enrolment to the end of what arms are offered."},
      {1, 2600}, trial.stop_after_weeks);
  describe_measured(form, trial);
  each(form, {"arm", "", "What some of the participants are offered; the first is the control."},
       Kind::none, trial.arms);
  each(form, {"target", "", "What was found in the world, and what agrees with it."}, Kind::none,
       trial.targets);
  form.text({"differs", "", "How the trial here differs from the one in the world."},
            trial.differs);
  check_arms(form, trial);
  check_against(form, trial, scenario);
  for (TrialTarget const& target : trial.targets)
    if (std::string const why = missing_for(trial, target); !why.empty())
      form.problem("target", "target '" + target.id + "': " + why);
}

}  // namespace kith
