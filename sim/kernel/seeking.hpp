#pragma once

#include "kith/kernel/equations.hpp"

namespace kith {
namespace {

inline void emit(KernelOutput& out, u32 row, ResidentEventKind event, bool felt, float value) {
  out.events[out.count++] = {row, value, event, static_cast<u16>(felt)};
}

/// Visits the indices of nonzero bytes, of which there are few.
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
  alignas(64) float drive[block_rows + lanes];  ///< weekly hazard at mean trust

  void append(u32 of, u32 with, float by) {
    row[count] = of;
    word[count] = with;
    drive[count] = by;
    ++count;
  }
};

/// Finds residents who feel need and are neither in care nor waiting (MODEL 7.5).
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
  for (u32 k = count; k < count + lanes; ++k)  // padding that the last lanes read
    found.row[k] = found.word[k] = 0, found.drive[k] = log_of_drive[k] = 0.0F;
  for (u32 k = 0; k < count; k += lanes)
    store(found.drive + k, load(found.drive + k) * exponential_f(load(log_of_drive + k)));
}

/// Those whose clock could ring this week with the highest possible trust: thinning, so that the
/// exact hazard is computed for few.
void find_candidates(KernelWeek const w, Seekers const& found, Seekers& candidates) {
  alignas(64) u8 may[block_rows + lanes];
  alignas(64) u32 place[block_rows + lanes];
  u32 const rounded = (found.count + 15) / 16 * 16;
  for (u32 k = 0; k < rounded; k += lanes)
    store(may + k, may_ring(load(found.word + k), load(found.drive + k) * w.most_trust) & 1);
  u32 const count = compress(may, rounded, place);
  for (u32 k = 0; k < count; ++k)
    if (place[k] < found.count)
      candidates.append(found.row[place[k]], found.word[place[k]], found.drive[place[k]]);
}

/// Looking for help: one clock, independent of any service's slots. What residents ask for when it
/// rings, and whether a service is acceptable to them, is decided in look_for_help.
void seek(KernelColumns const c, KernelWeek const w, u32 first, u32 rows, Scratch const& s,
          KernelOutput& out) {
  Seekers found, candidates;
  find_seekers(c, w, first, rows, s, found);
  find_candidates(w, found, candidates);
  alignas(64) float trust[block_rows + lanes], rings[block_rows + lanes];
  for (u32 k = 0; k < candidates.count; ++k) trust[k] = largest_trust(c, w, candidates.row[k]);
  for (u32 k = 0; k < candidates.count; k += lanes)
    store(rings + k,
          clock_of(load(candidates.word + k), load(candidates.drive + k) * load(trust + k)));
  for (u32 k = 0; k < candidates.count; ++k)
    if (rings[k] < 1.0F) emit(out, candidates.row[k], asks, false, rings[k]);
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
      emit(out, row, u < chance.detection ? detected : crisis_visit, false, s.k6[i]);
  });
}

}  // namespace
}  // namespace kith
