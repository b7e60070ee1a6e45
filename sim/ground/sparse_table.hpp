#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "kith/ground/column.hpp"
#include "kith/ground/expect.hpp"

namespace kith {

/// Whether a list has far more capacity than entries: the first week of a community brings by far
/// the most.
template <class T>
[[nodiscard]] bool has_room_to_spare(std::vector<T> const& list) {
  return !list.empty() && list.capacity() > 4 * list.size() + 1024;
}

/// Empties a list and frees excess capacity.
template <class T>
void clear_out(std::vector<T>& list) {
  if (has_room_to_spare(list))
    list = std::vector<T>();
  else
    list.clear();
}

/// Entries for the few residents concerned, sorted by row. New entries are merged by
/// `merge_arrivals`, all at once each week, so that the cost is linear in the length of the
/// list.
template <class T>
class SparseTable {
 public:
  /// Entries by index, from `first` to before `last`.
  struct Span {
    std::size_t first, last;
    bool operator==(Span const&) const = default;
  };

  void add(T entry) { arrivals_.push_back(entry); }

  void reserve(std::size_t entries) { entries_.reserve(entries); }

  /// Sorts the arrivals into the table. Entries of one row keep their order of arrival.
  void merge_arrivals() {
    if (arrivals_.empty()) return;
    bool const lavish = has_room_to_spare(arrivals_);
    auto const by_row = [](T const& a, T const& b) { return a.row < b.row; };
    if (!std::is_sorted(arrivals_.begin(), arrivals_.end(), by_row))
      std::stable_sort(arrivals_.begin(), arrivals_.end(), by_row);
    // From the back, so that entries before the first arrival stay in place.
    auto const known = static_cast<std::ptrdiff_t>(entries_.size());
    entries_.resize(entries_.size() + arrivals_.size());
    auto old = entries_.begin() + known;
    for (auto to = entries_.end(); !arrivals_.empty(); arrivals_.pop_back()) {
      auto const after = end_of(old, arrivals_.back().row);
      to = std::move_backward(after, old, to);
      old = after;
      *--to = arrivals_.back();
    }
    if (lavish) arrivals_ = std::vector<T>();
  }

  /// The first merged entry of a row, or nullptr.
  T* find(Row row) {
    auto const at = lower(row);
    return at != entries_.end() && at->row == row ? &*at : nullptr;
  }

  [[nodiscard]] T const* find(Row row) const {
    auto const at = std::lower_bound(entries_.begin(), entries_.end(), row, before);
    return at != entries_.end() && at->row == row ? &*at : nullptr;
  }

  /// The index of the first merged entry of this row or a later one.
  [[nodiscard]] std::size_t first_from(Row row) const {
    return static_cast<std::size_t>(
        std::lower_bound(entries_.begin(), entries_.end(), row, before) - entries_.begin());
  }

  /// The merged entries of rows from `first` to before `last`.
  [[nodiscard]] Span between(Row first, Row last) const {
    KITH_EXPECT(first <= last);
    return {first_from(first), first_from(last)};
  }

  /// Moves the entries of a span for which `leaves(entry, index)` is false to its front, and
  /// returns them as a span. Several spans may be filtered at the same time; `compact` must follow.
  template <class Leaves>
  Span filter(Span all, Leaves leaves) {
    KITH_EXPECT(all.first <= all.last && all.last <= size());
    std::size_t to = all.first;
    for (std::size_t k = all.first; k < all.last; ++k)
      if (!leaves(entries_[k], k)) entries_[to++] = entries_[k];
    return {all.first, to};
  }

  /// Keeps only these spans, which must be in order.
  void compact(std::vector<Span> const& kept) {
    auto out = entries_.begin();
    for (auto const& [first, last] : kept) {
      KITH_EXPECT(first <= last && last <= size() && out - entries_.begin() <= signed_of(first));
      auto const from = entries_.begin() + signed_of(first);
      auto const until = entries_.begin() + signed_of(last);
      out = out == from ? until : std::move(from, until, out);
    }
    entries_.erase(out, entries_.end());
  }

  template <class Predicate>
  void erase_if(Predicate predicate) {
    entries_.erase(std::remove_if(entries_.begin(), entries_.end(), predicate), entries_.end());
  }

  /// Removes the entries of these rows, which must be sorted; `left` sees each entry first.
  template <class Left>
  void erase_rows(std::vector<Row> const& rows, Left left) {
    KITH_EXPECT(std::is_sorted(rows.begin(), rows.end()));
    auto out = entries_.begin();
    auto in = entries_.begin();
    for (Row const row : rows) {
      auto const hit = start_of(in, row);
      out = in == out ? hit : std::move(in, hit, out);
      for (in = hit; in != entries_.end() && in->row == row; ++in) left(*in);
    }
    if (in != out) entries_.erase(std::move(in, entries_.end(), out), entries_.end());
  }

  /// Visits the merged entries of one row.
  template <class Visit>
  void each_of(Row row, Visit visit) {
    for (auto at = lower(row); at != entries_.end() && at->row == row; ++at) visit(*at);
  }

  template <class Visit>
  void each_of(Row row, Visit visit) const {
    auto at = std::lower_bound(entries_.begin(), entries_.end(), row, before);
    for (; at != entries_.end() && at->row == row; ++at) visit(*at);
  }

  T& operator[](std::size_t number) {
    KITH_EXPECT(number < size());
    return entries_[number];
  }
  T const& operator[](std::size_t number) const {
    KITH_EXPECT(number < size());
    return entries_[number];
  }
  auto begin() { return entries_.begin(); }
  auto end() { return entries_.end(); }
  auto begin() const { return entries_.begin(); }
  auto end() const { return entries_.end(); }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  bool operator==(SparseTable const&) const = default;

  /// Visits the merged entries and the arrivals, for code that stores the state as it is.
  template <class Visit>
  void each_part(Visit&& visit) {
    visit(entries_, arrivals_);
  }
  template <class Visit>
  void each_part(Visit&& visit) const {
    visit(entries_, arrivals_);
  }

 private:
  /// The first entry of this row or a later one: bisection without a branch, which would be
  /// unpredictable.
  auto lower(Row row) {
    auto at = entries_.begin();
    for (auto left = entries_.end() - at; left > 0;) {
      auto const half = (left + 1) / 2;
      at += before(at[half - 1], row) ? half : 0;
      left -= half;
    }
    return at;
  }
  /// The first entry of this row or a later one, from `from` on: likely near, so steps double.
  auto start_of(typename std::vector<T>::iterator from, Row row) {
    std::ptrdiff_t step = 1;
    for (; entries_.end() - from > step && from[step].row < row; step *= 2) from += step;
    auto const until = entries_.end() - from > step ? from + step : entries_.end();
    return std::lower_bound(from, until, row, before);
  }
  /// The end of the entries of this row or earlier ones, up to `until` and likely near it.
  auto end_of(typename std::vector<T>::iterator until, Row row) {
    std::ptrdiff_t step = 1;
    for (; until - entries_.begin() > step && until[-step].row > row; step *= 2) until -= step;
    auto const from = until - entries_.begin() > step ? until - step : entries_.begin();
    return std::upper_bound(from, until, row, after_row);
  }
  static std::ptrdiff_t signed_of(std::size_t number) {
    return static_cast<std::ptrdiff_t>(number);
  }
  static bool before(T const& entry, Row row) { return entry.row < row; }
  static bool after_row(Row row, T const& entry) { return row < entry.row; }

  std::vector<T> entries_;
  std::vector<T> arrivals_;
};

}  // namespace kith
