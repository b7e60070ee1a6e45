#include "kith/studio/preview.hpp"

#include <cmath>

#include "kith/scenario/parameters.hpp"
#include "kith/schema/wording.hpp"

namespace kith::studio {
namespace {

bool is_amount(ParameterInfo const& info) {
  return grows_with_place(info) ||
         (info.path.starts_with("provider.") && info.path.ends_with(".fte"));
}

}  // namespace

std::vector<std::string> preview_settings(Scenario const& scenario, int residents) {
  double const ratio = residents / static_cast<double>(scenario.margins.residents);
  std::vector<std::string> settings = {
      "community.residents=" + std::to_string(residents),
      "community.people_per_resident=" + as_number(scenario.margins.people_per_resident / ratio)};
  for (ParameterInfo const& info : list_parameters(scenario)) {
    if (!is_amount(info) || !std::isfinite(info.value) || info.value == 0.0) continue;
    bool const whole = info.type == ParameterType::integer;
    double const value = info.value * ratio;
    settings.push_back(info.path + "=" + as_number(whole ? std::round(value) : value));
  }
  return settings;
}

}  // namespace kith::studio
