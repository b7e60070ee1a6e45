#include <fmt/format.h>

#include <algorithm>

#include "kith/scenario/possible/findings.hpp"

namespace kith {
namespace {

std::string past_the_end(int weeks) {
  return fmt::format("the end of the run (week {})", weeks);
}

/// Whether a partnership ever serves; warns of what prevents it.
bool serves_in_time(Findings& findings, Partnership const& partnership) {
  std::string const table = table_of(partnership);
  int const weeks = findings.scenario.time.weeks;
  int const planning = findings.planning_weeks(partnership);
  int const serving = partnership.start_week + planning;
  if (partnership.start_week >= weeks) {
    findings.warn(table + ".start_week",
                  fmt::format("start_week = {} is past {}: the partnership never begins (write a "
                              "smaller start_week, or weeks above {} in [time])",
                              partnership.start_week, past_the_end(weeks), serving));
    return false;
  }
  if (partnership.end_week <= serving) {
    findings.warn(table + ".end_week",
                  fmt::format("end_week = {} comes before the end of planning (partners begin in "
                              "week {} and plan for {} weeks): no program ever starts (write an "
                              "end_week above {})",
                              partnership.end_week, partnership.start_week, planning, serving));
    return false;
  }
  if (serving < weeks) return true;
  findings.warn(
      table + ".start_week",
      fmt::format("start_week = {} leaves no time: partners plan for {} weeks, so that no "
                  "program starts before {} (write a smaller start_week, or weeks above "
                  "{} in [time])",
                  partnership.start_week, planning, past_the_end(weeks), serving));
  return false;
}

void check_window(Findings& findings, Partnership const& partnership,
                  PlannedProgram const& program) {
  int const weeks = findings.scenario.time.weeks;
  auto const after = static_cast<int>(findings.number(program.table + ".starts_after_weeks"));
  auto const ramp = static_cast<int>(findings.number(program.table + ".ramp_weeks"));
  auto const ends = static_cast<int>(findings.number(program.table + ".ends_after_weeks"));
  int const planning = findings.planning_weeks(partnership);
  if (ends <= planning + after) {
    findings.warn(
        program.table + ".ends_after_weeks",
        fmt::format("ends_after_weeks = {} counts from the partnership's start: {} closes "
                    "before it opens, {} weeks after that start ({} of planning, then "
                    "starts_after_weeks = {}); write ends_after_weeks above {}",
                    ends, program.name, planning + after, planning, after, planning + after));
  } else if (program.from >= partnership.end_week) {
    findings.warn(program.table + ".starts_after_weeks",
                  fmt::format("{} would begin in week {}, and the partnership ends in week {}: it "
                              "never runs (write a smaller starts_after_weeks or a later end_week)",
                              program.name, program.from, partnership.end_week));
  } else if (program.from >= weeks) {
    findings.warn(program.table + ".starts_after_weeks",
                  fmt::format("{} begins in week {}, past {}: it never runs (write a smaller "
                              "starts_after_weeks, or weeks above {} in [time])",
                              program.name, program.from, past_the_end(weeks), program.from));
  } else if (ramp > std::min(program.to, weeks) - program.from) {
    findings.warn(program.table + ".ramp_weeks",
                  fmt::format("ramp_weeks = {}: staff of {} never grow to their full number in the "
                              "{} weeks that it runs",
                              ramp, program.name, std::min(program.to, weeks) - program.from));
  }
}

void check_levy(Findings& findings, std::vector<PlannedProgram> const& programs,
                PlannedProgram const& program) {
  if (!findings.flag(program.table + ".waits_for_levy")) return;
  bool const pressed =
      std::any_of(programs.begin(), programs.end(), [&](PlannedProgram const& other) {
        return other.name == "advocacy" && findings.choice(other.table + ".policy") == "levy";
      });
  if (!pressed)
    findings.warn(program.table + ".waits_for_levy",
                  program.name +
                      " waits for a levy that nobody presses for: it never begins (add "
                      "[partnership.advocacy] with policy = \"levy\", or waits_for_levy = false)");
}

void check_event(Findings& findings, ShockEvent const& event) {
  std::string const table = "event." + event.id;
  int const weeks = findings.scenario.time.weeks;
  if (event.week >= weeks)
    findings.warn(
        table + ".week",
        fmt::format("week = {} is past {}: the event never strikes (write a smaller week, "
                    "or weeks above {} in [time])",
                    event.week, past_the_end(weeks), event.week));
  if (event.closure_weeks > 0 && event.in_person_slots_share >= 1.0)
    findings.warn(table + ".closure_weeks",
                  fmt::format("closure_weeks = {} closes nothing while in_person_slots_share = 1 "
                              "(write the share that is left, e.g. 0.5)",
                              event.closure_weeks));
  bool const nobody = !event.zones.empty() &&
                      std::all_of(event.zones.begin(), event.zones.end(), [&](auto const& id) {
                        return findings.number("zone." + id + ".share_of_residents") <= 0.0;
                      });
  if (nobody)
    findings.warn(table + ".zones", "nobody lives in the zones of this event: it strikes nobody");
}

void check_trial(Findings& findings) {
  if (!findings.scenario.trial) return;
  Trial const& trial = *findings.scenario.trial;
  int const weeks = findings.scenario.time.weeks;
  if (trial.enrol_week >= weeks)
    findings.warn("trial.enrol_week",
                  fmt::format("enrol_week = {} is past {}: nobody is enrolled (write a smaller "
                              "enrol_week, or weeks above {} in [time])",
                              trial.enrol_week, past_the_end(weeks), trial.enrol_week));
}

}  // namespace

void find_impossible_times(Findings& findings) {
  for (Partnership const& partnership : findings.scenario.partnerships) {
    if (!serves_in_time(findings, partnership)) continue;
    auto const programs = findings.programs_of(partnership);
    for (PlannedProgram const& program : programs) {
      check_window(findings, partnership, program);
      check_levy(findings, programs, program);
    }
  }
  for (ShockEvent const& event : findings.scenario.events) check_event(findings, event);
  check_trial(findings);
}

}  // namespace kith
