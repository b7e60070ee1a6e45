#pragma once

#include <vector>

#include "kith/processes/week_context.hpp"

namespace kith {

// Enrollment and arms do not depend on the week: no week has this number.
inline constexpr std::uint32_t no_clock = 0xffffffffu;

/// A trial's eligibility with its names as bits.
struct Wanted {
  Scenario const& scenario;
  TrialEligibility const& who;
  unsigned groups = bits_of(scenario.groups, who.groups);
  unsigned members_of = bits_of(scenario.organizations, who.members_of);
  unsigned zones = bits_of(scenario.zones, who.zones);
  unsigned race = bits_of_names(race_names, who.race);
  unsigned income = bits_of_names(income_names, who.income);
  unsigned sex = bits_of_names(sex_names, who.sex);
  unsigned coverage = bits_of_names(coverage_names, who.coverage);
};

/// A resident who may be enrolled.
struct Candidate {
  std::uint32_t order;  ///< the smallest are enrolled
  Row row;
  float k6;  ///< as observed
  bool operator<(Candidate const& other) const {
    return order != other.order ? order < other.order : row < other.row;
  }
};
/// Those whom the trial asks this week, who may be enrolled but are not yet.
std::vector<Candidate> candidates(State const& state, WeekContext const& context,
                                  Wanted const& wanted);

/// Whether a resident with this reading of K6 may be enrolled.
bool is_wanted(State const& state, WeekContext const& context, Wanted const& wanted, Row row,
               double k6);

/// The first of the trial's organizations that a resident belongs to, or none of them.
int site_of(State const& state, WeekContext const& context, Wanted const& wanted, Row row);

/// Drawn once for each person: [0] the order of enrollment, [1] the arm, [2] acceptance of the
/// first referral, [3] the week in which they are asked.
Words personal_draw(State const& state, WeekContext const& context, Row row);

}  // namespace kith
