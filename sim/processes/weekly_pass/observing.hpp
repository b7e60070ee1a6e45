#pragma once

#include <cstring>

#include "weekly_pass/arithmetic.hpp"

namespace kith {
namespace {

inline u8 one_more(u8 weeks) {
  return static_cast<u8>(weeks + (weeks < 255 ? 1 : 0));
}

/// Weeks since need and care; weeks in need in the past year from a ring of one bit a resident and
/// week.
void remember(PassColumns const c, u32 first, u32 rows, Scratch& s) {
  u8 *since_need = c.since_need + first, *treated = c.since_treated + first;
  u8 *counseled = c.since_counseled + first, *since_medicated = c.since_medicated + first;
  u8 *since_supported = c.since_supported + first, *status = c.status + first;
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) {
    s.begins[i] = static_cast<u8>(s.needs[i] & (since_need[i] >= 26 ? 1 : 0));
    since_need[i] = s.needs[i] != 0 ? u8{0} : one_more(since_need[i]);
  }
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) {
    bool const takes = (status[i] & medicated) != 0;
    treated[i] = takes ? u8{0} : one_more(treated[i]);
    since_medicated[i] = takes ? u8{0} : one_more(since_medicated[i]);
    counseled[i] = one_more(counseled[i]);
    since_supported[i] = one_more(since_supported[i]);
  }
  u8* weeks = c.need_weeks + first;
  u8* plane = c.need_plane + first / 8;
  for (u32 i = 0; i < rows; i += 8) {
    u64 const old = plane[i / 8];
    u64 const spread =
        (((old * 0x0101010101010101ull) & 0x8040201008040201ull) + 0x7f7f7f7f7f7f7f7full) >> 7 &
        0x0101010101010101ull;
    u64 now;
    std::memcpy(&now, s.needs + i, 8);
    plane[i / 8] = static_cast<u8>((now * 0x0102040810204080ull) >> 56);
    u64 sum;
    std::memcpy(&sum, weeks + i, 8);
    sum = sum + now - spread;  // no byte can borrow: a set old bit was counted
    std::memcpy(weeks + i, &sum, 8);
  }
}

/// The words of measures of each resident, ready to be added.
struct Measures {
  alignas(64) u64 word[4][block_rows];
};

/// What people feel and think, in fixed point (PassSums).
void measure_people(PassColumns const c, PassWeek const w, u32 first, u32 rows, Scratch const& s,
                    Measures& m) {
  auto const* stigma = c.stigma + first;
  auto const* awareness = c.awareness + first;
  u8 const *clinic = c.trust_clinic + first, *community = c.trust_community + first;
  u32 k6[block_rows];
  u32 at[block_rows];
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) {
    k6[i] = static_cast<u32>(static_cast<std::int32_t>(s.k6[i] * 1024.0F + 0.5F));
    at[i] = static_cast<u32>(static_cast<std::int32_t>(s.k6[i] * 128.0F + 0.5F));
  }
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) m.word[0][i] = k6[i] | u64{1} << field::residents.shift;
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) m.word[1][i] = w.welfare[at[i]];
#pragma omp simd
  for (u32 i = 0; i < rows; ++i)
    m.word[2][i] = static_cast<u32>(stigma[i] + 32768) | u64{awareness[i]}
                                                             << field::awareness.shift;
#pragma omp simd
  for (u32 i = 0; i < rows; ++i)
    m.word[3][i] = clinic[i] | u64{community[i]} << field::trust_community.shift;
}

/// Three bytes of flags for each resident; bit k of byte b is the flag of count_of(8 b + k).
struct Flags {
  alignas(64) u8 byte[3][block_rows];
};

/// Flag `of` where `yes` is 1; `byte` is the one that holds it.
constexpr u8 flag(PassField of, u8 yes) {
  int const bit = (of.word - 5) * 4 + of.shift / 16;
  return static_cast<u8>(yes << bit % 8);
}

inline u8 truth(bool yes) {
  return yes ? 1 : 0;
}

/// Where people stand between need and care.
void flag_people(PassColumns const c, u32 first, u32 rows, Scratch const& s, Flags& f) {
  u8 const *status = c.status + first, *ties = c.ties + first, *need_weeks = c.need_weeks + first;
  u8 const *since_treated = c.since_treated + first, *since_counseled = c.since_counseled + first;
  u8 const *since_medicated = c.since_medicated + first,
           *since_supported = c.since_supported + first;
  auto const* memberships = c.memberships + first;
  u8 distressed[block_rows], frequent[block_rows], belongs[block_rows];
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) distressed[i] = s.k6[i] >= 5.0F ? 1 : 0;
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) frequent[i] = s.k6[i] >= 6.35F ? 1 : 0;
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) belongs[i] = memberships[i] != 0 ? 1 : 0;
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) {
    u8 const needs = s.needs[i];
    u8 const care = truth((status[i] & (in_episode | medicated)) != 0);
    u8 const past = truth(need_weeks[i] >= 4);
    u8 const treated = truth(since_treated[i] < 52);
    u8 const helped = static_cast<u8>(treated | truth(since_supported[i] < 52));
    u8 const alone = static_cast<u8>((care ^ 1) & truth(since_treated[i] >= 4));
    f.byte[0][i] = static_cast<u8>(
        flag(field::belongs, belongs[i]) | flag(field::isolated, truth(ties[i] <= 1)) |
        flag(field::waiting, truth((status[i] & waiting) != 0)) | flag(field::serious, needs) |
        flag(field::moderate, static_cast<u8>(distressed[i] & (needs ^ 1))) |
        flag(field::frequent, frequent[i]) | flag(field::felt, static_cast<u8>(needs & s.felt[i])) |
        flag(field::in_care, care));
    f.byte[1][i] = static_cast<u8>(flag(field::in_care_in_need, static_cast<u8>(needs & care)) |
                                   flag(field::need_past_year, past) |
                                   flag(field::treated_of_need, static_cast<u8>(past & treated)) |
                                   flag(field::supported_of_need, static_cast<u8>(past & helped)) |
                                   flag(field::treated, treated) |
                                   flag(field::counseled, truth(since_counseled[i] < 52)) |
                                   flag(field::medicated, truth(since_medicated[i] < 52)) |
                                   flag(field::unmet, static_cast<u8>(needs & alone)));
    f.byte[2][i] =
        static_cast<u8>(flag(field::treated_serious, static_cast<u8>(needs & treated)) |
                        flag(field::treated_distressed, static_cast<u8>(distressed[i] & treated)) |
                        flag(field::supported_now, truth((status[i] & supported) != 0)));
  }
}

/// Four flags as four counts of 16 bits.
constexpr u64 counts_of_nibble(u32 nibble) {
  return u64{nibble & 1} | u64{nibble >> 1 & 1} << 16 | u64{nibble >> 2 & 1} << 32 |
         u64{nibble >> 3 & 1} << 48;
}
constexpr u64 nibble_counts[16] = {
    counts_of_nibble(0),  counts_of_nibble(1),  counts_of_nibble(2),  counts_of_nibble(3),
    counts_of_nibble(4),  counts_of_nibble(5),  counts_of_nibble(6),  counts_of_nibble(7),
    counts_of_nibble(8),  counts_of_nibble(9),  counts_of_nibble(10), counts_of_nibble(11),
    counts_of_nibble(12), counts_of_nibble(13), counts_of_nibble(14), counts_of_nibble(15)};

/// Adds everybody to their cell: ten additions a resident, whatever the number of strata.
void add_to_cells(PassColumns const c, u32 first, u32 rows, Measures const& m, Flags const& f,
                  PassSums* sums) {
  for (u32 i = 0; i < rows; ++i) {
    u64* const word = sums[c.cell[first + i]].word;
    for (u32 k = 0; k < 4; ++k) word[k] += m.word[k][i];
    word[4] += c.trust_primary[first + i];
    word[5] += nibble_counts[f.byte[0][i] & 15];
    word[6] += nibble_counts[f.byte[0][i] >> 4];
    word[7] += nibble_counts[f.byte[1][i] & 15];
    word[8] += nibble_counts[f.byte[1][i] >> 4];
    word[9] += nibble_counts[f.byte[2][i] & 15];
  }
}

/// Nothing is added up while the community settles.
void observe(PassColumns const c, PassWeek const w, u32 first, u32 rows, Scratch const& s,
             PassOutput& out) {
  Flags flags;
  flag_people(c, first, rows, s, flags);
  if (out.sums != nullptr) {
    Measures measures;
    measure_people(c, w, first, rows, s, measures);
    add_to_cells(c, first, rows, measures, flags, out.sums);
  }
  constexpr u8 unmet = flag(field::unmet, 1);
  each_set(s.needs, rows, [&](u32 i) {
    happen(out, first + i, in_need, s.felt[i], s.k6[i], (flags.byte[1][i] & unmet) != 0 ? 1 : 0);
    if (s.begins[i] != 0) happen(out, first + i, need_begins, s.felt[i], s.k6[i]);
  });
}

}  // namespace
}  // namespace kith
