#include <algorithm>

#include "kith/processes/people/pass_week.hpp"
#include "kith/state/compiled/make_services.hpp"

namespace kith {
namespace {

/// The table of the setting as the matrix that it is.
Eigen::Map<BarrierMatrix const> barriers_of(Setting const& setting) {
  auto const services = static_cast<Eigen::Index>(setting.barriers.services);
  return {setting.barriers.factors.data(), static_cast<Eigen::Index>(setting.access.size()) + 1,
          services};
}

/// What nobody exceeds who trusts most, with room for rounding.
float bound(Setting const& setting, double rate) {
  double const most = std::max(setting.trust_effect.front(), setting.trust_effect.back());
  return static_cast<float>(1.0001 * rate * most);
}

}  // namespace

UsualReach usual_reach(Life const& life) {
  Setting const& setting = life.setting;
  auto const barriers = barriers_of(setting);
  Eigen::MatrixX3d reach = Eigen::MatrixX3d::Zero(barriers.rows(), 3);
  for (Eigen::Index i = 0; i < setting.usual_services; ++i) {
    auto const number = static_cast<std::size_t>(i);
    Service const& service = setting.services[number];
    if (service.walk_in)
      reach.col(static_cast<int>(service.care)) += life.capacity[number] * barriers.col(i);
  }
  Eigen::Matrix<float, Eigen::Dynamic, 3, Eigen::RowMajor> const narrow = reach.cast<float>();
  return {{narrow.data(), narrow.data() + narrow.size()},
          bound(setting, reach.rowwise().sum().maxCoeff())};
}

PassOptions open_options(Life const& life) {
  PassOptions found;
  Setting const& setting = life.setting;
  auto const barriers = barriers_of(setting);
  for (std::size_t i = static_cast<std::size_t>(setting.usual_services);
       i < setting.services.size(); ++i) {
    Service const& service = setting.services[i];
    if (!service.walk_in || life.desired_fte[i] <= 0.0) continue;
    Eigen::VectorXf const rate =
        (life.capacity[i] * barriers.col(static_cast<Eigen::Index>(i))).cast<float>();
    found.rates.emplace_back(rate.data(), rate.data() + rate.size());
    found.services.push_back(static_cast<int>(i));
    found.options.push_back({service.hash, static_cast<std::uint32_t>(service.care),
                             static_cast<float>(life.lent_trust[i]),
                             bound(setting, double{rate.maxCoeff()}), nullptr});
  }
  for (std::size_t k = 0; k < found.options.size(); ++k)
    found.options[k].rate = found.rates[k].data();
  return found;
}

}  // namespace kith
