#pragma once

#include <algorithm>
#include <vector>

#include "kith/column.hpp"

namespace kith {

/// The few residents who are concerned by something, sorted by row. New entries join at `settle`,
/// once a week and not one by one, so that the cost is linear in the length of the list.
template <class T>
class Ledger {
 public:
  void add(T entry) { arrivals_.push_back(entry); }

  /// Sorts the arrivals in. Entries of one row keep the order in which they arrived.
  void settle() {
    if (arrivals_.empty()) return;
    std::stable_sort(arrivals_.begin(), arrivals_.end(),
                     [](T const& a, T const& b) { return a.row < b.row; });
    // From the back, so that entries before the first arrival stay where they are.
    std::size_t old = entries_.size();
    std::size_t to = old + arrivals_.size();
    entries_.resize(to);
    while (!arrivals_.empty()) {
      while (old > 0 && entries_[old - 1].row > arrivals_.back().row)
        entries_[--to] = entries_[--old];
      entries_[--to] = arrivals_.back();
      arrivals_.pop_back();
    }
  }

  /// First settled entry of a row, or nullptr.
  T* find(Row row) {
    auto const at = lower(row);
    return at != entries_.end() && at->row == row ? &*at : nullptr;
  }

  [[nodiscard]] T const* find(Row row) const {
    auto const at = std::lower_bound(entries_.begin(), entries_.end(), row, before);
    return at != entries_.end() && at->row == row ? &*at : nullptr;
  }

  template <class Predicate>
  void erase_if(Predicate predicate) {
    entries_.erase(std::remove_if(entries_.begin(), entries_.end(), predicate), entries_.end());
  }

  /// Removes the entries of these rows, which are sorted; `left` sees each of them first.
  template <class Left>
  void erase_rows(std::vector<Row> const& rows, Left left) {
    auto out = entries_.begin();
    auto in = entries_.begin();
    for (Row const row : rows) {
      auto const hit = std::lower_bound(in, entries_.end(), row, before);
      out = in == out ? hit : std::move(in, hit, out);
      for (in = hit; in != entries_.end() && in->row == row; ++in) left(*in);
    }
    if (in != out) entries_.erase(std::move(in, entries_.end(), out), entries_.end());
  }

  /// Visits the settled entries of one row.
  template <class Visit>
  void each_of(Row row, Visit visit) {
    for (auto at = lower(row); at != entries_.end() && at->row == row; ++at) visit(*at);
  }

  template <class Visit>
  void each_of(Row row, Visit visit) const {
    auto at = std::lower_bound(entries_.begin(), entries_.end(), row, before);
    for (; at != entries_.end() && at->row == row; ++at) visit(*at);
  }

  auto begin() { return entries_.begin(); }
  auto end() { return entries_.end(); }
  auto begin() const { return entries_.begin(); }
  auto end() const { return entries_.end(); }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  bool operator==(Ledger const&) const = default;

  /// What is settled and what is not yet, for what keeps the state as it is.
  template <class Visit>
  void each_part(Visit&& visit) {
    visit(entries_, arrivals_);
  }
  template <class Visit>
  void each_part(Visit&& visit) const {
    visit(entries_, arrivals_);
  }

 private:
  /// First entry of this row or a later one: bisection without a branch, which nobody could
  /// foresee.
  auto lower(Row row) {
    auto at = entries_.begin();
    for (auto left = entries_.end() - at; left > 0;) {
      auto const half = (left + 1) / 2;
      at += before(at[half - 1], row) ? half : 0;
      left -= half;
    }
    return at;
  }
  static bool before(T const& entry, Row row) { return entry.row < row; }

  std::vector<T> entries_;
  std::vector<T> arrivals_;
};

}  // namespace kith
