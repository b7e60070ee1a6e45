#pragma once

#include "weekly_pass/seeking.hpp"

namespace kith {
namespace {

inline u8 one_more(u8 weeks) {
  return static_cast<u8>(weeks + (weeks < 255 ? 1 : 0));
}

/// Weeks in need in the past year, from a ring of one bit a resident and week.
void remember_need(PassColumns const c, u32 first, u32 rows, Scratch const& s) {
  u8* weeks = c.need_weeks + first;
  u8* plane = c.need_plane + first / 8;
  for (u32 i = 0; i < rows; i += 8) {
    u64 const old = plane[i / 8];
    u64 const spread =
        (((old * 0x0101010101010101ull) & 0x8040201008040201ull) + 0x7f7f7f7f7f7f7f7full) >> 7 &
        0x0101010101010101ull;
    u64 now = 0;
    std::memcpy(&now, s.mood + i, 8);
    now &= 0x0101010101010101ull * needs_help;
    plane[i / 8] = static_cast<u8>((now * 0x0102040810204080ull) >> 56);
    u64 sum = 0;
    std::memcpy(&sum, weeks + i, 8);
    sum = sum + now - spread;  // no byte can borrow: a set old bit was counted
    std::memcpy(weeks + i, &sum, 8);
  }
}

/// Weeks since need and care.
void remember(PassColumns const c, u32 first, u32 rows, Scratch& s) {
  u8 *since_need = c.since_need + first, *treated = c.since_treated + first;
  u8 *counseled = c.since_counseled + first, *since_medicated = c.since_medicated + first;
  u8 *since_supported = c.since_supported + first, *status = c.status + first;
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) {
    u8 const needs = s.mood[i] & needs_help;
    s.begins[i] = static_cast<u8>(needs & (since_need[i] >= 26 ? 1 : 0));
    since_need[i] = needs != 0 ? u8{0} : one_more(since_need[i]);
  }
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) {
    bool const takes = (status[i] & medicated) != 0;
    treated[i] = takes ? u8{0} : one_more(treated[i]);
    since_medicated[i] = takes ? u8{0} : one_more(since_medicated[i]);
    counseled[i] = one_more(counseled[i]);
    since_supported[i] = one_more(since_supported[i]);
  }
  remember_need(c, first, rows, s);
}

/// What ties will see next week of distress and care.
void show_status(PassColumns const c, PassWeek const w, u32 first, u32 rows, Scratch const& s) {
  u8 *shown = c.shown_status + first, *status = c.status + first, *since = c.since_treated + first;
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) {
    u8 const in_care = (status[i] & (in_episode | medicated)) != 0 ? shown_in_care : 0;
    u8 const well = (s.mood[i] & distressed) == 0 ? shown_in_recovery : 0;
    u8 const recovered = since[i] < w.recovery_weeks ? well : u8{0};
    shown[i] = static_cast<u8>((s.mood[i] & needs_help) | in_care | recovered);
  }
}

/// Spells of need that begin, and who is in need where reasons are asked for.
void note_need(PassColumns const c, PassWeek const w, u32 first, u32 rows, Scratch const& s,
               PassOutput& out) {
  each_set(s.begins, rows, [&](u32 i) {
    happen(out, first + i, need_begins, (s.mood[i] & feels_need) != 0 ? 1 : 0, s.k6[i]);
  });
  u8 const* status = c.status + first;
  alignas(64) u8 untreated[block_rows];
  u32 count = 0;
#pragma omp simd reduction(+ : count)
  for (u32 i = 0; i < rows; ++i) {
    untreated[i] = static_cast<u8>(s.mood[i] & needs_help &
                                   ((status[i] & (in_episode | medicated)) == 0 ? 1 : 0));
    count += untreated[i];
  }
  out.untreated += count;
  if (!w.asks_reasons) return;
  each_set(untreated, rows, [&](u32 i) {
    if (c.since_treated[first + i] >= 4)
      happen(out, first + i, unmet_need, (s.mood[i] & feels_need) != 0 ? 1 : 0, s.k6[i]);
  });
}

}  // namespace
}  // namespace kith
