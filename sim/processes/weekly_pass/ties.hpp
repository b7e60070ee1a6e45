#pragma once

#include <cstring>

#include "weekly_pass/arithmetic.hpp"

namespace kith {
namespace {

// Ties are computed, not stored: in slot k the partner of a row is an involution of it, present
// where both ends' degree exceeds k. Mutual, no bytes, no gather. One slot in turn each week.
// Rejected: explicit lists of eight ties cost three quarters of the whole pass.

/// out[i] = in[i ^ mask] within a group of 64 bytes.
inline void permute_group(u8* out, u8 const* in, u32 mask) {
  u64 words[8];
  std::memcpy(words, in, 64);
  u64 mixed[8];
  for (u32 g = 0; g < 8; ++g) {
    u64 q = words[g ^ (mask >> 3)];
    q = (mask & 4u) != 0 ? (q >> 32) | (q << 32) : q;
    q = (mask & 2u) != 0 ? ((q >> 16) & 0x0000ffff0000ffffull) | ((q & 0x0000ffff0000ffffull) << 16)
                         : q;
    q = (mask & 1u) != 0 ? ((q >> 8) & 0x00ff00ff00ff00ffull) | ((q & 0x00ff00ff00ff00ffull) << 8)
                         : q;
    mixed[g] = q;
  }
  std::memcpy(out, mixed, 64);
}

/// First row of the group that meets the group at `row` this week.
inline u32 partner_group(PassTie const tie, u32 row) {
  if (tie.slot < first_comember_slot) return row;
  if (tie.slot < first_far_slot) {
    u32 const group = (row - tie.zone_first) / 64;
    return tie.zone_first + (tie.turn + tie.zone_groups - group) % tie.zone_groups * 64;
  }
  return (tie.turn + tie.all_groups - row / 64) % tie.all_groups * 64;
}

/// Brings what housemates show: each in turn.
void meet_household(PassColumns const c, PassTie const tie, u32 first, u32 rows, Scratch& s) {
  for (u32 i = 0; i < rows; ++i) {
    u32 const place = c.household[first + i] & 15u;
    u32 const size = c.household[first + i] >> 4;
    u32 const other = size > 1 ? (place + 1 + tie.round % (size - 1)) % size : place;
    u32 const row = first + i - place + other;
    s.met[i] = size > 1 ? 1 : 0;
    s.their_z[i] = c.seen_z[row];
    s.their_stigma[i] = c.seen_stigma[row];
    s.their_awareness[i] = c.seen_awareness[row];
    s.their_status[i] = c.seen_status[row];
  }
}

/// Brings what the computed partners show.
void meet_partners(PassColumns const c, PassTie const tie, u32 first, u32 rows, Scratch& s) {
  alignas(64) u8 their_degree[64];
  for (u32 g = 0; g < rows; g += 64) {
    u32 const from = partner_group(tie, first + g);
    permute_group(s.their_z + g, c.seen_z + from, tie.mask);
    permute_group(s.their_stigma + g, c.seen_stigma + from, tie.mask);
    permute_group(s.their_awareness + g, c.seen_awareness + from, tie.mask);
    permute_group(s.their_status + g, c.seen_status + from, tie.mask);
    permute_group(their_degree, c.degree + from, tie.mask);
    u8 const* degree = c.degree + first + g;
    auto const slot = static_cast<u8>(tie.slot - household_slots);
#pragma omp simd
    for (u32 i = 0; i < 64; ++i)
      s.met[g + i] = static_cast<u8>((degree[i] > slot) & (their_degree[i] > slot));
  }
}

/// Co-members meet only where they share an organization.
void require_shared_membership(PassColumns const c, PassTie const tie, u32 first, u32 rows,
                               Scratch& s) {
  for (u32 g = 0; g < rows; g += 64) {
    u32 const from = partner_group(tie, first + g);
#pragma omp simd
    for (u32 i = 0; i < 64; ++i) {
      unsigned const shared = c.memberships[first + g + i] & c.memberships[from + (i ^ tie.mask)];
      s.met[g + i] = static_cast<u8>(s.met[g + i] & (shared != 0 ? 1 : 0));
    }
  }
}

/// What the tie of this week does to distress, stigma and awareness, scaled so that over a round of
/// slots it is the mean over a person's ties.
void influence(PassColumns const c, PassWeek const w, u32 first, u32 rows, Scratch& s) {
  u8 const *my_z = c.seen_z + first, *my_stigma = c.seen_stigma + first;
  u8 const *my_awareness = c.seen_awareness + first, *ties = c.ties + first;
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) {
    auto const count = static_cast<float>(ties[i] > 0 ? ties[i] : 1);
    float const weight = s.met[i] != 0 ? static_cast<float>(tie_slots) / count : 0.0F;
    float const dz = static_cast<float>(s.their_z[i] - my_z[i]) * (1.0F / shown_scale);
    s.tie_z[i] = weight * dz * (dz < 0.0F ? w.tie_better : w.tie_worse);
    float const ds = static_cast<float>(s.their_stigma[i] - my_stigma[i]) * (1.0F / shown_scale);
    float const recovered = (s.their_status[i] & shown_in_recovery) != 0 ? 1.0F : 0.0F;
    float const near = ds * ds < 1.0F ? ds : 0.0F;
    s.tie_stigma[i] = weight * (w.stigma_tie * near - w.speaks * (recovered - w.recovery_norm));
    float const da = static_cast<float>(s.their_awareness[i] - my_awareness[i]) * (1.0F / 255.0F);
    s.tie_awareness[i] = weight * w.awareness_tie * da;
  }
}

/// Which share of met ties is in recovery: the norm of the last year of settling.
void count_recovery(u32 rows, Scratch const& s, PassOutput& out) {
  u32 met = 0;
  u32 recovered = 0;
#pragma omp simd
  for (u32 i = 0; i < rows; ++i) {
    met += s.met[i];
    recovered += s.met[i] & static_cast<u32>((s.their_status[i] & shown_in_recovery) != 0);
  }
  out.ties_met += met;
  out.recovery_sum += recovered;
}

void meet(PassColumns const c, PassWeek const w, PassTie const tie, u32 first, u32 rows, Scratch& s,
          PassOutput& out) {
  if (tie.slot < household_slots) {
    meet_household(c, tie, first, rows, s);
#pragma omp simd
    for (u32 i = 0; i < rows; ++i) {
      u8 const relief = (s.their_status[i] & shown_in_care) != 0 ? 2 : 1;
      s.burdened[i] = (s.met[i] & s.their_status[i] & shown_serious) != 0 ? relief : 0;
    }
  } else {
    meet_partners(c, tie, first, rows, s);
    if (tie.slot >= first_comember_slot && tie.slot < first_far_slot)
      require_shared_membership(c, tie, first, rows, s);
    std::memset(s.burdened, 0, rows);
  }
  influence(c, w, first, rows, s);
  count_recovery(rows, s, out);
}

}  // namespace
}  // namespace kith
