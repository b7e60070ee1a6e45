#include <fmt/format.h>

#include <algorithm>

#include "kith/io/scenario/carry/carry_over.hpp"

namespace kith {
namespace {

/// With this many times more or fewer residents, the example's numbers do not apply.
constexpr double other_size = 2.0;

}  // namespace

CarryOver carry_by_size(Scenario const& from, Scenario const& to, bool for_county) {
  if (for_county) return {"", "", std::max(1.0, to.margins.people_per_resident)};
  double const smaller =
      static_cast<double>(from.margins.residents) / static_cast<double>(to.margins.residents);
  if (smaller <= other_size) return {};
  return {"", "", smaller, fmt::format("for {} residents", from.margins.residents)};
}

std::vector<std::string> size_notes(Scenario const& from, Scenario const& to, bool for_county) {
  double const divided = carry_by_size(from, to, for_county).divide_by;
  if (for_county && divided > 1.0)
    return {fmt::format(
        "Posts and dollars of the example are taken for the whole county and divided by {:.3g}: "
        "the file holds those of {} residents.",
        divided, to.margins.residents)};
  if (divided > 1.0)
    return {
        fmt::format("{} has {} residents, the example {}: posts and dollars are divided by {:.3g}, "
                    "with the example's beside them.",
                    to.margins.title, to.margins.residents, from.margins.residents, divided)};
  if (!for_county && to.margins.residents > other_size * from.margins.residents)
    return {fmt::format(
        "Posts and dollars are those of the example, for {} residents; {} has {}: change them in "
        "proportion.",
        from.margins.residents, to.margins.title, to.margins.residents)};
  return {};
}

}  // namespace kith
