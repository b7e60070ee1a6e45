#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

#include "kith/ground/numerics.hpp"
#include "kith/place/nation.hpp"
#include "kith/place/place_zones.hpp"
#include "kith/place/plain_name.hpp"
#include "kith/place/table/csv.hpp"
#include "kith/place/table/table_number.hpp"
#include "kith/schema/wording.hpp"

namespace kith {
namespace {

constexpr std::size_t most_zones_given = 16;  // limited by the bits of a resident's memory

struct ZoneColumn {
  std::string_view name;
  bool is_percent;
  double low, high;
  double GivenZone::*member;
};

constexpr ZoneColumn zone_columns[] = {
    {"share", true, 0.0, 1e9, &GivenZone::share},
    {"poverty", true, 0.1, 99.0, &GivenZone::poverty},
    {"longitude", false, -180, 180, &GivenZone::longitude},
    {"latitude", false, -90, 90, &GivenZone::latitude},
};

std::map<std::string, std::size_t> zone_head(CsvRow const& head, std::string const& file,
                                             Problems& problems) {
  std::map<std::string, std::size_t> columns_at;
  for (std::size_t i = 0; i < head.cells.size(); ++i) columns_at.emplace(head.cells[i].text, i);
  std::vector<std::string> names = {"name"};
  for (ZoneColumn const& column : zone_columns) names.emplace_back(column.name);
  for (std::string const& name : names)
    if (columns_at.count(name) == 0)
      problems.push_back({file, head.line, 1, "",
                          fmt::format("no column {} (must have {})", name, enumerate(names))});
  return columns_at;
}

void read_zone_number(CsvRow const& row, ZoneColumn const& column, std::size_t at,
                      std::string const& file, GivenZone& zone, Problems& problems) {
  CsvCell const cell = at < row.cells.size() ? row.cells[at] : CsvCell{};
  TableNumber const read = table_number(cell.text, column.is_percent);
  std::string what;
  if (!read.why.empty())
    what = read.why;
  else if (read.is_missing)
    what = "(empty; every zone needs it)";
  else if (read.value < column.low || read.value > column.high)
    what = fmt::format("{} (must be {})", cell.text, in_words({column.low, column.high}));
  if (!what.empty())
    problems.push_back({file, row.line, cell.column, std::string(column.name),
                        fmt::format("{} = {}", column.name, what)});
  zone.*column.member = read.value;
}

// Names are equal if their ids are; a name without Latin letters equals only itself.
std::string name_to_compare(std::string const& name) {
  std::string const plain = plain_name(name);
  return plain.empty() && name.find_first_not_of(' ') != std::string::npos ? name : plain;
}

std::string zone_id(std::string const& name, std::size_t number) {
  constexpr std::size_t longest = 60;
  std::string id = plain_name(name).substr(0, longest);
  if (id.empty()) return fmt::format("zone-{}", number);
  std::replace(id.begin(), id.end(), ' ', '-');
  return id;
}

// As the crow flies, in miles.
double miles_between(PlaceZone const& a, PlaceZone const& b) {
  constexpr double degree = std::numbers::pi / 180.0;
  constexpr double earth_miles = 3958.8;
  double const north = (b.centroid->second - a.centroid->second) * degree;
  double const east = (b.centroid->first - a.centroid->first) * degree *
                      std::cos(0.5 * (a.centroid->second + b.centroid->second) * degree);
  return earth_miles * std::sqrt(north * north + east * east);
}

// Roads are 1.3 times as long; the first 5 miles at 25 miles an hour, the rest at 45 [assumed].
double minutes_between(PlaceZone const& a, PlaceZone const& b) {
  double const road = 1.3 * miles_between(a, b);
  double const minutes =
      4.0 + std::min(road, 5.0) / 25.0 * 60.0 + std::max(0.0, road - 5.0) / 45.0 * 60.0;
  return std::min(600.0, std::round(minutes));
}

void set_ways(std::vector<PlaceZone>& zones) {
  for (PlaceZone& zone : zones) {
    double nearest = 24.0;
    for (PlaceZone const& other : zones) {
      if (other.id == zone.id) continue;
      zone.minutes_to.emplace_back(other.id, minutes_between(zone, other));
      nearest = zone.minutes_to.size() == 1 ? zone.minutes_to.back().second
                                            : std::min(nearest, zone.minutes_to.back().second);
    }
    zone.minutes_within = std::round(std::clamp(0.6 * nearest, 8.0, 30.0));
  }
}

}  // namespace

std::vector<GivenZone> read_zones(std::string_view text, std::string const& file,
                                  Problems& problems) {
  std::size_t const before = problems.size();
  auto const rows = read_csv(text, file, problems);
  if (problems.size() > before) return {};
  if (rows.size() < 2 || rows.size() > most_zones_given + 1) {
    problems.push_back({file, 1, 1, "",
                        fmt::format("{} zones (must be between 1 and {}, below a row of names)",
                                    rows.empty() ? 0 : rows.size() - 1, most_zones_given)});
    return {};
  }
  auto const columns_at = zone_head(rows[0], file, problems);
  if (problems.size() > before) return {};
  std::vector<GivenZone> zones;
  std::map<std::string, int> first;
  double sum = 0.0;
  for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
    GivenZone zone;
    std::size_t const at = columns_at.at("name");
    zone.name = at < row->cells.size() ? row->cells[at].text : "";
    auto const [known, is_new] = first.emplace(name_to_compare(zone.name), row->line);
    if (known->first.empty())
      problems.push_back({file, row->line, 1, "name", "name is empty"});
    else if (!is_new)
      problems.push_back({file, row->line, 1, "name",
                          fmt::format("{} is also in line {}", zone.name, known->second)});
    for (ZoneColumn const& column : zone_columns)
      read_zone_number(*row, column, columns_at.at(std::string(column.name)), file, zone, problems);
    sum += zone.share;
    zones.push_back(std::move(zone));
  }
  if (problems.size() == before && sum <= 0.0)
    problems.push_back({file, 2, 1, "share", "share is 0 everywhere"});
  return zones;
}

std::vector<PlaceZone> zones_from(std::vector<GivenZone> const& given, County const& county) {
  double people = 0.0, poor = 0.0;
  for (GivenZone const& zone : given) {
    people += zone.share;
    poor += zone.share * zone.poverty / 100.0;
  }
  double const mean = poor / people;
  double const spread = std::clamp(
      log_income_spread(county, income_said(county).value, poverty_said(county).value), 0.2, 3.0);
  std::vector<PlaceZone> zones;
  for (GivenZone const& row : given) {
    PlaceZone zone;
    zone.id = zone_id(row.name, zones.size() + 1);
    zone.title = row.name;
    zone.share = row.share / people;
    // The share below the line, for a log-normal distribution, gives the shift of its median.
    double const quantiles = normal_quantile(mean) - normal_quantile(row.poverty / 100.0);
    zone.income_factor = std::clamp(exponential(spread * quantiles), 0.1, 10.0);
    zone.centroid = {row.longitude, row.latitude};
    zones.push_back(std::move(zone));
  }
  set_ways(zones);
  return zones;
}

}  // namespace kith
