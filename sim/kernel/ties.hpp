#pragma once

#include <cstring>

#include "kith/kernel/equations.hpp"

namespace kith {
namespace {

// Ties are computed, not stored: in slot k an involution maps a row to its partner; the tie exists
// if both ends' degree exceeds k. Mutual, no bytes, no gather. One slot in turn each week.
// Rejected: explicit lists of eight ties cost three quarters of the whole pass.

/// How many rows away this week's housemate lives, by the resident's household: each in turn.
struct Housemates {
  i32 away[256] = {};
  explicit Housemates(u32 round) {
    for (u32 size = 2; size < 16; ++size)
      for (u32 place = 0; place < size; ++place)
        away[size << 4 | place] =
            static_cast<i32>((place + 1 + round % (size - 1)) % size) - static_cast<i32>(place);
  }
};

/// Copies what housemates show.
void meet_household(KernelColumns const c, WeeklyTie const tie, u32 first, u32 rows, Scratch& s) {
  Housemates const housemates(tie.round);
  for (u32 i = 0; i < rows; ++i) {
    i32 const away = housemates.away[c.household[first + i]];
    u32 const row = first + i + static_cast<u32>(away);
    s.met[i] = away != 0 ? 1 : 0;
    s.their_z[i] = c.seen_z[row];
    s.their_stigma[i] = c.seen_stigma[row];
    s.their_awareness[i] = c.seen_awareness[row];
    s.their_status[i] = c.seen_status[row];
  }
}

/// Copies what the computed partners show.
void meet_partners(KernelColumns const c, WeeklyTie const tie, u32 first, u32 rows, Scratch& s) {
  alignas(64) u8 their_degree[64];
  Permutation const permute(tie.mask);
  auto const slot = static_cast<u8>(tie.slot - household_slots);
  for (u32 g = 0; g < rows; g += 64) {
    u32 const from = partner_group(tie, first + g);
    permute(s.their_z + g, c.seen_z + from);
    permute(s.their_stigma + g, c.seen_stigma + from);
    permute(s.their_awareness + g, c.seen_awareness + from);
    permute(s.their_status + g, c.seen_status + from);
    permute(their_degree, c.degree + from);
    for (u32 i = 0; i < 64; i += sizeof(ByteRow)) {
      auto const mine = load_as<ByteRow>(c.degree + first + g + i);
      auto const theirs = load_as<ByteRow>(their_degree + i);
      ByteRow const met = reinterpret_cast<ByteRow>((mine > slot) & (theirs > slot)) & u8{1};
      store_all(s.met + g + i, met);
    }
  }
}

/// Co-members meet only if they share an organization.
void require_shared_membership(KernelColumns const c, WeeklyTie const tie, u32 first, u32 rows,
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

void meet(KernelColumns const c, WeeklyTie const tie, u32 first, u32 rows, Scratch& s) {
  if (tie.slot < household_slots) {
    meet_household(c, tie, first, rows, s);
    return;
  }
  meet_partners(c, tie, first, rows, s);
  if (tie.slot >= first_comember_slot && tie.slot < first_far_slot)
    require_shared_membership(c, tie, first, rows, s);
}

/// The effect of this week's tie on a resident.
struct Influence {
  Floats z, stigma, awareness, strain;
};

inline Influence influence(KernelColumns const& c, KernelWeek const& w, bool at_home, u32 row,
                           u32 i, Scratch const& s) {
  Ints const met = load(s.met + i);
  Ints const their_status = load(s.their_status + i);
  Floats const weight = zero_unless(met != 0, weight_of_tie(load(c.ties + row)));
  Floats const z = in_units(load(s.their_z + i) - load(c.seen_z + row), shown_scale);
  Floats const stigma = in_units(load(s.their_stigma + i) - load(c.seen_stigma + row), shown_scale);
  Floats const awareness =
      in_units(load(s.their_awareness + i) - load(c.seen_awareness + row), 255.0F);
  Influence out{};
  out.z = pull_of_tie(weight, z, w.tie_better, w.tie_worse);
  out.stigma = stigma_by_tie(w, weight, stigma, has(their_status, shown_in_recovery));
  out.awareness = drift_to_tie(weight, awareness, w.awareness_tie);
  if (at_home)
    out.strain =
        strain_at_home(w, has(met & their_status, shown_serious), has(their_status, shown_in_care));
  return out;
}

/// Counts ties met and those in recovery: their share is the norm of the burn-in's last year.
void count_recovery(u32 rows, Scratch const& s, KernelOutput& out) {
  Ints met = {};
  Ints recovered = {};
  for (u32 i = 0; i < rows; i += lanes) {
    Ints const here = load(s.met + i);
    met += here;
    recovered += zero_unless(has(load(s.their_status + i), shown_in_recovery), here);
  }
  for (u32 k = 0; k < lanes; ++k) {
    out.ties_met += static_cast<u32>(met[k]);
    out.recovery_sum += static_cast<u32>(recovered[k]);
  }
}

}  // namespace
}  // namespace kith
