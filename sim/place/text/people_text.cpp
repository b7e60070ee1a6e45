#include <algorithm>
#include <cmath>
#include <limits>

#include "kith/place/find_county.hpp"
#include "kith/place/text/community_parts.hpp"

namespace kith {
namespace {

/// Victims of violence a year per 1,000 people (NCVS 2022), at the nation's recorded crime.
constexpr double victims_per_1000 = 23.5;

// Limited to the bounds of a community file.
Said within(Said said, double low, double high) {
  if (said.value >= low && said.value <= high) return said;
  said.source += fmt::format(" is {:.4f}, out of bounds", said.value);
  said.value = std::clamp(said.value, low, high);
  return said;
}

// Share of people under 65; nearly everybody of 65 and over is insured.
Said uninsured_under_65(County const& county) {
  if (county.has(Figure::uninsured_under_65) || !county.has(Figure::uninsured))
    return share_said(county, Figure::uninsured_under_65);
  Said said = share_said(county, Figure::uninsured);
  double const young = 1.0 - share_said(county, Figure::aged_65).value;
  said.value /= std::max(0.3, young);
  said.source +=
      fmt::format(" {:.1f} % of all, nobody of 65 and over", county.number(Figure::uninsured));
  return said;
}

void put_share(TomlText& out, std::string_view key, Said const& said) {
  out.share(key, said.value, said.source);
}

// In the nation, 7 % of adults have no car (8 % of households have none), and 20 % live below 1.5
// times the poverty line.
Said without_car(County const& county) {
  if (!county.has(Figure::no_vehicle))
    return {std::min(0.5, 0.35 * share_said(county, Figure::below_150_poverty).value),
            "assumed: the nation's, with poverty"};
  Said said = share_said(county, Figure::no_vehicle);
  said.value *= 0.07 / 0.08;
  said.source += ", of households; fewer of adults (assumed)";
  return said;
}

void write_size(NewCommunity const& place, TomlText& out) {
  County const& county = place.county;
  double const people = people_aged_10_plus(county);
  out.table("community");
  out.words("id", slug_of(county));
  out.words("title", name_with_state(county));
  out.comment(fmt::format(
      "{:.0f} people ({}), {:.1f} % of them 10 or over: {:.0f}.", county.number(Figure::population),
      said_of(county, Figure::population).source, 100.0 * share_aged_10_plus(county), people));
  out.put("residents", std::to_string(place.residents));
  out.put("people_per_resident", fmt::format("{:.5g}", people / place.residents));
}

void write_insurance(NewCommunity const& place, TomlText& out) {
  constexpr double most = 0.9;  // some people have other insurance
  County county = place.county;
  bool const is_own = place.facts.of(Fact::uninsured_percent).has_value();
  if (is_own) {
    county.set(Figure::uninsured, place.facts.of(Fact::uninsured_percent)->value);
    county.set(Figure::uninsured_under_65, std::numeric_limits<double>::quiet_NaN());
  }
  Said uninsured = within(uninsured_under_65(county), 0.0, most);
  if (is_own)
    uninsured.source = fmt::format("{}: {:.1f} % of all, nobody of 65 and over", place.facts.source,
                                   county.number(Figure::uninsured));
  double const poverty = share_said(county, Figure::below_150_poverty).value;
  double const medicaid = std::min(0.21 * poverty / 0.20, most - uninsured.value);
  put_share(out, "uninsured_share_under_65", uninsured);
  out.share("medicaid_share_under_65", medicaid, "assumed: the nation's, with poverty");
}

struct Observation {
  Figure figure;
  std::string_view id, source;
};

constexpr Observation observations[] = {
    {Figure::distress, "frequent-mental-distress",
     "your table (CDC PLACES: mental health not good 14 or more of 30 days; model-based estimate)"},
    {Figure::depression, "depression-ever",
     "your table (CDC PLACES: ever told of a depression; model-based estimate)"},
};

void write_observed(County const& county, TomlText& out) {
  bool const is_observed = county.has(Figure::distress) || county.has(Figure::depression);
  if (is_observed) out.comment("For validation only.");
  for (Observation const& observation : observations) {
    if (!county.has(observation.figure)) continue;
    out.item("community.observed", observation.id);
    out.put("value", as_number(county.number(observation.figure)));
    out.words("unit", "percent of adults");
    out.words("source", observation.source);
    out.put("year", "2022");
  }
}

}  // namespace

void write_people(NewCommunity const& place, TomlText& out) {
  County const& county = place.county;
  RaceShares const races = race_shares(county);
  write_size(place, out);
  if (county.has(Figure::longitude) && county.has(Figure::latitude))
    out.put("centroid",
            fmt::format("{{ longitude = {:.4f}, latitude = {:.4f} }}",
                        county.number(Figure::longitude), county.number(Figure::latitude)));
  put_share(out, "share_under_18", within(share_said(county, Figure::aged_17), 0.01, 0.6));
  put_share(out, "share_over_64", within(share_said(county, Figure::aged_65), 0.005, 0.7));
  out.share("female_share", 0.505, "assumed: the nation's");
  out.put("race_share",
          fmt::format("[{:.4f}, {:.4f}, {:.4f}, {:.4f}, {:.4f}]", races.white, races.black,
                      races.hispanic, races.asian, races.other),
          said_of(county, Figure::minority).source + ", EP_AFAM, EP_HISP, EP_ASIAN");
  Said const income = income_said(county);
  out.put("median_household_income_usd", fmt::format("{:.0f}", income.value), income.source);
  put_share(out, "share_below_150_poverty", poverty_said(county));
  write_insurance(place, out);
  put_share(out, "no_car_share", without_car(county));
  put_share(out, "broadband_share", share_said(county, Figure::broadband));
  out.share("trauma_share", 0.16, "assumed: the nation's");
  out.put("mean_household_size", fmt::format("{:.2f}", mean_household_size(county)),
          said_of(county, Figure::household_size).source);
  Said const providers = said_of(county, Figure::providers);
  out.put("providers_per_100k", fmt::format("{:.1f}", providers.value), providers.source);
  out.blank();
  write_observed(county, out);
}

void write_zones(NewCommunity const& place, TomlText& out) {
  Said crime = said_of(place.county, Figure::violent_crime);
  double const violent =
      std::min(200.0, victims_per_1000 * crime.value / nation(Figure::violent_crime));
  if (place.has_own_zones) {
    out.comment("Zones of your table: incomes that give their poverty, minutes by distance.");
  } else {
    Said const rural = said_of(place.county, Figure::rural);
    out.comment("Zones by rule: the country by " +
                (place.county.has(Figure::rural) ? rural.source : "people per square mile") +
                "; incomes of the two kinds of town by those of");
    out.comment("White, Black and Hispanic householders. Minutes are assumed.");
  }
  out.comment("Violence: " + (place.county.has(Figure::violent_crime)
                                  ? "the nation's, with recorded crime (" + crime.source + ")."
                                  : std::string("assumed, the nation's.")));
  for (PlaceZone const& zone : place.zones) {
    out.item("zone", zone.id, zone.title);
    out.share("share_of_residents", zone.share);
    out.put("income_factor", fmt::format("{:.3f}", zone.income_factor));
    out.put("violent_events_per_1000_year", fmt::format("{:.1f}", violent));
    out.put("minutes_within", fmt::format("{:.0f}", zone.minutes_within));
    if (!zone.minutes_to.empty()) out.by_id("minutes_to", zone.minutes_to, 0);
    if (zone.centroid)
      out.put("centroid", fmt::format("{{ longitude = {:.4f}, latitude = {:.4f} }}",
                                      zone.centroid->first, zone.centroid->second));
  }
  out.blank();
}

}  // namespace kith
