#include "make_services.hpp"
#include "pass_week.hpp"

namespace kith {
namespace {

/// The table of the setting as the matrix that it is.
Eigen::Map<BarrierMatrix const> barriers_of(Setting const& setting) {
  auto const services = static_cast<Eigen::Index>(setting.barriers.services);
  return {setting.barriers.factors.data(), static_cast<Eigen::Index>(setting.access.size()) + 1,
          services};
}

}  // namespace

std::vector<float> usual_reach(Life const& life) {
  Setting const& setting = life.setting;
  auto const classes = static_cast<Eigen::Index>(setting.access.size()) + 1;
  auto const barriers = barriers_of(setting);
  Eigen::MatrixXd sums = Eigen::MatrixXd::Zero(classes, 3);
  for (int i = 0; i < setting.usual_services; ++i) {
    Service const& service = setting.services[static_cast<std::size_t>(i)];
    if (service.walk_in)
      sums.col(static_cast<Eigen::Index>(service.care)) +=
          life.capacity[static_cast<std::size_t>(i)] * barriers.col(i);
  }
  std::vector<float> reach;
  for (Eigen::Index a = 0; a < classes; ++a)
    for (Eigen::Index care = 0; care < 3; ++care)
      reach.push_back(static_cast<float>(sums(a, care)));
  return reach;
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
                             static_cast<float>(life.lent_trust[i]), nullptr});
  }
  for (std::size_t k = 0; k < found.options.size(); ++k)
    found.options[k].rate = found.rates[k].data();
  return found;
}

}  // namespace kith
