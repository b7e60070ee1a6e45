#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "kith/processes/resident_update.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/state/state.hpp"

namespace kith {

/// Barriers between a person in need and care.
enum class Barrier : std::uint8_t {
  waiting,             ///< the wait they are in, or one that deters them
  no_felt_need,        ///< they see no need for help
  not_knowing,         ///< of what programs offer
  cost,                ///< nobody takes their coverage
  travel,              ///< the distance, or no internet
  language,            ///< nobody speaks theirs
  stigma_or_distrust,  ///< more stigma, or less trust, than the nation's mean
};
inline constexpr std::size_t barrier_count = 7;
inline constexpr std::string_view barrier_names[] = {
    "waiting", "no_felt_need", "not_knowing", "cost", "travel", "language", "stigma_or_distrust"};

/// Chance that a person in need finds care within four weeks, as things are and with one barrier
/// removed.
struct CareChances {
  double now = 0.0;
  std::array<double, barrier_count> without{};
};
inline constexpr double chance_weeks = 4.0;

/// How a person sees one place with each barrier removed and, last, as it is: whether it is
/// acceptable apart from travel, and travel.
struct PlaceOfCare {
  std::array<double, barrier_count + 1> acceptable{}, way{};
};
/// Working memory, which callers keep from one person to the next.
using PlacesByKind = std::array<std::vector<PlaceOfCare>, kind_of_care_count>;

/// For a person in need who is not in care, by the equations of asking and of choosing (MODEL 7.5).
/// A person who waits gets the part of the four weeks that the present wait leaves.
CareChances chances_of_care(State const& state, WeekContext const& context,
                            ResidentEvent const& in_need, PlacesByKind& places);

}  // namespace kith
