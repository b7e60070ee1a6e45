#pragma once

#include "kith/kernel/ties.hpp"

namespace kith {
namespace {

/// The benefit of a course of care in this week, which is also stored.
inline Floats lasting(u16* benefit, KernelWeek const& w, Ints in_care) {
  Floats const now = next_benefit(w, in_units(load(benefit), benefit_scale), in_care);
  store(benefit, truncate(now * benefit_scale));
  return now;
}

inline Floats evolve_benefit(KernelColumns const& c, KernelWeek const& w, u32 row) {
  Ints const status = load(c.status + row);
  Floats const therapy = lasting(c.therapy + row, w, has(status, in_episode));
  Floats const support = lasting(c.support + row, w, has(status, supported));
  Floats const works =
      next_medication(w, to_float(load(c.medication + row)), has(status, medicated));
  store(c.medication + row, truncate(works));
  return benefit_of_care(therapy, support, works * w.medication_full, w.benefit_cap);
}

/// Advances state and shocks; returns the latent score.
inline Floats evolve_distress(KernelColumns const& c, KernelWeek const& w, Influence const& tie,
                              Bits noise, float zone_shock, u32 row) {
  static_assert(course_classes == 16);  // the size of the table in `pick`
  Ints const course = load(c.course + row);
  Floats const state =
      next_state(pick(w.state_keep, course), pick(w.state_noise, course),
                 in_units(load(c.state + row), z_scale), summed_normal(noise), tie.z);
  Floats const shock = next_shock(w, in_units(load(c.shock + row), z_scale), tie.strain);
  store(c.state + row, fixed_state(state));
  store(c.shock + row, fixed_shock(shock));
  return latent_score(w, in_units(load(c.level + row), z_scale), state, shock, zone_shock,
                      evolve_benefit(c, w, row));
}

inline Ints evolve_stigma(KernelColumns const& c, KernelWeek const& w, Floats tie, Bits decide,
                          u32 row) {
  Floats const set_point = in_units(load(c.stigma_set_point + row), set_point_scale);
  Floats const now = next_stigma(w, in_units(load(c.stigma + row), stigma_scale), set_point, tie);
  Ints const stored = fixed_stigma(now, uniform_8(decide, 0));
  store(c.stigma + row, stored);
  return stored;
}

inline Ints evolve_awareness(KernelColumns const& c, KernelWeek const& w, Floats tie, Bits detect,
                             u32 row) {
  Floats const set_point = in_units(load(c.awareness_set_point + row), 255.0F);
  Floats const now =
      next_awareness(w, in_units(load(c.awareness + row), awareness_scale), set_point, tie);
  Ints const stored = fixed_awareness(now, uniform_8(detect, 0));
  store(c.awareness + row, stored);
  return stored;
}

inline void return_to(u8* trust, Floats set_point, KernelWeek const& w, Floats dither) {
  store(trust, truncate(next_trust(w, to_float(load(trust)), set_point) + dither));
}

/// Trust in each kind of care returns to its set point; visits change it elsewhere.
inline void evolve_trust(KernelColumns const& c, KernelWeek const& w, Ints member, Bits dither,
                         u32 row) {
  Floats const clinic = gather(w.clinic_trust, load(c.cell + row)) * trust_scale;
  Floats const community = select(member, w.trust_member, w.trust_community);
  Floats const primary = broadcast<Floats>(w.trust_primary);
  return_to(c.trust_clinic + row, clinic, w, uniform_8(dither, 0));
  return_to(c.trust_community + row, community, w, uniform_8(dither, 8));
  return_to(c.trust_primary + row, primary, w, uniform_8(dither, 16));
}

inline Ints feel_need(KernelColumns const& c, KernelWeek const& w, Floats k6, Ints awareness,
                      u32 row) {
  Floats const odds = log_odds_of_felt_need(w.need, k6, in_units(awareness, awareness_scale));
  return odds > gather(w.felt_threshold, load(c.readiness + row));
}

/// One week of feelings and views together: distress, stigma, awareness, trust, need, and what ties
/// will see next week.
void evolve(KernelColumns const c, KernelWeek const w, WeeklyTie const tie, u32 first, u32 rows,
            float zone_shock, Scratch& s) {
  bool const at_home = tie.slot < household_slots;
  bool const trust_returns = (w.week + first / 64) % 4 == 0;  // a quarter of the blocks each week
  for (u32 i = 0; i < rows; i += lanes) {
    u32 const row = first + i;
    Influence const from_tie = influence(c, w, at_home, row, i, s);
    Bits const decide = load(s.decide + i), hit = load(s.detect + i);
    Floats const z = evolve_distress(c, w, from_tie, load(s.noise + i), zone_shock, row);
    Floats const k6 = k6_of_score(z, w.k6_floor, w.k6_per_log);
    Ints const stigma = evolve_stigma(c, w, from_tie.stigma, decide, row);
    Ints const awareness = evolve_awareness(c, w, from_tie.awareness, hit, row);
    Ints const member = load(c.memberships + row) != 0;
    if (trust_returns) evolve_trust(c, w, member, load(s.dither + i), row);
    Ints const felt = feel_need(c, w, k6, awareness, row);
    store(s.z + i, z);
    store(s.k6 + i, k6);
    store(s.need_flags + i, need_flags_of(k6, felt, member));
    store(s.hit + i, may_be_hit(w, k6, hit) & 1);
    store(c.shown_z + row, shown_byte(z * shown_scale));
    store(c.shown_stigma + row, shown_byte(in_units(stigma, stigma_scale) * shown_scale));
    store(c.shown_awareness + row, awareness >> 8);
  }
}

}  // namespace
}  // namespace kith
