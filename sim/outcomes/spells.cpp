#include <algorithm>

#include "kith/ground/weeks.hpp"
#include "kith/outcomes/tally.hpp"
#include "kith/processes/week_context.hpp"

namespace kith {
namespace {

// Spells are told of once they began a year to a year and a half ago.
constexpr int ripe_from = weeks_per_year, ripe_to = ripe_from + weeks_per_half_year;
constexpr std::size_t longest = ripe_to + 1;

struct SpellTally {
  std::array<int, longest> first_session{}, open{};  ///< by weeks since onset
  std::array<double, 7> cascade{};
  double ripe = 0.0;  ///< spells that began `ripe_from` to `ripe_to` weeks ago
};

void add_to(SpellTally& sum, SpellTally const& more) {
  kith::add_to(sum.first_session, more.first_session);
  kith::add_to(sum.open, more.open);
  kith::add_to(sum.cascade, more.cascade);
  sum.ripe += more.ripe;
}

/// At least 8 sessions, or 4 visits with 4 weeks of medication, within 26 weeks of onset.
bool is_adequate(Spell const& spell) {
  return spell.sessions >= 8 || (spell.visits >= 4 && spell.medicated_weeks >= 4);
}

void add(SpellTally& tally, Spell const& spell, int age) {
  bool const seen = spell.until_session != no_session;
  int const weeks = std::clamp(seen ? spell.until_session : age, 0, static_cast<int>(longest) - 1);
  ++(seen ? tally.first_session : tally.open)[static_cast<std::size_t>(weeks)];
  if (age < ripe_from || age > ripe_to) return;
  tally.ripe += 1.0;
  for (std::size_t stage = 0; stage < 5; ++stage)
    tally.cascade[stage] += spell.stage >= stage ? 1.0 : 0.0;
  tally.cascade[5] += is_adequate(spell) ? 1.0 : 0.0;
  tally.cascade[6] += is_adequate(spell) && spell.improved != 0 ? 1.0 : 0.0;
}

/// Kaplan-Meier median of the weeks from onset to the first session; NaN where half never come.
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

SpellFacts summarize(SpellTally const& tally) {
  bool const enough = tally.ripe >= smallest_stratum;
  return {enough ? tally.cascade[5] / tally.ripe : no_value,
          enough ? tally.cascade[6] / tally.ripe : no_value, median_delay(tally), tally.cascade};
}

}  // namespace

std::vector<SpellFacts> spells_of(State const& state, WeekContext const& context) {
  auto const tallies = tally<SpellTally>(
      context, state.spells.size(), [&](std::vector<SpellTally>& of, std::size_t number) {
        Spell const& spell = state.spells[number];
        Row const cell = state.residents.cell[spell.row];
        CellMargins const at = context.strata.margins_of_cell[cell];
        for (std::uint16_t const margin : {at.kind, at.rest})
          add(of[margin], spell, context.week - spell.onset);
      });
  std::vector<SpellFacts> facts;
  for (SpellTally const& of : over_strata(context.strata, tallies)) facts.push_back(summarize(of));
  return facts;
}

}  // namespace kith
