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

inline void put(PassSums& sums, PassField field, u64 value) {
  sums.word[field.word] += value << field.shift;
}

/// What somebody feels and thinks, in fixed point.
inline void observe_inner_life(PassColumns const c, PassWeek const w, u32 row, float k6,
                               PassSums& sums) {
  put(sums, field::residents, 1);
  put(sums, field::k6, static_cast<u64>(static_cast<std::int32_t>(k6 * 1024.0F + 0.5F)));
  sums.word[field::utility.word] += w.welfare[static_cast<std::int32_t>(k6 * 128.0F + 0.5F)];
  put(sums, field::stigma, static_cast<u64>(static_cast<std::int32_t>(c.stigma[row]) + 32768));
  put(sums, field::awareness, c.awareness[row]);
  put(sums, field::trust_clinic, c.trust_clinic[row]);
  put(sums, field::trust_community, c.trust_community[row]);
  put(sums, field::trust_primary, c.trust_primary[row]);
  put(sums, field::isolated, c.ties[row] <= 1);
  put(sums, field::belongs, c.memberships[row] != 0);
}

/// No care for four weeks.
inline bool is_unmet(PassColumns const c, u32 row) {
  return ((c.status[row] & (in_episode | medicated)) == 0) & (c.since_treated[row] >= 4);
}

/// Where somebody stands between need and care.
inline void observe_care(PassColumns const c, u32 row, float k6, bool needs, bool felt,
                         PassSums& sums) {
  unsigned const status = c.status[row];
  bool const care = (status & (in_episode | medicated)) != 0;
  bool const past_need = c.need_weeks[row] >= 4;
  bool const treated = c.since_treated[row] < 52;
  put(sums, field::serious, needs);
  put(sums, field::moderate, (k6 >= 5.0F) & !needs);
  put(sums, field::frequent, k6 >= 6.35F);
  put(sums, field::felt, needs & felt);
  put(sums, field::in_care, care);
  put(sums, field::in_care_in_need, needs & care);
  put(sums, field::need_past_year, past_need);
  put(sums, field::treated_of_need, past_need & treated);
  put(sums, field::supported_of_need, past_need & (treated | (c.since_supported[row] < 52)));
  put(sums, field::treated, treated);
  put(sums, field::counseled, c.since_counseled[row] < 52);
  put(sums, field::medicated, c.since_medicated[row] < 52);
  put(sums, field::unmet, needs & is_unmet(c, row));
  put(sums, field::treated_serious, needs & treated);
  put(sums, field::treated_distressed, (k6 >= 5.0F) & treated);
  put(sums, field::waiting, (status & waiting) != 0);
  put(sums, field::supported_now, (status & supported) != 0);
}

void observe(PassColumns const c, PassWeek const w, u32 first, u32 rows, Scratch const& s,
             PassOutput& out) {
  for (u32 i = 0; i < rows; ++i) {
    PassSums& sums = out.sums[c.cell[first + i]];
    observe_inner_life(c, w, first + i, s.k6[i], sums);
    observe_care(c, first + i, s.k6[i], s.needs[i] != 0, s.felt[i] != 0, sums);
  }
  for (u32 i = 0; i < rows; ++i) {
    if (s.needs[i] == 0) continue;
    happen(out, first + i, in_need, s.felt[i], s.k6[i], is_unmet(c, first + i) ? 1 : 0);
    if (s.begins[i] != 0) happen(out, first + i, need_begins, s.felt[i], s.k6[i]);
  }
}

}  // namespace
}  // namespace kith
