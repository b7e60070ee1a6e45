#pragma once

#include <Eigen/Core>
#include <vector>

#include "kith/state/compiled/compiled_scenario.hpp"

namespace kith {

/// Services of the community's providers in the order of the file, then those that programs add.
std::vector<Service> make_services(Scenario const& scenario);

/// The table as a matrix: access classes by services.
using BarrierMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Factor on the hazard of each service (column) for each access class (row): cost, travel,
/// language and capacity per adult of usual care (MODEL 7.5). Waits and trust are not in it.
BarrierTable make_barriers(CompiledScenario const& compiled);

/// Factor on the chance of attending a booked visit: the way there, beyond fifteen minutes. The
/// study that the effect of travel is from counted visits of people in care
/// (help_seeking.distance_per_minute).
BarrierTable make_kept_visits(CompiledScenario const& compiled);

/// By access class: the service of usual care that draws most, or -1 where none does.
std::vector<int> find_nearest_usual(CompiledScenario const& compiled);

/// What keeps an access class from a service, as losses of log hazard (negative: it helps).
struct Barriers {
  double cost = 0.0;
  double travel = 0.0;
  double language = 0.0;
};
Barriers barriers_of(CompiledScenario const& compiled, Service const& service,
                     Access const& access);

/// Loss of log hazard by the way to a zone, against fifteen minutes.
double travel_loss(CompiledScenario const& compiled, Access const& access, int zone);

}  // namespace kith
