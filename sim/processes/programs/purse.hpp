#pragma once

#include "kith/processes/week_context.hpp"

namespace kith {

/// Money of a partnership or its cooperative, and this week's demands on it.
struct Purse {
  int partnership;
  bool cooperative;
  double money;  ///< cash before the week
  double pay;    ///< of staff in post
  double other;  ///< bought weekly: coordination, training, messages and the like

  [[nodiscard]] bool pays(Staffing const& staffing) const {
    return staffing.partnership == partnership && staffing.cooperative == cooperative;
  }
  [[nodiscard]] bool pays(Expense const& expense) const {
    return expense.partnership == partnership && expense.cooperative == cooperative;
  }
  [[nodiscard]] bool is_short() const { return pay + other > money + 1e-6; }
};

Purse purse_of(State const& state, Effects const& effects, std::size_t partnership,
               bool cooperative);

/// Full-time posts of a service that are filled.
double filled_fte_of(ServiceState const& service_state);

}  // namespace kith
