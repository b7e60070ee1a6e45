#include <algorithm>

#include "kith/scenario/describe_names.hpp"
#include "kith/scenario/scenario.hpp"

namespace kith {
namespace {

constexpr std::size_t most_arms = 16;  // arms are stored in 16 bits

template <class T>
bool has_id(std::vector<T> const& items, std::string const& id) {
  return std::any_of(items.begin(), items.end(), [&](T const& item) { return item.id == id; });
}

void check_observed(Form& form, Trial const& trial, TrialArm const& arm) {
  if (arm.referrals.size() >= most_referrals)
    form.problem("arm", "arm '" + arm.id + "': " + std::to_string(arm.referrals.size()) +
                            " tables [[trial.arm.referral]] (must be at most " +
                            std::to_string(most_referrals - 1) + ")");
  if (!arm.observed_only) return;
  if (trial.world == TrialWorld::parallel)
    form.problem("world", "world = \"parallel\" (must be \"shared\": arm '" + arm.id +
                              "' is observed only, and everybody is in every world)");
  if (trial.assignment == Assignment::cohort)
    form.problem("assignment", "assignment = \"cohort\" (arm '" + arm.id +
                                   "' is observed only: nobody is assigned to cohorts anyway)");
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
  for (TrialArm const& arm : trial.arms) check_observed(form, trial, arm);
  if (!trial.arms.empty() && trial.arms[0].observed_only)
    form.problem("arm", "arm '" + trial.arms[0].id +
                            "': observed_only = true (must be false: the first is the control)");
  if (trial.assignment == Assignment::site && trial.eligible.members_of.empty())
    form.problem("assignment",
                 "assignment = \"site\" (needs eligible.members_of, the organizations)");
  if (trial.assignment == Assignment::cohort && apart)
    form.problem("world",
                 "world = \"parallel\" (must be \"shared\": cohorts are different people)");
}

void check_made(Form& form, Trial const& trial, TrialMade const& made) {
  auto const wrong = [&](std::string const& why) {
    form.problem("outcome", "outcome '" + made.id + "': " + why);
  };
  int const of = find_trial_outcome(made.of);
  if (of < 0 || trial_outcomes()[static_cast<std::size_t>(of)].scale == TrialOutcome::Scale::world)
    wrong("of = \"" + made.of + "\" (must be an outcome of participants)");
  if (find_trial_outcome(made.id) >= 0) wrong("the id is that of an outcome every trial has");
  if (made.at_most < made.at_least) wrong("at_most is less than at_least");
  if (made.is_share() && made.quantile > 0.0)
    wrong("quantile together with at_least or at_most (must be one or the other)");
  if (std::count_if(trial.made.begin(), trial.made.end(),
                    [&](TrialMade const& other) { return other.id == made.id; }) > 1)
    wrong("the id is used twice");
}

void check_measured(Form& form, Trial const& trial) {
  for (std::string const& name : trial.outcomes) {
    std::vector<std::string_view> known;
    for (TrialOutcome const& outcome : trial_outcomes()) known.push_back(outcome.name);
    one_of(form, "outcomes", name, known);
  }
  for (TrialMade const& made : trial.made) check_made(form, trial, made);
  if (trial.weeks.empty() || !std::is_sorted(trial.weeks.begin(), trial.weeks.end()) ||
      std::adjacent_find(trial.weeks.begin(), trial.weeks.end()) != trial.weeks.end())
    form.problem(
        "weeks",
        "weeks (must be one or more weeks since enrollment, each later than the one before)");
}

/// Why a target cannot be computed from what the trial measures, or empty.
std::string missing_for(Trial const& trial, TrialTarget const& target) {
  auto const week = [&](int w) {
    return std::find(trial.weeks.begin(), trial.weeks.end(), w) != trial.weeks.end();
  };
  auto const measured = [&](std::string const& name) {
    return std::find(trial.outcomes.begin(), trial.outcomes.end(), name) != trial.outcomes.end() ||
           has_id(trial.made, name);
  };
  if (!measured(target.outcome)) return "outcome \"" + target.outcome + "\" is not in outcomes";
  if (!target.per.empty() && !measured(target.per)) return "per is not in outcomes";
  if (!has_id(trial.arms, target.arm)) return "arm \"" + target.arm + "\" is not an arm";
  if (!target.against.empty() && !has_id(trial.arms, target.against))
    return "against \"" + target.against + "\" is not an arm";
  if (!week(target.week)) return "week " + std::to_string(target.week) + " is not in weeks";
  if (target.measure == TargetMeasure::kept && !week(target.since_week))
    return "since_week " + std::to_string(target.since_week) + " is not in weeks";
  return "";
}

bool is_known(Scenario const& scenario, std::string const& to) {
  if (to == "own-choice" || has_id(scenario.providers, to)) return true;
  for (Partnership const& partnership : scenario.partnerships)
    for (ProgramPtr const& program : partnership.programs)
      if (to.rfind(partnership.id + "/" + std::string(program->kind()), 0) == 0) return true;
  return false;
}

/// Referrals must lead to something that exists, and the horizon must be long enough.
void check_against(Form& form, Trial const& trial, Scenario const& scenario) {
  for (TrialArm const& arm : trial.arms)
    for (TrialReferral const& referral : referrals_of(arm))
      if (!is_known(scenario, referral.to))
        form.problem("arm", "arm '" + arm.id + "': " + (referral.id.empty() ? "refer_to" : "to") +
                                " = \"" + referral.to +
                                "\" (must be a provider, partnership/program, or own-choice)");
  int const last = trial.last_enrol_week() + (trial.weeks.empty() ? 0 : trial.weeks.back());
  if (last >= scenario.time.weeks)
    form.problem("weeks",
                 "weeks (must end before the horizon: the last week of enrollment and the last of "
                 "them are " +
                     std::to_string(last) + ", time.weeks " + std::to_string(scenario.time.weeks) +
                     ")");
}

void describe_measured(Form& form, Trial& trial) {
  form.integers({"weeks", "week", "Weeks since enrollment in which participants are measured."},
                {0, 2600}, trial.weeks);
  static std::string const meaning = [] {
    std::string all = "What is measured:";
    for (TrialOutcome const& outcome : trial_outcomes()) all += " " + std::string(outcome.name);
    return all + ".";
  }();
  form.texts({"outcomes", "", meaning}, trial.outcomes);
  each(form,
       {"outcome", "",
        "Outcomes derived from others: among some participants, within bounds, or a quantile."},
       Kind::none, trial.made);
  form.number({"k6_cutoff", "1", "K6 at or above which somebody is a case (k6_case)."}, {0, 24},
              trial.k6_cutoff);
  form.number({"phq9_cutoff", "1", "PHQ-9 at or above which somebody is a case (phq9_case)."},
              {0, 27}, trial.phq9_cutoff);
  form.integer({"completed_visits", "1", "Visits that count as a completed course."}, {1, 100},
               trial.completed_visits);
  check_measured(form, trial);
}

}  // namespace

void describe(Form& form, TrialMade& made) {
  form.text({"of", "", "The outcome of participants from which it is derived.", true}, made.of);
  choose(form,
         {"among", "",
          "Whose outcome it is: everybody, starters (a visit since enrollment), non-starters, "
          "finishers (completed_visits of what the arm offers), non-finishers (of the starters)."},
         among_names, made.among);
  form.number(
      {"at_least", "1",
       "Makes it the share of `among` whose value is at least this; a missing value never is."},
      {-TrialMade::unbounded, TrialMade::unbounded}, made.at_least);
  form.number({"at_most", "1", "The same for values of at most this."},
              {-TrialMade::unbounded, TrialMade::unbounded}, made.at_most);
  form.number({"quantile", "1",
               "Takes this quantile of participants instead of the mean: 0.5 is the median; 0: the "
               "mean. Replicates are weighted by their number of participants."},
              {0, 0.999}, made.quantile);
}

void describe(Form& form, TrialTarget& target) {
  form.text({"title", "", "What is compared, in words."}, target.title);
  form.text({"outcome", "", "One of the trial's outcomes.", true}, target.outcome);
  form.text({"arm", "", "Arm.", true}, target.arm);
  form.text({"against", "", "The other arm; the first arm if left out."}, target.against);
  choose(form,
         {"measure", "",
          "The arm's mean; or, against the other arm, the difference, ratio, odds ratio, or "
          "standardized difference in favor of the arm; or the part of the difference in "
          "since_week that is kept in week."},
         target_measure_names, target.measure);
  form.integer({"week", "week", "Weeks since enrollment: one of the trial's weeks.", true},
               {0, 2600}, target.week);
  form.integer({"since_week", "week", "For kept: the week of the full difference."}, {0, 2600},
               target.since_week);
  form.text({"per", "", "Expresses the measure per unit by which the arms differ in this outcome."},
            target.per);
  form.number({"published", "1", "The published finding."}, {-1e6, 1e6}, target.published);
  form.number({"low", "1", "The lowest value that agrees with it.", true}, {-1e6, 1e6}, target.low);
  form.number({"high", "1", "The highest value that agrees with it.", true}, {-1e6, 1e6},
              target.high);
  if (target.high < target.low) form.problem("high", "high is less than low");
  form.text({"source", "", "Publication.", true}, target.source);
  if (target.source.empty()) form.problem("source", "source = \"\" (must name a publication)");
}

void describe(Form& form, Trial& trial, Scenario const& scenario) {
  form.text({"title", "", "Title of the trial."}, trial.title);
  form.table({"eligible", "", "Who may be enrolled; all adults if left out."},
             [&](Form& inner) { describe(inner, trial.eligible); });
  form.integer({"enrol_week", "week", "Week of the horizon in which people are enrolled."},
               {0, 2600}, trial.enrol_week);
  form.integer(
      {"enrol_over_weeks", "week",
       "Weeks over which people are enrolled, from enrol_week on: each person is asked in one of "
       "them, from which their weeks count; each week enrolls its part of `number`."},
      {1, 520}, trial.enrol_over_weeks);
  form.number({"need_k6", "1", "K6 at or above which a past week is one in need."}, {0, 24},
              trial.need_k6);
  form.integer({"number", "1",
                "People to enroll in a replicate, or as many as are eligible; in parallel worlds "
                "the same people live in each."},
               {1, 100000000}, trial.number);
  static constexpr std::string_view worlds[] = {"shared", "parallel"};
  static constexpr std::string_view ways[] = {"person", "site", "zone", "cohort"};
  choose(form,
         {"world", "",
          "Shared: arms live in one community and share its slots; parallel: each arm has a copy "
          "of the community, with all participants."},
         worlds, trial.world);
  choose(form,
         {"assignment", "",
          "In a shared world, arms are drawn for each person, each organization of "
          "eligible.members_of, or each zone; or they are cohorts, without a draw: each person is "
          "in the first arm whose own [trial.arm.eligible] lets them in."},
         ways, trial.assignment);
  form.integer(
      {"stop_after_weeks", "week", "Weeks from enrollment to the end of what arms are offered."},
      {1, 2600}, trial.stop_after_weeks);
  describe_measured(form, trial);
  each(form, {"arm", "", "What some of the participants are offered; the first is the control."},
       Kind::none, trial.arms);
  each(form, {"target", "", "A published finding, and the range that agrees with it."}, Kind::none,
       trial.targets);
  form.text({"differs", "", "How this trial differs from the published one."}, trial.differs);
  check_arms(form, trial);
  check_against(form, trial, scenario);
  for (TrialTarget const& target : trial.targets)
    if (std::string const why = missing_for(trial, target); !why.empty())
      form.problem("target", "target '" + target.id + "': " + why);
}

}  // namespace kith
