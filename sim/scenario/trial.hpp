#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kith/ground/k6.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/schema/form.hpp"

namespace kith {

struct Scenario;

/// Whether people with and without a property may be enrolled, or only one of these kinds.
enum class Whether { either, yes, no };

/// Who may be enrolled: an empty list and a full range admit everybody.
struct TrialEligibility {
  std::vector<std::string> groups, members_of, zones;
  std::vector<std::string> race, income, sex, coverage;  ///< names of kith/scenario/margins.hpp
  int youngest_age = 18;
  int oldest_age = 200;
  double least_k6 = 0.0, most_k6 = 24.0;      ///< as observed: with the error of one reading
  double least_phq9 = 0.0, most_phq9 = 27.0;  ///< the same reading
  double least_stigma_sd = -8.0, most_stigma_sd = 8.0;
  double least_awareness = 0.0, most_awareness = 1.0;
  int least_well_ties = 0, most_well_ties = 255;  ///< ties to people whose K6 is below 5
  Whether in_care = Whether::either;  ///< an episode, a course of support, an open request
  Whether medicated = Whether::either;
  Whether trauma = Whether::either;
  Whether isolated = Whether::either;  ///< at most one tie
  Whether car = Whether::either;
  Whether broadband = Whether::either;
  Whether speaks_english = Whether::either;
  Whether felt_need = Whether::either;
  // About the past, as kept by TrialHistory.
  int least_weeks_in_need = 0, most_weeks_in_need = weeks_per_year;  ///< of the past 52
  Whether newly_treated = Whether::either;  ///< in the past 12 weeks, and not in the 52 before
  Whether ever_treated = Whether::either;   ///< as long as residents remember: 254 weeks
};

/// Whether people's past weeks decide who may be enrolled.
[[nodiscard]] bool looks_back(TrialEligibility const& who);

inline TrialEligibility of_any_age() {
  TrialEligibility who;
  who.youngest_age = 10;
  return who;
}

/// Which participants of an arm a referral is for.
enum class Referred { everybody, not_better, not_started };
inline constexpr std::string_view referred_names[] = {"everybody", "not-better", "not-started"};

/// A referral of an arm's participants; an arm may have several.
struct TrialReferral {
  std::string id;
  std::string to;         ///< provider or partnership/program; "own-choice"
  int after_weeks = 0;    ///< from enrollment
  int within_weeks = 13;  ///< how long it is retried while other care is in the way
  Referred whom = Referred::everybody;
  double accepts_share = 1.0;
  bool accompanied = false;
  bool followed_up = false;
  bool referral_needed = false;
};
inline constexpr std::size_t most_referrals = 16;  // those made are stored in 16 bits

/// The offer of one arm. Everything is limited to its participants, except `changes`, events and
/// partnerships that are open to everybody, which give the arm a world of its own.
struct TrialArm {
  std::string id;
  std::string title;
  double weight = 1.0;                       ///< of those enrolled, relative to the other arms
  TrialEligibility eligible = of_any_age();  ///< whom of those who may be enrolled a cohort takes
  std::vector<std::string> partnerships;
  bool open_to_everybody = false;    ///< the partnerships serve the whole community
  double participants_share = 1.0;   ///< of the partnerships' places; others have the rest
  bool observed_only = false;        ///< nobody is assigned: people who meet its own `eligible`
  std::vector<std::string> events;   ///< those that strike only in this arm's world
  std::vector<std::string> changes;  ///< settings `path=value` of this arm's world
  std::string
      refer_to;  ///< provider or partnership/program; "own-choice"; empty: nobody is referred
  int refer_after_weeks = 0;
  double accepts_share = 1.0;
  bool accompanied = false;
  bool followed_up = false;
  bool referral_needed = false;
  std::vector<TrialReferral> referrals;
  std::string coverage;  ///< given to participants; empty: their own
  bool transport = false;
  bool internet = false;
  bool usual_care = true;                 ///< whether participants may use it
  std::shared_ptr<Scenario const> world;  ///< with `changes` applied; filled by the reader
};

/// The referrals of an arm, the one from `refer_to` first.
std::vector<TrialReferral> referrals_of(TrialArm const& arm);

/// The participants whom an outcome covers.
enum class Among { everybody, starters, non_starters, finishers, non_finishers };
inline constexpr std::string_view among_names[] = {"everybody", "starters", "non-starters",
                                                   "finishers", "non-finishers"};

/// An outcome derived from another: for a subset, as a share within bounds, or as a quantile.
struct TrialMade {
  static constexpr double unbounded = 1e6;
  std::string id;
  std::string of;
  Among among = Among::everybody;
  double at_least = -unbounded, at_most = unbounded;  ///< a share if either is given
  double quantile = 0.0;                              ///< instead of the mean; 0: the mean
  [[nodiscard]] bool is_share() const { return at_least > -unbounded || at_most < unbounded; }
};

/// How a target is computed from an outcome of two arms.
enum class TargetMeasure { mean, difference, ratio, odds_ratio, smd, kept };
inline constexpr std::string_view target_measure_names[] = {"mean",       "difference", "ratio",
                                                            "odds_ratio", "smd",        "kept"};

/// The published finding, and the bounds within which a replay agrees with it.
struct TrialTarget {
  std::string id;
  std::string title;
  std::string outcome;
  std::string arm;
  std::string against;  ///< empty: the control
  TargetMeasure measure = TargetMeasure::difference;
  int week = 0;        ///< since enrollment; one of the trial's weeks
  int since_week = 0;  ///< for `kept`: the week of the effect that may be kept
  std::string per;     ///< divided by the arms' difference in this outcome
  double published = 0.0;
  double low = 0.0, high = 0.0;
  std::string source;
};

enum class TrialWorld { shared, parallel };
enum class Assignment { person, site, zone, cohort };

/// A virtual trial: whom to enroll, what arms are offered, what is measured and when.
struct Trial {
  std::string title;
  TrialEligibility eligible;
  int enrol_week = 0;
  int enrol_over_weeks = 1;     ///< from enrol_week on; everybody is asked in one of them
  double need_k6 = serious_k6;  ///< K6 from which a week counts as one in need
  int number = 100;
  TrialWorld world = TrialWorld::shared;
  Assignment assignment = Assignment::person;
  int stop_after_weeks = 2600;  ///< end of what arms are offered
  std::vector<int> weeks = {0, weeks_per_half_year, weeks_per_year};
  std::vector<std::string> outcomes = {"k6", "phq9", "response", "engaged", "visits"};
  double k6_cutoff = serious_k6, phq9_cutoff = 10.0;
  int completed_visits = 8;
  std::vector<TrialMade> made;
  std::vector<TrialArm> arms;
  std::vector<TrialTarget> targets;
  std::string differs;  ///< how the replay differs from the paper, for readers
  int in_world = -1;    ///< set by make_study: everybody is in this arm; -1: arms are assigned

  /// Whether whole organizations or zones are assigned, so that participants come in clusters.
  [[nodiscard]] bool is_clustered() const {
    return world == TrialWorld::shared &&
           (assignment == Assignment::site || assignment == Assignment::zone);
  }
  [[nodiscard]] int last_enrol_week() const { return enrol_week + enrol_over_weeks - 1; }
};

/// What a trial needs from the weeks before it; set by make_study in all scenarios of a study.
struct TrialHistory {
  int from_week = 0, until_week = -1;  ///< the last is that of enrollment
  double need_k6 = serious_k6;
};

/// A measure of participants, or of the arm's world.
struct TrialOutcome {
  std::string_view name;
  std::string_view unit;
  std::string_view meaning;
  enum class Better { less, more, neither } better;
  enum class Scale { measure, share, world } scale;
};
/// Every outcome that a trial may ask for.
std::vector<TrialOutcome> const& trial_outcomes();
/// The index of a name in trial_outcomes(), or -1.
int find_trial_outcome(std::string_view name);

/// An outcome of one trial: one that every trial may ask for, or one derived from it.
struct TrialMeasure {
  std::string name;
  TrialOutcome what;  ///< unit, scale and better direction of the underlying outcome
  TrialMade made;     ///< `of` is an outcome of trial_outcomes()
  bool is_made = false;
  std::string meaning;  ///< in words, with what it is derived from
};
/// `trial.outcomes`, then the derived ones, in the order of results. Their names must be known.
std::vector<TrialMeasure> measures_of(Trial const& trial);

void describe(Form& form, TrialEligibility& eligible);
void describe(Form& form, TrialReferral& referral);
void describe(Form& form, TrialMade& made);
void describe(Form& form, TrialArm& arm);
void describe(Form& form, TrialTarget& target);
void describe(Form& form, Trial& trial, Scenario const& scenario);

}  // namespace kith
