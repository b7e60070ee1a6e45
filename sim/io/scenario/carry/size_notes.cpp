#include <fmt/format.h>

#include "kith/io/scenario/carry/carry_over.hpp"

namespace kith {
namespace {

/// From so many times more or fewer residents on, the example's numbers are hardly meant.
constexpr double other_size = 2.0;

}  // namespace

std::vector<std::string> size_notes(Scenario const& from, Scenario const& to, bool for_county) {
  std::vector<std::string> notes;
  double const times = to.margins.people_per_resident;
  if (for_county && times > 1.0)
    notes.push_back(fmt::format(
        "Posts and dollars of the example are taken for the whole county and divided by {:.3g}: "
        "the file holds those of {} residents.",
        times, to.margins.residents));
  double const ratio =
      static_cast<double>(to.margins.residents) / static_cast<double>(from.margins.residents);
  if (!for_county && (ratio < 1.0 / other_size || ratio > other_size))
    notes.push_back(fmt::format(
        "Posts and dollars are those of the example, for {} residents; {} has {}: change them in "
        "proportion.",
        from.margins.residents, to.margins.title, to.margins.residents));
  return notes;
}

}  // namespace kith
