#include <fmt/format.h>

#include <algorithm>

#include "kith/scenario/possible/findings.hpp"
#include "kith/schema/wording.hpp"

namespace kith {
namespace {

bool is_partner(Partnership const& partnership, std::string const& id) {
  auto const& ids = partnership.partners;
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// The organization that runs a provider's site; empty if there is none.
std::string organization_of(Scenario const& scenario, std::string const& provider) {
  for (Provider const& one : scenario.providers)
    for (Site const& site : scenario.sites)
      if (one.id == provider && site.id == one.site) return site.organization;
  return "";
}

void check_host(Findings& findings, Partnership const& partnership, PlannedProgram const& program,
                std::string const& key) {
  std::string const path = program.table + "." + key;
  for (std::string const& id : findings.names(path))
    if (!is_partner(partnership, id))
      findings.warn(
          path, fmt::format(
                    "{} = \"{}\" is not a partner of '{}' (add it to partners, or name one of {})",
                    key, id, partnership.id, enumerate(partnership.partners)));
}

void check_mover(Findings& findings, Partnership const& partnership, PlannedProgram const& program,
                 std::string const& key) {
  std::string const path = program.table + "." + key;
  std::string const provider = findings.id(path);
  std::string const owner = organization_of(findings.scenario, provider);
  if (!owner.empty() && !is_partner(partnership, owner))
    findings.warn(path,
                  fmt::format("{} = \"{}\": its staff are those of '{}', which is not a partner of "
                              "'{}' (add it to partners, or move staff of a partner)",
                              key, provider, owner, partnership.id));
}

void check_school(Findings& findings, Partnership const& partnership,
                  PlannedProgram const& program) {
  if (program.name != "school_counseling") return;
  std::string const named = findings.id(program.table + ".school");
  for (Organization const& organization : findings.scenario.organizations) {
    if (named.empty() ? !is_partner(partnership, organization.id) : organization.id != named)
      continue;
    if (organization.kind == OrganizationKind::school) return;
  }
  findings.warn(named.empty() ? program.table : program.table + ".school",
                named.empty()
                    ? "school_counseling without a school among the partners: nobody could come "
                      "(add an organization of kind = \"school\" to partners)"
                    : fmt::format("school = \"{}\" is not a school: nobody could come (name an "
                                  "organization of kind = \"school\")",
                                  named));
}

void check_employers(Findings& findings, Partnership const& partnership,
                     PlannedProgram const& program) {
  if (program.name != "workplace" || !findings.names(program.table + ".employers").empty()) return;
  bool const business =
      std::any_of(findings.scenario.organizations.begin(), findings.scenario.organizations.end(),
                  [&](Organization const& organization) {
                    return organization.kind == OrganizationKind::business &&
                           is_partner(partnership, organization.id);
                  });
  if (!business && findings.number(program.table + ".jobs_per_year") <= 0.0)
    findings.warn(
        program.table,
        "workplace without an employer: no partner is a business (add one to partners, or "
        "write employers)");
}

}  // namespace

void find_impossible_partners(Findings& findings) {
  for (Partnership const& partnership : findings.scenario.partnerships)
    for (PlannedProgram const& program : findings.programs_of(partnership)) {
      for (char const* const key : {"host", "booth", "practice", "school", "employers"})
        check_host(findings, partnership, program, key);
      if (findings.choice(program.table + ".staff") == "moved")
        check_mover(findings, partnership, program, "moved_from");
      check_mover(findings, partnership, program, "prescribers_moved_from");
      check_school(findings, partnership, program);
      check_employers(findings, partnership, program);
    }
}

}  // namespace kith
