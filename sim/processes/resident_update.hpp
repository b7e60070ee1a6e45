#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "kith/kernel/kernel.hpp"

namespace kith {

/// What the pass sums over residents; the order of sum_fields.
enum class Sum : std::uint8_t {
  residents,
  k6,
  utility,
  who5,
  stigma,
  awareness,
  trust_clinic,
  trust_community,
  trust_primary,
  belongs,
  isolated,
  waiting,
  serious,
  moderate,
  frequent,
  felt,
  in_care,
  in_care_in_need,
  need_past_year,
  treated_of_need,
  supported_of_need,
  treated,
  counseled,
  medicated,
  unmet,
  treated_serious,
  treated_distressed,
  supported_now
};
inline constexpr SumField sum_fields[] = {field::residents,
                                          field::k6,
                                          field::utility,
                                          field::who5,
                                          field::stigma,
                                          field::awareness,
                                          field::trust_clinic,
                                          field::trust_community,
                                          field::trust_primary,
                                          field::belongs,
                                          field::isolated,
                                          field::waiting,
                                          field::serious,
                                          field::moderate,
                                          field::frequent,
                                          field::felt,
                                          field::in_care,
                                          field::in_care_in_need,
                                          field::need_past_year,
                                          field::treated_of_need,
                                          field::supported_of_need,
                                          field::treated,
                                          field::counseled,
                                          field::medicated,
                                          field::unmet,
                                          field::treated_serious,
                                          field::treated_distressed,
                                          field::supported_now};

/// The mean of what the pass adds up over `people`, in its unit.
[[nodiscard]] double mean_of(Sum what, double sum, double people);

/// Sums over the residents of a stratum, by Sum.
using StratumSums = std::array<std::uint64_t, 32>;

/// What a thread brings back from the pass: whole numbers, so that it does not matter which thread
/// took which block. Packed sums are zero between weeks.
struct ThreadSums {
  std::vector<KernelSums> packed;  ///< as KernelOutput::sums
  std::vector<StratumSums> margins;
  std::vector<ResidentEvent> room;
  std::uint32_t most = 0;  ///< residents in any margin of `packed`, at most
  std::uint64_t met = 0;
  std::uint64_t recovered = 0;
  std::vector<std::uint32_t> untreated;  ///< people in need and not in care, by zone
};

/// What the pass over everybody makes: whom people met, what happened to them, and sums.
struct ResidentUpdate {
  std::vector<WeeklyTie> ties{};  ///< by block: whom people meet this week
  std::vector<std::vector<ResidentEvent>> events_by_block{};
  std::vector<StratumSums> sums{};  ///< by stratum; only of weeks that are observed
  std::uint64_t ties_met = 0;
  std::uint64_t ties_in_recovery = 0;
};

}  // namespace kith
