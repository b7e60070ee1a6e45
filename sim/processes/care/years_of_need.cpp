#include "kith/processes/care/requests.hpp"
#include "kith/processes/parallel_for.hpp"
#include "kith/processes/people/readings.hpp"

namespace kith {
namespace {

/// In need this week for the first time since a year of need ended. After 26 weeks without need, a
/// new spell begins instead.
bool begins_further_year(Residents const& r, Spell const& year, int weeks) {
  if (r.since_need[0][year.row] != 0) return false;
  int const since = r.since_need[1][year.row];
  return since <= weeks_per_half_year && weeks - since < weeks_per_year;
}

}  // namespace

void follow_years_of_need(State& state, WeekContext const& context, WeekEvents& events) {
  Residents& r = state.residents;
  std::vector<Row> const over =
      parallel_erase(context, events, state.spells, [&](WeekEvents& own, Spell& s, std::size_t) {
        int const weeks = context.week - s.onset;
        auto const k6 = [&] { return static_cast<float>(k6_now(state, context, s.row)); };
        if (weeks == s.until_session + weeks_per_half_year)  // never with no_session
          s.improved = is_improved(s.k6_at_onset, k6()) ? 1 : 0;
        if (weeks < weeks_per_year) return false;
        if (begins_further_year(r, s, weeks))
          own.spells.push_back({s.row, k6(), short_week(context.week), no_session, 0, 0, 0, 1, 0});
        return weeks > weeks_per_year + weeks_per_half_year;
      });
  parallel_entries(context, over, [&](Row row) {
    if (state.spells.find(row) == nullptr)
      r.status[row] = static_cast<std::uint8_t>(r.status[row] & ~in_spell);
  });
}

}  // namespace kith
