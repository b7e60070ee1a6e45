#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "kith/state/state_members.hpp"

namespace kith {

/// What counts as care: a clinical session or medication, or support as well.
enum class CareCounted : std::uint8_t { care, care_or_support };
inline constexpr std::size_t ways_to_count_care = 2;

/// The week of care that was never received.
inline constexpr std::uint16_t never = 0xffff;

/// Bands of K6: well, in moderate, in serious distress.
inline constexpr std::size_t k6_band_count = 3;

/// What happened since the first partnership began: to everybody, as columns, or to one person.
template <template <class> class Of>
struct LifeColumns {
  std::array<Of<std::uint16_t>, ways_to_count_care> first;  ///< week of first care, or `never`
  std::array<Of<std::uint8_t>, ways_to_count_care> place;   ///< and where (place_of)
  Of<std::uint16_t> serious_weeks;                          ///< weeks in serious distress
  Of<std::uint32_t> k6_sum;        ///< over weeks, in the fixed point of the pass (k6_scale)
  Of<std::uint16_t> cell, access;  ///< in their first week here
  /// Bit 0: care in the 52 weeks before; bit 1: care or support; bits 2 and up: band of K6 in the
  /// first week.
  Of<std::uint8_t> start;
};

/// Calls `visit(column...)` for every column, with the same column of each of `of`.
template <class Visit, class... Lives>
void each_life_column(Visit&& visit, Lives&... of) {
  for (std::size_t k = 0; k < ways_to_count_care; ++k) visit(of.first[k]...), visit(of.place[k]...);
  visit(of.serious_weeks...), visit(of.k6_sum...), visit(of.cell...), visit(of.access...),
      visit(of.start...);
}

template <class T>
using OfOne = T;
/// One person's life during their time in the community.
using Life = LifeColumns<OfOne>;

/// The life of a person who has died or left the community.
struct ClosedLife {
  Row row;  ///< their last home
  Life life;
};

/// The year of somebody who has never been a client.
inline constexpr std::uint8_t no_year = 0xff;

/// A person and a program that they came to, or that met them to bring them into care.
struct ProgramMet {
  Row row;
  std::uint8_t program;                ///< index in `program_axis`
  std::uint16_t client = never;        ///< week of the first visit
  std::uint16_t contact = never;       ///< week of the last contact until first care
  std::uint8_t client_year = no_year;  ///< their last as a client, year of the horizon
  bool operator==(ProgramMet const&) const = default;
};

/// Clients of each program, each counted once a year, by year of the horizon so far.
struct ClientCounts {
  std::vector<std::int32_t> in_year;  ///< year x program
  std::vector<std::int32_t> fresh;    ///< first visits: year x program x band of K6 that week
};

/// Each resident's weeks in one scenario. Separate from the State, which it never changes.
struct LifeRecord {
  LifeColumns<Column> rows;
  std::vector<ClosedLife> closed;  ///< in the order in which people died or left
  SparseTable<ProgramMet> met;
  std::vector<ProgramMet> met_closed;  ///< row: index in `closed`
  std::vector<Row> arrived;            ///< this week
  ClientCounts clients;
};

/// Whether lives are recorded: not before the first week of recording.
[[nodiscard]] inline bool has_begun(LifeRecord const& lives) {
  return !lives.rows.cell.empty();
}

/// The recorded life of the person in a row.
[[nodiscard]] inline Life life_in(LifeRecord const& lives, Row row) {
  Life life{};
  each_life_column([row](auto const& column, auto& one) { one = column[row]; }, lives.rows, life);
  return life;
}

[[nodiscard]] inline std::size_t k6_band(std::uint8_t start) {
  return start >> 2;
}

template <class Visit>
void each_member(Is<LifeColumns<Column>> auto& of, Visit&& visit) {
  each_life_column(visit, of);
}
template <class Visit>
void each_member(Is<Life> auto& of, Visit&& visit) {
  each_life_column(visit, of);
}
template <class Visit>
void each_member(Is<ClosedLife> auto& of, Visit&& visit) {
  auto& [row, life] = of;
  visit_all<ClosedLife>(visit, row, life);
}
template <class Visit>
void each_member(Is<ProgramMet> auto& of, Visit&& visit) {
  auto& [row, program, client, contact, client_year] = of;
  visit_all<ProgramMet>(visit, row, program, client, contact, client_year);
}
template <class Visit>
void each_member(Is<ClientCounts> auto& of, Visit&& visit) {
  auto& [in_year, fresh] = of;
  visit(in_year, fresh);
}
template <class Visit>
void each_member(Is<LifeRecord> auto& of, Visit&& visit) {
  auto& [rows, closed, met, met_closed, arrived, clients] = of;
  visit(rows, closed, met, met_closed, arrived, clients);
}

}  // namespace kith
