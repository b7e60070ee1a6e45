#include <algorithm>
#include <tuple>

#include "kith/ground/k6.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/processes/people/readings.hpp"
#include "kith/processes/steps.hpp"
#include "kith/state/life_record.hpp"

namespace kith {
namespace {

// Where first care was received, as a byte: services of usual care have the same numbers in every
// scenario, so that two lives can be compared. Numbers that differ by `most_places` coincide.
constexpr std::uint8_t most_places = 250, in_primary_care = 251, by_medication = 252;

std::uint8_t place_of(std::uint16_t service) {
  return service == no_service ? in_primary_care : static_cast<std::uint8_t>(service % most_places);
}

/// Begins the life of a newcomer to a row: nothing has happened to them here.
void start_life(LifeRecord& lives, Residents const& r, Row row) {
  bool const treated = r.since_treated[row] < weeks_per_year;
  bool const helped = treated || r.since_supported[row] < weeks_per_year;
  Life life{{never, never}, {}, 0, 0, r.cell[row], r.access[row], 0};
  life.start = static_cast<std::uint8_t>((treated ? 1 : 0) | (helped ? 2 : 0));
  each_life_column([row](auto& column, auto const& one) { column[row] = one; }, lives.rows, life);
}

/// The first week: begins the lives of all residents.
void start_lives(LifeRecord& lives, Residents const& r) {
  auto const rows = static_cast<Row>(r.cell.size());
  each_life_column([rows](auto& column) { column.resize(rows); }, lives.rows);
  for (Row row = 0; row < rows; ++row) start_life(lives, r, row);
  lives.arrived.resize(rows);
  for (Row row = 0; row < rows; ++row) lives.arrived[row] = row;
}

void close_life(LifeRecord& lives, Row row) {
  lives.met.each_of(row, [&](ProgramMet met) {
    met.row = static_cast<Row>(lives.closed.size());
    lives.met_closed.push_back(met);
  });
  lives.closed.push_back({row, life_in(lives, row)});
}

/// Where a person lives after this week's moves.
Row after(Moves const& moves, Row row) {
  auto const at = std::lower_bound(moves.begin(), moves.end(), std::pair{row, Row{0}});
  return at != moves.end() && at->first == row ? at->second : row;
}

void move_lives(LifeRecord& lives, Moves const& moves) {
  if (moves.empty()) return;
  for (auto const& [from, to] : moves)
    if (from < to)
      each_life_column([a = from, b = to](auto& column) { std::swap(column[a], column[b]); },
                       lives.rows);
  std::vector<Row> homes;
  for (auto const& move : moves) homes.push_back(move.first);
  std::vector<ProgramMet> moved;
  lives.met.erase_rows(homes, [&](ProgramMet met) {
    met.row = after(moves, met.row);
    moved.push_back(met);
  });
  for (ProgramMet const& met : moved) lives.met.add(met);
  lives.met.merge_arrivals();
}

/// A person who met a program this week, and the program.
struct MetInWeek {
  Row row;
  std::uint8_t program;
  bool client;
  auto key() const { return std::tuple(row, program); }
};

/// Everybody whom programs met or saw this week, by row, then program.
std::vector<MetInWeek> meetings_of(WeekContext const& context, WeekEvents const& events) {
  std::vector<MetInWeek> all;
  for (MetByProgram const& met : events.met) all.push_back({met.row, met.program, false});
  auto const add = [&](Visit const& visit) {
    if (visit.service == no_service || !context.compiled.services[visit.service].program) return;
    std::size_t const program =
        program_index(context.compiled.services[visit.service].program_name, context);
    all.push_back({visit.row, static_cast<std::uint8_t>(program), true});
  };
  std::for_each(events.visits.begin(), events.visits.end(), add);
  std::for_each(events.follow_ups.begin(), events.follow_ups.end(), add);
  std::stable_sort(all.begin(), all.end(),
                   [](MetInWeek const& a, MetInWeek const& b) { return a.key() < b.key(); });
  return all;
}

ProgramMet* find_met(SparseTable<ProgramMet>& table, Row row, std::uint8_t program) {
  ProgramMet* found = nullptr;
  table.each_of(row, [&](ProgramMet& met) {
    if (met.program == program) found = &met;
  });
  return found;
}

/// A visit to a program: clients count once a year, and at their first visit.
void count_client(LifeRecord& lives, State const& state, WeekContext const& context,
                  ProgramMet& met) {
  auto const year = static_cast<std::size_t>(context.week / weeks_per_year);
  auto& [in_year, fresh] = lives.clients;
  std::size_t const programs = program_count(context.compiled.scenario->custom_programs);
  std::size_t const cells = (year + 1) * programs;
  if (in_year.size() < cells) in_year.resize(cells), fresh.resize(cells * k6_band_count);
  std::size_t const cell = year * programs + met.program;
  if (met.client_year != year) ++in_year[cell];
  met.client_year = static_cast<std::uint8_t>(year);
  if (met.client != never) return;
  double const k6 = k6_now(state, context, met.row);
  ++fresh[cell * k6_band_count + (k6 >= serious_k6 ? 2 : k6 >= distressed_k6 ? 1 : 0)];
  met.client = static_cast<std::uint16_t>(context.week);
}

/// A contact counts only until care has begun: it cannot bring anybody who is already there.
void note_meetings(LifeRecord& lives, State const& state, WeekContext const& context,
                   WeekEvents const& events) {
  auto const week = static_cast<std::uint16_t>(context.week);
  std::vector<MetInWeek> const all = meetings_of(context, events);
  for (auto at = all.begin(); at != all.end();) {
    ProgramMet fresh{at->row, at->program};
    ProgramMet* const known = find_met(lives.met, at->row, at->program);
    ProgramMet& met = known != nullptr ? *known : fresh;
    auto const key = at->key();
    for (; at != all.end() && at->key() == key; ++at) {
      if (at->client)
        count_client(lives, state, context, met);
      else if (lives.rows.first[0][met.row] == never)
        met.contact = week;
    }
    if (known == nullptr) lives.met.add(fresh);
  }
  lives.met.merge_arrivals();
}

void note_first(LifeRecord& lives, CareCounted counted, Row row, Week week, std::uint8_t place) {
  auto const k = static_cast<std::size_t>(counted);
  if (lives.rows.first[k][row] != never) return;
  lives.rows.first[k][row] = static_cast<std::uint16_t>(week);
  lives.rows.place[k][row] = place;
}

/// Records this week's visits as care.
void note_visits(LifeRecord& lives, WeekContext const& context, std::vector<Visit> const& visits) {
  for (Visit const& visit : visits) {
    std::uint8_t const place = place_of(visit.service);
    bool const support =
        visit.service != no_service && is_support(context.compiled.services[visit.service].role);
    note_first(lives, CareCounted::care_or_support, visit.row, context.week, place);
    if (!support) note_first(lives, CareCounted::care, visit.row, context.week, place);
  }
}

/// Records everybody else whose memory shows care this week: ongoing medication. Tests 64 rows at a
/// time, since few qualify.
void note_medicated(LifeRecord& lives, Residents const& r, Week week) {
  constexpr std::size_t at_once = 64;
  std::size_t const rows = r.since_treated.size();
  auto const& first = lives.rows.first[0];
  for (std::size_t from = 0; from < rows; from += at_once) {
    std::size_t const to = std::min(rows, from + at_once);
    unsigned some = 0;
#pragma omp simd reduction(| : some)
    for (std::size_t row = from; row < to; ++row)
      some |= static_cast<unsigned>(r.since_treated[row] == 0) &
              static_cast<unsigned>(first[row] == never);
    if (some == 0) continue;
    for (auto row = static_cast<Row>(from); row < to; ++row) {
      if (r.since_treated[row] != 0) continue;
      note_first(lives, CareCounted::care, row, week, by_medication);
      note_first(lives, CareCounted::care_or_support, row, week, by_medication);
    }
  }
}

/// Bands come from the recorded week, so that serious distress is exactly that of the pass.
void note_bands(LifeRecord& lives) {
  constexpr auto distressed = static_cast<std::uint32_t>(distressed_k6 * k6_scale);
  for (Row const row : lives.arrived) {
    unsigned const band = lives.rows.serious_weeks[row] > 0      ? 2
                          : lives.rows.k6_sum[row] >= distressed ? 1
                                                                 : 0;
    lives.rows.start[row] = static_cast<std::uint8_t>(lives.rows.start[row] | band << 2);
  }
  clear_out(lives.arrived);
}

}  // namespace

void follow_lives(LifeRecord& lives, State const& state, Moves const& moves,
                  WeekEvents const& events) {
  if (!has_begun(lives)) return start_lives(lives, state.residents);
  std::vector<Row> gone = events.replaced;
  std::sort(gone.begin(), gone.end());
  gone.erase(std::unique(gone.begin(), gone.end()), gone.end());
  for (Row const row : gone) close_life(lives, row);
  lives.met.erase_rows(gone, [](ProgramMet const&) {});
  move_lives(lives, moves);
  for (Row const row : gone) lives.arrived.push_back(after(moves, row));
  for (Row const row : lives.arrived) start_life(lives, state.residents, row);
}

void note_lives(LifeRecord& lives, State const& state, WeekContext const& context,
                WeekEvents const& events) {
  note_meetings(lives, state, context, events);
  note_visits(lives, context, events.visits);
  note_visits(lives, context, events.follow_ups);
  note_medicated(lives, state.residents, context.week);
  note_bands(lives);
}

}  // namespace kith
