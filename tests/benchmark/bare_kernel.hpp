#pragma once

#include <cstdint>
#include <vector>

#include "kith/ground/column.hpp"

namespace kith {

/// What no weekly model can do without, and nothing else: eight contacts each, one block of Philox,
/// three states, one pass; 45 bytes a resident. How fast a machine lives through its weeks is the
/// limit that Kith's own are measured against.
class BareKernel {
 public:
  explicit BareKernel(std::uint32_t residents);
  void live(int weeks, int threads);
  /// Residents who are not well, so that nothing can be left out.
  [[nodiscard]] std::uint64_t unwell() const { return unwell_; }

 private:
  [[nodiscard]] std::uint64_t update_block(std::uint32_t first);

  std::uint32_t residents_;
  std::uint32_t week_ = 0;
  std::uint64_t unwell_ = 0;
  Column<std::uint32_t> contacts_;  ///< eight each
  Column<float> hazard_;
  Column<std::uint8_t> stigma_;
  Column<std::uint8_t> now_, next_;                 ///< 0 well, 1 distressed, 2 in care
  Column<std::uint64_t> now_unwell_, next_unwell_;  ///< a bit each
};

}  // namespace kith
