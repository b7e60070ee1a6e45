#pragma once

#include <cstdint>

#include "kith/kernel/sum_fields.hpp"
#include "kith/state/cell_margins.hpp"
#include "kith/state/residents.hpp"
#include "kith/state/weekly_tie.hpp"

// The only pass over all residents, as raw columns: this header is compiled once for each
// instruction set, so it contains plain structs and nothing that could be emitted twice.

namespace kith {

/// The columns that the pass reads and writes; each pointer is to the community's first row.
template <class T>
using FirstRow = T*;
using KernelColumns = ResidentColumns<FirstRow>;
KernelColumns kernel_columns(Residents& residents);

/// Felt need (MODEL 7.4): float in the pass, double when a process asks about one resident.
template <class Number>
struct NeedNumbers {
  Number intercept, per_k6, per_awareness, awareness_mean;
};

/// Numbers and tables of one week; names in brackets are tables of scenarios/evidence.toml, whose
/// numbers are given here per week and in the scales of the columns.
struct KernelWeek {
  std::uint32_t seed, replicate, week;          ///< week counts from the start of burn-in
  float k6_floor, k6_per_log;                   ///< DistressTables
  float const *detection, *crisis;              ///< by K6 x 128, rounded down
  float const *felt_threshold, *trust_effect;   ///< by readiness, log odds; by trust, factor
  float const *personal_factor, *clinic_trust;  ///< by cell: weekly hazard; set point, 0 to 1
  CellMargins const* margins;                   ///< by cell
  std::uint32_t margin_count;
  std::uint32_t margins_of_zone;  ///< what each zone adds to CellMargins::rest
  OwnMargins own;
  float most_trust;              ///< bound of an effect of trust
  float const* visits;           ///< by access class: chance of a primary care visit
  float const* zone_shock;       ///< z, by zone
  std::uint32_t const* welfare;  ///< by K6 x 128: utility and, 16 bits up, WHO-5, fixed point
  float most_hit;       ///< bound of the chance of a detection or crisis from distressed_k6 on
  float most_hit_well;  ///< and below it
  // [distress]: what a week keeps of the state and of shocks, and what it adds
  float const *state_keep, *state_noise;  ///< by course
  float state_weight;
  float tie_better, tie_worse;  ///< state for each z that a tie is better or worse off
  float shock_keep, burden, burden_relief;
  // [treatment]: medication of medication_scale; medication_full is its effect in z per step
  float benefit_keep, benefit_cap, medication_step, medication_keep, medication_full;
  // [stigma] [awareness]
  float stigma_return, stigma_tie, speaks;
  float recovery_norm;  ///< share of ties in recovery under usual care
  float awareness_return, awareness_tie;
  // [trust], of trust_scale; four weeks' return at once
  float trust_return_four, trust_member, trust_community, trust_primary;
  NeedNumbers<float> need;
  float per_z, per_stigma;  ///< [help_seeking]
  float crisis_in_care;     ///< [crisis]
  std::uint8_t recovery_weeks;
  bool asks_reasons;  ///< whether an event reports everybody with unmet need
};

enum ResidentEventKind : std::uint16_t { asks, detected, crisis_visit, need_begins, unmet_need };

/// Something that happened to a resident in the pass. `value` is K6, or the clock of a resident who
/// asks for help; `felt`, in events of need, is whether need is felt.
struct ResidentEvent {
  std::uint32_t row;
  float value;
  ResidentEventKind event;
  std::uint16_t felt;
};

/// The largest number of events of one resident in a week.
inline constexpr std::uint32_t most_events = 4;

/// Where the weeks of each resident's own life are added up, each pointer to the community's first
/// row; nullptr: nowhere.
struct LifeSums {
  std::uint32_t* k6 = nullptr;  ///< in fixed point, as Sum::k6
  std::uint16_t* serious_weeks = nullptr;
};

/// The output of one block.
struct KernelOutput {
  KernelSums* sums;  ///< by margin, twice: residents take turns; nullptr: nothing is added up
  ResidentEvent* events;
  std::uint32_t count;
  std::uint32_t recovery_sum;  ///< ties met who are in recovery
  std::uint32_t ties_met;
  std::uint32_t untreated;  ///< people in need who are not in care
  LifeSums lives{};         ///< filled only if sums are
};

using Kernel = void (*)(KernelColumns const&, KernelWeek const&, WeeklyTie const&,
                        std::uint32_t first, std::uint32_t rows, std::uint32_t zone, KernelOutput&);

namespace baseline {
void kernel(KernelColumns const&, KernelWeek const&, WeeklyTie const&, std::uint32_t, std::uint32_t,
            std::uint32_t, KernelOutput&);
}
namespace avx2 {
void kernel(KernelColumns const&, KernelWeek const&, WeeklyTie const&, std::uint32_t, std::uint32_t,
            std::uint32_t, KernelOutput&);
}
namespace avx512 {
void kernel(KernelColumns const&, KernelWeek const&, WeeklyTie const&, std::uint32_t, std::uint32_t,
            std::uint32_t, KernelOutput&);
}

/// The fastest one that this processor runs, or the one in KITH_ISA (baseline, avx2, avx512).
Kernel choose_kernel();

}  // namespace kith
