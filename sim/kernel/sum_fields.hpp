#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "kith/state/residents.hpp"

namespace kith {

/// What the pass adds up over residents, in the order in which KernelSums packs it: measures, two
/// to a word, then counts. This is the only list of them: the position here determines where a sum
/// is stored.
enum class Sum : std::uint8_t {
  stigma,
  trust_clinic,
  awareness,
  trust_community,
  k6,
  trust_primary,
  utility,
  who5,
  belongs,  ///< the first count: member of an organization
  isolated,
  waiting,
  serious,
  moderate,
  frequent,
  felt,  ///< among those in need
  in_care,
  in_care_in_need,
  need_past_year,
  treated_of_need,
  supported_of_need,
  treated,
  counseled,
  medicated,
  unmet,  ///< in need, not in care, not treated for four weeks
  treated_serious,
  treated_distressed,  ///< K6 of 5 or more
  supported_now,
  residents,
  end
};
inline constexpr int sum_count = static_cast<int>(Sum::end);
inline constexpr int measure_count = static_cast<int>(Sum::belongs);
inline constexpr int flag_count = sum_count - measure_count;

/// Sums over the residents of one margin, in fields that cannot overflow within `flush_rows` rows:
/// one cache line of eight words. The first four hold two measures and a count each, the others
/// hold four counts.
struct alignas(64) KernelSums {
  std::uint64_t word[8];
};
inline constexpr std::uint32_t flush_rows = 8191;
inline constexpr int count_bits = 13;
inline constexpr int measure_bits = 50;  ///< for two measures that share a word
static_assert(flush_rows < 1u << count_bits);
static_assert(measure_bits + count_bits <= 64 && 4 * count_bits <= 64);
static_assert(measure_count <= 8, "KernelSums has no room for one more measure");
static_assert(flag_count <= 4 + 4 * 4, "KernelSums has no room for one more count");

/// A measure in fixed point: value = sum / scale - below.
struct MeasureField {
  Sum what;
  double most;  ///< of one resident
  double scale, below;
  int bits;
};
inline constexpr std::array<MeasureField, measure_count> measure_fields = {{
    {Sum::stigma, 65535.0, stigma_scale, stigma_offset / stigma_scale, 29},
    {Sum::trust_clinic, trust_scale, trust_scale, 0.0, 21},
    {Sum::awareness, awareness_scale, awareness_scale, 0.0, 29},
    {Sum::trust_community, trust_scale, trust_scale, 0.0, 21},
    {Sum::k6, 24.0F * k6_scale, k6_scale, 0.0, 29},
    {Sum::trust_primary, trust_scale, trust_scale, 0.0, 21},
    {Sum::utility, utility_scale, utility_scale, 0.0, 26},
    {Sum::who5, 100.0F * who5_scale, who5_scale, 0.0, 24},
}};
/// Whether every measure is at its position in Sum, none can overflow, and no two that share a word
/// reach into the count above them.
constexpr bool measures_fit() {
  for (std::size_t k = 0; k < measure_fields.size(); ++k) {
    if (static_cast<std::size_t>(measure_fields[k].what) != k) return false;
    if (measure_fields[k].most * flush_rows >=
        static_cast<double>(std::uint64_t{1} << measure_fields[k].bits))
      return false;
    if (k % 2 == 1 && measure_fields[k - 1].bits + measure_fields[k].bits > measure_bits)
      return false;
  }
  return true;
}
static_assert(measures_fit());

/// Where a sum is stored in KernelSums.
struct SumField {
  int word, shift, bits;
};
/// The flag of a count: bit k % 8 of byte k / 8.
constexpr int flag_of(Sum count) {
  return static_cast<int>(count) - measure_count;
}
constexpr SumField field_of(Sum what) {
  int const k = static_cast<int>(what);
  int const flag = flag_of(what);
  if (flag >= 16) return {flag - 16, measure_bits, count_bits};
  if (flag >= 0) return {4 + flag / 4, flag % 4 * count_bits, count_bits};
  auto const at = static_cast<std::size_t>(k);
  return {k / 2, k % 2 == 0 ? 0 : measure_fields[at - 1].bits, measure_fields[at].bits};
}

/// The mean over `people` of a sum, in the measure's unit.
[[nodiscard]] constexpr double mean_of(Sum what, double sum, double people) {
  if (flag_of(what) >= 0) return sum / people;
  MeasureField const& measure = measure_fields[static_cast<std::size_t>(what)];
  return sum / (people * measure.scale) - measure.below;
}

}  // namespace kith
