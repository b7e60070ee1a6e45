#include "kith/place/find_county.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

#include "kith/place/plain_name.hpp"
#include "kith/place/table/county_table.hpp"
#include "kith/schema/states.hpp"
#include "kith/schema/wording.hpp"

namespace kith {
namespace {

// One reading of a name: the words of a county, and a state or none.
struct Reading {
  std::string name, state;  // plain; two lower-case letters, or empty
};

bool ends_with_word(std::string const& text, std::string const& word) {
  if (word.empty() || !text.ends_with(word) || text.size() <= word.size()) return false;
  return text[text.size() - word.size() - 1] == ' ';
}

std::vector<Reading> readings(std::vector<County> const& counties, std::string const& plain) {
  std::vector<Reading> out;
  std::vector<std::string> tried;
  for (County const& county : counties) {
    if (std::find(tried.begin(), tried.end(), county.state) != tried.end()) continue;
    tried.push_back(county.state);
    std::string const letters = plain_name(county.state);
    for (std::string const& word : {letters, plain_name(state_name(county.state))})
      if (ends_with_word(plain, word))
        out.push_back({plain.substr(0, plain.size() - word.size() - 1), letters});
  }
  // West Virginia before Virginia: a longer state name leaves less for the county.
  std::stable_sort(out.begin(), out.end(), [](Reading const& a, Reading const& b) {
    return a.name.size() < b.name.size();
  });
  out.push_back({plain, ""});
  return out;
}

std::vector<Reading> in_a_state(std::vector<Reading> const& all) {
  std::vector<Reading> out;
  for (Reading const& reading : all)
    if (!reading.state.empty()) out.push_back(reading);
  return out;
}

bool is_in(County const& county, Reading const& reading) {
  return reading.state.empty() || plain_name(county.state) == reading.state;
}

// Matches with the word for county if it is given, else without it.
std::vector<County const*> named(std::vector<County> const& counties, Reading const& reading) {
  std::vector<County const*> whole, bare;
  for (County const& county : counties) {
    if (!is_in(county, reading)) continue;
    std::string const name = plain_name(county.name);
    if (name == reading.name)
      whole.push_back(&county);
    else if (without_kind(name) == without_kind(reading.name) &&
             (without_kind(reading.name) == reading.name || kinds_agree(name, reading.name)))
      bare.push_back(&county);
  }
  return whole.empty() ? bare : whole;
}

// If a state is named, only its counties; Washington, DC, has another name.
std::vector<County const*> only_ones(std::vector<County> const& counties,
                                     std::vector<Reading> const& all) {
  std::vector<County const*> out;
  for (Reading const& reading : all) {
    if (reading.state.empty()) continue;
    std::vector<County const*> there;
    for (County const& county : counties)
      if (is_in(county, reading)) there.push_back(&county);
    if (there.size() == 1) out = there;
  }
  return out;
}

std::vector<County const*> spelled_nearly(std::vector<County> const& counties,
                                          std::vector<Reading> const& all) {
  std::vector<std::pair<int, County const*>> ranked;
  for (County const& county : counties) {
    int least = 1000;
    for (Reading const& reading : all) {
      if (!is_in(county, reading)) continue;
      std::string const wanted = without_kind(reading.name);
      std::string const name = without_kind(plain_name(county.name));
      int distance = edit_distance(wanted, name);
      if (wanted.size() >= 4 && name.starts_with(wanted)) distance = std::min(distance, 1);
      least = std::min(least, distance);
    }
    int const most = static_cast<int>(without_kind(plain_name(county.name)).size()) / 3;
    if (least <= std::clamp(most, 1, 4)) ranked.emplace_back(least, &county);
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](auto const& a, auto const& b) { return a.first < b.first; });
  std::vector<County const*> out;
  for (std::size_t i = 0; i < std::min<std::size_t>(5, ranked.size()); ++i)
    out.push_back(ranked[i].second);
  return out;
}

}  // namespace

FoundCounties find_county(std::vector<County> const& counties, std::string_view place) {
  FoundCounties found;
  if (std::string const code = fips_code(place); !code.empty()) {
    for (County const& county : counties)
      if (county.fips == code) found.matches.push_back(&county);
    return found;
  }
  auto const all = readings(counties, plain_name(place));
  for (Reading const& reading : all) {
    found.matches = named(counties, reading);
    if (!found.matches.empty()) return found;
  }
  found.near = only_ones(counties, all);
  if (found.near.empty()) found.near = spelled_nearly(counties, in_a_state(all));
  if (found.near.empty()) found.near = spelled_nearly(counties, all);
  return found;
}

std::string name_with_state(County const& county) {
  return county.state.empty() ? county.name : county.name + ", " + county.state;
}

std::string slug_of(County const& county) {
  std::string slug = plain_name(county.name);
  // Cities of Virginia, Baltimore and St. Louis have the names of neighboring counties.
  if (!slug.ends_with(" city")) slug = without_kind(slug);
  slug += " " + plain_name(county.state);
  std::replace(slug.begin(), slug.end(), ' ', '-');
  return slug;
}

}  // namespace kith
