#pragma once

#include "kith/ground/weeks.hpp"
#include "kith/kernel/memory.hpp"
#include "kith/kernel/sums.hpp"

namespace kith {
namespace {

/// Three bytes of flags for each resident; bit k of byte b is the flag of count_of(8 b + k).
struct Flags {
  alignas(64) u8 byte[3][block_rows];
};

/// Flag `of` where `yes` is 1; `byte` is the one that holds it.
constexpr u8 flag(SumField of, u8 yes) {
  int const bit = of.word < 4 ? 16 + of.word : (of.word - 4) * 4 + of.shift / 13;
  return static_cast<u8>(yes << bit % 8);
}

/// Where people stand between need and care.
void flag_people(KernelColumns const c, u32 first, u32 rows, Scratch const& s, Flags& f) {
  u8 const *status = c.status + first, *ties = c.ties + first;
  u8 const* since_fourth_need = c.since_need[3] + first;
  u8 const *since_treated = c.since_treated + first, *since_counseled = c.since_counseled + first;
  u8 const *since_medicated = c.since_medicated + first,
           *since_supported = c.since_supported + first;
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) {
    u8 const need_flags = s.need_flags[i];
    u8 const needs = need_flags & needs_help;
    u8 const distress = truth((need_flags & distressed) != 0);
    u8 const care = truth((status[i] & (in_episode | medicated)) != 0);
    u8 const past = truth(since_fourth_need[i] < weeks_per_year);
    u8 const treated = truth(since_treated[i] < weeks_per_year);
    u8 const helped = static_cast<u8>(treated | truth(since_supported[i] < weeks_per_year));
    u8 const alone = static_cast<u8>((care ^ 1) & truth(since_treated[i] >= 4));
    f.byte[0][i] = static_cast<u8>(
        flag(field::belongs, truth((need_flags & belongs) != 0)) |
        flag(field::isolated, truth(ties[i] <= 1)) |
        flag(field::waiting, truth((status[i] & waiting) != 0)) | flag(field::serious, needs) |
        flag(field::moderate, static_cast<u8>(distress & (needs ^ 1))) |
        flag(field::frequent, truth((need_flags & frequent) != 0)) |
        flag(field::felt, static_cast<u8>(needs & truth((need_flags & feels_need) != 0))) |
        flag(field::in_care, care));
    f.byte[1][i] =
        static_cast<u8>(flag(field::in_care_in_need, static_cast<u8>(needs & care)) |
                        flag(field::need_past_year, past) |
                        flag(field::treated_of_need, static_cast<u8>(past & treated)) |
                        flag(field::supported_of_need, static_cast<u8>(past & helped)) |
                        flag(field::treated, treated) |
                        flag(field::counseled, truth(since_counseled[i] < weeks_per_year)) |
                        flag(field::medicated, truth(since_medicated[i] < weeks_per_year)) |
                        flag(field::unmet, static_cast<u8>(needs & alone)));
    f.byte[2][i] =
        static_cast<u8>(flag(field::treated_serious, static_cast<u8>(needs & treated)) |
                        flag(field::treated_distressed, static_cast<u8>(distress & treated)) |
                        flag(field::supported_now, truth((status[i] & supported) != 0)) |
                        flag(field::residents, 1));
  }
}

/// K6, utility and WHO-5 in fixed point (KernelSums).
struct Measures {
  alignas(64) u16 k6[block_rows], utility[block_rows], who5[block_rows];
};

void measure_people(KernelWeek const w, u32 rows, Scratch const& s, Measures& m) {
  for (u32 i = 0; i < rows; i += lanes) {
    Floats const k6 = load(s.k6 + i);
    Ints const welfare = gather(w.welfare, truncate(k6 * 128.0F + 0.5F));
    store(m.k6 + i, truncate(k6 * k6_scale + 0.5F));
    store(m.utility + i, welfare & 0xffff);
    store(m.who5 + i, welfare >> 16);
  }
}

/// Adds everybody to their two margins: a cache line each, whatever the number of strata.
void add_up(KernelColumns const c, KernelWeek const w, u32 first, u32 rows, Measures const& m,
            Flags const& f, KernelSums* sums) {
  for (u32 i = 0; i < rows; i += wide_lanes) {
    u32 const row = first + i;
    Wide const flags[3] = {widen(f.byte[0] + i), widen(f.byte[1] + i), widen(f.byte[2] + i)};
    Wide const stigma = widen(c.stigma + row) + u64{stigma_offset};
    Wide words[8] = {
        packed(stigma, widen(c.trust_clinic + row), 29, flags[2]),
        packed(widen(c.awareness + row), widen(c.trust_community + row), 29, flags[2] >> 1),
        packed(widen(m.k6 + i), widen(c.trust_primary + row), 29, flags[2] >> 2),
        packed(widen(m.utility + i), widen(m.who5 + i), 26, flags[2] >> 3),
        counts_of(flags[0]),
        counts_of(flags[0] >> 4),
        counts_of(flags[1]),
        counts_of(flags[1] >> 4)};
    transpose(words);
    for (u32 k = 0; k < wide_lanes; ++k) {
      CellMargins const at = w.margins[c.cell[row + k]];
      KernelSums* const half = sums + k % 2 * w.margin_count;
      add(half[at.kind], words + k * parts);
      add(half[at.rest], words + k * parts);
    }
  }
}

/// Nothing is added up while the community settles.
void observe(KernelColumns const c, KernelWeek const w, u32 first, u32 rows, Scratch const& s,
             KernelSums* sums) {
  Flags flags;
  Measures measures;
  flag_people(c, first, rows, s, flags);
  measure_people(w, rows, s, measures);
  add_up(c, w, first, rows, measures, flags, sums);
}

}  // namespace
}  // namespace kith
