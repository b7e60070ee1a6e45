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

std::vector<Range> ranges_of(CompiledScenario const& compiled);

/// The range in which a row lies.
[[nodiscard]] inline Range const& range_of(std::vector<Range> const& ranges, Row row) {
  return *std::partition_point(ranges.begin(), ranges.end(),
                               [row](Range const& range) { return range.last_row <= row; });
}

/// Somebody with nothing done yet who lives in the circumstances of `life`.
Life worker_of(Life const& life);
/// Adds what a hand did to what has been done so far.
void join(Life& life, Life& worker);

[[nodiscard]] inline bool is_large(Life const& life) {
  return life.compiled.blocks.size() > blocks_of_range;
}

/// Does `work(number)` for every number below `parts`, which have nothing to do with each other: at
/// the same time in large communities.
template <class Work>
void parallel_parts(Life const& life, std::size_t parts, Work work) {
  if (!is_large(life)) {
    for (std::size_t number = 0; number < parts; ++number) work(number);
    return;
  }
  FirstFailure failure;
  // In two steps, as in update_residents.
#pragma omp parallel num_threads(life.threads) if (life.threads > 1)
#pragma omp for schedule(dynamic)
  for (std::size_t number = 0; number < parts; ++number) failure.keep([&] { work(number); });
  failure.rethrow();
}

/// Does `work(entry)` for every entry of a list, which have nothing to do with each other: at the
/// same time in large communities.
template <class T, class Work>
void parallel_entries(Life const& life, std::vector<T> const& list, Work work) {
  std::size_t const parts = ranges_of(life.compiled).size();
  parallel_parts(life, parts, [&](std::size_t part) {
    for (std::size_t k = list.size() * part / parts; k < list.size() * (part + 1) / parts; ++k)
      work(list[k]);
  });
}

/// Does `work(hand, number)` for every number below `parts`, at the same time in large communities.
template <class Work>
void parallel_for(Life& life, std::size_t parts, Work work) {
  if (!is_large(life)) {
    for (std::size_t number = 0; number < parts; ++number) work(life, number);
    return;
  }
  std::vector<std::optional<Life>> workers(parts);
  parallel_parts(life, parts, [&](std::size_t number) {
    work(workers[number].emplace(worker_of(life)), number);
  });
  for (auto& worker : workers) {
    join(life, *worker);
    worker.reset();  // not twice in memory
  }
}

/// Does `work(hand, range)` for every range.
template <class Work>
void for_each_range(Life& life, Work work) {
  std::vector<Range> const ranges = ranges_of(life.compiled);
  parallel_for(life, ranges.size(), [&](Life& worker, std::size_t k) { work(worker, ranges[k]); });
}

/// Takes the entries out of a ledger for which `leaves(hand, entry, number)` is true; it may change
/// what belongs to their rows. Returns the rows of those who left, in order.
template <class T, class Leaves>
std::vector<Row> parallel_erase(Life& life, SparseTable<T>& table, Leaves leaves) {
  std::vector<typename SparseTable<T>::Span> kept;
  for (Range const& range : ranges_of(life.compiled))
    kept.push_back(table.between(range.first_row, range.last_row));
  std::vector<std::vector<Row>> gone(kept.size());
  parallel_for(life, kept.size(), [&](Life& worker, std::size_t range) {
    kept[range] = table.filter(kept[range], [&](T& entry, std::size_t number) {
      if (!leaves(worker, entry, number)) return false;
      gone[range].push_back(entry.row);
      return true;
    });
  });
  table.compact(kept);
  std::vector<Row> all;
  for (auto const& rows : gone) all.insert(all.end(), rows.begin(), rows.end());
  return all;
}

}  // namespace kith
