#pragma once

#include "weekly_pass/arithmetic.hpp"

namespace kith {
namespace {

inline void happen(PassOutput& out, u32 row, PassEvent event, std::int32_t option, float value,
                   u32 unmet = 0) {
  out.happenings[out.count++] = {row, event, option, value, unmet};
}

/// Felt need: the log odds exceed a personal threshold that stays for years (evidence 4.2).
void feel_need(PassColumns const& c, PassWeek const& w, u32 first, u32 rows, Scratch& s) {
  u8 const* readiness = c.readiness + first;
  auto const* awareness = c.awareness + first;
  for (u32 i = 0; i < rows; ++i) {
    float const a = static_cast<float>(awareness[i]) * (1.0F / awareness_scale) - w.awareness_mean;
    float const odds =
        w.need_intercept + w.need_per_k6 * (s.k6[i] - 5.0F) + w.need_per_awareness * a;
    s.felt[i] = odds > w.felt_threshold[readiness[i]] ? 1 : 0;
  }
}

/// Clock of an option of rate h: -ln(u) / h; it rings this week where it is below 1.
inline float clock(u32 word, float hazard) {
  return hazard > 0.0F ? -logarithm_f(unit(word)) / hazard : 1.0e30F;
}

/// Hazard of a person apart from the service: distress, stigma and what barriers do not explain.
inline float drive(PassColumns const& c, PassWeek const& w, u32 row, float z) {
  float const stigma = static_cast<float>(c.stigma[row]) * (1.0F / stigma_scale);
  return w.personal_factor[c.cell[row]] *
         exponential_f(w.per_z * (z - 0.7F) + w.per_stigma * stigma);
}

inline float trusted(PassWeek const& w, PassColumns const& c, u32 row, PassOption const& option) {
  float const clinic =
      w.trust_effect[option.care == 2 ? c.trust_primary[row] : c.trust_clinic[row]];
  float const host = w.trust_effect[c.trust_community[row]];
  return clinic + option.lent_trust * (host - clinic);
}

/// Every option whose clock rings this week.
inline void ring_options(PassColumns const& c, PassWeek const& w, u32 row, float driven,
                         PassOutput& out) {
  for (u32 k = 0; k < w.option_count; ++k) {
    PassOption const& option = w.options[k];
    float const rate = option.rate[c.access[row]];
    if (rate <= 0.0F) continue;
    u32 x0 = row;
    u32 x1 = w.week;
    u32 x2 = static_cast<u32>(Purpose::option_clock) + (u32{c.generation[row]} << 8);
    u32 x3 = option.hash;
    philox(x0, x1, x2, x3, w.seed, w.replicate);
    float const rings = clock(x0, driven * rate * trusted(w, c, row, option));
    if (rings < 1.0F) happen(out, row, seeks, static_cast<std::int32_t>(k), rings);
  }
}

/// People who feel need and are neither in an episode nor waiting look for help: usual services
/// share one clock, every service of a program has its own, so that a new option moves only those
/// who take it.
void seek(PassColumns const& c, PassWeek const& w, u32 first, u32 rows, Scratch& s,
          PassOutput& out) {
  u32 eligible[block_rows];
  u32 count = 0;
  u8 const* status = c.status + first;
  for (u32 i = 0; i < rows; ++i) {
    eligible[count] = i;
    count += static_cast<u32>((s.felt[i] != 0) &
                              ((status[i] & (in_episode | waiting | supported)) == 0));
  }
  alignas(64) float driven[block_rows];
  alignas(64) float rings[block_rows];
  for (u32 k = 0; k < count; ++k) {
    u32 const i = eligible[k];
    u32 const row = first + i;
    float const* reach = w.reach + std::size_t{c.access[row]} * 4;
    driven[k] = drive(c, w, row, s.z[i]);
    float const hazard = driven[k] * (reach[0] * w.trust_effect[c.trust_clinic[row]] +
                                      reach[1] * w.trust_effect[c.trust_community[row]] +
                                      reach[2] * w.trust_effect[c.trust_primary[row]]);
    rings[k] = clock(s.decide[i], hazard);
  }
  for (u32 k = 0; k < count; ++k) {
    u32 const row = first + eligible[k];
    if (rings[k] < 1.0F) happen(out, row, seeks, -1, rings[k]);
    ring_options(c, w, row, driven[k], out);
  }
}

/// Primary care visits that detect distress, and crisis visits: one draw, two exclusive events.
void detect(PassColumns const& c, PassWeek const& w, u32 first, u32 rows, Scratch& s,
            PassOutput& out) {
  u32 found[block_rows];
  u32 count = 0;
  auto const* access = c.access + first;
  u8 const* status = c.status + first;
  alignas(64) float detection[block_rows];
  for (u32 i = 0; i < rows; ++i)
    detection[i] = w.reach[std::size_t{access[i]} * 4 + 3] * s.detection[i];
  for (u32 i = 0; i < rows; ++i) {
    float const in_care = (status[i] & (in_episode | medicated)) != 0 ? w.crisis_in_care : 1.0F;
    float const u = unit(s.detect[i]);
    found[count] = i;
    count += static_cast<u32>(u < detection[i] + s.crisis[i] * in_care);
  }
  for (u32 k = 0; k < count; ++k) {
    u32 const i = found[k];
    bool const seen = unit(s.detect[i]) < detection[i];
    happen(out, first + i, seen ? detected : crisis_visit, -1, s.k6[i]);
  }
}

}  // namespace
}  // namespace kith
