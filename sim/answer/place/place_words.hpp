#pragma once

#include <string>
#include <vector>

#include "kith/place/community_text.hpp"
#include "kith/problems.hpp"

namespace kith {

/// The message that no county has that name, with those spelled similarly.
std::string unknown_place(std::string const& place, std::vector<County const*> const& near);

/// The message that several counties have that name.
std::string several_places(std::string const& place, std::vector<County const*> const& matches);

/// One line per problem, at most as many as fit on a screen, and the number of all.
std::string list_of_problems(Problems const& problems);

/// Approximate memory and time for simulating this many residents.
std::string cost_in_words(int residents);

/// The community that was made, in one line.
std::string place_in_words(NewCommunity const& place);

}  // namespace kith
