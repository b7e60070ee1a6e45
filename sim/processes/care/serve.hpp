#pragma once

#include <tuple>
#include <vector>

#include "kith/processes/life.hpp"

namespace kith {

/// Sessions of everybody in an episode, within the slots of each service; returns the slots used.
std::vector<double> hold_sessions(Life& life, std::vector<double> const& slots);

/// Care managers see to the body, too: some new patients get a visit for physical health.
void arrange_physical_visit(Life& life, Request const& request);

/// The one visit of a prescriber or in primary care: medication, or a referral to therapy.
void see_doctor(Life& life, Request const& request, Role role);

}  // namespace kith
