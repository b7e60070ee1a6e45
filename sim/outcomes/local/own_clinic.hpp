#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kith/processes/week_flow.hpp"
#include "kith/record.hpp"
#include "kith/state/state_members.hpp"

namespace kith {

/// Clients, visits and wait at one organization's own services, by year of the horizon: the figures
/// that a clinic reports about itself. Programs of partnerships are excluded. A regular value.
class OwnClinic {
 public:
  /// If no facts of a clinic are known: records nothing.
  OwnClinic() = default;
  OwnClinic(int weeks, std::string organization);
  void observe(State const& state, WeekFlow const& flow, std::size_t week);
  /// Adds values in the order of `own_clinic_outcomes`.
  void write_values(std::vector<Values>& all) const;
  template <class Visit>
  friend void each_member(Is<OwnClinic> auto& of, Visit&& visit);

 private:
  void follow_homes(WeekFlow const& flow);

  std::string organization_;
  std::vector<std::uint8_t> seen_;  ///< by row: a client in this year
  std::vector<double> clients_, visits_, waits_, posts_asked_;
};

template <class Visit>
void each_member(Is<OwnClinic> auto& of, Visit&& visit) {
  auto& [organization, seen, clients, visits, waits, posts_asked] = of;
  visit(organization, seen, clients, visits, waits, posts_asked);
}

std::vector<Outcome> own_clinic_outcomes();

}  // namespace kith
