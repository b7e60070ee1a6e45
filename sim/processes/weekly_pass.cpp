// Compiled once for every instruction set, into a namespace that the build names (the one macro).

#include "kith/weekly_pass.hpp"

#include "weekly_pass/arithmetic.hpp"
#include "weekly_pass/inner_life.hpp"
#include "weekly_pass/seeking.hpp"
#include "weekly_pass/ties.hpp"
// After seeking.hpp, whose `happen` it uses.
#include "weekly_pass/observing.hpp"

namespace kith::KITH_ISA_NAMESPACE {

/// One week of the residents of one block, in the order of the model: draws, ties, distress,
/// stigma, awareness, trust, need, looking for help, memory, observation.
void weekly_pass(PassColumns const& columns, PassWeek const& week, PassTie const& tie,
                 std::uint32_t first, std::uint32_t rows, std::uint32_t zone, PassOutput& out) {
  Scratch scratch;
  draw(columns, week, first, rows, scratch);
  meet(columns, week, tie, first, rows, scratch, out);
  evolve_distress(columns, week, first, rows, week.zone_shock[zone], scratch);
  measure(week, rows, scratch);
  evolve_stigma_and_awareness(columns, week, first, rows, scratch);
  evolve_trust(columns, week, first, rows, scratch);
  feel_need(columns, week, first, rows, scratch);
  seek(columns, week, first, rows, scratch, out);
  detect(columns, week, first, rows, scratch, out);
  remember(columns, first, rows, scratch);
  show(columns, week, first, rows, scratch);
  observe(columns, week, first, rows, scratch, out);
}

}  // namespace kith::KITH_ISA_NAMESPACE
