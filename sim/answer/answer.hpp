#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "kith/answer/measures.hpp"
#include "kith/answer/partnership_lives.hpp"
#include "kith/record.hpp"
#include "kith/statistics/paired_difference.hpp"

namespace kith {

/// The runs that an answer compares; the first scenario is usual care.
struct ComparedRuns {
  std::vector<std::string> scenario_ids, scenario_titles;
  std::vector<int> replicates;
  int first_partnership_week = 0;     ///< from when scenarios may differ from usual care
  std::vector<double> granted_usd{};  ///< by scenario: grants within the weeks, renewals excluded
  /// By scenario: outcomes with the smallest difference that matters; 0 means none was given.
  std::vector<std::vector<std::pair<std::string, double>>> worthwhile{};
  std::vector<std::string> look_at{};  ///< outcomes that the answer shows first, in this order
  std::string place{};
  double residents = 0.0, people_per_resident = 1.0;  ///< simulated; people per resident
};

/// The title of a scenario, or its id if it has none.
std::string title_of(ComparedRuns const& runs, std::size_t scenario);

/// The replicates that a difference covers: all, or those in which a partnership opened.
enum class Histories { all, opened };
inline constexpr std::string_view histories_names[] = {"all", "opened"};

/// How often a difference, in the better direction, is at least the smallest that matters.
struct Worthwhile {
  double difference;  ///< in the units of the results
  std::size_t reached, pairs;
};

/// Whether the answer puts a line into words, ahead of all others.
bool is_headline(Measure const& line);

/// Consecutive weeks of the horizon.
struct Weeks {
  int first = 0, last = 0;
};

/// Collects the few numbers that answer the question of a study, as its runs arrive.
class Answer {
 public:
  Answer(Layout const& layout, ComparedRuns runs);
  /// `window`: some of the weeks in which scenarios may differ.
  Answer(Layout const& layout, ComparedRuns runs, Weeks window);

  void add(RunResult const& run);
  /// Whether the answer needs an outcome, by its index in the layout. Runs that are added may lack
  /// the values of all others.
  [[nodiscard]] bool reads(std::size_t outcome) const;

  /// Its lines, in order; `measure.scale` and `decimals` are for showing them.
  [[nodiscard]] std::vector<Measure> lines() const;
  /// A line of a scenario against usual care, in the units of the results.
  [[nodiscard]] PairedDifference difference(std::size_t line, std::size_t scenario,
                                            Histories among = Histories::all) const;
  /// The same by replicate; NaN if a run is missing.
  [[nodiscard]] std::vector<double> differences(std::size_t line, std::size_t scenario) const;
  /// In how many replicates a scenario is better by what it calls worthwhile; nothing if it gives
  /// no value for the outcome. If an outcome has several lines, only the first counts.
  [[nodiscard]] std::optional<Worthwhile> worthwhile(std::size_t line, std::size_t scenario,
                                                     Histories among = Histories::all) const;
  [[nodiscard]] PartnershipLives const& lives() const { return lives_; }
  [[nodiscard]] ComparedRuns const& runs() const { return runs_; }
  /// The weeks that the lines cover.
  [[nodiscard]] int first_week() const { return first_week_; }
  [[nodiscard]] int last_week() const { return last_week_; }

  /// Monte Carlo error of the mean difference of an outcome, in its own units: the largest of all
  /// scenarios. NaN below two pairs.
  [[nodiscard]] double monte_carlo_error(std::string const& outcome) const;

  /// A few sentences per scenario.
  [[nodiscard]] std::string in_words() const;
  /// One table per scenario.
  [[nodiscard]] std::string table() const;

 private:
  struct Line {
    Measure measure;
    Reduction reduce;
    std::size_t outcome;  ///< index in Layout::outcomes
    Better better;        ///< as declared by the outcome
    /// (scenario, replicate): the weeks of the window, empty where missing. Once no run of a
    /// replicate lacks a week, each run's weeks are reduced to one number.
    std::vector<std::vector<double>> windows;
  };
  /// Usual care and one scenario over a set of replicates.
  struct Pair {
    std::vector<double> usual_care, scenario;
  };

  void add_lines(Outcome const& outcome, std::size_t place, std::vector<SizedDim> const& dims,
                 std::size_t first_week);
  void put_in_order();
  void keep_to(std::vector<double> const& weeks, Weeks window);
  void shorten(Line& line, std::size_t replicate) const;
  [[nodiscard]] Pair pair(Line const& line, std::size_t scenario, Histories among) const;
  [[nodiscard]] double worthwhile_difference(std::size_t line, std::size_t scenario) const;
  [[nodiscard]] std::string title(std::size_t scenario) const { return title_of(runs_, scenario); }
  [[nodiscard]] std::string in_words(std::size_t scenario) const;

  ComparedRuns runs_;
  PartnershipLives lives_;
  int first_week_ = 0, last_week_ = 0;
  std::vector<Line> lines_;
};

}  // namespace kith
