#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "kith/statistics/interval.hpp"

namespace kith {

/// Everything that the first screen of a scenario says. Counts of people are means over all
/// replicates.
struct FirstScreen {
  std::string title, place;
  int first_week = 0, last_week = 0;  ///< the weeks that it is about, the second not included
  std::string first_day;              ///< of week 0, as "2026-01-05"
  double residents = 0.0, people_per_resident = 1.0;
  std::size_t replicates = 0;
  std::string no_words_because{};  ///< stands where the chance would: a preview has none

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

  /// In how many replicates more people get care, as many, or fewer. Where the partnership never
  /// opened, that is all that counts.
  struct Chance {
    std::size_t better = 0, no_change = 0, never_opened = 0, worse = 0;
    std::string words;  ///< empty below 40 replicates
  } chance;

  double cost_usd = 0.0;  ///< of the partnership, in these weeks

  /// Of the money: replicates in which it ran out while it was to last, and what went back.
  struct Money {
    std::size_t ran_out = 0, known = 0;
    double returned_usd = 0.0, granted_usd = 0.0;
  } money;
  std::vector<std::string> notes;  ///< what it wants and does not get within the weeks

  /// The same grant, or what the partnership spent, given to clinic therapists.
  std::string other_clinic{};  ///< that usual care is not like the clinic of the place

  struct Instead {
    double additional = 0.0, in_serious_distress = 0.0;
    std::size_t more = 0, as_many = 0, fewer = 0;  ///< replicates: people in care, of the two
    bool same_grant = false;
  };
  std::optional<Instead> instead;

  /// After the grant, where it ends in these weeks.
  struct After {
    int end_week = 0;
    bool may_be_renewed = false;
    /// What is left of the gain in people treated in a year; nothing where there is no clear gain
    /// or the weeks end too soon.
    std::optional<double> left;
    int weeks_later = 0;
  };
  std::optional<After> after;
};

/// Dollars for each person more in care; nothing where the gain may be none.
std::optional<double> usd_per_person(FirstScreen const& screen);

/// Some sentences beside a label: "REACH", "CHANCE".
struct ScreenLine {
  std::string label;
  std::vector<std::string> sentences;
};

/// What the screen says: at most 120 words for people who have never seen a model.
struct ScreenText {
  std::string heading;
  std::vector<std::string> subheading;
  std::vector<ScreenLine> lines;
  std::string foot;
};
ScreenText text_of(FirstScreen const& screen);

/// As the program prints it.
std::string in_words(ScreenText const& screen);
std::string in_words(FirstScreen const& screen);

/// The screens of a study above what it says in detail. Nothing without screens.
/// `changes`: lines to stand under each title, on what the command line changed.
std::string screens_in_words(std::vector<std::string> const& screens,
                             std::string const& changes = "");

}  // namespace kith
