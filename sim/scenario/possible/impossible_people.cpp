#include <fmt/format.h>

#include <algorithm>

#include "kith/scenario/possible/eligible_people.hpp"
#include "kith/scenario/possible/findings.hpp"

namespace kith {
namespace {

constexpr std::string_view nobody_words =
    "nobody in the community can match (write others, or leave it out)";

int whole_age(Findings const& findings, std::string const& path) {
  return static_cast<int>(findings.number(path));
}

PeopleFilter filter_at(Findings const& findings, std::string const& table) {
  PeopleFilter filter;
  filter.groups = findings.names(table + ".groups");
  filter.members_of = findings.names(table + ".members_of");
  filter.zones = findings.names(table + ".zones");
  filter.race = findings.names(table + ".race");
  filter.youngest_age = std::max(10, whole_age(findings, table + ".youngest_age"));
  if (int const oldest = whole_age(findings, table + ".oldest_age"); oldest > 0)
    filter.oldest_age = oldest;
  return filter;
}

/// The key that by itself excludes everybody, or the table if only keys together do.
std::string culprit(Findings const& findings, std::string const& table,
                    PeopleFilter const& filter) {
  Scenario const& scenario = findings.scenario;
  auto const alone = [&](PeopleFilter const& one) { return !anybody_matches(scenario, one); };
  if (alone({.groups = filter.groups})) return table + ".groups";
  if (alone({.members_of = filter.members_of})) return table + ".members_of";
  if (alone({.zones = filter.zones})) return table + ".zones";
  if (alone({.race = filter.race})) return table + ".race";
  if (alone({.youngest_age = filter.youngest_age})) return table + ".youngest_age";
  PeopleFilter ageless = filter;
  ageless.youngest_age = 10;
  if (!alone(ageless)) return table + ".youngest_age";
  ageless = filter;
  ageless.oldest_age = 200;
  return alone(ageless) ? table : table + ".oldest_age";
}

std::string last_key(std::string const& path) {
  return path.substr(path.find_last_of('.') + 1);
}

void check_filter(Findings& findings, std::string const& table, PeopleFilter const& filter,
                  std::string const& what) {
  if (anybody_matches(findings.scenario, filter)) return;
  std::string const at = culprit(findings, table, filter);
  bool const together = at == table;
  findings.warn(
      at, fmt::format(
              "{}: {}{}", what, together ? "the conditions together leave nobody; " : "",
              together ? "write fewer of them" : last_key(at) + ": " + std::string(nobody_words)));
}

/// Adds the conditions to which a program itself limits its work.
void narrow(Findings const& findings, PlannedProgram const& program, Partnership const& partnership,
            PeopleFilter& filter) {
  bool const adults = program.name == "resource_sharing" || program.name == "cooperative";
  if (adults) filter.youngest_age = std::max(18, filter.youngest_age);
  if (program.name == "tailored_care" && filter.groups.empty() &&
      !findings.flag(program.table + ".open_to_all"))
    filter.groups = findings.names(program.table + ".communities");
  if (program.name != "school_counseling") return;
  filter.pupils_of = findings.id(program.table + ".school");
  for (Organization const& organization : findings.scenario.organizations)
    for (std::string const& partner : partnership.partners)
      if (filter.pupils_of.empty() && partner == organization.id &&
          organization.kind == OrganizationKind::school)
        filter.pupils_of = partner;
}

void check_languages(Findings& findings, std::string const& path) {
  for (std::string const& language : findings.names(path))
    if (!anybody_needs(findings.scenario, language))
      findings.warn(path, fmt::format("languages: nobody in the community needs care in '{}' (en "
                                      "is English; others are those of a [[group]] that has "
                                      "members)",
                                      language));
}

void check_program(Findings& findings, Partnership const& partnership,
                   PlannedProgram const& program) {
  std::string const table = program.table + ".eligible";
  PeopleFilter filter = filter_at(findings, table);
  narrow(findings, program, partnership, filter);
  check_filter(findings, table, filter, "nobody could come to " + program.name);
  check_languages(findings, program.table + ".languages");
  if (program.name == "telehealth" && findings.scenario.margins.broadband_share <= 0.0 &&
      findings.id(program.table + ".booth").empty())
    findings.warn(program.table,
                  "nobody has broadband, and no booth is named: nobody could use "
                  "telehealth (write booth, an organization with a room)");
}

}  // namespace

void find_impossible_people(Findings& findings) {
  Scenario const& scenario = findings.scenario;
  for (Partnership const& partnership : scenario.partnerships)
    for (PlannedProgram const& program : findings.programs_of(partnership))
      check_program(findings, partnership, program);
  for (Provider const& provider : scenario.providers)
    check_languages(findings, "provider." + provider.id + ".languages");
  for (OwnStratum const& stratum : scenario.strata) {
    std::string const table = "stratum." + stratum.id;
    PeopleFilter filter{.groups = stratum.groups, .zones = stratum.zones, .race = stratum.race};
    check_filter(findings, table, filter, "nobody is in stratum '" + stratum.id + "'");
  }
  if (!scenario.trial) return;
  check_filter(findings, "trial.eligible", filter_at(findings, "trial.eligible"),
               "nobody could be enrolled");
}

}  // namespace kith
