#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kith/scenario/scenario.hpp"

namespace kith {

/// Custom programs that a study may hold: a panel stores which programs a person met in 32 bits.
inline constexpr std::size_t most_custom_programs = 8;

/// Why a custom program may not have this name, and what it should have; empty if it may. A name is
/// the program's in results, so it must not be that of another entry there.
std::string fault_in_program_name(std::string_view name);

/// Adds the names of the custom programs of a scenario's partnerships to those that it lists.
void list_custom_programs(Scenario& scenario);

/// Lists in every scenario of a study the custom programs of all, in the order of the scenarios.
/// Throws std::invalid_argument if there are more than `most_custom_programs`.
void share_custom_programs(std::vector<Scenario>& study);

}  // namespace kith
