#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "kith/processes/resident_update.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/state/state.hpp"

namespace kith {

/// Why people in need are not in care (MODEL 7.13), in order of precedence.
enum class Reason : std::uint8_t {
  waiting,
  no_felt_need,
  not_knowing,
  cost,
  travel,
  language,
  stigma_or_distrust,
  other
};
inline constexpr std::size_t reason_count = 8;
inline constexpr std::string_view reason_names[] = {
    "waiting", "no_felt_need", "not_knowing",        "cost",
    "travel",  "language",     "stigma_or_distrust", "other"};

/// People with unmet need by stratum and reason.
std::vector<std::array<double, reason_count>> reasons_of(State const& state,
                                                         WeekContext const& context,
                                                         ResidentUpdate const& update);

}  // namespace kith
