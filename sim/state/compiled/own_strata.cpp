#include "kith/state/compiled/own_strata.hpp"

#include "kith/state/compiled/service.hpp"

namespace kith {
namespace {

static_assert(most_strata <= 16, "a bit for each");

bool has(unsigned bits, int place) {
  return (bits >> place & 1u) != 0;
}

bool fits(Whether wanted, int is) {
  return wanted == Whether::either || (wanted == Whether::yes) == (is != 0);
}

/// A bit for each stratum to which `belongs` says something belongs.
template <class Belongs>
std::uint16_t bits_of_strata(Scenario const& scenario, Belongs belongs) {
  unsigned bits = 0;
  for (std::size_t k = 0; k < scenario.strata.size(); ++k)
    if (belongs(scenario.strata[k])) bits |= 1u << k;
  return static_cast<std::uint16_t>(bits);
}

}  // namespace

std::vector<std::uint16_t> own_strata_by_cell(Scenario const& scenario, CellSpace const& cells) {
  std::vector<std::uint16_t> all;
  for (std::size_t index = 0; index < static_cast<std::size_t>(cells.size()); ++index) {
    Cell const& cell = cells.at(static_cast<std::uint16_t>(index));
    all.push_back(bits_of_strata(scenario, [&](OwnStratum const& own) {
      bool const of_age = own.age.empty()
                              ? cell.age_band > 0
                              : has(bits_of_names(age_band_names, own.age), cell.age_band);
      return of_age &&
             (own.groups.empty() || (bits_of(scenario.groups, own.groups) & cell.groups) != 0) &&
             has(bits_of_names(race_names, own.race), cell.race) &&
             has(bits_of_names(income_names, own.income), cell.income) &&
             has(bits_of_names(sex_names, own.sex), cell.sex) &&
             has(bits_of_names(coverage_names, own.coverage), cell.coverage);
    }));
  }
  all.push_back(0);  // padding
  return all;
}

std::vector<std::uint16_t> own_strata_by_access(Scenario const& scenario,
                                                AccessSpace const& access) {
  std::vector<std::uint16_t> all;
  for (Access const& one : access.classes)
    all.push_back(bits_of_strata(scenario, [&](OwnStratum const& own) {
      return (own.zones.empty() || has(bits_of(scenario.zones, own.zones), one.zone)) &&
             (own.languages.empty() || has(language_bits(scenario, own.languages), one.language)) &&
             fits(own.car, one.car) && fits(own.broadband, one.broadband);
    }));
  if (!all.empty()) all.back() = 0;  // padding
  return all;
}

}  // namespace kith
