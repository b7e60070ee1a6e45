#pragma once

#include "weekly_pass/memory.hpp"

namespace kith {
namespace {

/// Three bytes of flags for each resident; bit k of byte b is the flag of count_of(8 b + k).
struct Flags {
  alignas(64) u8 byte[3][block_rows];
};

/// Flag `of` where `yes` is 1; `byte` is the one that holds it.
constexpr u8 flag(PassField of, u8 yes) {
  int const bit = of.word < 4 ? 16 + of.word : (of.word - 4) * 4 + of.shift / 13;
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
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) {
    u8 const mood = s.mood[i];
    u8 const needs = mood & needs_help;
    u8 const distress = truth((mood & distressed) != 0);
    u8 const care = truth((status[i] & (in_episode | medicated)) != 0);
    u8 const past = truth(need_weeks[i] >= 4);
    u8 const treated = truth(since_treated[i] < 52);
    u8 const helped = static_cast<u8>(treated | truth(since_supported[i] < 52));
    u8 const alone = static_cast<u8>((care ^ 1) & truth(since_treated[i] >= 4));
    f.byte[0][i] = static_cast<u8>(
        flag(field::belongs, truth((mood & belongs) != 0)) |
        flag(field::isolated, truth(ties[i] <= 1)) |
        flag(field::waiting, truth((status[i] & waiting) != 0)) | flag(field::serious, needs) |
        flag(field::moderate, static_cast<u8>(distress & (needs ^ 1))) |
        flag(field::frequent, truth((mood & frequent) != 0)) |
        flag(field::felt, static_cast<u8>(needs & truth((mood & feels_need) != 0))) |
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
                        flag(field::treated_distressed, static_cast<u8>(distress & treated)) |
                        flag(field::supported_now, truth((status[i] & supported) != 0)) |
                        flag(field::residents, 1));
  }
}

/// Four flags as four counts.
constexpr u64 counts_of_nibble(u32 nibble) {
  return u64{nibble & 1} | u64{nibble >> 1 & 1} << 13 | u64{nibble >> 2 & 1} << 26 |
         u64{nibble >> 3 & 1} << 39;
}
alignas(64) constexpr u64 nibble_counts[16] = {
    counts_of_nibble(0),  counts_of_nibble(1),  counts_of_nibble(2),  counts_of_nibble(3),
    counts_of_nibble(4),  counts_of_nibble(5),  counts_of_nibble(6),  counts_of_nibble(7),
    counts_of_nibble(8),  counts_of_nibble(9),  counts_of_nibble(10), counts_of_nibble(11),
    counts_of_nibble(12), counts_of_nibble(13), counts_of_nibble(14), counts_of_nibble(15)};

/// K6, utility and WHO-5 in fixed point (PassSums).
struct Measures {
  alignas(64) u16 k6[block_rows], utility[block_rows], who5[block_rows];
};

void measure_people(PassWeek const w, u32 rows, Scratch const& s, Measures& m) {
  for (u32 i = 0; i < rows; i += lanes) {
    Floats const k6 = load(s.k6 + i);
    Ints const welfare = look_up(w.welfare, whole(k6 * 128.0F + 0.5F));
    store(m.k6 + i, whole(k6 * k6_scale + 0.5F));
    store(m.utility + i, welfare & 0xffff);
    store(m.who5 + i, welfare >> 16);
  }
}

#ifdef __AVX512F__
inline __m512i eight(u8 const* from) {
  return _mm512_cvtepu8_epi64(load_as<__m128i>(from));
}
inline __m512i eight(u16 const* from) {
  return _mm512_cvtepu16_epi64(load_as<__m128i>(from));
}
/// `a` in the first 29 bits, `b` in the next 21, then bit `bit` of the flags.
inline __m512i packed(__m512i a, __m512i b, int b_at, __m512i flags, unsigned bit) {
  __m512i const one = _mm512_and_si512(_mm512_srli_epi64(flags, bit), _mm512_set1_epi64(1));
  return _mm512_or_si512(_mm512_or_si512(a, _mm512_sllv_epi64(b, _mm512_set1_epi64(b_at))),
                         _mm512_slli_epi64(one, 50));
}

/// Eight residents' words, one register a word, become eight registers, one a resident.
inline void transpose(__m512i (&r)[8]) {
  __m512i t[8], q[8];
  for (int k = 0; k < 8; k += 2) {
    t[k] = _mm512_unpacklo_epi64(r[k], r[k + 1]);
    t[k + 1] = _mm512_unpackhi_epi64(r[k], r[k + 1]);
  }
  for (int k = 0; k < 2; ++k) {
    q[k] = _mm512_shuffle_i64x2(t[k], t[k + 2], 0x88);
    q[k + 2] = _mm512_shuffle_i64x2(t[k], t[k + 2], 0xdd);
    q[k + 4] = _mm512_shuffle_i64x2(t[k + 4], t[k + 6], 0x88);
    q[k + 6] = _mm512_shuffle_i64x2(t[k + 4], t[k + 6], 0xdd);
  }
  for (int k = 0; k < 4; ++k) {
    r[k] = _mm512_shuffle_i64x2(q[k], q[k + 4], 0x88);
    r[k + 4] = _mm512_shuffle_i64x2(q[k], q[k + 4], 0xdd);
  }
}

inline void add(PassSums& sums, __m512i words) {
  _mm512_store_si512(sums.word, _mm512_add_epi64(_mm512_load_si512(sums.word), words));
}

/// Adds everybody to their two margins: a cache line each, whatever the number of strata.
void add_up(PassColumns const c, PassWeek const w, u32 first, u32 rows, Measures const& m,
            Flags const& f, PassSums* sums) {
  __m512i const low = _mm512_load_si512(nibble_counts);
  __m512i const high = _mm512_load_si512(nibble_counts + 8);
  auto const counts = [&](__m512i nibble) { return _mm512_permutex2var_epi64(low, nibble, high); };
  for (u32 i = 0; i < rows; i += 8) {
    u32 const row = first + i;
    __m512i const flags[3] = {eight(f.byte[0] + i), eight(f.byte[1] + i), eight(f.byte[2] + i)};
    __m512i const stigma = _mm512_add_epi64(_mm512_cvtepi16_epi64(load_as<__m128i>(c.stigma + row)),
                                            _mm512_set1_epi64(stigma_offset));
    __m512i words[8] = {
        packed(stigma, eight(c.trust_clinic + row), 29, flags[2], 0),
        packed(eight(c.awareness + row), eight(c.trust_community + row), 29, flags[2], 1),
        packed(eight(m.k6 + i), eight(c.trust_primary + row), 29, flags[2], 2),
        packed(eight(m.utility + i), eight(m.who5 + i), 26, flags[2], 3),
        counts(flags[0]),
        counts(_mm512_srli_epi64(flags[0], 4)),
        counts(flags[1]),
        counts(_mm512_srli_epi64(flags[1], 4))};
    transpose(words);
    for (u32 k = 0; k < 8; ++k) {
      PassMargins const at = w.margins[c.cell[row + k]];
      PassSums* const turn = sums + k % 2 * w.margin_count;
      add(turn[at.kind], words[k]);
      add(turn[at.rest], words[k]);
    }
  }
}
#else
inline void add(PassSums& sums, u64 const (&words)[8]) {
  for (u32 k = 0; k < 8; ++k) sums.word[k] += words[k];
}

/// Adds everybody to their two margins: eight words each, whatever the number of strata.
void add_up(PassColumns const c, PassWeek const w, u32 first, u32 rows, Measures const& m,
            Flags const& f, PassSums* sums) {
  for (u32 i = 0; i < rows; ++i) {
    u32 const row = first + i;
    u64 const flags = f.byte[2][i];
    u64 const words[8] = {
        static_cast<u64>(c.stigma[row] + stigma_offset) | u64{c.trust_clinic[row]} << 29 |
            (flags & 1) << 50,
        c.awareness[row] | u64{c.trust_community[row]} << 29 | (flags >> 1 & 1) << 50,
        m.k6[i] | u64{c.trust_primary[row]} << 29 | (flags >> 2 & 1) << 50,
        m.utility[i] | u64{m.who5[i]} << 26 | (flags >> 3 & 1) << 50,
        nibble_counts[f.byte[0][i] & 15],
        nibble_counts[f.byte[0][i] >> 4],
        nibble_counts[f.byte[1][i] & 15],
        nibble_counts[f.byte[1][i] >> 4]};
    PassMargins const at = w.margins[c.cell[row]];
    PassSums* const turn = sums + i % 2 * w.margin_count;
    add(turn[at.kind], words);
    add(turn[at.rest], words);
  }
}
#endif

/// Nothing is added up while the community settles.
void observe(PassColumns const c, PassWeek const w, u32 first, u32 rows, Scratch const& s,
             PassSums* sums) {
  Flags flags;
  Measures measures;
  flag_people(c, first, rows, s, flags);
  measure_people(w, rows, s, measures);
  add_up(c, w, first, rows, measures, flags, sums);
}

}  // namespace
}  // namespace kith
