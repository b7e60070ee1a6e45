#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "kith/simulation/simulation.hpp"
#include "kith/study/panel.hpp"

namespace kith {

/// Who of a panel lives where this week, in one scenario.
class PanelRoster {
 public:
  /// A person who lives here.
  struct Member {
    std::uint32_t person;
    Row row;
  };
  /// Takes people who live here in week 0: so many of them, or everybody and all newcomers.
  void begin(Simulation const& simulation, std::optional<std::size_t> wanted,
             std::vector<PanelPerson>& people);
  /// Follows people who die, leave, arrive or exchange homes in the week just simulated. Adds
  /// anybody whom `people` does not have yet; throws std::logic_error if it has somebody else
  /// there.
  void live_on(Simulation const& simulation, std::vector<PanelPerson>& people);

  [[nodiscard]] bool has_begun() const { return !person_in_.empty(); }
  [[nodiscard]] std::vector<Member> members() const;  ///< by person

 private:
  void arrive(Row row, Simulation const& simulation, std::vector<PanelPerson>& people);

  bool takes_newcomers_ = false;
  std::uint32_t known_ = 0;               ///< number of people so far
  std::vector<std::uint32_t> person_in_;  ///< by row
};

}  // namespace kith
