#include "kith/processes/steps.hpp"
#include "kith/processes/week_context.hpp"

namespace kith {

void forget_old_requests(State& state, WeekContext const& context) {
  auto& log = state.wait_log;
  std::size_t old = 0;
  while (old < log.size() && context.week - log[old].requested >= wait_log_weeks) ++old;
  log.erase(log.begin(), log.begin() + static_cast<std::ptrdiff_t>(old));
  state.wait_log_first += static_cast<std::uint32_t>(old);
}

}  // namespace kith
