#include "kith/state/compiled/strata.hpp"

#include "kith/state/compiled/own_strata.hpp"

namespace kith {
namespace {

/// Age band x sex x coverage, the fast part of a cell's index, and a place for padding.
constexpr std::uint32_t rests = 5 * 2 * 4, rests_of_zone = rests + 1;

/// Index of the first stratum of each dimension.
struct First {
  std::size_t race, income, age, sex, coverage, zone, own;
};

template <std::size_t N>
std::size_t add_names(std::vector<std::string>& names, std::string const& dimension,
                      std::string_view const (&values)[N]) {
  std::size_t const first = names.size();
  for (std::string_view const value : values) names.push_back(dimension + ":" + std::string(value));
  return first;
}

template <class T>
std::size_t add_ids(std::vector<std::string>& names, std::string const& dimension,
                    std::vector<T> const& items) {
  std::size_t const first = names.size();
  for (T const& item : items) names.push_back(dimension + ":" + item.id);
  return first;
}

/// With a single zone, the zone would equal all adults.
bool has_zones(Scenario const& scenario) {
  return scenario.run.zone_strata && scenario.zones.size() > 1;
}

First name_strata(Scenario const& scenario, std::vector<std::string>& names) {
  First first{};
  names.emplace_back("adults");
  add_ids(names, "group", scenario.groups);
  first.race = add_names(names, "race", race_names);
  first.income = add_names(names, "income", income_names);
  first.age = add_names(names, "age", age_band_names);
  first.sex = add_names(names, "sex", sex_names);
  first.coverage = add_names(names, "coverage", coverage_names);
  first.zone = has_zones(scenario) ? add_ids(names, "zone", scenario.zones) : names.size();
  first.own = add_ids(names, "own", scenario.strata);
  KITH_EXPECT(names.size() <= 256);  // of_margin numbers them in bytes
  return first;
}

std::uint8_t stratum_number(std::size_t stratum) {
  return static_cast<std::uint8_t>(stratum);
}

/// Strata of an adult by what never changes: adults, groups, race, income.
std::vector<std::uint8_t> strata_of_kind(Scenario const& scenario, CellKind const& kind,
                                         First const& first) {
  std::vector<std::uint8_t> of = {0};
  for (std::size_t g = 0; g < scenario.groups.size(); ++g)
    if ((unsigned{kind.groups} >> g & 1u) != 0) of.push_back(stratum_number(1 + g));
  of.push_back(stratum_number(first.race + kind.race));
  of.push_back(stratum_number(first.income + kind.income));
  return of;
}

/// Strata by age band, and for adults by sex, coverage and zone.
std::vector<std::uint8_t> strata_of_rest(std::size_t rest, First const& first) {
  std::size_t const band = rest / 8;
  std::vector<std::uint8_t> of = {stratum_number(first.age + band)};
  if (band == 0) return of;
  of.push_back(stratum_number(first.sex + rest / 4 % 2));
  of.push_back(stratum_number(first.coverage + rest % 4));
  return of;
}

void add_margins_of_zone(Strata& strata, std::size_t zone, First const& first) {
  for (std::size_t rest = 0; rest < rests; ++rest) {
    auto& of = strata.of_margin.emplace_back(strata_of_rest(rest, first));
    if (strata.margins_of_zone > 0 && rest >= 8) of.push_back(stratum_number(first.zone + zone));
  }
  strata.of_margin.emplace_back();  // padding belongs nowhere
}

void add_cells(Strata& strata, CellSpace const& cells, std::size_t first_rest) {
  for (std::size_t cell = 0; cell < static_cast<std::size_t>(cells.size()); ++cell) {
    bool const youth = cell % rests < 8;
    auto const kind = static_cast<std::uint16_t>(youth ? 0 : 1 + cell / rests);
    strata.margins_of_cell.push_back({kind, static_cast<std::uint16_t>(first_rest + cell % rests)});
  }
  strata.margins_of_cell.push_back({0, static_cast<std::uint16_t>(first_rest + rests)});
}

/// Adds the scenario's own strata, each with a margin.
void add_own(Strata& strata, Scenario const& scenario, CellSpace const& cells,
             AccessSpace const& access, std::size_t first) {
  strata.first_own = static_cast<std::uint32_t>(strata.of_margin.size());
  if (scenario.strata.empty()) return;
  for (std::size_t k = 0; k < scenario.strata.size(); ++k)
    strata.of_margin.push_back({stratum_number(first + k)});
  strata.own_of_cell = own_strata_by_cell(scenario, cells);
  strata.own_of_access = own_strata_by_access(scenario, access);
}

}  // namespace

/// Strata divide adults, who come first; youths are reported apart as "age:10-17" (MODEL 7.13).
Strata make_strata(Scenario const& scenario, CellSpace const& cells, AccessSpace const& access) {
  Strata strata;
  First const first = name_strata(scenario, strata.names);
  strata.margins_of_zone = has_zones(scenario) ? rests_of_zone : 0;
  strata.of_margin.emplace_back();  // margin 0 belongs nowhere
  for (CellKind const& kind : cells.kinds)
    strata.of_margin.push_back(strata_of_kind(scenario, kind, first));
  add_cells(strata, cells, strata.of_margin.size());
  std::size_t const zones = has_zones(scenario) ? scenario.zones.size() : 1;
  for (std::size_t zone = 0; zone < zones; ++zone) add_margins_of_zone(strata, zone, first);
  for (Access const& one : access.classes)  // padding gets the first zone: it belongs nowhere there
    strata.zone_margins.push_back(static_cast<std::uint32_t>(one.zone) * strata.margins_of_zone);
  add_own(strata, scenario, cells, access, first.own);
  return strata;
}

}  // namespace kith
