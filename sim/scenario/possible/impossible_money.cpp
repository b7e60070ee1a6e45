#include <fmt/format.h>

#include <algorithm>

#include "kith/ground/weeks.hpp"
#include "kith/scenario/possible/findings.hpp"
#include "kith/schema/wording.hpp"

namespace kith {
namespace {

/// The program that begins first; nullptr if there are none.
PlannedProgram const* first_of(std::vector<PlannedProgram> const& programs) {
  auto const first = std::min_element(
      programs.begin(), programs.end(),
      [](PlannedProgram const& a, PlannedProgram const& b) { return a.from < b.from; });
  return first == programs.end() ? nullptr : &*first;
}

/// Whether a grant is ever paid; warns of what prevents it.
bool has_grant(Findings& findings, Partnership const& p) {
  std::string const table = table_of(p);
  if (p.grant_usd_per_year > 0.0 && p.grant_weeks == 0)
    findings.warn(table + ".grant_usd_per_year",
                  fmt::format("the grant of {} a year is never paid: "
                              "grant_weeks is 0 (write grant_weeks = 156 for three "
                              "years)",
                              as_dollars(p.grant_usd_per_year)));
  if (p.grant_weeks > 0 && p.grant_usd_per_year <= 0.0)
    findings.warn(table + ".grant_weeks",
                  fmt::format("grant_weeks = {} pays nothing: grant_usd_per_year is 0 (write the "
                              "money a year, e.g. grant_usd_per_year = 250_000)",
                              p.grant_weeks));
  bool const paid = p.grant_weeks > 0 && p.grant_usd_per_year > 0.0;
  if (!paid && p.renewal == Renewal::by_chance)
    findings.warn(table + ".renewal",
                  "renewal = \"by_chance\" changes nothing: there is no grant to renew");
  return paid;
}

void check_grant(Findings& findings, Partnership const& p,
                 std::vector<PlannedProgram> const& programs) {
  int const weeks = findings.scenario.time.weeks;
  int const end = p.start_week + p.grant_weeks;
  std::string const table = table_of(p);
  if (end > weeks && p.start_week < weeks && !findings.scenario.trial)
    findings.warn(
        table + ".grant_weeks",
        fmt::format("the grant is paid until week {}, and the run ends in week {}: its last {} are "
                    "not in the answer (write weeks above {} in [time] to include them)",
                    end, weeks, as_dollars(p.grant_usd_per_year * (end - weeks) / weeks_per_year),
                    end));
  if (end > p.end_week)
    findings.warn(table + ".grant_weeks",
                  fmt::format("the partnership ends in week {}, before its grant does (week {})",
                              p.end_week, end));
  PlannedProgram const* const first = first_of(programs);
  if (first == nullptr || first->from >= weeks) return;
  int const planned = p.start_week + findings.planning_weeks(p);
  if (first->from >= end)
    findings.warn(
        table + ".grant_weeks",
        fmt::format("the grant ends in week {}, before the first program begins ({} in week {}): "
                    "it pays only for coordination (write a larger grant_weeks)",
                    end, first->name, first->from));
  else if (first->from >= planned + weeks_per_half_year)
    findings.warn(first->table + ".starts_after_weeks",
                  fmt::format("the grant begins in week {} and the first staff ({}) in week {}: "
                              "money waits for them (write a later start_week and a smaller "
                              "starts_after_weeks)",
                              p.start_week, first->name, first->from));
}

bool earns(Findings const& findings, Partnership const& p,
           std::vector<PlannedProgram> const& programs) {
  if (p.other_income_usd_per_year > 0.0) return true;
  return std::any_of(programs.begin(), programs.end(), [&](PlannedProgram const& program) {
    return findings.number(program.table + ".joint_fund_usd_per_year") > 0.0 ||
           program.name == "advocacy";
  });
}

/// The partnership also pays for staff that move.
void check_unpaid(Findings& findings, Partnership const& p,
                  std::vector<PlannedProgram> const& programs) {
  if (earns(findings, p, programs)) return;
  for (PlannedProgram const& program : programs) {
    if (paid_posts(findings, program) <= 0.0) continue;
    findings.warn(table_of(p) + ".grant_usd_per_year",
                  fmt::format("the partnership has no money for its paid staff ({}): nobody is "
                              "hired (write grant_usd_per_year and grant_weeks, or "
                              "other_income_usd_per_year)",
                              program.name));
    return;
  }
}

void check_fees(Findings& findings, Partnership const& p,
                std::vector<PlannedProgram> const& programs) {
  if (p.billed_share <= 0.0) return;
  bool const therapists =
      std::any_of(programs.begin(), programs.end(), [&](PlannedProgram const& program) {
        return findings.number(program.table + ".therapist_fte") > 0.0 ||
               program.name == "mobile_clinic" || program.name == "cooperative" ||
               findings.choice(program.table + ".by") == "therapists";
      });
  if (!therapists)
    findings.warn(table_of(p) + ".billed_share",
                  fmt::format("billed_share = {} bills nobody: only sessions of therapists are "
                              "billed, and no program has any",
                              p.billed_share));
}

}  // namespace

void find_impossible_money(Findings& findings) {
  for (Partnership const& partnership : findings.scenario.partnerships) {
    auto const programs = findings.programs_of(partnership);
    if (has_grant(findings, partnership))
      check_grant(findings, partnership, programs);
    else
      check_unpaid(findings, partnership, programs);
    check_fees(findings, partnership, programs);
  }
}

}  // namespace kith
