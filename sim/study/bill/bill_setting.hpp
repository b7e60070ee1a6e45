#pragma once

#include "kith/processes/week_context.hpp"
#include "kith/state/state.hpp"

namespace kith {

/// A community in which everything that a scenario's partnerships want exists: just enough of one
/// that programs can be asked what a week costs.
class BillSetting {
 public:
  explicit BillSetting(Scenario const& scenario);

  /// The costs and income of a week with every wanted post filled.
  Effects ask(Week week);
  [[nodiscard]] CompiledScenario const& compiled() const { return compiled_; }

 private:
  void fill_posts(Effects const& wanted);
  void add_members();

  CompiledScenario compiled_;
  Strata strata_;
  State state_;
};

}  // namespace kith
