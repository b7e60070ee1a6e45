#pragma once

#include <functional>
#include <limits>
#include <vector>

#include "kith/outcomes/local/own_clinic.hpp"
#include "kith/outcomes/operations/operations.hpp"
#include "kith/outcomes/reasons.hpp"
#include "kith/outcomes/trial_record.hpp"
#include "kith/processes/week_flow.hpp"
#include "kith/record.hpp"
#include "kith/state/state_members.hpp"

namespace kith {

/// For values that rest on too few people or cases.
inline constexpr double no_value = std::numeric_limits<double>::quiet_NaN();

/// How a request ended: each has exactly one fate, so that shares of requests add up to 1.
enum class Fate : std::uint8_t {
  seen_within_4,   ///< weeks
  seen_within_12,  ///< but not within 4
  seen_later,
  left_unseen,  ///< gave up, missed the visit that was offered, or moved away
  still_waiting
};
inline constexpr std::size_t fate_count = static_cast<std::size_t>(Fate::still_waiting) + 1;
using FateShares = std::array<double, fate_count>;

/// Waits in one stratum (MODEL 7.13): the fates of requests made 12 to 38 weeks ago and, for those
/// of the last 26 weeks, the cumulative incidence of a first session with leaving as a competing
/// event. NaN below 30 requests.
struct Waits {
  double median, p90;
  FateShares fates;
  std::array<FateShares, kind_of_care_count> fates_by_kind;  ///< adults only
  std::array<double, kind_of_care_count> median_by_kind;
  double started_share;                       ///< of people who were referred
  double asked_came_share, found_came_share;  ///< of people who were offered a visit
};

/// People in need, and how many of them had any care, came again, got adequate care, and got
/// effective care.
using CascadeCounts = std::array<double, 5>;

/// Spells and years of need in one stratum.
struct SpellFacts {
  double delay_median;
  CascadeCounts cascade;
};

template <class T, std::size_t N>
void add_to(std::array<T, N>& sum, std::array<T, N> const& more) {
  for (std::size_t i = 0; i < N; ++i) sum[i] += more[i];
}

/// Adds up sums by margin to sums by stratum.
template <class T>
std::vector<T> over_strata(Strata const& strata, std::vector<T> const& by_margin) {
  std::vector<T> by_stratum(strata.names.size());
  for (std::size_t m = 0; m < by_margin.size(); ++m)
    for (std::uint8_t const stratum : strata.of_margin[m])
      add_to(by_stratum[stratum], by_margin[m]);
  return by_stratum;
}

/// Facts derived from a week, by stratum, before outcomes are recorded.
struct WeekFacts {
  State const* state = nullptr;
  WeekFlow const* week = nullptr;
  std::vector<FlowCounts> flows;
  std::vector<Waits> waits;
  std::vector<SpellFacts> spells;
  std::vector<ReasonCounts> reasons;                      ///< people, every fourth week
  std::vector<std::array<double, flow_count>> half_year;  ///< flows of the last 26 weeks
  std::vector<double> qalys, wellbys;  ///< per 1,000, since the start, discounted
  [[nodiscard]] double sum(Sum what, std::size_t stratum) const {
    return static_cast<double>(week->update.sums[stratum][static_cast<std::size_t>(what)]);
  }
};

template <class Visit>
void each_member(Is<Waits> auto& of, Visit&& visit) {
  auto& [median, p90, fates, fates_by_kind, median_by_kind, started_share, asked_came_share,
         found_came_share] = of;
  visit(median, p90, fates, fates_by_kind, median_by_kind, started_share, asked_came_share,
        found_came_share);
}
template <class Visit>
void each_member(Is<SpellFacts> auto& of, Visit&& visit) {
  auto& [delay_median, cascade] = of;
  visit(delay_median, cascade);
}
/// Except the state and the week, which exist only during a week.
template <class Visit>
void each_member(Is<WeekFacts> auto& of, Visit&& visit) {
  auto& [state, week, flows, waits, spells, reasons, half_year, qalys, wellbys] = of;
  visit(flows, waits, spells, reasons, half_year, qalys, wellbys);
}

/// An outcome that is observed every week in every stratum: its declaration and its computation.
struct StratumOutcome {
  Outcome declaration;
  std::function<double(WeekFacts const&, std::size_t stratum)> value;
};
/// An outcome of the whole community.
struct CommunityOutcome {
  Outcome declaration;
  std::function<double(WeekFacts const&)> value;
};
/// An outcome of each partnership.
struct PartnershipOutcome {
  Outcome declaration;
  std::function<double(PartnershipState const&)> value;
};
std::vector<StratumOutcome> const& stratum_outcomes();
std::vector<CommunityOutcome> const& community_outcomes();
std::vector<PartnershipOutcome> const& partnership_outcomes();

std::vector<Waits> waits_of(State const& state, WeekContext const& context);
std::vector<SpellFacts> spells_of(State const& state, WeekContext const& context);

/// The smallest stratum for which a value is given.
inline constexpr double smallest_stratum = 30.0;

/// Records what happens, week by week. A regular value: scenarios that branch off copy their
/// history.
class Observer {
 public:
  /// `partnerships`: ids of all partnerships of the study; `services`: of all its programs, as
  /// named by `program_services`; `trial`: of a study that has one; `clinic`: the organization
  /// whose facts are known, or empty; `programs`: how many the study's results list.
  Observer(int weeks, std::size_t strata, std::vector<std::string> partnerships,
           std::vector<std::string> services = {}, Trial const* trial = nullptr,
           std::string clinic = "", std::size_t programs = program_count());
  void observe(State const& state, WeekFlow const& week);
  /// Waits, spells and reasons are observed every fourth week.
  [[nodiscard]] bool asks_reasons() const { return week_ % 4 == 0; }
  /// Values in the order of the layout.
  [[nodiscard]] std::vector<Values> values() const;
  /// Dollars that partnerships spent, by year of the horizon.
  [[nodiscard]] std::vector<double> const& partnership_usd_by_year() const {
    return spent_by_year_;
  }
  /// All its state, for checkpoints.
  template <class Visit>
  friend void each_member(Is<Observer> auto& of, Visit&& visit);

 private:
  void add_up(EvidenceBase const& evidence);
  void write_down(Accounts const& accounts);
  void write_down_partnerships(State const& state, Scenario const& scenario);

  std::size_t weeks_, strata_;
  std::size_t week_ = 0;
  std::vector<std::string> partnerships_;
  WeekFacts facts_;
  std::vector<std::vector<FlowCounts>> recent_;  ///< ring of 26 weeks
  std::vector<std::vector<float>> by_stratum_;   ///< outcome -> week x stratum
  std::vector<std::vector<double>> welfare_;     ///< QALYs, WELLBYs -> week x stratum
  std::vector<std::int32_t> residents_;
  std::vector<std::vector<double>> by_week_;        ///< outcome -> week
  std::vector<std::vector<float>> by_partnership_;  ///< outcome -> week x partnership
  std::vector<double> costs_;                       ///< year x program x payer
  std::vector<double> spent_by_year_;
  Operations operations_;  ///< if there are partnerships
  TrialRecord trial_;
  OwnClinic clinic_;
};

template <class Visit>
void each_member(Is<Observer> auto& of, Visit&& visit) {
  auto& [weeks, strata, week, partnerships, facts, recent, by_stratum, welfare, residents, by_week,
         by_partnership, costs, spent_by_year, operations, trial, clinic] = of;
  visit(weeks, strata, week, partnerships, facts, recent, by_stratum, welfare, residents, by_week,
        by_partnership, costs, spent_by_year, operations, trial, clinic);
}

/// Outcomes of every study, except those of partnerships and trials.
std::vector<Outcome> const& common_outcomes();

/// Axes and outcomes in the order of Observer::values().
Layout observer_layout(int weeks, Strata const& strata,
                       std::vector<std::string> const& partnerships,
                       std::vector<std::string> const& services = {}, Trial const* trial = nullptr,
                       bool has_clinic = false,
                       std::vector<std::string> const& custom_programs = {});

}  // namespace kith
