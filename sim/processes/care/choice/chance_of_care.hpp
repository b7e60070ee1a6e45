#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "kith/processes/resident_update.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/state/state.hpp"

namespace kith {

/// What may stand between a person in need and care.
enum class Barrier : std::uint8_t {
  waiting,             ///< the wait they are in, or that puts them off
  no_felt_need,        ///< they see no need for help
  not_knowing,         ///< of what programs offer
  cost,                ///< nobody who takes their coverage
  travel,              ///< the way, or no internet
  language,            ///< nobody who speaks theirs
  stigma_or_distrust,  ///< more stigma, or less trust, than the nation's mean
};
inline constexpr std::size_t barrier_count = 7;
inline constexpr std::string_view barrier_names[] = {
    "waiting", "no_felt_need", "not_knowing", "cost", "travel", "language", "stigma_or_distrust"};

/// Chance that a person in need finds care within four weeks, as things are and with one barrier
/// taken away.
struct CareChances {
  double now = 0.0;
  std::array<double, barrier_count> without{};
};
inline constexpr double chance_weeks = 4.0;

/// How one place looks to a person with each barrier taken away, and at last as it is: whether it
/// is acceptable but for the way, and the way.
struct PlaceOfCare {
  std::array<double, barrier_count + 1> acceptable{}, way{};
};
/// Room to work in, which callers keep from one person to the next.
using PlacesByKind = std::array<std::vector<PlaceOfCare>, kind_of_care_count>;

/// Of somebody in need who is not in care, by the equations of asking and of choosing (MODEL 7.5).
/// Whoever waits gets the part of the four weeks that the present wait leaves.
CareChances chances_of_care(State const& state, WeekContext const& context,
                            ResidentEvent const& in_need, PlacesByKind& places);

}  // namespace kith
