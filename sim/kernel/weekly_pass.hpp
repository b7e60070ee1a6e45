#pragma once

#include <cstdint>

#include "kith/state/margins.hpp"
#include "kith/state/residents.hpp"
#include "kith/state/tie.hpp"

// The only pass over everybody, as raw columns: this header is compiled once for every instruction
// set, so it holds plain structs and nothing that could be emitted twice.

namespace kith {

/// The columns that the pass reads and writes; each pointer is the first row of the community.
struct PassColumns {
  std::int16_t *state, *level, *shock, *stigma;
  std::int8_t* stigma_set_point;
  std::uint16_t* awareness;
  std::uint8_t *awareness_set_point, *trust_clinic, *trust_community, *trust_primary, *readiness;
  std::uint16_t *therapy, *support, *medication, *cell, *access, *memberships;
  std::uint8_t *generation, *household, *degree, *ties, *status;
  std::uint8_t* since_need[4];  ///< the last week in need, the one before, ...
  std::uint8_t *since_treated, *since_counseled, *since_medicated, *since_supported;
  std::uint8_t const *seen_z, *seen_stigma, *seen_awareness, *seen_status;
  std::uint8_t *shown_z, *shown_stigma, *shown_awareness, *shown_status;
};

/// A service with a clock of its own.
struct PassOption {
  std::uint32_t hash;
  std::uint32_t care;
  float lent_trust;
  float most;         ///< bound of rate x effect of trust
  float const* rate;  ///< by access class: factor on the hazard
};

/// Numbers and tables of one week.
struct PassWeek {
  std::uint32_t seed, replicate, week;          ///< week counts from the start of settling
  float k6_floor, k6_per_log;                   ///< DistressTables
  float const *detection, *crisis;              ///< by K6 x 128, rounded down
  float const *felt_threshold, *trust_effect;   ///< by readiness; by trust
  float const *personal_factor, *clinic_trust;  ///< by cell
  PassMargins const* margins;                   ///< by cell
  std::uint32_t margin_count;
  float const* reach;       ///< by access class: three sums over usual services, by kind of care
  float most_reach;         ///< bound of the sums, each times an effect of trust
  float const* visits;      ///< by access class: chance of a primary care visit
  float const* zone_shock;  ///< z, by zone
  std::uint32_t const* welfare;  ///< by K6 x 128: utility and, 16 bits up, WHO-5, fixed point
  float most_hit;       ///< bound of the chance of a detection or crisis at K6 of 5 or more
  float most_hit_well;  ///< and below
  PassOption const* options;
  std::uint32_t option_count;
  float state_keep, state_noise, state_weight, tie_better, tie_worse;
  float shock_keep, burden, burden_relief;
  float benefit_keep, benefit_cap, medication_step, medication_keep, medication_full;
  float stigma_return, stigma_tie, speaks, recovery_norm;
  float awareness_return, awareness_tie;
  float trust_return_four, trust_member, trust_community, trust_primary;
  float need_intercept, need_per_k6, need_per_awareness, awareness_mean;
  float per_z, per_stigma;
  float crisis_in_care;
  std::uint8_t recovery_weeks;
  bool asks_reasons;  ///< whether people with unmet need are told one by one
};

/// Sums over the residents of one margin, in fields that cannot overflow within `flush_rows` rows:
/// one cache line of eight words. The first four hold two measures and a count each, the others
/// four counts.
struct alignas(64) PassSums {
  std::uint64_t word[8];
};
inline constexpr std::uint32_t flush_rows = 8191;

/// Where a sum lies in PassSums.
struct PassField {
  int word, shift, bits;
};
/// The count of flag `bit` (0 ... 19).
constexpr PassField count_of(int bit) {
  return bit < 16 ? PassField{4 + bit / 4, bit % 4 * 13, 13} : PassField{bit - 16, 50, 13};
}
namespace field {
// Measures, in the fixed point of their scale
constexpr PassField stigma{0, 0, 29};  ///< above -8 SD
constexpr PassField trust_clinic{0, 29, 21};
constexpr PassField awareness{1, 0, 29};
constexpr PassField trust_community{1, 29, 21};
constexpr PassField k6{2, 0, 29};
constexpr PassField trust_primary{2, 29, 21};
constexpr PassField utility{3, 0, 26};
constexpr PassField who5{3, 26, 24};
// Counts, by the bit of their flag: three bytes of flags
constexpr PassField belongs = count_of(0);  ///< member of something
constexpr PassField isolated = count_of(1);
constexpr PassField waiting = count_of(2);
constexpr PassField serious = count_of(3);
constexpr PassField moderate = count_of(4);
constexpr PassField frequent = count_of(5);
constexpr PassField felt = count_of(6);  ///< of those in need
constexpr PassField in_care = count_of(7);
constexpr PassField in_care_in_need = count_of(8);
constexpr PassField need_past_year = count_of(9);
constexpr PassField treated_of_need = count_of(10);
constexpr PassField supported_of_need = count_of(11);
constexpr PassField treated = count_of(12);
constexpr PassField counseled = count_of(13);
constexpr PassField medicated = count_of(14);
constexpr PassField unmet = count_of(15);  ///< in need, not in care, not treated for four weeks
constexpr PassField treated_serious = count_of(16);
constexpr PassField treated_distressed = count_of(17);  ///< K6 of 5 or more
constexpr PassField supported_now = count_of(18);
constexpr PassField residents = count_of(19);
}  // namespace field

enum PassEvent : std::uint16_t { seeks, detected, crisis_visit, need_begins, unmet_need };

/// Something that happened to a resident in the pass. `value` is K6 for events of need, the clock
/// of seekers (smaller is earlier); `option` is usual care (-1) or the option whose clock rang; for
/// events of need it says whether need is felt.
struct PassHappening {
  std::uint32_t row;
  float value;
  PassEvent event;
  std::int16_t option;
};

/// What one block gives back
struct PassOutput {
  PassSums* sums;  ///< by margin, twice: residents take turns; nullptr: nothing is added up
  PassHappening* happenings;
  std::uint32_t count;
  std::uint32_t recovery_sum;  ///< ties in recovery that were met
  std::uint32_t ties_met;
  std::uint32_t untreated;  ///< people in need who are not in care
};

using WeeklyPass = void (*)(PassColumns const&, PassWeek const&, PassTie const&,
                            std::uint32_t first, std::uint32_t rows, std::uint32_t zone,
                            PassOutput&);

namespace baseline {
void weekly_pass(PassColumns const&, PassWeek const&, PassTie const&, std::uint32_t, std::uint32_t,
                 std::uint32_t, PassOutput&);
}
namespace avx2 {
void weekly_pass(PassColumns const&, PassWeek const&, PassTie const&, std::uint32_t, std::uint32_t,
                 std::uint32_t, PassOutput&);
}
namespace avx512 {
void weekly_pass(PassColumns const&, PassWeek const&, PassTie const&, std::uint32_t, std::uint32_t,
                 std::uint32_t, PassOutput&);
}

/// The fastest of them that this processor runs, or what KITH_ISA (baseline, avx2, avx512) says.
WeeklyPass choose_weekly_pass();

}  // namespace kith
