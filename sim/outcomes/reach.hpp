#pragma once

#include <array>
#include <vector>

#include "kith/processes/week_events.hpp"
#include "kith/record.hpp"
#include "kith/state/compiled/strata.hpp"
#include "kith/state/life_record.hpp"

namespace kith {

/// First care in one life: the week, and where.
struct FirstCare {
  std::uint16_t week = never;
  std::uint8_t place = 0;
};

/// The same person's life in usual care, compared with this one. Everybody is exactly one of these.
enum class OtherLife : std::uint8_t {
  newly_reached,  ///< no care there
  sooner,         ///< care there, at least 13 weeks later
  later,          ///< care there, at least 13 weeks sooner
  moved,          ///< care there, less than 13 weeks apart, elsewhere
  same,           ///< the same care there
  displaced,      ///< care there but not here
  no_care         ///< none in either
};
inline constexpr std::size_t other_life_count = 7;
OtherLife other_life(FirstCare with, FirstCare without);

/// Whether programs served a person: as a client, or by bringing them into care.
enum class Served : std::uint8_t { not_served, served, in_last_year };
inline constexpr std::size_t served_count = 3;
inline constexpr int brought_within_weeks = 26;

/// Indices in `reach_people`, whose last axis is the stratum.
struct ReachCell {
  CareCounted counted;
  OtherLife other;
  Served served;
  bool care_before;
  std::size_t band;
};
inline constexpr std::size_t reach_cells =
    ways_to_count_care * other_life_count * served_count * 2 * k6_band_count;
[[nodiscard]] constexpr std::size_t place_of(ReachCell const& cell) {
  std::size_t place = static_cast<std::size_t>(cell.counted);
  place = place * other_life_count + static_cast<std::size_t>(cell.other);
  place = place * served_count + static_cast<std::size_t>(cell.served);
  place = place * 2 + (cell.care_before ? 1 : 0);
  return place * k6_band_count + cell.band;
}

/// The comparison of two lives of the same people, in the order of `reach_outcomes`.
struct Reach {
  Reach(std::size_t strata, int weeks, std::size_t programs);
  std::vector<std::int32_t> people;              ///< ReachCell x stratum
  std::vector<std::int32_t> served;              ///< client or brought x band x stratum
  std::vector<std::int32_t> clients;             ///< program x band
  std::vector<std::int32_t> brought;             ///< program x band
  std::vector<std::int32_t> clients_by_year;     ///< year x program
  std::vector<std::int32_t> new_clients;         ///< year x program x band at the first visit
  std::vector<double> k6_difference;             ///< Served x stratum
  std::vector<double> serious_weeks_difference;  ///< Served x stratum
};

/// Compares everybody's life in a scenario of so many weeks with their life in usual care;
/// `programs`: how many the study's results list. Throws
/// std::logic_error if they are not lives of the same people.
Reach compare_lives(LifeRecord const& with, LifeRecord const& usual, Strata const& strata,
                    std::uint16_t padding, int weeks, std::size_t programs = program_count());

/// Values in the order of `reach_outcomes`; -1 and NaN if usual care was not simulated.
std::vector<Values> values_of(Reach reach);
std::vector<Values> missing_reach(std::size_t strata, int weeks, std::size_t programs);

/// Adds the axes and outcomes of reach.
void reach_layout(Layout& layout);

}  // namespace kith
