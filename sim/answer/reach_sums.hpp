#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kith/outcomes/reach.hpp"
#include "kith/record.hpp"

namespace kith {

/// The outcomes of one run that record whom its scenario reached, row-major as in the results.
struct ReachOfRun {
  std::vector<double> people, served, k6_difference, serious_weeks_difference;
};
/// Their names, in that order.
inline constexpr std::string_view reach_names[] = {
    "reach_people", "reach_served", "reach_k6_difference", "reach_serious_weeks_difference"};

/// Their indices in a layout, in that order; fewer if it has no reach.
std::vector<std::size_t> reach_outcomes_in(Layout const& layout);
ReachOfRun reach_in(RunResult const& run, std::vector<std::size_t> const& outcomes);
/// Whether a run was compared with usual care.
bool is_compared(ReachOfRun const& run);

std::vector<std::string> strata_in(Layout const& layout);
/// The strata that together contain everybody once: adults and youths.
std::vector<std::size_t> everybody_in(std::vector<std::string> const& strata);

/// Sums over strata that together contain everybody once.
class ReachSums {
 public:
  ReachSums(ReachOfRun const& run, std::size_t strata, std::vector<std::size_t> const& everybody)
      : run_(run), strata_(strata), everybody_(everybody) {}

  /// People in the table of care, or of care or support; an axis without a value is summed over.
  [[nodiscard]] double people(OtherLife other, std::optional<Served> served = {},
                              std::optional<std::size_t> band = {},
                              CareCounted counted = CareCounted::care) const;
  /// The same for those whom programs served, now or in the last year.
  [[nodiscard]] double served_people(OtherLife other) const;
  /// Newly reached less displaced.
  [[nodiscard]] double additional(std::optional<std::size_t> band = {},
                                  CareCounted counted = CareCounted::care) const;
  /// Clients (0), or people brought into care who are not clients (1).
  [[nodiscard]] double served(std::size_t how) const;
  [[nodiscard]] double everybody() const;
  /// Summed over those whom programs served, or over all others.
  [[nodiscard]] double of(std::vector<double> const& values, bool served) const;
  [[nodiscard]] ReachOfRun const& run() const { return run_; }

 private:
  [[nodiscard]] double at(std::vector<double> const& values, std::size_t place) const;

  ReachOfRun const& run_;
  std::size_t strata_;
  std::vector<std::size_t> const& everybody_;
};

}  // namespace kith
