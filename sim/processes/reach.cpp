#include <algorithm>

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

/// What nobody exceeds who trusts most, with room for rounding.
float bound(Setting const& setting, double rate) {
  double const most = std::max(setting.trust_effect.front(), setting.trust_effect.back());
  return static_cast<float>(1.0001 * rate * most);
}

/// Nobody is in the access classes of a group that needs no language of its own.
bool is_spoken(Setting const& setting, std::uint16_t access) {
  int const language = setting.access.at(access).language;
  return language == 0 ||
         setting.scenario->groups[static_cast<std::size_t>(language - 1)].language != "en";
}

}  // namespace

UsualReach usual_reach(Life const& life) {
  Setting const& setting = life.setting;
  auto const usual = static_cast<std::size_t>(setting.usual_services);
  std::vector<double> capacity(usual);
  std::vector<std::size_t> care(usual);
  for (std::size_t i = 0; i < usual; ++i) {
    Service const& service = setting.services[i];
    capacity[i] = service.walk_in ? life.capacity[i] : 0.0;
    care[i] = static_cast<std::size_t>(service.care);
  }
  UsualReach reach;
  double most = 0.0;
  for (std::size_t access = 0; access <= static_cast<std::size_t>(setting.access.size());
       ++access) {
    double sums[3] = {};
    bool const spoken = is_spoken(setting, static_cast<std::uint16_t>(access));
    for (std::size_t i = 0; spoken && i < usual; ++i)
      sums[care[i]] += capacity[i] * setting.barriers(access, static_cast<int>(i));
    for (double const sum : sums) reach.by_access.push_back(static_cast<float>(sum));
    most = std::max(most, sums[0] + sums[1] + sums[2]);
  }
  reach.most = bound(setting, most);
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
                             static_cast<float>(life.lent_trust[i]),
                             bound(setting, double{rate.maxCoeff()}), nullptr});
  }
  for (std::size_t k = 0; k < found.options.size(); ++k)
    found.options[k].rate = found.rates[k].data();
  return found;
}

}  // namespace kith
