#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kith/answer/answer.hpp"
#include "kith/outcomes/reach.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {

/// What one program did, or all of them together, in one run or summed over runs.
struct ProgramTally {
  double weeks_with_posts = 0.0;
  double post_weeks = 0.0, filled_post_weeks = 0.0;
  double contacts = 0.0, sessions = 0.0;
  double slots_offered = 0.0, slots_used = 0.0;
  double wait = 0.0, waited_post_weeks = 0.0;  ///< weeks times posts
  double usd = 0.0;
  double clients = 0.0;  ///< each once; NaN where nobody counted them
  std::array<double, k6_band_count> clients_by_band{};
  std::vector<double> clients_by_year{};
  void add(ProgramTally const& more);
  [[nodiscard]] bool is_empty() const { return usd == 0.0 && post_weeks == 0.0 && contacts == 0.0; }
};

/// What the partnerships of one scenario did, in one run or summed over runs.
struct OperationsTally {
  std::vector<ProgramTally> programs;  ///< of `program_axis`
  ProgramTally together;
  std::array<double, payer_count> usd_by_payer{};  ///< of what the programs cost
  double in_usd = 0.0, earned_usd = 0.0, spent_usd = 0.0, returned_usd = 0.0;
  void add(OperationsTally const& more);
};

// The figures that a board asks for. They are ratios of sums over replicates; NaN where nothing was
// there to divide by.
double mean_posts(ProgramTally const& of);               ///< in the weeks with posts
double mean_filled_posts(ProgramTally const& of);        ///< the same
double clients_per_filled_post(ProgramTally const& of);  ///< a year
double used_share(ProgramTally const& of);
double wait_weeks(ProgramTally const& of);
double usd_per_session(ProgramTally const& of);
double usd_per_client(ProgramTally const& of);

/// What partnerships did, gathered run by run in any order.
class OperationsAnswer {
 public:
  /// `asked_usd`: grants that the partnerships of each scenario ask for. Says nothing where the
  /// layout holds no operations.
  OperationsAnswer(Layout const& layout, ComparedRuns runs, std::vector<double> asked_usd);

  void add(RunResult const& run);
  /// Whether it needs an outcome, by its place in the layout.
  [[nodiscard]] bool reads(std::size_t outcome) const;
  /// A block a scenario.
  [[nodiscard]] std::string in_words() const;

 private:
  enum Input : std::size_t {
    posts,
    filled_posts,
    weeks_with_posts,
    slots_offered,
    slots_used,
    sessions,
    contacts,
    wait,
    usd,
    clients_by_year,
    new_clients,
    served,
    money_in,
    money_earned,
    money_out,
    money_returned,
    input_count
  };
  static std::string_view const input_names[input_count];

  [[nodiscard]] double value(RunResult const& run, Input input, std::size_t place) const;
  [[nodiscard]] double summed(RunResult const& run, Input input) const;
  [[nodiscard]] double weeks_of(std::size_t year) const;
  [[nodiscard]] ProgramTally program(RunResult const& run, std::size_t program) const;
  [[nodiscard]] double clients_once(RunResult const& run) const;
  [[nodiscard]] std::string block(std::size_t scenario) const;

  ComparedRuns runs_;
  std::vector<double> asked_usd_;
  std::array<std::optional<std::size_t>, input_count> places_{};  ///< in the layout
  std::vector<std::string> strata_;
  std::size_t weeks_ = 0, years_ = 0;
  std::vector<std::map<int, OperationsTally>> by_scenario_;  ///< by replicate
};

/// The block of one scenario, summed over so many runs, as `kith run` prints it.
struct OperationsText {
  std::string title;
  OperationsTally const& sums;
  double runs;
  double asked_usd;
};
std::string in_words(OperationsText const& of);

}  // namespace kith
