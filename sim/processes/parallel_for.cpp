#include "kith/processes/parallel_for.hpp"

#include <algorithm>

namespace kith {
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

}  // namespace kith
