#include "kith/answer/place/place_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "kith/answer/first_screen/plain_words.hpp"
#include "kith/place/find_county.hpp"
#include "kith/place/nation.hpp"

namespace kith {
namespace {

std::string names_of(std::vector<County const*> const& counties) {
  std::string out;
  for (County const* county : counties)
    out += fmt::format("\n  {}  (FIPS {})", name_with_state(*county), county->fips);
  return out;
}

std::string with_thousands(int number) {
  std::string digits = std::to_string(number);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

}  // namespace

std::string unknown_place(std::string const& place, std::vector<County const*> const& near) {
  if (near.empty())
    return fmt::format("there is no county '{}' (write it as \"Hidalgo County, TX\")", place);
  return fmt::format("there is no county '{}'; did you mean{}", place, names_of(near));
}

std::string several_places(std::string const& place, std::vector<County const*> const& matches) {
  return fmt::format("'{}' may be any of {} counties:{}", place, matches.size(), names_of(matches));
}

std::string list_of_problems(Problems const& problems) {
  constexpr std::size_t most = 40;
  Problems const shown(problems.begin(), problems.begin() + static_cast<std::ptrdiff_t>(
                                                                std::min(most, problems.size())));
  std::string out = format_problems(shown);
  if (problems.size() > most) out += fmt::format("and {} more\n", problems.size() - most);
  return out + fmt::format("{} problem{}\n", problems.size(), problems.size() == 1 ? "" : "s");
}

std::string cost_in_words(int residents) {
  // Per resident on one thread: usual care, burn-in included.
  constexpr double bytes = 65.0, seconds_per_week = 50e-9, weeks = 520.0, replicates = 128.0;
  double const hours = residents * seconds_per_week * weeks * replicates / 3600.0;
  std::string const time = hours < 1.0    ? "under an hour"
                           : hours < 10.0 ? fmt::format("about {:.1f} hours", hours)
                                          : fmt::format("about {:.0f} hours", hours);
  double const megabytes = 35.0 + residents * bytes / 1e6;
  std::string const memory = megabytes < 1000.0 ? fmt::format("{:.0f} MB", megabytes)
                                                : fmt::format("{:.1f} GB", megabytes / 1000.0);
  return fmt::format(
      "All {} residents: kith run needs about {} of memory for each replicate at a time and,\n"
      "for 128 replicates of usual care, {} of one core; as much again for each scenario and "
      "comparator.",
      with_thousands(residents), memory, time);
}

std::string place_in_words(NewCommunity const& place) {
  double const times = people_aged_10_plus(place.county) / place.residents;
  std::string const part = part_of_place(name_with_state(place.county), times);
  return fmt::format("{}: {} residents, {}; {} zone{}, {} groups. Edit what you know better.",
                     name_with_state(place.county), with_thousands(place.residents), part,
                     place.zones.size(), place.zones.size() == 1 ? "" : "s", place.groups.size());
}

}  // namespace kith
