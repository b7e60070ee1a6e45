#include "kith/answer/trial_words.hpp"

#include <fmt/core.h>

#include <cmath>

namespace kith {

namespace {

std::string rounded(double value, int decimals = 2) {
  return std::isfinite(value) ? fmt::format("{:.{}f}", value, decimals) : "-";
}

std::string interval(Estimate const& e) {
  if (!std::isfinite(e.value)) return "-";
  return fmt::format("{} ({} to {})", rounded(e.value), rounded(e.low), rounded(e.high));
}

std::string arm_cell(TrialTally const& tally, TrialOutcome::Scale scale) {
  if (tally.n <= 0.0) return "-";
  if (scale == TrialOutcome::Scale::share)
    return fmt::format("{:.0f}/{:.0f} ({} %)", tally.sum, tally.n,
                       rounded(100.0 * tally.mean(), 1));
  return fmt::format("{} ({})", rounded(tally.mean()), rounded(tally.sd()));
}

std::string name_of(TrialArm const& arm) {
  return arm.title.empty() ? arm.id : arm.title;
}

/// How an arm differs from the control: for yes-or-no outcomes the risk difference and ratio, else
/// the difference and the standardized difference.
std::string difference_cells(TrialMeasure const& measure, TrialTally const& a,
                             TrialTally const& control) {
  bool const share = measure.what.scale == TrialOutcome::Scale::share;
  Estimate const other = share ? ratio_of(a, control) : smd_of(a, control, measure.what.better);
  return fmt::format("{:>26}{:>30}", interval(difference_of(a, control)),
                     (share ? "RR " : "") + interval(other));
}

std::string line_of(TrialTable const& table, std::size_t week, std::size_t o) {
  Trial const& trial = table.trial();
  TrialMeasure const& measure = table.measures()[o];
  std::string line = fmt::format("  {:<20}", measure.name + (measure.is_made ? " *" : ""));
  for (std::size_t arm = 0; arm < trial.arms.size(); ++arm)
    line += fmt::format("{:>22}", arm_cell(table.pooled(arm, week, o), measure.what.scale));
  for (std::size_t arm = 1; arm < trial.arms.size(); ++arm)
    line += difference_cells(measure, table.pooled(arm, week, o), table.pooled(0, week, o));
  return line + "\n";
}

std::string heading(Trial const& trial) {
  std::string line = fmt::format("  {:<20}", "");
  for (TrialArm const& arm : trial.arms) line += fmt::format("{:>22.21}", arm.id);
  for (std::size_t arm = 1; arm < trial.arms.size(); ++arm)
    line += fmt::format("{:>26.25}{:>30}", "difference: " + trial.arms[arm].id, "SMD or RR");
  return line + "\n";
}

/// Which outcomes are derived from others, and whether that breaks the randomized comparison.
std::string made_in_words(TrialTable const& table) {
  std::string words;
  for (TrialMeasure const& measure : table.measures()) {
    if (!measure.is_made) continue;
    words += fmt::format("* {}: {}{}\n", measure.name, measure.meaning,
                         measure.made.among == Among::everybody
                             ? ""
                             : " (who they are depends on the arm: no randomized comparison)");
  }
  return words;
}

std::string clusters_in_words(TrialTable const& table) {
  Trial const& trial = table.trial();
  if (!trial.is_clustered()) return "";
  TrialTally const control = table.pooled(0, trial.weeks.size() - 1, 0);
  double const icc = intracluster_correlation(control);
  return fmt::format(
      "Whole {} were assigned: intervals come from {:.0f} of them in the control over all "
      "replicates; correlation\nwithin them {} ({}, last week).\n",
      trial.assignment == Assignment::site ? "organizations" : "zones", control.by_cluster.clusters,
      rounded(icc, 3), table.measures()[0].name);
}

std::string target_line(TrialTable const& table, TrialTarget const& target) {
  TargetResult const result = table.result_of(target);
  return fmt::format("  {:<28} {} of {} in week {}: {} (target {} to {}, published {}): {}\n",
                     target.title.empty() ? target.id : target.title,
                     target_measure_names[static_cast<std::size_t>(target.measure)], target.outcome,
                     target.week, interval(result.simulated), rounded(target.low),
                     rounded(target.high), rounded(target.published),
                     result.met ? "agrees" : "does not agree");
}

std::string arms_in_words(TrialTable const& table) {
  Trial const& trial = table.trial();
  std::string words;
  for (std::size_t arm = 0; arm < trial.arms.size(); ++arm)
    words += fmt::format("  {}{}: {}\n", trial.arms[arm].id,
                         arm == 0                        ? " (control)"
                         : trial.arms[arm].observed_only ? " (observed only: nobody was assigned)"
                                                         : "",
                         name_of(trial.arms[arm]));
  return words;
}

/// Whether any outcome was measured in any participant of an arm.
bool has_people(TrialTable const& table, std::size_t arm) {
  for (std::size_t o = 0; o < table.measures().size(); ++o)
    if (table.pooled(arm, 0, o).n > 0.0) return true;
  return false;
}

std::string empty_arms(TrialTable const& table) {
  std::string words;
  for (std::size_t arm = 0; arm < table.trial().arms.size(); ++arm)
    if (!has_people(table, arm))
      words += fmt::format(
          "Nobody could be enrolled in {}: check [trial.eligible], enrol_week and what the arm "
          "asks for.\n",
          table.trial().arms[arm].id);
  return words;
}

}  // namespace

std::string trial_in_words(TrialTable const& table) {
  Trial const& trial = table.trial();
  std::string words = fmt::format(
      "{}\n{}Mean (SD) or number (share), {} replicates together; difference from the control and "
      "standardized\ndifference in favor of the arm, or risk difference and risk ratio (RR), with "
      "95 % intervals.\n\n",
      trial.title, arms_in_words(table), table.replicates());
  words += heading(trial);
  for (std::size_t week = 0; week < trial.weeks.size(); ++week) {
    words += fmt::format("week {}\n", trial.weeks[week]);
    for (std::size_t o = 0; o < table.measures().size(); ++o) words += line_of(table, week, o);
  }
  words += made_in_words(table) + clusters_in_words(table) + empty_arms(table);
  if (!trial.targets.empty()) words += "\nCompared with published findings\n";
  for (TrialTarget const& target : trial.targets) words += target_line(table, target);
  return words + "\n";
}

}  // namespace kith
