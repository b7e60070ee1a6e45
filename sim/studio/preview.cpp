#include "kith/studio/preview.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "kith/scenario/parameters.hpp"
#include "kith/schema/wording.hpp"

namespace kith::studio {
namespace {

/// Amounts that are no posts and no dollars a year.
constexpr std::string_view other_amounts[] = {
    "groups_per_week",     "trained_per_year", "clinicians_per_year", "jobs_per_year",
    "room_hours_per_week", "volunteers",       "clinicians"};

/// What is a member's, not the partnership's.
constexpr std::string_view of_one_person = "dues_usd_per_year";

bool is_amount(ParameterInfo const& info) {
  std::string_view const path = info.path;
  std::string_view const key = path.substr(path.rfind('.') + 1);
  if (path.starts_with("provider.")) return key == "fte";
  if (!path.starts_with("partnership.")) return false;
  if (path.find(".days_per_week.") != path.npos || key == "fte" || key.ends_with("_fte"))
    return true;
  if (info.unit == "USD/year") return key != of_one_person;
  return std::find(std::begin(other_amounts), std::end(other_amounts), key) !=
         std::end(other_amounts);
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
