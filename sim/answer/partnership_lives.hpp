#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "kith/record.hpp"

namespace kith {

/// How often a partnership opens, runs out of money and lasts. Values that a file lacks are
/// missing.
struct PartnershipLife {
  std::string id;
  std::size_t replicates = 0;
  std::optional<std::size_t> opened, ran_out, alive_at_end;
  double opened_week = 0.0;   ///< median over replicates in which it opened; NaN if it never did
  double ran_out_week = 0.0;  ///< the same
};

/// Gathers, run by run, in which replicates the partnerships of a study opened, ran out of money
/// and were alive in the last week.
class PartnershipLives {
 public:
  /// `weeks`: of the time axis.
  PartnershipLives(Layout const& layout, std::vector<double> weeks, std::size_t scenarios,
                   std::size_t replicates);

  void add(RunResult const& run, std::size_t replicate);
  /// Whether it needs an outcome, by its index in the layout.
  [[nodiscard]] bool reads(std::size_t outcome) const;

  [[nodiscard]] std::vector<std::string> const& ids() const { return ids_; }
  /// The partnerships that a scenario has.
  [[nodiscard]] std::vector<PartnershipLife> of(std::size_t scenario) const;
  /// Whether a partnership's money ran out before a week of a replicate; nothing if that is
  /// unknown, or if the scenario has no such partnership.
  [[nodiscard]] std::optional<bool> ran_out_before(std::size_t scenario, std::size_t replicate,
                                                   std::string const& id, int week) const;
  /// Whether any partnership opened in a replicate; nothing if that is unknown, or if the scenario
  /// has none.
  [[nodiscard]] std::optional<bool> opened(std::size_t scenario, std::size_t replicate) const;

 private:
  enum Series : std::size_t { opening, money, alive };
  static constexpr std::size_t series_count = 3;
  /// First week in which each series is 1 (for `alive`: the last week, if it is 1 then). NaN if
  /// unknown, infinite if never.
  using Life = std::array<double, series_count>;
  [[nodiscard]] Life const& at(std::size_t scenario, std::size_t replicate,
                               std::size_t partnership) const;

  std::vector<double> weeks_;
  std::vector<std::string> ids_;
  std::array<std::optional<std::size_t>, series_count> outcomes_;  ///< indices in the layout
  std::size_t replicates_;
  std::vector<Life> lives_;  ///< (scenario, replicate, partnership)
};

}  // namespace kith
