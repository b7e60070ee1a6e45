#include <algorithm>

#include "kith/ground/first_failure.hpp"
#include "kith/ground/threads.hpp"
#include "kith/processes/people/kernel_week.hpp"
#include "kith/processes/resident_update.hpp"
#include "kith/processes/steps.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"
#include "kith/state/tie_network.hpp"

namespace kith {
namespace {

/// Adds up the fields of packed sums, each with its own shift.
template <std::size_t... F>
void unpack(KernelSums const& sums, StratumSums& into, std::index_sequence<F...>) {
  auto const add = [&](SumField field, std::uint64_t& to) {
    to += sums.word[field.word] >> field.shift & ((1ull << field.bits) - 1);
  };
  (add(field_of(static_cast<Sum>(F)), into[F]), ...);
}

/// Unpacks the sums of margins before a field can overflow.
void flush(ThreadSums& sums) {
  std::size_t const count = sums.margins.size();
  for (std::size_t m = 0; m < count; ++m) {
    KernelSums& even = sums.packed[m];
    KernelSums& odd = sums.packed[m + count];
    for (std::size_t w = 0; w < std::size(even.word); ++w) even.word[w] += odd.word[w];
    unpack(even, sums.margins[m], std::make_index_sequence<sum_count>{});
    even = odd = {};
  }
  sums.most = 0;
}

/// The largest number of residents in any margin so far.
std::uint32_t fullest(ThreadSums const& sums) {
  constexpr SumField counted = field_of(Sum::residents);
  std::size_t const count = sums.margins.size();
  std::uint64_t most = 0;
  for (std::size_t m = 0; m < count; ++m) {
    std::uint64_t const word =
        sums.packed[m].word[counted.word] + sums.packed[m + count].word[counted.word];
    most = std::max(most, word >> counted.shift);
  }
  return static_cast<std::uint32_t>(most);
}

/// Everything that the blocks of this week share.
struct Pass {
  Kernel kernel;
  KernelColumns const& columns;
  KernelWeek const& week;
  LifeSums lives;
};

void update_block(WeekContext const& context, Pass const& pass, std::size_t number,
                  ThreadSums& sums, ResidentUpdate& update) {
  Block const& block = context.compiled.blocks[number];
  std::vector<ResidentEvent>& happened = update.events_by_block[number];
  if (sums.most + block.rows > flush_rows) sums.most = fullest(sums);
  if (sums.most + block.rows > flush_rows) flush(sums);
  if (context.observed) sums.most += block.rows;
  KernelOutput out{
      context.observed ? sums.packed.data() : nullptr, sums.room.data(), 0, 0, 0, 0, pass.lives};
  pass.kernel(pass.columns, pass.week, update.ties[number], block.first, block.rows, block.zone,
              out);
  sums.met += out.ties_met;
  sums.recovered += out.recovery_sum;
  sums.untreated[block.zone] += out.untreated;
  // A new vector each week: the first week brings many times more events, in every block.
  happened = std::vector(sums.room.begin(), sums.room.begin() + out.count);
}

void prepare(WeekContext const& context, ThreadSums& sums) {
  sums.packed.resize(context.strata.of_margin.size() * 2);
  sums.margins.assign(context.strata.of_margin.size(), {});
  sums.room.resize(block_rows * most_events);
  sums.met = sums.recovered = 0;
  sums.untreated.assign(context.compiled.zone_rows.size(), 0);
}

/// Adds up the sums of all threads.
void add_up(State& state, WeekContext const& context, std::vector<ThreadSums>& workspace,
            ResidentUpdate& update) {
  update.sums.assign(context.strata.names.size(), {});
  std::fill(state.unmet_by_zone.begin(), state.unmet_by_zone.end(), 0.0);
  for (ThreadSums& sums : workspace) {
    if (context.observed) flush(sums);
    for (std::size_t m = 0; m < sums.margins.size(); ++m)
      for (std::uint8_t const stratum : context.strata.of_margin[m])
        for (std::size_t f = 0; f < sums.margins[m].size(); ++f)
          update.sums[stratum][f] += sums.margins[m][f];
    update.ties_met += sums.met;
    update.ties_in_recovery += sums.recovered;
    // What community organizations can learn: people in need and not in care, by zone.
    for (std::size_t zone = 0; zone < sums.untreated.size(); ++zone)
      state.unmet_by_zone[zone] += sums.untreated[zone];
  }
}

}  // namespace

ResidentUpdate update_residents(State& state, WeekContext const& context,
                                std::vector<ThreadSums>& workspace, LifeRecord* lives) {
  static Kernel const kernel = choose_kernel();
  KernelWeek const week = kernel_week(state, context);
  KernelColumns const columns = kernel_columns(state.residents);
  LifeSums const own = lives == nullptr
                           ? LifeSums{}
                           : LifeSums{lives->rows.k6_sum.data(), lives->rows.serious_weeks.data()};
  Pass const pass{kernel, columns, week, own};
  auto const& blocks = context.compiled.blocks;
  ResidentUpdate update;
  for (std::uint32_t b = 0; b < blocks.size(); ++b)
    update.ties.push_back(tie_of_week(context.compiled, context.clock, blocks[b].zone, b));
  update.events_by_block.resize(blocks.size());
  workspace.resize(static_cast<std::size_t>(context.threads));
  for (ThreadSums& sums : workspace) prepare(context, sums);
  FirstFailure failure;
  // Two directives: the thread sanitizer sees the loop's barrier, but not the end of a nested team.
  // Eight blocks at a time: enough to keep pace with memory, few enough to end together.
#pragma omp parallel num_threads(context.threads)
#pragma omp for schedule(dynamic, 8)
  for (std::size_t b = 0; b < blocks.size(); ++b)
    failure.keep([&] {
      auto const thread = static_cast<std::size_t>(thread_number());
      update_block(context, pass, b, workspace[thread], update);
    });
  failure.rethrow();
  add_up(state, context, workspace, update);
  show_to_ties(state.residents);
  return update;
}

}  // namespace kith
