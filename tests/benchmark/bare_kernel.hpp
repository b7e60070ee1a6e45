#pragma once

#include <cstdint>
#include <vector>

#include "kith/ground/column.hpp"

namespace kith {

/// The minimum of any weekly model: eight contacts per resident, one block of Philox, three states,
/// one pass; 45 bytes per resident. Its speed on a machine is the limit with which Kith's speed is
/// compared.
class BareKernel {
 public:
  explicit BareKernel(std::uint32_t residents);
  void live(int weeks, int threads);
  /// Residents who are not well; using it keeps the compiler from removing the work.
  [[nodiscard]] std::uint64_t unwell() const { return unwell_; }

 private:
  [[nodiscard]] std::uint64_t update_block(std::uint32_t first);

  std::uint32_t residents_;
  std::uint32_t week_ = 0;
  std::uint64_t unwell_ = 0;
  Column<std::uint32_t> contacts_;  ///< eight per resident
  Column<float> hazard_;
  Column<std::uint8_t> stigma_;
  Column<std::uint8_t> now_, next_;                 ///< 0 well, 1 distressed, 2 in care
  Column<std::uint64_t> now_unwell_, next_unwell_;  ///< one bit per resident
};

}  // namespace kith
