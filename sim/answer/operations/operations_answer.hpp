#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kith/answer/answer.hpp"
#include "kith/answer/operations/operations_tally.hpp"

namespace kith {

/// What partnerships did, gathered run by run in any order.
class OperationsAnswer {
 public:
  /// `asked_usd`: grants that the partnerships of each scenario ask for. Says nothing if the layout
  /// has no operations.
  OperationsAnswer(Layout const& layout, ComparedRuns runs, std::vector<double> asked_usd);

  void add(RunResult const& run);
  /// Whether it needs an outcome, by its index in the layout.
  [[nodiscard]] bool reads(std::size_t outcome) const;
  /// One block per scenario.
  [[nodiscard]] std::string in_words() const;
  /// The tallies of a scenario, run by run in the order of replicates; none for usual care.
  [[nodiscard]] std::vector<OperationsTally> tallies(std::size_t scenario) const;
  [[nodiscard]] std::vector<std::string> const& services() const { return services_; }
  /// Names of programs, in the order of a tally's.
  [[nodiscard]] std::vector<std::string> const& programs() const { return programs_; }
  [[nodiscard]] double asked_usd(std::size_t scenario) const { return asked_usd_[scenario]; }

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

  using Places = std::array<std::optional<std::size_t>, input_count>;  ///< indices in the layout

  [[nodiscard]] double value(RunResult const& run, Places const& places, Input input,
                             std::size_t place) const;
  [[nodiscard]] double value(RunResult const& run, Input input, std::size_t place) const {
    return value(run, places_, input, place);
  }
  [[nodiscard]] double summed(RunResult const& run, Input input) const;
  [[nodiscard]] double weeks_of(std::size_t year) const;
  /// Posts, slots, sessions and waits at index `place` of an axis of `in_axis` entries.
  [[nodiscard]] ProgramTally work(RunResult const& run, Places const& places, std::size_t place,
                                  std::size_t in_axis) const;
  [[nodiscard]] ProgramTally program(RunResult const& run, std::size_t program) const;
  [[nodiscard]] ProgramTally bought(RunResult const& run, OperationsTally const& tally) const;
  [[nodiscard]] double clients_once(RunResult const& run) const;
  [[nodiscard]] std::string block(std::size_t scenario) const;

  ComparedRuns runs_;
  std::vector<double> asked_usd_;
  Places places_{}, service_places_{};
  std::vector<std::string> strata_, services_, programs_;
  std::size_t weeks_ = 0, years_ = 0;
  std::vector<std::map<int, OperationsTally>> by_scenario_;  ///< by replicate
};

/// The block of one scenario, as `kith run` prints it.
struct OperationsText {
  std::string title;
  std::vector<OperationsTally> const& runs;
  std::vector<std::string> const& services;
  std::vector<std::string> const& programs;
  double asked_usd;
};
std::string in_words(OperationsText const& of);

}  // namespace kith
