#include "kith/studio/choice/places.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "kith/answer/place/place_words.hpp"
#include "kith/io/scenario/find_files.hpp"
#include "kith/place/community_text.hpp"
#include "kith/place/find_county.hpp"
#include "kith/place/plain_name.hpp"
#include "kith/place/table/county_table.hpp"

namespace kith::studio {
namespace {

constexpr std::size_t most_shown = 20;

Json county_json(County const& county) {
  return {{"fips", county.fips},
          {"name", name_with_state(county)},
          {"state", county.state},
          {"people", std::round(people_aged_10_plus(county))},
          {"residents", usual_residents(county)}};
}

Json list_of(std::vector<County const*> const& counties) {
  Json all = Json::array();
  for (County const* county : counties)
    if (all.size() < most_shown) all.push_back(county_json(*county));
  return all;
}

void large_first(std::vector<County const*>& counties) {
  std::stable_sort(counties.begin(), counties.end(), [](County const* a, County const* b) {
    return people_aged_10_plus(*a) > people_aged_10_plus(*b);
  });
}

/// Counties whose name begins with the typed text, or has it at the start of a word; large ones
/// first.
std::vector<County const*> beginning_with(std::vector<County> const& counties,
                                          std::string const& typed) {
  std::string const plain = plain_name(typed);
  std::vector<County const*> first, inside;
  if (plain.size() < 2) return first;
  for (County const& county : counties) {
    std::string const name = plain_name(name_with_state(county));
    if (name.starts_with(plain) || county.fips.starts_with(plain))
      first.push_back(&county);
    else if (name.find(" " + plain) != name.npos)
      inside.push_back(&county);
  }
  large_first(first);
  large_first(inside);
  first.insert(first.end(), inside.begin(), inside.end());
  return first;
}

}  // namespace

std::vector<County> counties_in(std::filesystem::path const& share) {
  std::filesystem::path const file = share / "scenarios" / "counties.csv";
  FileText const read = read_file(file);
  if (!read.why.empty()) throw std::runtime_error(file.string() + ": " + read.why);
  Problems problems;
  auto counties = read_counties(read.text, "counties.csv", problems);
  if (!problems.empty()) throw std::runtime_error(format_problems(problems));
  std::erase_if(counties,
                [](County const& county) { return !(people_aged_10_plus(county) > 0.0); });
  return counties;
}

Json places_json(std::vector<County> const& counties, std::string const& typed) {
  FoundCounties found = find_county(counties, typed);
  large_first(found.matches);
  for (County const* county : beginning_with(counties, typed))
    if (std::find(found.matches.begin(), found.matches.end(), county) == found.matches.end())
      found.matches.push_back(county);
  if (!found.matches.empty()) found.near.clear();
  return {{"matches", list_of(found.matches)}, {"near", list_of(found.near)}};
}

Json community_json(std::vector<County> const& counties, std::string const& fips, int residents) {
  auto const county = std::find_if(counties.begin(), counties.end(),
                                   [&](County const& one) { return one.fips == fips; });
  if (county == counties.end()) throw std::invalid_argument("there is no county '" + fips + "'");
  int const wanted = residents <= 0 ? 0 : std::min(std::max(64, residents), all_residents(*county));
  NewCommunity const place = make_place(*county, wanted);
  return {{"file", slug_of(*county) + ".toml"},
          {"text", community_text(place)},
          {"title", name_with_state(*county)},
          {"inWords", place_in_words(place)},
          {"residents", place.residents}};
}

}  // namespace kith::studio
