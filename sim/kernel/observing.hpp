#pragma once

#include "kith/ground/weeks.hpp"
#include "kith/kernel/memory.hpp"
#include "kith/kernel/sums.hpp"

namespace kith {
namespace {

/// Three bytes of flags for each resident; bit k of byte b is flag 8 b + k (flag_of).
struct Flags {
  alignas(64) u8 byte[3][block_rows];
};

/// Bits of one byte of flags; `which` are all of the flags given so far.
template <u32 which>
struct SomeFlags {
  u8 bits;
};
/// The flag of a count, set if `yes` is 1.
template <Sum count>
constexpr SomeFlags<1u << flag_of(count)> flag(u8 yes) {
  return {static_cast<u8>(yes << flag_of(count) % 8)};
}
template <u32 a, u32 b>
constexpr SomeFlags<(a | b)> operator|(SomeFlags<a> some, SomeFlags<b> more) {
  static_assert((a & b) == 0, "said twice");
  return {static_cast<u8>(some.bits | more.bits)};
}
/// Byte `at` of the flags: exactly those that belong there, each given once.
template <u32 at, u32 which>
constexpr u8 byte_of(SomeFlags<which> flags) {
  static_assert(which == (((1u << flag_count) - 1) & 255u << 8 * at),
                "a flag is missing, or not of this byte");
  return flags.bits;
}

/// Where people are between need and care.
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
    f.byte[0][i] = byte_of<0>(
        flag<Sum::belongs>(truth((need_flags & belongs) != 0)) |
        flag<Sum::isolated>(truth(ties[i] <= 1)) |
        flag<Sum::waiting>(truth((status[i] & waiting) != 0)) | flag<Sum::serious>(needs) |
        flag<Sum::moderate>(static_cast<u8>(distress & (needs ^ 1))) |
        flag<Sum::frequent>(truth((need_flags & frequent) != 0)) |
        flag<Sum::felt>(static_cast<u8>(needs & truth((need_flags & feels_need) != 0))) |
        flag<Sum::in_care>(care));
    f.byte[1][i] = byte_of<1>(flag<Sum::in_care_in_need>(static_cast<u8>(needs & care)) |
                              flag<Sum::need_past_year>(past) |
                              flag<Sum::treated_of_need>(static_cast<u8>(past & treated)) |
                              flag<Sum::supported_of_need>(static_cast<u8>(past & helped)) |
                              flag<Sum::treated>(treated) |
                              flag<Sum::counseled>(truth(since_counseled[i] < weeks_per_year)) |
                              flag<Sum::medicated>(truth(since_medicated[i] < weeks_per_year)) |
                              flag<Sum::unmet>(static_cast<u8>(needs & alone)));
    f.byte[2][i] = byte_of<2>(flag<Sum::treated_serious>(static_cast<u8>(needs & treated)) |
                              flag<Sum::treated_distressed>(static_cast<u8>(distress & treated)) |
                              flag<Sum::supported_now>(truth((status[i] & supported) != 0)) |
                              flag<Sum::residents>(1));
  }
}

/// K6, utility and WHO-5 in fixed point (KernelSums).
struct Measures {
  alignas(64) u16 k6[block_rows], utility[block_rows], who5[block_rows];
};

void measure_people(KernelWeek const w, u32 rows, Scratch const& s, Measures& m) {
  for (u32 i = 0; i < rows; i += lanes) {
    Floats const k6 = load(s.k6 + i);
    Ints const welfare = gather(w.welfare, truncate(k6 * float{k6_steps} + 0.5F));
    store(m.k6 + i, truncate(k6 * k6_scale + 0.5F));
    store(m.utility + i, welfare & 0xffff);
    store(m.who5 + i, welfare >> 16);
  }
}

/// Adds one resident to those of the scenario's own strata that they belong to.
inline void add_to_own(KernelColumns const c, OwnMargins const own, u32 row, Wide const* words,
                       KernelSums* half) {
  u32 in = static_cast<u32>(own.of_cell[c.cell[row]]) & own.of_access[c.access[row]];
  for (; in != 0; in &= in - 1) add(half[own.first + static_cast<u32>(__builtin_ctz(in))], words);
}

/// Adds everybody to their two margins: one cache line each, whatever the number of strata.
void add_up(KernelColumns const c, KernelWeek const w, u32 first, u32 rows, u32 zone,
            Measures const& m, Flags const& f, KernelSums* sums) {
  u32 const of_zone = zone * w.margins_of_zone;
  for (u32 i = 0; i < rows; i += wide_lanes) {
    u32 const row = first + i;
    Wide const flags[3] = {widen(f.byte[0] + i), widen(f.byte[1] + i), widen(f.byte[2] + i)};
    Wide const stigma = widen(c.stigma + row) + u64{stigma_offset};
    Wide words[8] = {
        packed<Sum::stigma, Sum::trust_clinic>(stigma, widen(c.trust_clinic + row), flags[2]),
        packed<Sum::awareness, Sum::trust_community>(widen(c.awareness + row),
                                                     widen(c.trust_community + row), flags[2]),
        packed<Sum::k6, Sum::trust_primary>(widen(m.k6 + i), widen(c.trust_primary + row),
                                            flags[2]),
        packed<Sum::utility, Sum::who5>(widen(m.utility + i), widen(m.who5 + i), flags[2]),
        counts_of(flags[0]),
        counts_of(flags[0] >> 4),
        counts_of(flags[1]),
        counts_of(flags[1] >> 4)};
    transpose(words);
    for (u32 k = 0; k < wide_lanes; ++k) {
      CellMargins const at = w.margins[c.cell[row + k]];
      KernelSums* const half = sums + k % 2 * w.margin_count;
      add(half[at.kind], words + k * parts);
      add(half[at.rest + of_zone], words + k * parts);
      if (w.own.of_cell != nullptr) add_to_own(c, w.own, row + k, words + k * parts, half);
    }
  }
}

/// Adds the week to each resident's own life.
void add_to_lives(LifeSums const lives, u32 first, u32 rows, Measures const& m, Flags const& f) {
  constexpr u32 serious = flag_of(Sum::serious);
  u32* k6 = lives.k6 + first;
  u16* weeks = lives.serious_weeks + first;
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) k6[i] += m.k6[i];
#pragma omp simd
  for (u32 i = 0; i < rows; ++i)
    weeks[i] = static_cast<u16>(weeks[i] + (f.byte[serious / 8][i] >> serious % 8 & 1));
}

/// Nothing is added up during the burn-in.
void observe(KernelColumns const c, KernelWeek const w, u32 first, u32 rows, u32 zone,
             Scratch const& s, KernelOutput const& out) {
  Flags flags;
  Measures measures;
  flag_people(c, first, rows, s, flags);
  measure_people(w, rows, s, measures);
  add_up(c, w, first, rows, zone, measures, flags, out.sums);
  if (out.lives.k6 != nullptr) add_to_lives(out.lives, first, rows, measures, flags);
}

}  // namespace
}  // namespace kith
