#pragma once

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "kith/scenario/parameters.hpp"
#include "kith/schema/wording.hpp"
#include "tests/places.hpp"
#include "tests/support.hpp"

namespace kith::test {

/// An evidence number as a scenario file sets it, without uncertainty.
inline std::string certain(std::string const& path, double value) {
  std::string const number = as_float(value);
  return path + "={ value = " + number + ", range = [" + number + ", " + number +
         "], source = \"bounds\" }";
}

/// Draws each evidence number uniformly between its bounds, every tenth at one of them. The trait
/// is at least as large as the variance taken from it, as the reader requires. Draws with the same
/// number are equal.
inline std::vector<std::string> drawn(std::vector<ParameterInfo> const& numbers, int draw) {
  constexpr std::uint32_t at_a_bound = 0xffffffffU / 10;
  Draws const draws{20261130, static_cast<std::uint32_t>(draw)};
  std::map<std::string, double> values;
  for (ParameterInfo const& number : numbers) {
    Words const words = draws.words(hash_id(number.path), 0, Purpose::parameter);
    double place = uniform(words[0]);
    if (words[1] < at_a_bound) place = std::round(place);
    values[number.path] = number.low + place * (number.high - number.low);
  }
  double& trait = values.at("evidence.distress.trait_share");
  trait = std::max(trait, values.at("evidence.distress.reference_shift_variance"));
  std::vector<std::string> sets;
  for (auto const& [path, value] : values) sets.push_back(certain(path, value));
  return sets;
}

/// A scenario with 400 residents, 30 weeks, posts in proportion, and partnerships at work from the
/// first week. If it is refused, `problems` tells why.
inline Scenario tiny_town(std::string const& file, std::vector<std::string> sets,
                          Problems& problems) {
  constexpr double residents = 400.0;
  for (char const* const set :
       {"community.residents=400", "time.weeks=30", "time.settling_weeks=4", "run.replicates=1"})
    sets.emplace_back(set);
  Scenario scenario = read_scenario(kith_tests::source_dir() + "/" + file, sets, problems);
  constexpr double residents_of_the_file = 25000.0;
  for (Provider& provider : scenario.providers) provider.fte *= residents / residents_of_the_file;
  for (Partnership& partnership : scenario.partnerships) {
    partnership.start_week = 0;
    partnership.established = true;
  }
  return scenario;
}

}  // namespace kith::test
