#pragma once

#include <string>
#include <vector>

#include "kith/place/community_text.hpp"
#include "kith/problems.hpp"

namespace kith {

/// No county has that name; what is spelled nearly so.
std::string unknown_place(std::string const& place, std::vector<County const*> const& near);

/// Several counties have that name.
std::string several_places(std::string const& place, std::vector<County const*> const& matches);

/// A line each, at most so many as a screen holds, and how many there are.
std::string list_of_problems(Problems const& problems);

/// Memory and time that the simulation of so many residents takes, about.
std::string cost_in_words(int residents);

/// What was made, in a line.
std::string place_in_words(NewCommunity const& place);

}  // namespace kith
