#pragma once

#include <cstring>

#include "weekly_pass/arithmetic.hpp"

namespace kith {
namespace {

inline void happen(PassOutput& out, u32 row, PassEvent event, std::int32_t option, float value,
                   u32 unmet = 0) {
  out.happenings[out.count++] = {row, event, option, value, unmet};
}

/// Visits the places of the bytes that are not 0, of which there are few.
template <class Visit>
inline void each_set(u8 const* bytes, u32 rows, Visit visit) {
  for (u32 i = 0; i < rows; i += 8) {
    u64 eight;
    std::memcpy(&eight, bytes + i, 8);
    for (; eight != 0; eight &= eight - 1) visit(i + static_cast<u32>(std::countr_zero(eight)) / 8);
  }
}

/// Felt need: the log odds exceed a personal threshold that stays for years (evidence 4.2).
void feel_need(PassColumns const c, PassWeek const w, u32 first, u32 rows, Scratch& s) {
  u8 const* readiness = c.readiness + first;
  auto const* awareness = c.awareness + first;
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) {
    float const a = static_cast<float>(awareness[i]) * (1.0F / awareness_scale) - w.awareness_mean;
    float const odds =
        w.need_intercept + w.need_per_k6 * (s.k6[i] - 5.0F) + w.need_per_awareness * a;
    s.felt[i] = odds > w.felt_threshold[readiness[i]] ? 1 : 0;
  }
}

/// Clock of an option of rate h: -ln(u) / h; it rings this week where it is below 1.
inline float clock(u32 word, float hazard) {
  return -logarithm_f(unit(word)) / (hazard + 1.0e-30F);
}

/// People who feel need and are neither in care nor waiting, packed together.
struct Seekers {
  u32 count = 0;
  alignas(64) u32 place[block_rows];
  alignas(64) float log_drive[block_rows], personal[block_rows], reach[block_rows];
  alignas(64) float driven[block_rows], rings[block_rows];
  alignas(64) u32 word[block_rows];
};

/// What decides about each: distress, stigma, and how usual services draw with the trust in each
/// kind.
void find_seekers(PassColumns const c, PassWeek const w, u32 first, u32 rows, Scratch& s,
                  Seekers& found) {
  u8 const* status = c.status + first;
  for (u32 i = 0; i < rows; ++i) {
    found.place[found.count] = i;
    found.count += static_cast<u32>((s.felt[i] != 0) &
                                    ((status[i] & (in_episode | waiting | supported)) == 0));
  }
  for (u32 k = 0; k < found.count; ++k) {
    u32 const i = found.place[k];
    u32 const row = first + i;
    float const* reach = w.reach + std::size_t{c.access[row]} * 3;
    found.log_drive[k] = w.per_z * (s.z[i] - 0.7F) +
                         w.per_stigma * (static_cast<float>(c.stigma[row]) * (1.0F / stigma_scale));
    found.personal[k] = w.personal_factor[c.cell[row]];
    found.reach[k] = reach[0] * w.trust_effect[c.trust_clinic[row]] +
                     reach[1] * w.trust_effect[c.trust_community[row]] +
                     reach[2] * w.trust_effect[c.trust_primary[row]];
    found.word[k] = s.decide[i];
  }
}

/// Who hears the clock of one option ring this week.
void ring_option(PassColumns const c, PassWeek const w, u32 first, Seekers const& found, u32 number,
                 PassOutput& out) {
  PassOption const option = w.options[number];
  u8 const* own_trust = (option.care == 2 ? c.trust_primary : c.trust_clinic) + first;
  u8 const *host_trust = c.trust_community + first, *generation = c.generation + first;
  auto const* access = c.access + first;
  alignas(64) float rings[block_rows];
#pragma omp simd
  for (u32 k = 0; k < found.count; ++k) {
    u32 const i = found.place[k];
    u32 x0 = first + i;
    u32 x1 = w.week;
    u32 x2 = static_cast<u32>(Purpose::option_clock) + (u32{generation[i]} << 8);
    u32 x3 = option.hash;
    philox(x0, x1, x2, x3, w.seed, w.replicate);
    float const own = w.trust_effect[own_trust[i]];
    float const trust = own + option.lent_trust * (w.trust_effect[host_trust[i]] - own);
    rings[k] = clock(x0, found.driven[k] * option.rate[access[i]] * trust);
  }
  for (u32 k = 0; k < found.count; ++k)
    if (rings[k] < 1.0F)
      happen(out, first + found.place[k], seeks, static_cast<std::int32_t>(number), rings[k]);
}

/// Looking for help: usual services share one clock, every service of a program has its own, so
/// that a new option moves only those who take it.
void seek(PassColumns const c, PassWeek const w, u32 first, u32 rows, Scratch& s, PassOutput& out) {
  Seekers found;
  find_seekers(c, w, first, rows, s, found);
#pragma omp simd
  for (u32 k = 0; k < found.count; ++k) {
    found.driven[k] = found.personal[k] * exponential_f(found.log_drive[k]);
    found.rings[k] = clock(found.word[k], found.driven[k] * found.reach[k]);
  }
  for (u32 k = 0; k < found.count; ++k)
    if (found.rings[k] < 1.0F) happen(out, first + found.place[k], seeks, -1, found.rings[k]);
  for (u32 number = 0; number < w.option_count; ++number)
    ring_option(c, w, first, found, number, out);
}

/// Primary care visits that detect distress, and crisis visits: one draw, two exclusive events.
void detect(PassColumns const c, PassWeek const w, u32 first, u32 rows, Scratch& s,
            PassOutput& out) {
  auto const* access = c.access + first;
  u8 const* status = c.status + first;
  alignas(64) float chance[block_rows];
  alignas(64) u8 hit[block_rows];
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) chance[i] = w.visits[access[i]] * s.detection[i];
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) {
    float const in_care = (status[i] & (in_episode | medicated)) != 0 ? w.crisis_in_care : 1.0F;
    hit[i] = unit(s.detect[i]) < chance[i] + s.crisis[i] * in_care ? 1 : 0;
  }
  each_set(hit, rows, [&](u32 i) {
    bool const seen = unit(s.detect[i]) < chance[i];
    happen(out, first + i, seen ? detected : crisis_visit, -1, s.k6[i]);
  });
}

}  // namespace
}  // namespace kith
