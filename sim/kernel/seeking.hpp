#pragma once

#include "kith/kernel/equations.hpp"
#include "kith/kernel/lent_trust.hpp"

namespace kith {
namespace {

inline void emit(KernelOutput& out, u32 row, ResidentEventKind event, i32 option, float value) {
  out.events[out.count++] = {row, value, event, static_cast<i16>(option)};
}

/// Visits the places of the bytes that are not 0, of which there are few.
template <class Visit>
inline void each_set(u8 const* bytes, u32 rows, Visit visit) {
  for (u32 i = 0; i < rows; i += 8) {
    u64 eight = 0;
    std::memcpy(&eight, bytes + i, 8);
    while (eight != 0) {
      u32 const byte = static_cast<u32>(std::countr_zero(eight)) / 8;
      visit(i + byte);
      eight &= ~(u64{0xff} << 8 * byte);
    }
  }
}

/// Residents of a block who may look for help, packed together.
struct Seekers {
  u32 count = 0;
  alignas(64) u32 row[block_rows + lanes], word[block_rows + lanes];  ///< word: random
  alignas(64) float drive[block_rows + lanes];  ///< hazard a week where all options draw 1

  void append(u32 of, u32 with, float by) {
    row[count] = of;
    word[count] = with;
    drive[count] = by;
    ++count;
  }
};

/// Residents who feel need and are neither in care nor waiting (MODEL 7.5).
void find_seekers(KernelColumns const c, KernelWeek const w, u32 first, u32 rows, Scratch const& s,
                  Seekers& found) {
  alignas(64) u8 open[block_rows];
  alignas(64) u32 place[block_rows + lanes];
  alignas(64) float log_of_drive[block_rows + lanes];
  u8 const* status = c.status + first;
#pragma omp simd
  for (u32 i = 0; i < rows; ++i)
    open[i] = truth((s.need_flags[i] & feels_need) != 0) &
              truth((status[i] & (in_episode | waiting)) == 0);
  u32 const count = compress(open, rows, place);
  for (u32 k = 0; k < count; ++k) {
    u32 const i = place[k];
    log_of_drive[k] = log_drive(w, s.z[i], in_units(c.stigma[first + i], stigma_scale));
    found.append(first + i, s.decide[i], w.personal_factor[c.cell[first + i]]);
  }
  for (u32 k = count; k < count + lanes; ++k)  // what the last lanes read beyond
    found.row[k] = found.word[k] = 0, found.drive[k] = log_of_drive[k] = 0.0F;
  for (u32 k = 0; k < count; k += lanes)
    store(found.drive + k, load(found.drive + k) * exponential_f(load(log_of_drive + k)));
}

/// Those whose clock may ring this week where no option draws more than `most`: thinning, so that
/// the exact draw is asked for few.
void find_candidates(Seekers const& found, float most, Seekers& candidates) {
  alignas(64) u8 may[block_rows + lanes];
  alignas(64) u32 place[block_rows + lanes];
  u32 const rounded = (found.count + 15) / 16 * 16;
  for (u32 k = 0; k < rounded; k += lanes)
    store(may + k, may_ring(load(found.word + k), load(found.drive + k) * most) & 1);
  u32 const count = compress(may, rounded, place);
  candidates.count = 0;
  for (u32 k = 0; k < count; ++k)
    if (place[k] < found.count)
      candidates.append(found.row[place[k]], found.word[place[k]], found.drive[place[k]]);
}

/// Whose clock of an option rings, by what draws each candidate to it.
void emit_rings(Seekers const& candidates, float const* draw, i32 option, KernelOutput& out) {
  alignas(64) float rings[block_rows + lanes];
  for (u32 k = 0; k < candidates.count; k += lanes)
    store(rings + k,
          clock_of(load(candidates.word + k), load(candidates.drive + k) * load(draw + k)));
  for (u32 k = 0; k < candidates.count; ++k)
    if (rings[k] < 1.0F) emit(out, candidates.row[k], seeks, option, rings[k]);
}

/// A random word for each seeker and option: the first of Philox at (row, week, purpose and
/// generation, option).
void draw_option(KernelColumns const c, KernelWeek const w, u32 option, Seekers& found) {
  constexpr u32 purpose = static_cast<u32>(Purpose::option_clock);
  alignas(64) u32 address[block_rows + lanes];
  for (u32 k = 0; k < found.count; ++k)
    address[k] = purpose + (u32{c.generation[found.row[k]]} << 8);
  for (u32 k = 0; k < found.count; k += wide_lanes) {
    Wide x[4] = {widen(found.row + k), broadcast_wide(w.week), widen(address + k),
                 broadcast_wide(option)};
    philox(x, w.seed, w.replicate);
    store_lower(found.word + k, x[0]);
  }
}

/// Usual services draw with the trust in each kind of care.
void ring_usual(KernelColumns const c, KernelWeek const w, Seekers const& found,
                Seekers& candidates, KernelOutput& out) {
  alignas(64) float draw[block_rows + lanes];
  find_candidates(found, w.most_reach, candidates);
  for (u32 k = 0; k < candidates.count; ++k) {
    u32 const row = candidates.row[k];
    float const* reach = w.reach + std::size_t{c.access[row]} * 3;
    draw[k] =
        usual_draw(reach, w.trust_effect[c.trust_clinic[row]],
                   w.trust_effect[c.trust_community[row]], w.trust_effect[c.trust_primary[row]]);
  }
  emit_rings(candidates, draw, -1, out);
}

/// A service of a program draws with the trust in it, part of which its host lends.
void ring_option(KernelColumns const c, KernelWeek const w, u32 number, Seekers& found,
                 Seekers& candidates, KernelOutput& out) {
  KernelOption const option = w.options[number];
  alignas(64) float draw[block_rows + lanes];
  draw_option(c, w, option.hash, found);
  find_candidates(found, option.most, candidates);
  u8 const* own_trust = option.care == 2 ? c.trust_primary : c.trust_clinic;
  for (u32 k = 0; k < candidates.count; ++k) {
    u32 const row = candidates.row[k];
    float const own = w.trust_effect[own_trust[row]];
    float const host = w.trust_effect[c.trust_community[row]];
    draw[k] = option.rate[c.access[row]] * lent_trust(own, host, option.lent_trust);
  }
  emit_rings(candidates, draw, static_cast<i32>(number), out);
}

/// Looking for help: usual services share one clock, every service of a program has its own, so
/// that a new option moves only those who take it.
void seek(KernelColumns const c, KernelWeek const w, u32 first, u32 rows, Scratch const& s,
          KernelOutput& out) {
  Seekers found, candidates;
  find_seekers(c, w, first, rows, s, found);
  ring_usual(c, w, found, candidates, out);
  for (u32 number = 0; number < w.option_count; ++number)
    ring_option(c, w, number, found, candidates, out);
}

/// Primary care visits that detect distress, and crisis visits (MODEL 7.6).
void detect(KernelColumns const c, KernelWeek const w, u32 first, u32 rows, Scratch const& s,
            KernelOutput& out) {
  each_set(s.hit, rows, [&](u32 i) {
    u32 const row = first + i;
    auto const step = truncate(s.k6[i] * float{k6_steps});
    Hit const chance =
        chances_of_hit(w, c.access[row], step, has(c.status[row], in_episode | medicated));
    float const u = uniform_24(s.detect[i]);
    if (u < chance.detection + chance.crisis)
      emit(out, row, u < chance.detection ? detected : crisis_visit, -1, s.k6[i]);
  });
}

}  // namespace
}  // namespace kith
