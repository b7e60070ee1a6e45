#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "kith/simulation/simulation.hpp"
#include "kith/study/panel.hpp"

namespace kith {

/// Who of a panel lives where in one scenario, this week.
class PanelRoster {
 public:
  /// Somebody who lives here.
  struct Member {
    std::uint32_t person;
    Row row;
  };
  /// Takes those who live here in week 0: so many, or everybody and all newcomers.
  void begin(Simulation const& simulation, std::optional<std::size_t> wanted,
             std::vector<PanelPerson>& people);
  /// Follows those who die, leave, come and change homes in the week that has just been lived
  /// through. Whoever the people do not hold yet is added; throws std::logic_error where they hold
  /// somebody else.
  void live_on(Simulation const& simulation, std::vector<PanelPerson>& people);

  [[nodiscard]] bool has_begun() const { return !person_in_.empty(); }
  [[nodiscard]] std::vector<Member> members() const;  ///< by person

 private:
  void arrive(Row row, Simulation const& simulation, std::vector<PanelPerson>& people);

  bool takes_newcomers_ = false;
  std::uint32_t known_ = 0;               ///< people so far
  std::vector<std::uint32_t> person_in_;  ///< by row
};

}  // namespace kith
