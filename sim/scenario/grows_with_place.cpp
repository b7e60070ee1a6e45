#include <algorithm>
#include <iterator>

#include "kith/scenario/parameters.hpp"

namespace kith {
namespace {

/// Amounts of programs that are neither posts nor dollars a year.
constexpr std::string_view other_amounts[] = {
    "groups_per_week",     "trained_per_year", "clinicians_per_year", "jobs_per_year",
    "room_hours_per_week", "volunteers",       "clinicians"};

}  // namespace

bool grows_with_place(ParameterInfo const& info) {
  std::string_view const path = info.path;
  if (!path.starts_with("partnership.")) return false;
  std::string_view const key = path.substr(path.rfind('.') + 1);
  if (path.find(".days_per_week.") != path.npos || key == "fte" || key.ends_with("_fte"))
    return true;
  return info.unit == "USD/year" || std::find(std::begin(other_amounts), std::end(other_amounts),
                                              key) != std::end(other_amounts);
}

}  // namespace kith
