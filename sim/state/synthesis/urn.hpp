#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "kith/ground/whole.hpp"

namespace kith {

// Drawing without replacement: totals are exact, whatever the order of the draws.

/// Chooses `wanted` of `left` people, each equally likely (selection sampling, Knuth 3.4.2 S).
class Quota {
 public:
  Quota() = default;
  Quota(std::int64_t left, std::int64_t wanted) : left_(left), wanted_(wanted) {
    KITH_EXPECT(wanted >= 0 && wanted <= left);
  }

  /// Whether this one is chosen; `u` is uniform on (0, 1).
  [[nodiscard]] bool would(double u) const {
    KITH_EXPECT(is_share(u));
    return u * static_cast<double>(left_) < static_cast<double>(wanted_);
  }
  bool draw(double u) {
    bool const chosen = would(u);
    take(chosen);
    return chosen;
  }
  /// Counts a person who was decided elsewhere (a household decides for all its members).
  void take(bool chosen) {
    KITH_EXPECT(left_ > 0);
    --left_;
    if (chosen) --wanted_;
  }
  /// Whether a person of this kind could still be drawn.
  [[nodiscard]] bool has(bool chosen) const { return chosen ? wanted_ > 0 : wanted_ < left_; }

 private:
  std::int64_t left_ = 0;
  std::int64_t wanted_ = 0;
};

/// Balls of several kinds.
class Urn {
 public:
  Urn() = default;
  explicit Urn(std::vector<std::int64_t> counts) : counts_(std::move(counts)) {
    for (auto const count : counts_) left_ += count;
  }

  /// Takes a ball and returns its kind.
  std::size_t draw(double u) {
    KITH_EXPECT(is_share(u) && left_ > 0);
    auto rank = whole<std::int64_t>(u * static_cast<double>(left_));
    std::size_t kind = 0;
    while (kind + 1 < counts_.size() && rank >= counts_[kind]) rank -= counts_[kind++];
    --counts_[kind];
    --left_;
    return kind;
  }

 private:
  std::vector<std::int64_t> counts_;
  std::int64_t left_ = 0;
};

}  // namespace kith
