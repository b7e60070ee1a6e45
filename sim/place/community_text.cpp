#include "kith/place/community_text.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "kith/place/find_county.hpp"
#include "kith/place/text/community_parts.hpp"
#include "kith/schema/states.hpp"

namespace kith {
namespace {

constexpr int least_residents = 64;  // in a community file
constexpr int most_residents = 400'000'000;
constexpr double small_place = 50'000;  // 10 and over: up to this size, all are simulated
constexpr int catchment = 25'000;

std::string full_name(County const& county) {
  auto const state = state_name(county.state);
  return county.name + ", " + (state.empty() ? county.state : std::string(state));
}

void write_head(NewCommunity const& place, TomlText& out) {
  County const& county = place.county;
  out.comment(fmt::format("{} (FIPS {}), made by `kith community {}`.", full_name(county),
                          county.fips, as_text(name_with_state(county))));
  out.comment(
      "Composition is the county's. Zones, organizations and services are stylized: edit "
      "them to match the place.");
  out.comment("\"assumed\": no table has the figure.");
  out.put("format", "1");
  out.words("id", slug_of(county));
  out.words("title", full_name(county));
  out.words("question", "Who gets care when organizations do what they do today?");
  out.blank();
}

}  // namespace

int all_residents(County const& county) {
  double const people = std::round(people_aged_10_plus(county));
  return static_cast<int>(std::clamp(people, static_cast<double>(least_residents),
                                     static_cast<double>(most_residents)));
}

int usual_residents(County const& county) {
  int const all = all_residents(county);
  return all <= small_place ? all : catchment;
}

NewCommunity make_place(County const& county, int residents, std::vector<GivenZone> const& zones,
                        GivenFacts facts) {
  NewCommunity place;
  place.county = county;
  place.has_own_zones = !zones.empty();
  place.zones = zones.empty() ? stylized_zones(county) : zones_from(zones, county);
  place.groups = place_groups(county);
  place.facts = std::move(facts);
  place.residents = residents == 0 ? usual_residents(county) : residents;
  return place;
}

std::string community_text(NewCommunity const& place) {
  TomlText out;
  write_head(place, out);
  write_people(place, out);
  write_zones(place, out);
  write_groups(place, out);
  write_organizations(place, out);
  write_posts(place, out);
  write_local(place, out);
  return out.text();
}

}  // namespace kith
