#include "kith/processes/people/made_ties.hpp"

#include <algorithm>
#include <cmath>

#include "kith/evidence/programs.hpp"
#include "kith/kernel/one_resident.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"
#include "kith/state/person.hpp"

namespace kith {
namespace {

constexpr int most_ties = 250;  // limited by the byte

/// Adds or removes a tie; having at most one is a burden (distress.isolation_shift_z).
void change_ties(State& state, WeekContext const& context, Row row, int by) {
  Residents& r = state.residents;
  r.ties[row] = static_cast<std::uint8_t>(std::clamp(r.ties[row] + by, 0, most_ties));
  set_level(context.compiled, r, row);
}

/// Removes ties for which `ended(tie)` is true; it must be true for both of a tie's sides.
template <class Ended>
void end_ties(State& state, WeekContext const& context, Ended ended) {
  std::vector<Row> fewer;
  state.made_ties.erase_if([&](MadeTie const& tie) {
    if (!ended(tie)) return false;
    fewer.push_back(tie.row);
    return true;
  });
  for (Row const row : fewer) change_ties(state, context, row, -1);
}

bool has_tie(State& state, Row row, Row other) {
  bool found = false;
  state.made_ties.each_of(row, [&](MadeTie const& tie) { found |= tie.other == other; });
  return found;
}

/// Residents who came to a service this week.
std::vector<Row> visitors(WeekEvents& events, int service) {
  std::vector<Row> rows;
  for (Visit const& visit : events.visits)
    if (visit.service == service) rows.push_back(visit.row);
  std::sort(rows.begin(), rows.end());
  return rows;
}

/// Residents who work as peers of a service.
std::vector<Row> peers_of(State const& state, int service) {
  std::vector<Row> rows;
  for (Peer const& peer : state.peers)
    if (static_cast<int>(peer.service) == service && peer.employed != 0) rows.push_back(peer.row);
  return rows;
}

void befriend_at(State& state, WeekContext const& context, WeekEvents& events,
                 TieMaking const& making) {
  std::vector<Row> const rows = visitors(events, making.service);
  std::vector<Row> const others = making.with_peers ? peers_of(state, making.service) : rows;
  if (others.empty()) return;
  std::uint32_t const hash =
      context.compiled.services[static_cast<std::size_t>(making.service)].hash;
  for (Row const row : rows) {
    Words const w = context.compiled.draws.words(row, context.clock, Purpose::tie, hash);
    // A tie needs two people: if both are visitors, each makes half of the ties.
    if (uniform(w[0]) >= making.per_meeting / (making.with_peers ? 1.0 : 2.0)) continue;
    Row const other = others[below(w[1], static_cast<std::uint32_t>(others.size()))];
    if (other == row || has_tie(state, row, other)) continue;
    state.made_ties.add({row, other});
    state.made_ties.add({other, row});
    state.made_ties.merge_arrivals();
    change_ties(state, context, row, +1);
    change_ties(state, context, other, +1);
  }
}

/// A fixed-point number after a small step; the dither keeps the step from being rounded away.
double stepped(double stored, double step, double u, double low, double high) {
  return std::clamp(std::floor(stored + step + u), low, high);
}

/// The effect of one tie in a week, as one among all ties of the person (MODEL 7.2, 7.3).
void be_with(State& state, WeekContext const& context, MadeTie const& tie) {
  Residents& r = state.residents;
  Words const w = context.compiled.draws.words(tie.row, context.clock, Purpose::tie, ~tie.other);
  TieEffect const effect = effect_of_tie(context.compiled, r, tie.row, tie.other);
  r.state[tie.row] = static_cast<std::int16_t>(
      stepped(r.state[tie.row], effect.z * double{z_scale}, uniform(w[0]), -32000.0, 32000.0));
  if (effect.near)
    r.stigma[tie.row] = static_cast<std::int16_t>(stepped(
        r.stigma[tie.row], effect.stigma * double{stigma_scale}, uniform(w[1]), -32000.0, 32000.0));
  r.awareness[tie.row] = static_cast<std::uint16_t>(
      stepped(r.awareness[tie.row], effect.awareness * double{awareness_scale}, uniform(w[2]), 0.0,
              double{awareness_scale}));
}

}  // namespace

void befriend(State& state, WeekContext const& context, Effects const& effects,
              WeekEvents& events) {
  double const ends = context.compiled.evidence.programs->made_tie_ends_per_week;
  end_ties(state, context, [&](MadeTie const& tie) {
    auto const [a, b] = std::minmax(tie.row, tie.other);
    Words const w = context.compiled.draws.words(a, context.clock, Purpose::tie, 0x40000000u ^ b);
    return uniform(w[0]) < ends;
  });
  for (TieMaking const& making : effects.tie_making) befriend_at(state, context, events, making);
}

void live_with_made_ties(State& state, WeekContext const& context) {
  for (MadeTie const& tie : state.made_ties) be_with(state, context, tie);
}

void lose_made_ties(State& state, WeekContext const& context, std::vector<Row> const& rows) {
  if (state.made_ties.size() == 0) return;
  auto const gone = [&rows](Row row) { return std::binary_search(rows.begin(), rows.end(), row); };
  end_ties(state, context, [&](MadeTie const& tie) { return gone(tie.row) || gone(tie.other); });
}

}  // namespace kith
