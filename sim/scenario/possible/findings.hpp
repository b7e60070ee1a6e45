#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kith/scenario/parameters.hpp"

namespace kith {

/// A program that a partnership has switched on, and the weeks of the horizon in which it runs, as
/// far as the scenario determines them.
struct PlannedProgram {
  std::string name;   ///< "colocated_clinic"
  std::string table;  ///< "partnership.clinic.colocated_clinic"
  int from = 0;       ///< the first week in which it may serve
  int to = 0;         ///< the first week without it
};

/// Access to the values of a scenario for these checks, and the problems found.
class Findings {
 public:
  explicit Findings(Scenario const& of);

  Scenario const& scenario;
  Problems found{};

  void warn(std::string const& path, std::string const& message);
  void refuse(std::string const& path, std::string const& message);

  // Keys by path; 0, false or empty if a scenario has no such key.
  [[nodiscard]] double number(std::string const& path) const;
  [[nodiscard]] bool flag(std::string const& path) const;
  [[nodiscard]] std::string choice(std::string const& path) const;
  [[nodiscard]] std::string id(std::string const& path) const;
  [[nodiscard]] std::vector<std::string> const& names(std::string const& path) const;
  [[nodiscard]] std::vector<ParameterInfo> const& keys() const { return keys_; }

  /// Programs that are on, with a dose above 0.
  [[nodiscard]] std::vector<PlannedProgram> programs_of(Partnership const& partnership) const;
  /// Weeks in which partners plan before any service starts; the central value.
  [[nodiscard]] int planning_weeks(Partnership const& partnership) const;

 private:
  [[nodiscard]] ParameterInfo const* find(std::string const& path) const;
  void add(std::string const& path, std::string const& message, bool warning);

  std::vector<ParameterInfo> keys_;
  std::map<std::string, std::size_t> places_;
};

// Each looks for one kind of problem, in a file of its own.
void find_impossible_times(Findings& findings);
void find_impossible_money(Findings& findings);
void find_impossible_people(Findings& findings);
void find_impossible_partners(Findings& findings);
void find_impossible_moves(Findings& findings);
void find_other_places(Findings& findings);

/// "partnership.clinic"
std::string table_of(Partnership const& partnership);
/// Full-time posts, services or money that require paid staff: the staff keys of a program.
double paid_posts(Findings const& findings, PlannedProgram const& program);

}  // namespace kith
