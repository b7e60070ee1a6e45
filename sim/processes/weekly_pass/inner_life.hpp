#pragma once

#include "weekly_pass/arithmetic.hpp"

namespace kith {
namespace {

/// State, shocks and benefit of care move on; z is their sum (evidence 4.1, 4.5).
void evolve_distress(PassColumns const c, PassWeek const w, u32 first, u32 rows, float zone_shock,
                     Scratch& s) {
  auto *state = c.state + first, *level = c.level + first, *shock = c.shock + first;
  auto *therapy = c.therapy + first, *support = c.support + first,
       *medication = c.medication + first;
  u8 const* status = c.status + first;
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) {
    float x = static_cast<float>(state[i]) * (1.0F / z_scale);
    x = w.state_keep * x + w.state_noise * summed_normal(s.noise[i]) + s.tie_z[i];
    x = clamp(x, -7.9F, 7.9F);
    state[i] = static_cast<std::int16_t>(static_cast<std::int32_t>(x * z_scale + 32768.5F) - 32768);

    float const strain = s.burdened[i] == 0   ? 0.0F
                         : s.burdened[i] == 1 ? w.burden
                                              : w.burden_relief;
    float shocked = static_cast<float>(shock[i]) * (w.shock_keep / z_scale) + strain;
    shocked = clamp(shocked, -7.9F, 7.9F);
    shock[i] = static_cast<std::int16_t>(static_cast<std::int32_t>(shocked * z_scale));

    float const t = static_cast<float>(therapy[i]) * (w.benefit_keep / benefit_scale);
    float const p = static_cast<float>(support[i]) * (w.benefit_keep / benefit_scale);
    therapy[i] = static_cast<std::uint16_t>(static_cast<std::int32_t>(t * benefit_scale));
    support[i] = static_cast<std::uint16_t>(static_cast<std::int32_t>(p * benefit_scale));
    auto const taken = static_cast<float>(medication[i]);
    float const rising = taken + w.medication_step;
    float const now = (status[i] & medicated) != 0 ? (rising > 65535.0F ? 65535.0F : rising)
                                                   : taken * w.medication_keep;
    medication[i] = static_cast<std::uint16_t>(static_cast<std::int32_t>(now));
    float const m = now * w.medication_full;
    float const squares = t * t + p * p + m * m;
    float const benefit = __builtin_sqrtf(squares);
    s.z[i] = static_cast<float>(level[i]) * (1.0F / z_scale) + w.state_weight * x + shocked +
             zone_shock - (benefit > w.benefit_cap ? w.benefit_cap : benefit);
  }
}

/// K6 and what depends on it alone, from tables by z.
void measure(PassWeek const w, u32 rows, Scratch& s) {
  constexpr float last = static_cast<float>(z_table_size - 1);
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) {
    auto const at =
        static_cast<std::int32_t>(clamp((s.z[i] - z_table_low) * z_table_steps, 0.0F, last));
    s.k6[i] = w.k6[at];
    s.crisis[i] = w.crisis[at];
    s.detection[i] = w.detection[at];
  }
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) s.needs[i] = s.k6[i] >= 13.0F ? 1 : 0;
}

/// Stigma and awareness return to their set points and spread by contact (evidence 4.3).
void evolve_stigma_and_awareness(PassColumns const c, PassWeek const w, u32 first, u32 rows,
                                 Scratch& s) {
  auto* stigma = c.stigma + first;
  auto const* set_point = c.stigma_set_point + first;
  auto* awareness = c.awareness + first;
  auto const* awareness_set_point = c.awareness_set_point + first;
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) {
    float v = static_cast<float>(stigma[i]) * (1.0F / stigma_scale);
    float const home = static_cast<float>(set_point[i]) * (1.0F / set_point_scale);
    v = clamp(v + w.stigma_return * (home - v) + s.tie_stigma[i], -7.9F, 7.9F);
    float const shifted = v * stigma_scale + 32768.0F + byte_unit(s.decide[i], 0);
    stigma[i] = static_cast<std::int16_t>(static_cast<std::int32_t>(shifted) - 32768);
  }
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) {
    float a = static_cast<float>(awareness[i]) * (1.0F / awareness_scale);
    float const home = static_cast<float>(awareness_set_point[i]) * (1.0F / 255.0F);
    a = clamp(a + w.awareness_return * (home - a) + s.tie_awareness[i], 0.0F, 1.0F);
    float const scaled = a * (awareness_scale - 1.0F) + byte_unit(s.detect[i], 0);
    awareness[i] = static_cast<std::uint16_t>(static_cast<std::int32_t>(scaled));
  }
}

inline void return_to(u8* trust, u32 i, float home, float rate, float dither) {
  auto const t = static_cast<float>(trust[i]);
  trust[i] = static_cast<u8>(static_cast<std::int32_t>(t + rate * (home - t) + dither));
}

/// Trust in each kind of care returns to its set point; visits move it elsewhere.
void evolve_trust(PassColumns const c, PassWeek const w, u32 first, u32 rows, Scratch& s) {
  u8 *clinic = c.trust_clinic + first, *community = c.trust_community + first;
  u8* primary = c.trust_primary + first;
  auto const *cell = c.cell + first, *memberships = c.memberships + first;
#pragma omp simd
  for (u32 i = 0; i < rows; ++i)
    return_to(clinic, i, w.clinic_trust[cell[i]] * trust_scale, w.trust_return,
              byte_unit(s.dither[i], 0));
#pragma omp simd
  for (u32 i = 0; i < rows; ++i)
    return_to(community, i, memberships[i] != 0 ? w.trust_member : w.trust_community,
              w.trust_return, byte_unit(s.dither[i], 8));
#pragma omp simd
  for (u32 i = 0; i < rows; ++i)
    return_to(primary, i, w.trust_primary, w.trust_return, byte_unit(s.dither[i], 16));
}

inline u8 shown_byte(float x) {
  return static_cast<u8>(static_cast<std::int32_t>(clamp(x, -127.0F, 127.0F) + 128.5F));
}

/// What ties will see next week.
void show(PassColumns const c, PassWeek const w, u32 first, u32 rows, Scratch const& s) {
  u8 *z = c.shown_z + first, *stigma = c.shown_stigma + first,
     *awareness = c.shown_awareness + first;
  std::int16_t const* felt = c.stigma + first;
  std::uint16_t const* known = c.awareness + first;
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) z[i] = shown_byte(s.z[i] * shown_scale);
#pragma omp simd
  for (u32 i = 0; i < rows; ++i)
    stigma[i] = shown_byte(static_cast<float>(felt[i]) * (shown_scale / stigma_scale));
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) awareness[i] = static_cast<u8>(known[i] >> 8);
  u8 *shown = c.shown_status + first, *status = c.status + first, *since = c.since_treated + first;
  u8 well[block_rows];
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) well[i] = s.k6[i] < 5.0F ? shown_in_recovery : 0;
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) {
    auto const in_care =
        static_cast<u8>((status[i] & (in_episode | medicated)) != 0 ? shown_in_care : 0);
    auto const recovered = static_cast<u8>(since[i] < w.recovery_weeks ? well[i] : 0);
    shown[i] = static_cast<u8>(s.needs[i] | in_care | recovered);  // shown_serious is bit 0
  }
}

}  // namespace
}  // namespace kith
