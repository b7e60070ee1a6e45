#pragma once

#include <vector>

#include "kith/state/compiled/compiled_scenario.hpp"

namespace kith {

/// Services of the community's providers in the order of the file, then those that programs add.
std::vector<Service> make_services(Scenario const& scenario);

/// Chances that payer, language and the way are no hurdle, each service for each access class.
ByAccess<Acceptance> make_acceptance(CompiledScenario const& compiled);

/// Factor on the chance of attending a booked visit: the way there, beyond fifteen minutes. The
/// study that the effect of travel is from counted visits of people in care
/// (help_seeking.distance_per_minute).
ByAccess<double> make_kept_visits(CompiledScenario const& compiled);

/// What keeps an access class from a service: minus the log of each chance.
struct Barriers {
  double cost = 0.0;
  double travel = 0.0;
  double language = 0.0;
};
Barriers barriers_of(CompiledScenario const& compiled, Service const& service,
                     Access const& access);

/// What the way to a zone loses, from no minutes on.
double travel_loss(CompiledScenario const& compiled, Access const& access, int zone);
/// What an ordinary way of fifteen minutes loses: where studies of travel start to count.
double ordinary_way_loss(CompiledScenario const& compiled);

}  // namespace kith
