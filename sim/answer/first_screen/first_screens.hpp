#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "kith/answer/first_screen/first_screen.hpp"
#include "kith/answer/first_screen/screen_facts.hpp"
#include "kith/answer/partnership_lives.hpp"
#include "kith/answer/reach_sums.hpp"

namespace kith {

/// The first screens of a study, gathered run by run, in any order.
class FirstScreens {
 public:
  FirstScreens(ScreenFacts facts, Layout const& layout, std::vector<int> replicates);

  void add(RunResult const& run);
  /// Whether it needs an outcome other than reach, by its index in the layout.
  [[nodiscard]] bool reads(std::size_t outcome) const {
    return cost_ == outcome || treated_share_ == outcome || returned_ == outcome;
  }

  /// Nothing if a scenario has no partnership, or no run was compared with usual care.
  [[nodiscard]] std::optional<FirstScreen> of(std::size_t scenario,
                                              PartnershipLives const& lives) const;
  /// A text for each scenario, empty if it has no screen. `other_clinic`: the warning that usual
  /// care is not like the clinic of the place.
  [[nodiscard]] std::vector<std::string> texts(PartnershipLives const& lives,
                                               std::string const& other_clinic = "") const;

 private:
  /// The numbers of one run; NaN if unknown.
  struct Run {
    Run();
    double additional, in_serious_distress, served, newly_reached, sooner, cost_usd, returned_usd;
  };
  /// Share of people in need who were treated in a year, in one run: at the end of a scenario's
  /// grant and after it.
  struct Treated {
    double at_end, after;
  };

  [[nodiscard]] Run const& run(std::size_t scenario, std::size_t k) const;
  [[nodiscard]] int week_after_grant(std::size_t scenario) const;
  void add_treated(RunResult const& run, std::size_t k);
  void add_chance(FirstScreen& screen, std::size_t scenario, PartnershipLives const& lives) const;
  void add_money(FirstScreen& screen, std::size_t scenario, PartnershipLives const& lives) const;
  [[nodiscard]] std::optional<FirstScreen::Instead> instead_of(std::size_t scenario) const;
  [[nodiscard]] std::optional<FirstScreen::After> after_grant_of(std::size_t scenario) const;

  ScreenFacts facts_;
  std::vector<int> replicates_;
  std::size_t strata_ = 0;
  std::vector<std::size_t> everybody_, reach_;  ///< strata; indices of its outcomes in the layout
  std::optional<std::size_t> cost_, treated_share_, returned_;  ///< the same
  std::vector<Run> runs_;                                       ///< (scenario, replicate)
  /// (scenario whose grant it is, usual care or that scenario, replicate)
  std::vector<std::array<std::vector<Treated>, 2>> treated_;
};

}  // namespace kith
