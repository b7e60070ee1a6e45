#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "kith/processes/week_flow.hpp"
#include "kith/record.hpp"
#include "kith/state/state_members.hpp"

namespace kith {

/// What is added up over the programs of partnerships, week by week.
enum class Work : std::uint8_t {
  posts,          ///< full-time, paid for
  filled_posts,   ///< of these, filled
  slots_offered,  ///< sessions and visits that filled posts can give
  slots_used,     ///< of these
  sessions,       ///< attended
  contacts,       ///< people met, requests taken on
  wait,           ///< weeks that a new request would wait, times posts_asked
  posts_asked,    ///< posts in services that people ask for
  weeks_with_posts
};
inline constexpr std::size_t work_count = static_cast<std::size_t>(Work::weeks_with_posts) + 1;

/// The work of partnerships' programs and their services, by year of the horizon. A regular
/// value.
class Operations {
 public:
  /// If there are no partnerships: records nothing.
  Operations() = default;
  /// `services`: of all programs of the study, as named by `program_services`; `programs`: how many
  /// its results list.
  Operations(int weeks, std::vector<std::string> services, std::size_t programs);
  void observe(State const& state, WeekFlow const& flow, std::size_t week);
  /// Adds values in the order of `operations_outcomes`.
  void write_values(std::vector<Values>& all) const;
  template <class Visit>
  friend void each_member(Is<Operations> auto& of, Visit&& visit);

 private:
  using Sums = std::vector<std::array<double, work_count>>;
  /// Adds one outcome per column, computed from the sums of each year in turn.
  void write_columns(std::vector<Values>& all, Sums const& sums, bool by_service) const;

  [[nodiscard]] std::size_t programs() const;

  std::size_t weeks_ = 0;
  std::vector<std::string> services_;
  Sums sums_;             ///< year x program
  Sums sums_by_service_;  ///< year x service
};

template <class Visit>
void each_member(Is<Operations> auto& of, Visit&& visit) {
  auto& [weeks, services, sums, by_service] = of;
  visit(weeks, services, sums, by_service);
}

/// The name of an outcome by service, from that of its counterpart by program.
std::string by_service_name(std::string_view by_program_name);

/// By year and program; if programs of the study have services, then by year and service.
std::vector<Outcome> operations_outcomes(bool by_service);

}  // namespace kith
