#pragma once

#include "kith/ground/weeks.hpp"
#include "kith/kernel/seeking.hpp"

namespace kith {
namespace {

inline u8 one_more(u8 weeks) {
  return static_cast<u8>(weeks + (weeks < 255 ? 1 : 0));
}

/// Weeks since the latest weeks in need: a new one shifts the others back. Uses bit operations,
/// since the compiler would turn choices into branches.
void remember_need(KernelColumns const c, u32 first, u32 rows, Scratch& s) {
  u8 *one = c.since_need[0] + first, *two = c.since_need[1] + first;
  u8 *three = c.since_need[2] + first, *four = c.since_need[3] + first;
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) {
    u8 const needs = truth((s.need_flags[i] & needs_help) != 0);
    u8 const moved = static_cast<u8>(-needs), stays = static_cast<u8>(~moved);
    u8 const last = one_more(one[i]), second = one_more(two[i]), third = one_more(three[i]);
    s.begins[i] = static_cast<u8>(needs & truth(last > weeks_per_half_year));
    one[i] = last & stays;
    two[i] = static_cast<u8>((last & moved) | (second & stays));
    three[i] = static_cast<u8>((second & moved) | (third & stays));
    four[i] = static_cast<u8>((third & moved) | (one_more(four[i]) & stays));
  }
}

/// Weeks since need and care; sessions and contacts set theirs to 0 elsewhere (`treat`).
void remember(KernelColumns const c, u32 first, u32 rows, Scratch& s) {
  remember_need(c, first, rows, s);
  u8 *treated = c.since_treated + first, *counseled = c.since_counseled + first;
  u8 *since_medicated = c.since_medicated + first, *since_supported = c.since_supported + first;
  u8 const* status = c.status + first;
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) {
    bool const takes = (status[i] & medicated) != 0;
    treated[i] = takes ? u8{0} : one_more(treated[i]);
    since_medicated[i] = takes ? u8{0} : one_more(since_medicated[i]);
    counseled[i] = one_more(counseled[i]);
    since_supported[i] = one_more(since_supported[i]);
  }
}

/// What ties will see next week of distress and care (MODEL 7.3: in recovery).
void show_status(KernelColumns const c, KernelWeek const w, u32 first, u32 rows, Scratch const& s) {
  u8 *shown = c.shown_status + first, *status = c.status + first, *since = c.since_treated + first;
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) {
    u8 const in_care = (status[i] & (in_episode | medicated)) != 0 ? shown_in_care : 0;
    u8 const well = (s.need_flags[i] & distressed) == 0 ? shown_in_recovery : 0;
    u8 const recovered = since[i] < w.recovery_weeks ? well : u8{0};
    shown[i] = static_cast<u8>((s.need_flags[i] & needs_help) | in_care | recovered);
  }
}

/// Spells of need that begin, and who is in need if reasons are asked for.
void note_need(KernelColumns const c, KernelWeek const w, u32 first, u32 rows, Scratch const& s,
               KernelOutput& out) {
  each_set(s.begins, rows, [&](u32 i) {
    emit(out, first + i, need_begins, (s.need_flags[i] & feels_need) != 0, s.k6[i]);
  });
  u8 const* status = c.status + first;
  alignas(64) u8 untreated[block_rows];
  u32 count = 0;
#pragma omp simd reduction(+ : count)
  for (u32 i = 0; i < rows; ++i) {
    untreated[i] = static_cast<u8>(s.need_flags[i] & needs_help &
                                   ((status[i] & (in_episode | medicated)) == 0 ? 1 : 0));
    count += untreated[i];
  }
  out.untreated += count;
  if (!w.asks_reasons) return;
  each_set(untreated, rows, [&](u32 i) {
    if (c.since_treated[first + i] >= 4)
      emit(out, first + i, unmet_need, (s.need_flags[i] & feels_need) != 0, s.k6[i]);
  });
}

}  // namespace
}  // namespace kith
