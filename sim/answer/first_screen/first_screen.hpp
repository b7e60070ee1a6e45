#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "kith/statistics/interval.hpp"

namespace kith {

/// Everything that a scenario's first screen says. Counts of people are means over all
/// replicates.
struct FirstScreen {
  std::string title, place;
  int first_week = 0, last_week = 0;  ///< the weeks covered, `last_week` excluded
  std::string first_day;              ///< date of week 0, such as "2026-01-05"
  double residents = 0.0, people_per_resident = 1.0;
  std::size_t replicates = 0;
  std::string no_words_because{};  ///< replaces the chance: a preview has none

  /// More people in care than in usual care: newly reached less displaced.
  struct Care {
    double additional = 0.0;
    Interval interval{};             ///< of `additional`
    double in_serious_distress = 0;  ///< of `additional`
    double monte_carlo_error = 0.0;  ///< of `additional`; NaN below two replicates
  } care;
  struct Served {
    double people = 0.0, newly_reached = 0.0, sooner = 0.0;
  } served;  ///< by its programs

  /// In how many replicates more people get care, as many, or fewer. Replicates in which the
  /// partnership never opened count only as such.
  struct Chance {
    std::size_t better = 0, no_change = 0, never_opened = 0, worse = 0;
    std::string words;  ///< empty below 40 replicates
  } chance;

  double cost_usd = 0.0;  ///< of the partnership, in these weeks

  /// The money: in how many replicates it ran out before the grant ended, and how much went back.
  struct Money {
    std::size_t ran_out = 0, known = 0;
    double returned_usd = 0.0, granted_usd = 0.0;
  } money;
  std::vector<std::string> notes;  ///< what it plans but does not get within the weeks

  /// Warns that usual care is not like the clinic of the place.
  std::string other_clinic{};
  /// The rival: clinic therapists for the same grant, or for what the partnership spent.
  struct Instead {
    double additional = 0.0, in_serious_distress = 0.0;
    std::size_t more = 0, as_many = 0, fewer = 0;  ///< replicates, by how many get care with it
    bool same_grant = false;
  };
  std::optional<Instead> instead;

  /// After the grant, if it ends in these weeks.
  struct After {
    int end_week = 0;
    bool may_be_renewed = false;
    /// The part of the gain in people treated in a year that is left; nothing if there is no clear
    /// gain or the weeks end too soon.
    std::optional<double> left;
    int weeks_later = 0;
  };
  std::optional<After> after;
};

/// Dollars per additional person in care; nothing if the gain may be none.
std::optional<double> usd_per_person(FirstScreen const& screen);

/// A few sentences beside a label: "REACH", "CHANCE".
struct ScreenLine {
  std::string label;
  std::vector<std::string> sentences;
};

/// The text of the screen: at most 120 words, for people who have never seen a model.
struct ScreenText {
  std::string heading;
  std::vector<std::string> subheading;
  std::vector<ScreenLine> lines;
  std::string foot;
};
ScreenText text_of(FirstScreen const& screen);
/// The same without a limit of words, for a page.
ScreenText whole_text_of(FirstScreen const& screen);

/// The text as the program prints it.
std::string in_words(ScreenText const& screen);
std::string in_words(FirstScreen const& screen);

/// The screens of a study, printed above its details; empty without screens. `changes`: lines on
/// what the command line changed, to go under each title.
std::string screens_in_words(std::vector<std::string> const& screens,
                             std::string const& changes = "");

}  // namespace kith
