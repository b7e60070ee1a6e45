#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "kith/ground/first_failure.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"

// How threads share the rare events of a week. A community is divided into ranges of neighboring
// rows; each belongs to one worker, which notes its own events. A worker may change what belongs to
// its rows and read whatever nobody changes meanwhile. Events are merged in the order of ranges,
// and ranges depend only on the size of the community: results never depend on threads.

namespace kith {

/// Neighboring blocks and their rows, each from `first` to before `last`.
struct Range {
  std::size_t number;
  std::size_t first_block, last_block;
  Row first_row, last_row;
  [[nodiscard]] bool holds(Row row) const { return first_row <= row && row < last_row; }
};

/// Blocks per range: 131,072 residents.
inline constexpr std::size_t blocks_of_range = 128;

std::vector<Range> ranges_of(CompiledScenario const& compiled);

/// The range in which a row lies.
[[nodiscard]] inline Range const& range_of(std::vector<Range> const& ranges, Row row) {
  return *std::partition_point(ranges.begin(), ranges.end(),
                               [row](Range const& range) { return range.last_row <= row; });
}

[[nodiscard]] inline bool is_large(WeekContext const& context) {
  return context.compiled.blocks.size() > blocks_of_range;
}

/// Calls `work(number)` for every number below `parts`, in parallel in large communities; the parts
/// must be independent.
template <class Work>
void parallel_parts(WeekContext const& context, std::size_t parts, Work work) {
  if (!is_large(context)) {
    for (std::size_t number = 0; number < parts; ++number) work(number);
    return;
  }
  FirstFailure failure;
  // Two directives, as in update_residents.
#pragma omp parallel num_threads(context.threads) if (context.threads > 1)
#pragma omp for schedule(dynamic)
  for (std::size_t number = 0; number < parts; ++number) failure.keep([&] { work(number); });
  failure.rethrow();
}

/// Calls `work(entry)` for every entry of a list, in parallel in large communities; the entries
/// must be independent.
template <class T, class Work>
void parallel_entries(WeekContext const& context, std::vector<T> const& list, Work work) {
  std::size_t const parts = ranges_of(context.compiled).size();
  parallel_parts(context, parts, [&](std::size_t part) {
    for (std::size_t k = list.size() * part / parts; k < list.size() * (part + 1) / parts; ++k)
      work(list[k]);
  });
}

/// Calls `work(events, number)` for every number below `parts`, in parallel in large communities,
/// each with events of its own.
template <class Work>
void parallel_for(WeekContext const& context, WeekEvents& events, std::size_t parts, Work work) {
  if (!is_large(context)) {
    for (std::size_t number = 0; number < parts; ++number) work(events, number);
    return;
  }
  std::vector<std::optional<WeekEvents>> own(parts);
  parallel_parts(context, parts, [&](std::size_t number) {
    work(own[number].emplace(no_events(events.flows.size(), context.compiled.services.size(),
                                       events.contacts.size())),
         number);
  });
  for (auto& part : own) {
    merge(events, *part);
    part.reset();  // frees the memory at once
  }
}

/// Calls `work(events, range)` for every range.
template <class Work>
void for_each_range(WeekContext const& context, WeekEvents& events, Work work) {
  std::vector<Range> const ranges = ranges_of(context.compiled);
  parallel_for(context, events, ranges.size(),
               [&](WeekEvents& own, std::size_t k) { work(own, ranges[k]); });
}

/// Removes the entries of a table for which `leaves(events, entry, number)` is true; it may change
/// what belongs to their rows. Returns the rows of the removed entries, in order.
template <class T, class Leaves>
std::vector<Row> parallel_erase(WeekContext const& context, WeekEvents& events,
                                SparseTable<T>& table, Leaves leaves) {
  std::vector<typename SparseTable<T>::Span> kept;
  for (Range const& range : ranges_of(context.compiled))
    kept.push_back(table.between(range.first_row, range.last_row));
  std::vector<std::vector<Row>> gone(kept.size());
  parallel_for(context, events, kept.size(), [&](WeekEvents& own, std::size_t range) {
    kept[range] = table.filter(kept[range], [&](T& entry, std::size_t number) {
      if (!leaves(own, entry, number)) return false;
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
