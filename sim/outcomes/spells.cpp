#include <algorithm>

#include "kith/ground/weeks.hpp"
#include "kith/outcomes/tally.hpp"
#include "kith/processes/people/readings.hpp"
#include "kith/processes/week_context.hpp"

namespace kith {
namespace {

// How many weeks spells count for the delay, and years of need for the cascade.
constexpr std::size_t longest = weeks_per_year + weeks_per_half_year + 1;

struct SpellTally {
  std::array<int, longest> first_session{}, open{};  ///< new spells, by weeks since onset
  std::array<int, std::tuple_size_v<CascadeCounts>> last_step{};  ///< people, by last step
};

void add_to(SpellTally& sum, SpellTally const& more) {
  kith::add_to(sum.first_session, more.first_session);
  kith::add_to(sum.open, more.open);
  kith::add_to(sum.last_step, more.last_step);
}

/// A year of need and the weeks of medication in it so far.
struct CareSoFar {
  Spell const& year;
  int medicated_weeks;
};

/// No step requires more than 4 weeks of medication, nor any medication beside 8 sessions.
CareSoFar care_in(State const& state, WeekContext const& context, Spell const& year) {
  CareSoFar care{year, year.medicated_weeks};
  bool const matters = year.medicated_weeks < 4 && year.sessions < 8;
  if (matters && (state.residents.status[year.row] & medicated) != 0)
    state.medications.each_of(year.row, [&](Medication const& taken) {
      care.medicated_weeks += weeks_within(year, taken.start, context.week + 1);
    });
  return care;
}

bool has_any_care(CareSoFar const& care) {
  return care.year.until_session < weeks_per_year || care.medicated_weeks >= 1;
}

/// A second visit, or a fourth week of medication.
bool came_again(CareSoFar const& care) {
  return care.year.sessions + care.year.visits >= 2 || care.medicated_weeks >= 4;
}

/// At least 8 sessions, or 4 visits with 4 weeks of medication.
bool is_adequate(CareSoFar const& care) {
  return care.year.sessions >= 8 || (care.year.visits >= 4 && care.medicated_weeks >= 4);
}

/// K6 down by 5 or below 5, 26 weeks after the first visit; before then, in the current week.
bool helped(State const& state, WeekContext const& context, Spell const& year) {
  bool const judged = context.week - year.onset - year.until_session >= weeks_per_half_year;
  return judged
             ? year.improved != 0
             : is_improved(year.k6_at_onset, static_cast<float>(k6_now(state, context, year.row)));
}

/// Whether a year of need belongs to the cascade: half a year old, of a person who was in need in
/// four weeks of the past year, and that person's latest such year.
bool is_followed(State const& state, WeekContext const& context, std::size_t number) {
  Spell const& year = state.spells[number];
  auto const old_enough = [&](Spell const& of) {
    return context.week - of.onset >= weeks_per_half_year;
  };
  if (!old_enough(year) ||
      state.residents.since_need[least_need_weeks - 1][year.row] >= weeks_per_year)
    return false;
  if (number + 1 == state.spells.size()) return true;
  Spell const& next = state.spells[number + 1];
  return next.row != year.row || !old_enough(next);
}

/// How many steps a person reached: each requires the one before, so that they are nested.
std::size_t steps_of(State const& state, WeekContext const& context, Spell const& year) {
  CareSoFar const care = care_in(state, context, year);
  if (!has_any_care(care)) return 0;
  if (!came_again(care)) return 1;
  if (!is_adequate(care)) return 2;
  return helped(state, context, year) ? 4 : 3;
}

/// Everybody who reached a step also reached those before it.
CascadeCounts cascade_of(SpellTally const& tally) {
  CascadeCounts cascade{};
  double people = 0.0;
  for (std::size_t step = cascade.size(); step-- > 0;)
    cascade[step] = people += tally.last_step[step];
  return cascade;
}

void add_delay(SpellTally& tally, Spell const& spell, int age) {
  bool const seen = spell.until_session != no_session;
  int const weeks = std::clamp(seen ? spell.until_session : age, 0, static_cast<int>(longest) - 1);
  ++(seen ? tally.first_session : tally.open)[static_cast<std::size_t>(weeks)];
}

/// Kaplan-Meier median of the weeks from onset to the first session; NaN if half never come.
double median_delay(SpellTally const& tally) {
  int at_risk = 0;
  for (std::size_t w = 0; w < longest; ++w) at_risk += tally.first_session[w] + tally.open[w];
  if (at_risk < smallest_stratum) return no_value;
  double without = 1.0;
  for (std::size_t w = 0; w < longest && at_risk > 0; ++w) {
    without *= 1.0 - static_cast<double>(tally.first_session[w]) / at_risk;
    if (without <= 0.5) return static_cast<double>(w);
    at_risk -= tally.first_session[w] + tally.open[w];
  }
  return no_value;
}

}  // namespace

std::vector<SpellFacts> spells_of(State const& state, WeekContext const& context) {
  Residents const& r = state.residents;
  auto const tallies = tally<SpellTally>(
      context, state.spells.size(), [&](std::vector<SpellTally>& of, std::size_t number) {
        Spell const& spell = state.spells[number];
        bool const followed = is_followed(state, context, number);
        std::size_t const step = followed ? steps_of(state, context, spell) : 0;
        context.strata.each_margin(r.cell[spell.row], r.access[spell.row], [&](std::size_t margin) {
          if (spell.further_year == 0) add_delay(of[margin], spell, context.week - spell.onset);
          of[margin].last_step[step] += followed ? 1 : 0;
        });
      });
  std::vector<SpellFacts> facts;
  for (SpellTally const& of : over_strata(context.strata, tallies))
    facts.push_back({median_delay(of), cascade_of(of)});
  return facts;
}

}  // namespace kith
