#include <omp.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "kith/ground/first_failure.hpp"
#include "kith/processes/life.hpp"
#include "kith/processes/people/kernel_week.hpp"
#include "kith/state/tie_network.hpp"

namespace kith {
namespace {

/// The fields of packed sums, each with its own shift.
template <std::size_t... F>
void unpack(KernelSums const& sums, StratumSums& into, std::index_sequence<F...>) {
  ((into[F] +=
    sums.word[sum_fields[F].word] >> sum_fields[F].shift & ((1ull << sum_fields[F].bits) - 1)),
   ...);
}

/// Unpacks the sums of margins before a field can overflow.
void flush(ThreadSums& harvest) {
  std::size_t const count = harvest.margins.size();
  for (std::size_t m = 0; m < count; ++m) {
    KernelSums& sums = harvest.packed[m];
    KernelSums& turn = harvest.packed[m + count];
    for (std::size_t w = 0; w < std::size(sums.word); ++w) sums.word[w] += turn.word[w];
    unpack(sums, harvest.margins[m], std::make_index_sequence<std::size(sum_fields)>{});
    sums = turn = {};
  }
  harvest.most = 0;
}

/// The most residents that any margin holds at present.
std::uint32_t fullest(ThreadSums const& harvest) {
  constexpr SumField counted = field::residents;
  std::size_t const count = harvest.margins.size();
  std::uint64_t most = 0;
  for (std::size_t m = 0; m < count; ++m) {
    std::uint64_t const word =
        harvest.packed[m].word[counted.word] + harvest.packed[m + count].word[counted.word];
    most = std::max(most, word >> counted.shift);
  }
  return static_cast<std::uint32_t>(most);
}

void update_block(Life& life, Kernel pass, KernelColumns const& columns, KernelWeek const& week,
                  std::vector<int> const& services, std::size_t number) {
  ThreadSums& harvest = life.thread_sums[static_cast<std::size_t>(omp_get_thread_num())];
  Block const& block = life.compiled.blocks[number];
  std::vector<ResidentEvent>& events = life.by_block[number];
  if (harvest.most + block.rows > flush_rows) harvest.most = fullest(harvest);
  if (harvest.most + block.rows > flush_rows) flush(harvest);
  if (life.observed) harvest.most += block.rows;
  KernelOutput out{
      life.observed ? harvest.packed.data() : nullptr, harvest.room.data(), 0, 0, 0, 0};
  pass(columns, week, life.ties[number], block.first, block.rows, block.zone, out);
  harvest.met += out.ties_met;
  harvest.recovered += out.recovery_sum;
  harvest.untreated[block.zone] += out.untreated;
  // Made anew: the first week brings many times what others do, in every block.
  events = std::vector(harvest.room.begin(), harvest.room.begin() + out.count);
  // Clocks that ring come first, usual care's and then each option's: those of one person together.
  auto const last_ring = std::find_if(
      events.begin(), events.end(), [](auto const& happening) { return happening.event != seeks; });
  std::for_each(events.begin(), last_ring, [&services](ResidentEvent& ring) {
    if (ring.option >= 0)
      ring.option = static_cast<std::int16_t>(services[static_cast<std::size_t>(ring.option)]);
  });
  std::sort(events.begin(), last_ring, [](auto const& a, auto const& b) {
    return std::tie(a.row, a.option) < std::tie(b.row, b.option);
  });
}

void prepare(Life& life, ThreadSums& harvest, std::size_t options) {
  harvest.packed.resize(life.strata.of_margin.size() * 2);
  harvest.margins.assign(life.strata.of_margin.size(), {});
  harvest.room.resize(block_rows * (options + 5));
  harvest.met = harvest.recovered = 0;
  harvest.untreated.assign(life.compiled.zone_rows.size(), 0);
}

/// Sums of all threads.
void gather(Life& life) {
  life.sums.assign(life.strata.names.size(), {});
  life.ties_met = life.ties_in_recovery = 0;
  std::fill(life.state.unmet_by_zone.begin(), life.state.unmet_by_zone.end(), 0.0);
  for (ThreadSums& harvest : life.thread_sums) {
    if (life.observed) flush(harvest);
    for (std::size_t m = 0; m < harvest.margins.size(); ++m)
      for (std::uint8_t const stratum : life.strata.of_margin[m])
        for (std::size_t f = 0; f < harvest.margins[m].size(); ++f)
          life.sums[stratum][f] += harvest.margins[m][f];
    life.ties_met += harvest.met;
    life.ties_in_recovery += harvest.recovered;
    // What community organizations can know: who is in need and not in care, by zone.
    for (std::size_t zone = 0; zone < harvest.untreated.size(); ++zone)
      life.state.unmet_by_zone[zone] += harvest.untreated[zone];
  }
}

}  // namespace

void update_residents(Life& life) {
  static Kernel const pass = choose_kernel();
  Residents& residents = life.state.residents;
  note_capacity(life);
  KernelOptions const options = open_options(life);
  UsualReach const reach = usual_reach(life);
  KernelWeek week = kernel_week(life.compiled, life.state.recovery_norm);
  week.week = life.clock;
  week.margins = life.strata.margins_of_cell.data();
  week.margin_count = static_cast<std::uint32_t>(life.strata.of_margin.size());
  week.reach = reach.by_access.data();
  week.most_reach = reach.most;
  week.zone_shock = life.zone_shock.data();
  week.options = options.options.data();
  week.asks_reasons = life.asks_reasons;
  week.option_count = static_cast<std::uint32_t>(options.options.size());
  KernelColumns const columns = kernel_columns(residents);
  auto const& blocks = life.compiled.blocks;
  life.ties.clear();
  for (std::uint32_t b = 0; b < blocks.size(); ++b)
    life.ties.push_back(tie_of_week(life.compiled, life.clock, blocks[b].zone, b));
  life.by_block.resize(blocks.size());
  life.thread_sums.resize(static_cast<std::size_t>(life.threads));
  for (ThreadSums& harvest : life.thread_sums) prepare(life, harvest, options.options.size());
  FirstFailure failure;
  // In two steps: the thread sanitizer sees the loop's barrier, but not the end of a nested team.
  // Eight blocks at a time: long enough to stay in step with memory, short enough to end together.
#pragma omp parallel num_threads(life.threads)
#pragma omp for schedule(dynamic, 8)
  for (std::size_t b = 0; b < blocks.size(); ++b)
    failure.keep([&] { update_block(life, pass, columns, week, options.services, b); });
  failure.rethrow();
  gather(life);
  for (auto* shown : {&residents.shown_z, &residents.shown_stigma, &residents.shown_awareness,
                      &residents.shown_status})
    std::swap((*shown)[0], (*shown)[1]);
}

}  // namespace kith
