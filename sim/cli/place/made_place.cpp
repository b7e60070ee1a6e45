#include "kith/cli/place/made_place.hpp"

#include "kith/answer/place/place_words.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/io/tables/table_file.hpp"
#include "kith/place/community_text.hpp"
#include "kith/place/find_county.hpp"

namespace kith {

MadePlaceProblems::MadePlaceProblems(Problems const& problems)
    : std::runtime_error(list_of_problems(problems)) {}

County const& only_county(std::vector<County> const& counties, std::string const& place) {
  FoundCounties const found = find_county(counties, place);
  if (found.matches.size() == 1) return *found.matches[0];
  throw UsageError(found.matches.empty() ? unknown_place(place, found.near)
                                         : several_places(place, found.matches));
}

MadePlace made_place(std::string const& place) {
  auto const shipped = shipped_counties();
  County const& county = only_county(shipped, place);
  NewCommunity const made = make_place(county);
  return {slug_of(county) + ".toml", community_text(made), place_in_words(made)};
}

}  // namespace kith
