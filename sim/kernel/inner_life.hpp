#pragma once

#include "kith/ground/k6.hpp"
#include "kith/kernel/ties.hpp"

namespace kith {
namespace {

/// What care gave, z: it stays while care goes on and fades once it has ended (evidence D20).
inline Floats lasting(u16* benefit, KernelWeek const& w, Ints in_care) {
  Floats const kept =
      in_care ? broadcast(1.0F / benefit_scale) : broadcast(w.benefit_keep / benefit_scale);
  Floats const now = to_float(load(benefit)) * kept;
  store(benefit, truncate(now * benefit_scale));
  return now;
}

/// Therapy, support and medication fade or rise; together they lower z (evidence 4.5).
inline Floats benefit_of_care(KernelColumns const& c, KernelWeek const& w, u32 row) {
  Ints const status = load(c.status + row);
  Floats const t = lasting(c.therapy + row, w, has(status, in_episode));
  Floats const p = lasting(c.support + row, w, has(status, supported));
  Floats const taken = to_float(load(c.medication + row));
  Floats const rising = taken + w.medication_step;
  Floats const now =
      has(status, medicated) ? min(broadcast(medication_scale), rising) : taken * w.medication_keep;
  store(c.medication + row, truncate(now));
  Floats const m = now * w.medication_full;
  Floats const benefit = sqrt(t * t + p * p + m * m);
  return min(broadcast(w.benefit_cap), benefit);
}

/// State and shocks move on; z is their sum (evidence 4.1).
inline Floats evolve_distress(KernelColumns const& c, KernelWeek const& w, Influence const& tie,
                              Bits noise, float zone_shock, u32 row) {
  Floats x = to_float(load(c.state + row)) * (1.0F / z_scale);
  x = w.state_keep * x + w.state_noise * summed_normal(noise) + tie.z;
  x = clamp(x, -7.9F, 7.9F);
  store(c.state + row, truncate(x * z_scale + 32768.5F) - 32768);
  Floats shocked = to_float(load(c.shock + row)) * (w.shock_keep / z_scale) + tie.strain;
  shocked = clamp(shocked, -7.9F, 7.9F);
  store(c.shock + row, truncate(shocked * z_scale));
  return to_float(load(c.level + row)) * (1.0F / z_scale) + w.state_weight * x + shocked +
         zone_shock - benefit_of_care(c, w, row);
}

inline Floats measure_k6(KernelWeek const& w, Floats z) {
  Floats const tail = minus_log_tail(clamp(z, lowest_z, highest_z));
  return clamp((tail + w.k6_floor) * w.k6_per_log, 0.0F, highest_k6);
}

/// Stigma returns to its set point and spreads by contact (evidence 4.3).
inline Ints evolve_stigma(KernelColumns const& c, KernelWeek const& w, Floats tie, Bits decide,
                          u32 row) {
  Floats v = to_float(load(c.stigma + row)) * (1.0F / stigma_scale);
  Floats const home = to_float(load(c.stigma_set_point + row)) * (1.0F / set_point_scale);
  v = clamp(v + w.stigma_return * (home - v) + tie, -7.9F, 7.9F);
  Ints const now =
      truncate(v * stigma_scale + float{stigma_offset} + byte_unit(decide, 0)) - stigma_offset;
  store(c.stigma + row, now);
  return now;
}

inline Ints evolve_awareness(KernelColumns const& c, KernelWeek const& w, Floats tie, Bits detect,
                             u32 row) {
  Floats a = to_float(load(c.awareness + row)) * (1.0F / awareness_scale);
  Floats const home = to_float(load(c.awareness_set_point + row)) * (1.0F / 255.0F);
  a = clamp(a + w.awareness_return * (home - a) + tie, 0.0F, 1.0F);
  Ints const now = truncate(a * (awareness_scale - 1.0F) + byte_unit(detect, 0));
  store(c.awareness + row, now);
  return now;
}

inline void return_to(u8* trust, Floats home, float rate, Floats dither) {
  Floats const t = to_float(load(trust));
  store(trust, truncate(t + rate * (home - t) + dither));
}

/// Trust in each kind of care returns to its set point, four weeks at a time; visits move it
/// elsewhere.
inline void evolve_trust(KernelColumns const& c, KernelWeek const& w, Ints member, Bits dither,
                         u32 row) {
  Floats const clinic = gather(w.clinic_trust, load(c.cell + row)) * trust_scale;
  Floats const state = member != 0 ? broadcast(w.trust_member) : broadcast(w.trust_community);
  return_to(c.trust_clinic + row, clinic, w.trust_return_four, byte_unit(dither, 0));
  return_to(c.trust_community + row, state, w.trust_return_four, byte_unit(dither, 8));
  return_to(c.trust_primary + row, broadcast(w.trust_primary), w.trust_return_four,
            byte_unit(dither, 16));
}

/// Felt need: the log odds exceed a personal threshold that stays for years (evidence 4.2).
inline Ints feel_need(KernelColumns const& c, KernelWeek const& w, Floats k6, Ints awareness,
                      u32 row) {
  Floats const a = to_float(awareness) * (1.0F / awareness_scale) - w.awareness_mean;
  Floats const odds =
      w.need_intercept + w.need_per_k6 * (k6 - distressed_k6) + w.need_per_awareness * a;
  return odds > gather(w.felt_threshold, load(c.readiness + row));
}

inline Ints shown_byte(Floats x) {
  return truncate(clamp(x, -127.0F, 127.0F) + 128.5F);
}

/// A primary care visit may detect distress, and there are crises: candidates for both, since the
/// exact chances matter to few (see `detect`).
inline Ints may_be_hit(KernelWeek const& w, Floats k6, Bits word) {
  return unit(word) < (k6 >= distressed_k6 ? broadcast(w.most_hit) : broadcast(w.most_hit_well));
}

/// One week of what people feel and think, side by side: distress, stigma, awareness, trust, need,
/// and what ties will see next week.
void evolve(KernelColumns const c, KernelWeek const w, WeeklyTie const tie, u32 first, u32 rows,
            float zone_shock, Scratch& s) {
  bool const at_home = tie.slot < household_slots;
  bool const trust_returns = (w.week + first / 64) % 4 == 0;  // a quarter of the blocks each week
  for (u32 i = 0; i < rows; i += lanes) {
    u32 const row = first + i;
    Influence const from_tie = influence(c, w, at_home, row, i, s);
    Bits const decide = load(s.decide + i), hit = load(s.detect + i);
    Floats const z = evolve_distress(c, w, from_tie, load(s.noise + i), zone_shock, row);
    Floats const k6 = measure_k6(w, z);
    Ints const stigma = evolve_stigma(c, w, from_tie.stigma, decide, row);
    Ints const awareness = evolve_awareness(c, w, from_tie.awareness, hit, row);
    Ints const member = load(c.memberships + row) != 0;
    if (trust_returns) evolve_trust(c, w, member, load(s.dither + i), row);
    Ints const felt = feel_need(c, w, k6, awareness, row);
    Ints const need_flags =
        ((k6 >= serious_k6) & int{needs_help}) | ((k6 >= distressed_k6) & int{distressed}) |
        ((k6 >= frequent_k6) & int{frequent}) | (felt & int{feels_need}) | (member & int{belongs});
    store(s.z + i, z);
    store(s.k6 + i, k6);
    store(s.need_flags + i, need_flags);
    store(s.hit + i, may_be_hit(w, k6, hit) & 1);
    store(c.shown_z + row, shown_byte(z * shown_scale));
    store(c.shown_stigma + row, shown_byte(to_float(stigma) * (shown_scale / stigma_scale)));
    store(c.shown_awareness + row, awareness >> 8);
  }
}

}  // namespace
}  // namespace kith
