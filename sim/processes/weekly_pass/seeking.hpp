#pragma once

#include "weekly_pass/arithmetic.hpp"

namespace kith {
namespace {

inline void happen(PassOutput& out, u32 row, PassEvent event, i32 option, float value) {
  out.happenings[out.count++] = {row, event, option, value};
}

/// Visits the places of the bytes that are not 0, of which there are few.
template <class Visit>
inline void each_set(u8 const* bytes, u32 rows, Visit visit) {
  for (u32 i = 0; i < rows; i += 8) {
    u64 eight;
    std::memcpy(&eight, bytes + i, 8);
    while (eight != 0) {
      u32 const byte = static_cast<u32>(std::countr_zero(eight)) / 8;
      visit(i + byte);
      eight &= ~(u64{0xff} << 8 * byte);
    }
  }
}

/// The places of the bytes that are not 0, in order; how many there are. Without a branch: nobody
/// foresees who they are.
inline u32 list_set(u8 const* bytes, u32 rows, u32* places) {
  u32 count = 0;
#ifdef __AVX512F__
  __m512i const lane = _mm512_set_epi32(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
  for (u32 i = 0; i < rows; i += 16) {
    __mmask16 const set =
        _mm_test_epi8_mask(load_as<__m128i>(bytes + i), _mm_set1_epi8(static_cast<char>(0xff)));
    __m512i const at = _mm512_add_epi32(_mm512_set1_epi32(static_cast<i32>(i)), lane);
    _mm512_storeu_si512(places + count, _mm512_maskz_compress_epi32(set, at));
    count += static_cast<u32>(std::popcount(static_cast<unsigned>(set)));
  }
#else
  for (u32 i = 0; i < rows; ++i) {
    places[count] = i;
    count += bytes[i] != 0 ? 1 : 0;
  }
#endif
  return count;
}

/// Clock of an option of rate h: -ln(u) / h; it rings this week where it is below 1.
inline Floats clock(Bits word, Floats hazard) {
  return -logarithm_f(unit(word)) / (hazard + 1.0e-30F);
}

/// People who feel need and are neither in care nor waiting, packed together with what decides
/// about each: distress, stigma, and how usual services draw with the trust in each kind.
struct Seekers {
  u32 count = 0;
  alignas(64) u32 row[block_rows + lanes], word[block_rows + lanes], access[block_rows + lanes];
  alignas(64) u32 generation[block_rows + lanes];
  alignas(64) float log_drive[block_rows + lanes], personal[block_rows + lanes];
  alignas(64) float reach[block_rows + lanes], driven[block_rows + lanes];
  alignas(64) float trust_clinic[block_rows + lanes], trust_community[block_rows + lanes];
  alignas(64) float trust_primary[block_rows + lanes], rings[block_rows + lanes];
};

void find_seekers(PassColumns const c, PassWeek const w, u32 first, u32 rows, Scratch const& s,
                  Seekers& found) {
  alignas(64) u8 open[block_rows];
  u8 const* status = c.status + first;
#pragma omp simd
  for (u32 i = 0; i < rows; ++i)
    open[i] = (s.mood[i] & feels_need) != 0 && (status[i] & (in_episode | waiting | supported)) == 0
                  ? 1
                  : 0;
  alignas(64) u32 place[block_rows + lanes];
  u32 const count = list_set(open, rows, place);
  for (u32 k = 0; k < count; ++k) {
    u32 const i = place[k];
    u32 const row = first + i;
    float const* reach = w.reach + std::size_t{c.access[row]} * 3;
    float const clinic = w.trust_effect[c.trust_clinic[row]];
    float const community = w.trust_effect[c.trust_community[row]];
    float const primary = w.trust_effect[c.trust_primary[row]];
    found.row[k] = row;
    found.word[k] = s.decide[i];
    found.access[k] = c.access[row];
    found.generation[k] = c.generation[row];
    found.log_drive[k] = w.per_z * (s.z[i] - 0.7F) +
                         w.per_stigma * (static_cast<float>(c.stigma[row]) * (1.0F / stigma_scale));
    found.personal[k] = w.personal_factor[c.cell[row]];
    found.reach[k] = reach[0] * clinic + reach[1] * community + reach[2] * primary;
    found.trust_clinic[k] = clinic;
    found.trust_community[k] = community;
    found.trust_primary[k] = primary;
  }
  found.count = count;
  for (u32 k = count; k < count + lanes; ++k) {  // what the last lanes read beyond
    found.row[k] = found.word[k] = found.access[k] = found.generation[k] = 0;
    found.log_drive[k] = found.personal[k] = found.reach[k] = found.driven[k] = 0.0F;
    found.trust_clinic[k] = found.trust_community[k] = found.trust_primary[k] = 0.0F;
  }
}

/// Who hears a clock ring this week.
void listen(Seekers const& found, i32 option, PassOutput& out) {
  for (u32 k = 0; k < found.count; ++k)
    if (found.rings[k] < 1.0F) happen(out, found.row[k], seeks, option, found.rings[k]);
}

/// A random word for each seeker and option: the first of Philox at (row, week, purpose and
/// generation, option).
void draw_option(PassWeek const w, u32 option, Seekers& found) {
  constexpr u32 purpose = static_cast<u32>(Purpose::option_clock);
#ifdef __AVX512F__
  for (u32 k = 0; k < found.count; k += 8) {
    __m512i const generation = _mm512_cvtepu32_epi64(load_as<__m256i>(found.generation + k));
    __m512i x[4] = {_mm512_cvtepu32_epi64(load_as<__m256i>(found.row + k)),
                    _mm512_set1_epi64(w.week),
                    _mm512_add_epi64(_mm512_set1_epi64(purpose), _mm512_slli_epi64(generation, 8)),
                    _mm512_set1_epi64(option)};
    philox_by_eight(x, w.seed, w.replicate);
    store_words(found.word + k, x[0]);
  }
#else
#pragma omp simd
  for (u32 k = 0; k < found.count; ++k) {
    u32 x0 = found.row[k];
    u32 x1 = w.week;
    u32 x2 = purpose + (found.generation[k] << 8);
    u32 x3 = option;
    philox(x0, x1, x2, x3, w.seed, w.replicate);
    found.word[k] = x0;
  }
#endif
}

void ring_option(PassWeek const w, u32 number, Seekers& found, PassOutput& out) {
  PassOption const option = w.options[number];
  draw_option(w, option.hash, found);
  float const* own_trust = option.care == 2 ? found.trust_primary : found.trust_clinic;
  for (u32 k = 0; k < found.count; k += lanes) {
    Floats const own = load(own_trust + k);
    Floats const trust = own + option.lent_trust * (load(found.trust_community + k) - own);
    Floats const rate = look_up(option.rate, reinterpret_cast<Ints>(load(found.access + k)));
    store(found.rings + k, clock(load(found.word + k), load(found.driven + k) * rate * trust));
  }
  listen(found, static_cast<i32>(number), out);
}

/// Looking for help: usual services share one clock, every service of a program has its own, so
/// that a new option moves only those who take it.
void seek(PassColumns const c, PassWeek const w, u32 first, u32 rows, Scratch const& s,
          PassOutput& out) {
  Seekers found;
  find_seekers(c, w, first, rows, s, found);
  for (u32 k = 0; k < found.count; k += lanes) {
    Floats const driven = load(found.personal + k) * exponential_f(load(found.log_drive + k));
    store(found.driven + k, driven);
    store(found.rings + k, clock(load(found.word + k), driven * load(found.reach + k)));
  }
  listen(found, -1, out);
  for (u32 number = 0; number < w.option_count; ++number) ring_option(w, number, found, out);
}

/// Primary care visits that detect distress, and crisis visits: one draw, two exclusive events.
void detect(PassColumns const c, PassWeek const w, u32 first, u32 rows, Scratch const& s,
            PassOutput& out) {
  constexpr float last = static_cast<float>(z_table_size - 1);
  each_set(s.hit, rows, [&](u32 i) {
    u32 const row = first + i;
    float const place = (s.z[i] - z_table_low) * z_table_steps;
    auto const at = static_cast<i32>(place < 0.0F ? 0.0F : place > last ? last : place);
    float const u = unit(s.detect[i]);
    float const chance = w.visits[c.access[row]] * w.detection[at];
    float const in_care = (c.status[row] & (in_episode | medicated)) != 0 ? w.crisis_in_care : 1.0F;
    if (u < chance + w.crisis[at] * in_care)
      happen(out, row, u < chance ? detected : crisis_visit, -1, s.k6[i]);
  });
}

}  // namespace
}  // namespace kith
