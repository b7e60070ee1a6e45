#include "kith/processes/programs/purse.hpp"

namespace kith {

Purse purse_of(State const& state, Effects const& effects, std::size_t partnership,
               bool cooperative) {
  PartnershipState const& s = state.partnerships[partnership];
  double const cash = cooperative ? s.cooperative.cash_usd : s.cash_usd;
  Purse purse{static_cast<int>(partnership), cooperative, cash, 0.0, 0.0};
  for (Expense const& expense : effects.expenses)
    if (purse.pays(expense)) (expense.pay ? purse.pay : purse.other) += expense.usd;
  return purse;
}

double filled_fte_of(ServiceState const& service_state) {
  double sum = 0.0;
  for (Post const& post : service_state.posts) sum += post.filled ? post.fte : 0.0;
  return sum;
}

}  // namespace kith
