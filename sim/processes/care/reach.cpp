#include <algorithm>

#include "kith/processes/people/kernel_week.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/state/compiled/make_services.hpp"

namespace kith {
namespace {

/// The table of the setting as the matrix that it is.
Eigen::Map<BarrierMatrix const> barriers_of(CompiledScenario const& compiled) {
  auto const services = static_cast<Eigen::Index>(compiled.barriers.services);
  return {compiled.barriers.factors.data(), static_cast<Eigen::Index>(compiled.access.size()) + 1,
          services};
}

/// What nobody exceeds who trusts most, with room for rounding.
float bound(CompiledScenario const& compiled, double rate) {
  double const most = std::max(compiled.trust_effect.front(), compiled.trust_effect.back());
  return static_cast<float>(1.0001 * rate * most);
}

}  // namespace

UsualReach usual_reach(WeekContext const& context) {
  CompiledScenario const& compiled = context.compiled;
  auto const barriers = barriers_of(compiled);
  Eigen::MatrixX3d reach = Eigen::MatrixX3d::Zero(barriers.rows(), 3);
  for (Eigen::Index i = 0; i < compiled.usual_services; ++i) {
    auto const number = static_cast<std::size_t>(i);
    Service const& service = compiled.services[number];
    if (service.walk_in)
      reach.col(static_cast<int>(service.care)) +=
          context.offers.capacity[number] * barriers.col(i);
  }
  Eigen::Matrix<float, Eigen::Dynamic, 3, Eigen::RowMajor> const narrow = reach.cast<float>();
  return {{narrow.data(), narrow.data() + narrow.size()},
          bound(compiled, reach.rowwise().sum().maxCoeff())};
}

KernelOptions open_options(WeekContext const& context) {
  KernelOptions found;
  CompiledScenario const& compiled = context.compiled;
  auto const barriers = barriers_of(compiled);
  for (std::size_t i = static_cast<std::size_t>(compiled.usual_services);
       i < compiled.services.size(); ++i) {
    Service const& service = compiled.services[i];
    if (!service.walk_in || context.offers.desired_fte[i] <= 0.0) continue;
    Eigen::VectorXf const rate =
        (context.offers.capacity[i] * barriers.col(static_cast<Eigen::Index>(i))).cast<float>();
    found.rates.emplace_back(rate.data(), rate.data() + rate.size());
    found.services.push_back(static_cast<int>(i));
    found.options.push_back({service.hash, static_cast<std::uint32_t>(service.care),
                             static_cast<float>(context.offers.lent_trust[i]),
                             bound(compiled, double{rate.maxCoeff()}), nullptr});
  }
  for (std::size_t k = 0; k < found.options.size(); ++k)
    found.options[k].rate = found.rates[k].data();
  return found;
}

}  // namespace kith
