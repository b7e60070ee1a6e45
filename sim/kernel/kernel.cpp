// Compiled once for each instruction set, into a namespace that the build names (the one macro).

#include "kith/kernel/kernel.hpp"

#include "kith/kernel/inner_life.hpp"
#include "kith/kernel/memory.hpp"
#include "kith/kernel/observing.hpp"
#include "kith/kernel/seeking.hpp"
#include "kith/kernel/ties.hpp"

namespace kith::KITH_ISA_NAMESPACE {

/// One week of the residents of one block, in the order of the model: draws, ties, inner life
/// (distress, stigma, awareness, trust, need), looking for help, memory, observation.
void kernel(KernelColumns const& columns, KernelWeek const& week, WeeklyTie const& tie,
            std::uint32_t first, std::uint32_t rows, std::uint32_t zone, KernelOutput& out) {
  Scratch scratch;
  draw(columns, week, first, rows, scratch);
  meet(columns, tie, first, rows, scratch);
  count_recovery(rows, scratch, out);
  evolve(columns, week, tie, first, rows, week.zone_shock[zone], scratch);
  seek(columns, week, first, rows, scratch, out);
  detect(columns, week, first, rows, scratch, out);
  remember(columns, first, rows, scratch);
  show_status(columns, week, first, rows, scratch);
  note_need(columns, week, first, rows, scratch, out);
  if (out.sums != nullptr) observe(columns, week, first, rows, zone, scratch, out);
}

}  // namespace kith::KITH_ISA_NAMESPACE
