#include "kith/setting.hpp"

namespace kith {
namespace {

template <std::size_t N>
void add_names(std::vector<std::string>& names, std::string const& dimension,
               std::string_view const (&values)[N]) {
  for (std::string_view const value : values) names.push_back(dimension + ":" + std::string(value));
}

}  // namespace

/// Strata refine adults, the first; youths are reported apart as "age:10-17" (definitions.md).
Strata make_strata(Scenario const& scenario, CellSpace const& cells) {
  Strata strata;
  strata.names.emplace_back("adults");
  for (Group const& group : scenario.groups) strata.names.push_back("group:" + group.id);
  auto const races = strata.names.size();
  add_names(strata.names, "race", race_names);
  add_names(strata.names, "income", income_names);
  add_names(strata.names, "age", age_band_names);
  add_names(strata.names, "sex", sex_names);
  add_names(strata.names, "coverage", coverage_names);
  for (int index = 0; index < cells.size(); ++index) {
    Cell const cell = cells.at(static_cast<std::uint16_t>(index));
    std::vector<std::uint8_t> of;
    auto const add = [&](std::size_t stratum) { of.push_back(static_cast<std::uint8_t>(stratum)); };
    auto const in = [](int value) { return static_cast<std::size_t>(value); };
    if (cell.age_band == 0) {
      add(races + 9);
    } else {
      add(0);
      for (std::size_t g = 0; g < scenario.groups.size(); ++g)
        if ((unsigned{cell.groups} >> g & 1u) != 0) add(1 + g);
      add(races + in(cell.race));
      add(races + 5 + in(cell.income));
      add(races + 9 + in(cell.age_band));
      add(races + 14 + in(cell.sex));
      add(races + 16 + in(cell.coverage));
    }
    strata.of_cell.push_back(std::move(of));
  }
  strata.of_cell.emplace_back();  // padding belongs nowhere
  return strata;
}

}  // namespace kith
