#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "kith/ground/first_failure.hpp"
#include "kith/processes/life.hpp"

// How the rare things of a week are done by several threads. A community is cut into ranges of
// neighbouring rows; each is lived by a hand: a Life over the same community, in the same
// circumstances, with doings of its own. A hand may change what belongs to its rows and read all
// that nobody changes meanwhile. What hands did is joined in their order, and ranges depend on the
// size of the community alone: results never depend on threads.

namespace kith {

/// Neighbouring blocks and their rows, each from `first` to before `last`.
struct Range {
  std::size_t number;
  std::size_t first_block, last_block;
  Row first_row, last_row;
  [[nodiscard]] bool holds(Row row) const { return first_row <= row && row < last_row; }
};

/// Blocks of a range: 131,072 residents.
inline constexpr std::size_t blocks_of_range = 128;

std::vector<Range> ranges_of(Setting const& setting);

/// The range in which a row lies.
[[nodiscard]] inline Range const& range_of(std::vector<Range> const& ranges, Row row) {
  return *std::partition_point(ranges.begin(), ranges.end(),
                               [row](Range const& range) { return range.last_row <= row; });
}

/// Somebody with nothing done yet who lives in the circumstances of `life`.
Life hand_of(Life const& life);
/// Adds what a hand did to what has been done so far.
void join(Life& life, Life& hand);

[[nodiscard]] inline bool is_large(Life const& life) {
  return life.setting.blocks.size() > blocks_of_range;
}

/// Does `work(number)` for every number below `parts`, which have nothing to do with each other: at
/// the same time in large communities.
template <class Work>
void at_once(Life const& life, std::size_t parts, Work work) {
  if (!is_large(life)) {
    for (std::size_t number = 0; number < parts; ++number) work(number);
    return;
  }
  FirstFailure failure;
  // In two steps, as in live_the_week.
#pragma omp parallel num_threads(life.threads) if (life.threads > 1)
#pragma omp for schedule(dynamic)
  for (std::size_t number = 0; number < parts; ++number) failure.keep([&] { work(number); });
  failure.rethrow();
}

/// Does `work(entry)` for every entry of a list, which have nothing to do with each other: at the
/// same time in large communities.
template <class T, class Work>
void all_at_once(Life const& life, std::vector<T> const& list, Work work) {
  std::size_t const parts = ranges_of(life.setting).size();
  at_once(life, parts, [&](std::size_t part) {
    for (std::size_t k = list.size() * part / parts; k < list.size() * (part + 1) / parts; ++k)
      work(list[k]);
  });
}

/// Does `work(hand, number)` for every number below `parts`, at the same time in large communities.
template <class Work>
void side_by_side(Life& life, std::size_t parts, Work work) {
  if (!is_large(life)) {
    for (std::size_t number = 0; number < parts; ++number) work(life, number);
    return;
  }
  std::vector<std::optional<Life>> hands(parts);
  at_once(life, parts,
          [&](std::size_t number) { work(hands[number].emplace(hand_of(life)), number); });
  for (auto& hand : hands) {
    join(life, *hand);
    hand.reset();  // not twice in memory
  }
}

/// Does `work(hand, range)` for every range.
template <class Work>
void each_range(Life& life, Work work) {
  std::vector<Range> const ranges = ranges_of(life.setting);
  side_by_side(life, ranges.size(), [&](Life& hand, std::size_t k) { work(hand, ranges[k]); });
}

/// Takes the entries out of a ledger for which `leaves(hand, entry, number)` is true; it may change
/// what belongs to their rows. Returns the rows of those who left, in order.
template <class T, class Leaves>
std::vector<Row> erase_side_by_side(Life& life, Ledger<T>& ledger, Leaves leaves) {
  std::vector<typename Ledger<T>::Stretch> kept;
  for (Range const& range : ranges_of(life.setting))
    kept.push_back(ledger.between(range.first_row, range.last_row));
  std::vector<std::vector<Row>> gone(kept.size());
  side_by_side(life, kept.size(), [&](Life& hand, std::size_t range) {
    kept[range] = ledger.thin(kept[range], [&](T& entry, std::size_t number) {
      if (!leaves(hand, entry, number)) return false;
      gone[range].push_back(entry.row);
      return true;
    });
  });
  ledger.close_up(kept);
  std::vector<Row> all;
  for (auto const& rows : gone) all.insert(all.end(), rows.begin(), rows.end());
  return all;
}

}  // namespace kith
