#pragma once

#include <cstdint>
#include <vector>

#include "kith/state/compiled/compiled_scenario.hpp"
#include "kith/state/compiled/strata.hpp"
#include "kith/state/effects.hpp"

namespace kith {

/// A comparator's spending limit for posts: dollars a year, from one week to another. Tranches of
/// the same week add up.
struct Budget {
  struct Tranche {
    Week from, to;  ///< of the horizon; `to` is the first week without it
    double usd_per_year;
  };
  std::vector<Tranche> tranches{};

  [[nodiscard]] bool is_empty() const { return tranches.empty(); }
  [[nodiscard]] double usd_per_year_in(Week week) const {
    double usd = 0.0;
    for (Tranche const& tranche : tranches)
      if (week >= tranche.from && week < tranche.to) usd += tranche.usd_per_year;
    return usd;
  }
};

/// What every service offers this week, by service.
struct ServiceOffers {
  std::vector<double> desired_fte{};
  std::vector<double> start_logit{};  ///< added to the log odds of starting
  std::vector<double> lent_trust{};   ///< the host's share in people's trust
  std::vector<Competence> competence{};
  std::vector<PracticeTeaching> teachings{};  ///< in the order of the programs
  std::vector<ProgressFeedback> feedbacks{};
  std::vector<int> hires{};  ///< vacant posts that money allows to fill
  /// How strongly a service attracts people with a choice: weekly slots, discounted for its present
  /// wait; 0 if it is closed or takes nobody new.
  std::vector<double> draw{};
  /// Chance that a person accepts the present wait of a service.
  std::vector<double> wait_acceptance{};
};

/// Everything that is the same for all residents this week. Steps read it and never change it.
struct WeekContext {
  CompiledScenario const& compiled;
  Strata const& strata;
  int threads = 1;                  ///< inside a week
  Budget budget{};                  ///< for a rival; empty for others
  Week week = 0;                    ///< of the horizon; negative during burn-in
  std::uint32_t clock = 0;          ///< weeks since burn-in began: the week of every draw
  bool observed = false;            ///< whether sums are needed this week
  bool asks_reasons = false;        ///< whether events report everybody with unmet need
  std::vector<float> zone_shock{};  ///< z, by zone
  ServiceOffers offers{};           ///< known once services are staffed
};

}  // namespace kith
