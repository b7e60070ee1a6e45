#pragma once

#include <vector>

#include "kith/state/compiled/compiled_scenario.hpp"

namespace kith {

/// Services of the community's providers in the order of the file, then those added by programs.
std::vector<Service> make_services(Scenario const& scenario);

/// Chances that payer, language and travel are no hurdle, each service for each access class.
ByAccess<Acceptance> make_acceptance(CompiledScenario const& compiled);

/// Factor of travel, beyond fifteen minutes, on the chance of attending a booked visit. The study
/// behind the effect of travel counted visits of people in care
/// (help_seeking.distance_per_minute).
ByAccess<double> make_kept_visits(CompiledScenario const& compiled);

/// Barriers between an access class and a service: minus the log of each chance.
struct Barriers {
  double cost = 0.0;
  double travel = 0.0;
  double language = 0.0;
};
Barriers barriers_of(CompiledScenario const& compiled, Service const& service,
                     Access const& access);

/// The loss from travel to a zone, counted from zero minutes.
double travel_loss(CompiledScenario const& compiled, Access const& access, int zone);
/// The loss from an ordinary trip of fifteen minutes, at which studies of travel start to count.
double ordinary_way_loss(CompiledScenario const& compiled);

}  // namespace kith
