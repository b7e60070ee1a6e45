#include "kith/state/compiled/strata.hpp"

namespace kith {
namespace {

template <std::size_t N>
void add_names(std::vector<std::string>& names, std::string const& dimension,
               std::string_view const (&values)[N]) {
  for (std::string_view const value : values) names.push_back(dimension + ":" + std::string(value));
}

/// Strata of an adult by what never changes: adults, groups, race, income.
std::vector<std::uint8_t> strata_of_kind(Scenario const& scenario, CellKind const& kind,
                                         std::size_t races) {
  std::vector<std::uint8_t> of = {0};
  for (std::size_t g = 0; g < scenario.groups.size(); ++g)
    if ((unsigned{kind.groups} >> g & 1u) != 0) of.push_back(static_cast<std::uint8_t>(1 + g));
  of.push_back(static_cast<std::uint8_t>(races + kind.race));
  of.push_back(static_cast<std::uint8_t>(races + 5 + kind.income));
  return of;
}

/// Strata by age band, and for adults by sex and coverage.
std::vector<std::uint8_t> strata_of_rest(std::size_t rest, std::size_t races) {
  std::size_t const band = rest / 8;
  std::vector<std::uint8_t> of = {static_cast<std::uint8_t>(races + 9 + band)};
  if (band == 0) return of;
  of.push_back(static_cast<std::uint8_t>(races + 14 + rest / 4 % 2));
  of.push_back(static_cast<std::uint8_t>(races + 16 + rest % 4));
  return of;
}

}  // namespace

/// Strata refine adults, the first; youths are reported apart as "age:10-17" (MODEL 7.13).
Strata make_strata(Scenario const& scenario, CellSpace const& cells) {
  constexpr std::size_t rests =
      5 * 2 * 4;  // age band, sex, coverage: the fast part of a cell's index
  Strata strata;
  strata.names.emplace_back("adults");
  for (Group const& group : scenario.groups) strata.names.push_back("group:" + group.id);
  auto const races = strata.names.size();
  add_names(strata.names, "race", race_names);
  add_names(strata.names, "income", income_names);
  add_names(strata.names, "age", age_band_names);
  add_names(strata.names, "sex", sex_names);
  add_names(strata.names, "coverage", coverage_names);
  KITH_EXPECT(strata.names.size() <= 256);  // of_margin numbers them in bytes
  strata.of_margin.emplace_back();          // margin 0 belongs nowhere
  for (CellKind const& kind : cells.kinds)
    strata.of_margin.push_back(strata_of_kind(scenario, kind, races));
  for (std::size_t rest = 0; rest < rests; ++rest)
    strata.of_margin.push_back(strata_of_rest(rest, races));
  for (std::size_t cell = 0; cell < static_cast<std::size_t>(cells.size()); ++cell) {
    bool const youth = cell % rests < 8;
    auto const kind = static_cast<std::uint16_t>(youth ? 0 : 1 + cell / rests);
    auto const rest = static_cast<std::uint16_t>(1 + cells.kinds.size() + cell % rests);
    strata.margins_of_cell.push_back({kind, rest});
  }
  strata.margins_of_cell.push_back({0, 0});  // padding belongs nowhere
  return strata;
}

}  // namespace kith
