#include "kith/processes/parallel_for.hpp"

#include <algorithm>

namespace kith {
namespace {

template <class T>
void append(std::vector<T>& to, std::vector<T> const& more) {
  to.insert(to.end(), more.begin(), more.end());
}

}  // namespace

std::vector<Range> ranges_of(CompiledScenario const& compiled) {
  auto const& blocks = compiled.blocks;
  std::vector<Range> ranges;
  for (std::size_t first = 0; first < blocks.size(); first += blocks_of_range) {
    std::size_t const last = std::min(blocks.size(), first + blocks_of_range);
    ranges.push_back({ranges.size(), first, last, blocks[first].first,
                      blocks[last - 1].first + blocks[last - 1].rows});
  }
  return ranges;
}

Life worker_of(Life const& life) {
  Life worker(life.compiled, life.state, life.strata);
  static_cast<WeekContext&>(worker) = static_cast<WeekContext const&>(life);
  worker.flows.assign(life.flows.size(), {});
  worker.attended.assign(life.attended.size(), {});
  return worker;
}

void join(Life& life, Life& worker) {
  for (std::size_t m = 0; m < life.flows.size(); ++m)
    for (std::size_t f = 0; f < flow_count; ++f) life.flows[m][f] += worker.flows[m][f];
  for (std::size_t s = 0; s < life.attended.size(); ++s)
    for (std::size_t p = 0; p < payer_count; ++p) life.attended[s][p] += worker.attended[s][p];
  append(life.payments, worker.payments);
  append(life.visits, worker.visits), append(life.follow_ups, worker.follow_ups);
  append(life.asked, worker.asked), append(life.episodes, worker.episodes);
  append(life.medications, worker.medications), append(life.spells, worker.spells);
}

}  // namespace kith
