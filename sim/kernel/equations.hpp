#pragma once

#include "kith/ground/k6.hpp"
#include "kith/kernel/draws.hpp"
#include "kith/kernel/elementary.hpp"

// The equations of the pass, each written once over the number type `Real`: Floats in the pass
// itself, float in the oracle that tests compare with it bit for bit, double when a process asks
// about one resident (one_resident.hpp). Names in brackets are tables of scenarios/evidence.toml.
// Distress is in z, standard deviations of the reference nation; stigma in SD; awareness from 0 to
// 1. `Truth` is Ints of 0 or -1, or bool.

namespace kith {
namespace {

constexpr float most_fixed = 7.9F;  ///< z and SD: 16 bits in steps of 1/4096 end at 8

/// A column's stored value, in its unit.
template <class Int>
auto in_units(Int stored, float scale) {
  return to_float(stored) * (1.0F / scale);
}

// Columns keep the nearest step or, with dither, the step above as often as it is nearer.

template <class Real>
auto fixed_state(Real z) {
  return truncate(z * z_scale + 32768.5F) - 32768;
}
/// Rounds toward zero, so that shocks end.
template <class Real>
auto fixed_shock(Real z) {
  return truncate(z * z_scale);
}
template <class Real>
auto fixed_stigma(Real stigma, Real dither) {
  return truncate(stigma * stigma_scale + float{stigma_offset} + dither) - stigma_offset;
}
template <class Real>
auto fixed_awareness(Real awareness, Real dither) {
  return truncate(awareness * (awareness_scale - 1.0F) + dither);
}
/// What others see; 128 stands for zero.
template <class Real>
auto shown_byte(Real x) {
  return truncate(clamp(x, -127.0F, 127.0F) + 128.5F);
}

// MODEL 7.9, What care does: [treatment]

/// Benefit of therapy or support, z: constant during care, halved every half_life_weeks after
/// it.
template <class Real, class Truth>
Real next_benefit(KernelWeek const& w, Real benefit, Truth in_care) {
  return benefit * select(in_care, 1.0F, w.benefit_keep);
}

/// Effect of medication, in steps of `medication_scale`: rises linearly, falls by half-lives.
template <class Real, class Truth>
Real next_medication(KernelWeek const& w, Real works, Truth taken) {
  return select(taken, at_most(works + w.medication_step, medication_scale),
                works * w.medication_keep);
}

/// Assumed: parallel care adds up as the root of the sum of squares, at most cap_z.
template <class Real, class Number>
Real benefit_of_care(Real therapy, Real support, Real medication, Number cap) {
  return at_most(sqrt(therapy * therapy + support * support + medication * medication), cap);
}

// MODEL 7.1, Distress: [distress]

/// State s, in its own SD: an autoregression that forgets with the time constant of the resident's
/// course, plus the pull of ties.
template <class Real>
Real next_state(Real keep, Real spread, Real state, Real noise, Real ties) {
  return clamp(keep * state + spread * noise + ties, -most_fixed, most_fixed);
}

/// Personal shocks X, z: all halve every shock_half_life_weeks; strain at home is added to them.
template <class Real>
Real next_shock(KernelWeek const& w, Real shock, Real strain) {
  return clamp(shock * w.shock_keep + strain, -most_fixed, most_fixed);
}

/// The latent score z; the weight of the state is sqrt(1 - trait_share).
template <class Real>
Real latent_score(KernelWeek const& w, Real level, Real state, Real shock, float zone_shock,
                  Real benefit) {
  return level + w.state_weight * state + shock + zone_shock - benefit;
}

/// K6true of a latent score, points.
template <class Real>
Real k6_of_score(Real z, float floor, float per_log) {
  Real const tail = minus_log_tail(clamp(z, lowest_z, highest_z));
  return clamp((tail + floor) * per_log, 0.0F, highest_k6);
}

// MODEL 7.2, Ties: [distress]. A gap is what the tie shows minus what the resident shows.

/// One slot of 16 is met each week; this weight makes the effect the mean over all ties.
template <class Int>
auto weight_of_tie(Int ties) {
  return float{tie_slots} / at_least(to_float(ties), 1.0F);
}

/// A tie who is better off pulls more than one who is worse off (distress.worse_tie_factor).
template <class Real, class Number>
Real pull_of_tie(Real weight, Real gap, Number better, Number worse) {
  return weight * gap * select(gap < 0.0F, better, worse);
}

/// Lasting burden of a housemate in serious distress, z.
template <class Truth>
auto strain_at_home(KernelWeek const& w, Truth serious, Truth in_care) {
  return zero_unless(serious, select(in_care, w.burden_relief, w.burden));
}

// MODEL 7.3, Stigma, awareness, trust: [stigma] [awareness] [trust]

/// Views that differ by an SD or more do not influence each other.
template <class Real>
Real near_enough(Real gap) {
  return zero_unless(gap * gap < 1.0F, gap);
}

/// A view moves toward a tie's by this share of the gap.
template <class Real, class Number>
Real drift_to_tie(Real weight, Real gap, Number per_week) {
  return weight * per_week * gap;
}

/// Contact with a person in recovery counts as far as it exceeds the norm under usual care.
template <class Real, class Truth>
Real stigma_by_tie(KernelWeek const& w, Real weight, Real gap, Truth recovered) {
  Real const speaks = zero_unless(recovered, broadcast<Real>(1.0F));
  return weight * (w.stigma_tie * near_enough(gap) - w.speaks * (speaks - w.recovery_norm));
}

/// Stigma returns to the resident's set point by return_per_week a week; so does awareness.
template <class Real>
Real next_stigma(KernelWeek const& w, Real stigma, Real set_point, Real ties) {
  return clamp(stigma + w.stigma_return * (set_point - stigma) + ties, -most_fixed, most_fixed);
}

template <class Real>
Real next_awareness(KernelWeek const& w, Real awareness, Real set_point, Real ties) {
  return clamp(awareness + w.awareness_return * (set_point - awareness) + ties, 0.0F, 1.0F);
}

/// Trust in one kind of care, of 255, returns to its set point, four weeks' steps at once.
template <class Real>
Real next_trust(KernelWeek const& w, Real trust, Real set_point) {
  return trust + w.trust_return_four * (set_point - trust);
}

// MODEL 7.4, Felt need: [need]

/// Need is felt if this exceeds the resident's threshold (KernelWeek::felt_threshold).
template <class Real, class Number>
Real log_odds_of_felt_need(NeedNumbers<Number> const& n, Real k6, Real awareness) {
  Real const a = awareness - n.awareness_mean;
  return n.intercept + n.per_k6 * (k6 - distressed_k6) + n.per_awareness * a;
}

template <class Real, class Truth>
auto need_flags_of(Real k6, Truth felt, Truth member) {
  return flag(k6 >= serious_k6, needs_help) | flag(k6 >= distressed_k6, distressed) |
         flag(k6 >= frequent_k6, frequent) | flag(felt, feels_need) | flag(member, belongs);
}

// MODEL 7.5, Looking for help: [help_seeking]

/// ln of the factor that distress and stigma apply to the hazard: base_hazard_per_week is the
/// hazard at a z of 0.7 (K6 of 4.8) and mean stigma.
template <class Real>
Real log_drive(KernelWeek const& w, Real z, Real stigma) {
  return w.per_z * (z - 0.7F) + w.per_stigma * stigma;
}

/// Effect of trust in the kind of care that the resident trusts most: always over all three, so
/// that trust lent by a program does not move anybody's clock.
inline float largest_trust(KernelColumns const& c, KernelWeek const& w, u32 row) {
  float const clinic = w.trust_effect[c.trust_clinic[row]];
  float const community = w.trust_effect[c.trust_community[row]];
  float const primary = w.trust_effect[c.trust_primary[row]];
  float const most = clinic > community ? clinic : community;
  return most > primary ? most : primary;
}

/// Clock of a weekly hazard h: -ln(u) / h; it rings this week if it is below 1.
template <class Real, class Word>
Real clock_of(Word word, Real hazard) {
  return -logarithm_f(uniform_24(word)) / (hazard + 1.0e-30F);
}

/// Whether a clock may ring this week at a hazard of at most `most`: since -ln(u) >= 1 - u, it
/// rings only if 1 - u is below the hazard.
template <class Real, class Word>
auto may_ring(Word word, Real most) {
  return 1.0F - uniform_24(word) <= most;
}

// MODEL 7.6, Other ways in: [primary_care] [crisis]: one draw, two exclusive events

/// Weekly chances at a K6 of `step` / 128.
struct Hit {
  float detection, crisis;
};
inline Hit chances_of_hit(KernelWeek const& w, u32 access, i32 step, bool in_care) {
  return {w.visits[access] * w.detection[step],
          w.crisis[step] * select(in_care, w.crisis_in_care, 1.0F)};
}

/// Who may be hit, by a bound of both chances: the exact chances take two tables and concern few.
template <class Real, class Word>
auto may_be_hit(KernelWeek const& w, Real k6, Word word) {
  return uniform_24(word) < select(k6 >= distressed_k6, w.most_hit, w.most_hit_well);
}

}  // namespace
}  // namespace kith
