#include "kith/processes/side_by_side.hpp"

#include <algorithm>

namespace kith {
namespace {

template <class T>
void append(std::vector<T>& to, std::vector<T> const& more) {
  to.insert(to.end(), more.begin(), more.end());
}

}  // namespace

std::vector<Range> ranges_of(Setting const& setting) {
  auto const& blocks = setting.blocks;
  std::vector<Range> ranges;
  for (std::size_t first = 0; first < blocks.size(); first += blocks_of_range) {
    std::size_t const last = std::min(blocks.size(), first + blocks_of_range);
    ranges.push_back({ranges.size(), first, last, blocks[first].first,
                      blocks[last - 1].first + blocks[last - 1].rows});
  }
  return ranges;
}

Life hand_of(Life const& life) {
  Life hand(life.setting, life.community, life.strata);
  static_cast<Circumstances&>(hand) = static_cast<Circumstances const&>(life);
  hand.flows.assign(life.flows.size(), {});
  hand.attended.assign(life.attended.size(), {});
  return hand;
}

void join(Life& life, Life& hand) {
  for (std::size_t m = 0; m < life.flows.size(); ++m)
    for (std::size_t f = 0; f < flow_count; ++f) life.flows[m][f] += hand.flows[m][f];
  for (std::size_t s = 0; s < life.attended.size(); ++s)
    for (std::size_t p = 0; p < payer_count; ++p) life.attended[s][p] += hand.attended[s][p];
  append(life.payments, hand.payments);
  append(life.visits, hand.visits), append(life.follow_ups, hand.follow_ups);
  append(life.asked, hand.asked), append(life.episodes, hand.episodes);
  append(life.medications, hand.medications), append(life.spells, hand.spells);
}

}  // namespace kith
